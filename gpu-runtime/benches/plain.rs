//! Plain kernels beside loops written by hand with rayon: a stencil of rank 2 and an n-body sum.
//! `cargo bench -p gpu-runtime --bench plain`.

mod figures;

use figures::Figures;
use gpu_runtime::prelude::*;
use rayon::prelude::*;

const ROWS: usize = 2048;
const COLS: usize = 2048;
const BODIES: usize = 4096;

/// A step of the heat equation; the border keeps its heat.
#[gpu_kernel(over = next, requires(now.extents() == next.extents()))]
fn heat(t: Thread, rate: f32, now: &Slice2<f32>, next: &mut Slice2<f32>) {
    let p = t.id_2d();
    let (y, x) = (p.y(), p.x());
    let here = now[p];
    next[p] = if y == 0 || x == 0 || y + 1 == now.rows() || x + 1 == now.cols() {
        here
    } else {
        let around = now[(y - 1, x)] + now[(y + 1, x)] + now[(y, x - 1)] + now[(y, x + 1)];
        here + rate * (around - 4.0 * here)
    };
}

/// The same by the same rule: each element asks whether it lies on the border.
fn heat_by_element(rate: f32, now: &[f32], next: &mut [f32]) {
    next.par_chunks_mut(COLS).enumerate().for_each(|(y, row)| {
        for (x, next) in row.iter_mut().enumerate() {
            let i = y * COLS + x;
            let here = now[i];
            *next = if y == 0 || x == 0 || y + 1 == ROWS || x + 1 == COLS {
                here
            } else {
                let around = now[i - COLS] + now[i + COLS] + now[i - 1] + now[i + 1];
                here + rate * (around - 4.0 * here)
            };
        }
    });
}

/// The same with the border taken out of the loop and a slice for each row, which LLVM vectorises.
fn heat_by_hand(rate: f32, now: &[f32], next: &mut [f32]) {
    next.par_chunks_mut(COLS).enumerate().for_each(|(y, next)| {
        let row = &now[y * COLS..][..COLS];
        if y == 0 || y + 1 == ROWS {
            next.copy_from_slice(row);
            return;
        }
        let above = &now[(y - 1) * COLS..][..COLS];
        let below = &now[(y + 1) * COLS..][..COLS];
        next[0] = row[0];
        next[COLS - 1] = row[COLS - 1];
        for x in 1..COLS - 1 {
            let around = above[x] + below[x] + row[x - 1] + row[x + 1];
            next[x] = row[x] + rate * (around - 4.0 * row[x]);
        }
    });
}

/// The pull of all bodies (place and mass) on each, softened.
#[gpu_kernel(over = pull, requires(bodies.len() == pull.len()))]
fn n_body(t: Thread, soft: f32, bodies: &[[f32; 4]], pull: &mut [[f32; 3]]) {
    let i = t.id();
    let [x, y, z, _] = bodies[i];
    let mut sum = [0.0; 3];
    for &[bx, by, bz, mass] in bodies {
        let (dx, dy, dz) = (bx - x, by - y, bz - z);
        let d2 = dx * dx + dy * dy + dz * dz + soft;
        let f = mass / (d2 * d2.sqrt());
        sum[0] += dx * f;
        sum[1] += dy * f;
        sum[2] += dz * f;
    }
    pull[i] = sum;
}

fn n_body_by_hand(soft: f32, bodies: &[[f32; 4]], pull: &mut [[f32; 3]]) {
    pull.par_iter_mut()
        .zip(bodies)
        .for_each(|(pull, &[x, y, z, _])| {
            let mut sum = [0.0_f32; 3];
            for &[bx, by, bz, mass] in bodies {
                let (dx, dy, dz) = (bx - x, by - y, bz - z);
                let d2 = dx * dx + dy * dy + dz * dz + soft;
                let f = mass / (d2 * d2.sqrt());
                sum[0] += dx * f;
                sum[1] += dy * f;
                sum[2] += dz * f;
            }
            *pull = sum;
        });
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut figures = Figures::new("plain");
    let field: Vec<f32> = (0..ROWS * COLS).map(|i| (i * 7919 % 1009) as f32).collect();
    let bodies: Vec<[f32; 4]> = (0..BODIES)
        .map(|i| {
            let place = |k: usize| (i * k % 1013) as f32 * 0.01;
            [place(7), place(131), place(911), 1.0 + place(3)]
        })
        .collect();
    let mut by_hand = vec![0.0_f32; ROWS * COLS];
    let mut pull_by_hand = vec![[0.0_f32; 3]; BODIES];
    gpu_manager().scope(|s| {
        let now = s.upload(&field)?;
        let mut next = s.zeros::<f32>(field.len())?;
        figures.compare(
            "stencil, 2048 x 2048",
            "rayon loop by the same rule",
            0.95,
            || {
                heat(
                    s,
                    0.1,
                    now.view_2d(ROWS, COLS)?,
                    next.view_2d_mut(ROWS, COLS)?,
                )
            },
            || heat_by_element(0.1, &field, &mut by_hand),
        );
        figures.compare(
            "stencil, border apart",
            "rayon loop, border apart",
            0.95,
            || {
                heat(
                    s,
                    0.1,
                    now.view_2d(ROWS, COLS)?,
                    next.view_2d_mut(ROWS, COLS)?,
                )
            },
            || heat_by_hand(0.1, &field, &mut by_hand),
        );
        assert_eq!(next.download()?, by_hand, "both compute the same");
        let dbodies = s.upload(&bodies)?;
        let mut pull = s.zeros::<[f32; 3]>(BODIES)?;
        figures.compare(
            "n-body, 4096 bodies",
            "rayon loop",
            0.95,
            || n_body(s, 0.01, &dbodies, &mut pull),
            || n_body_by_hand(0.01, &bodies, &mut pull_by_hand),
        );
        assert_eq!(pull.download()?, pull_by_hand, "both compute the same");
        Ok::<(), GpuError>(())
    })?;
    figures.finish()?;
    Ok(())
}
