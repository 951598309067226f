//! Memory with rows, columns and planes.

use gpu_runtime::prelude::*;

/// A step of the heat equation on a plane; the border keeps its heat.
#[gpu_kernel(over = next, requires(now.extents() == next.extents()))]
pub fn heat_2d(t: Thread, rate: f32, now: &Slice2<f32>, #[out] next: &mut Slice2<f32>) {
    let p = t.id_2d();
    let (y, x) = (p.y(), p.x());
    if y == 0 || x == 0 || y + 1 == now.rows() || x + 1 == now.cols() {
        next[p] = now[p];
        return;
    }
    let around = now[(y, x - 1)] + now[(y, x + 1)] + now[(y - 1, x)] + now[(y + 1, x)];
    next[p] = now[p] + rate * (around - 4.0 * now[p]);
}

/// A step of the wave equation in a box with still walls; two fields, one in place.
#[gpu_kernel(over = before, requires(now.extents() == before.extents()))]
pub fn wave_3d(t: Thread, speed2: f64, now: &Slice3<f64>, before: &mut Slice3<f64>) {
    let p = t.id_3d();
    let here = now[p];
    let mut bend = 0.0;
    for (dz, dy, dx) in [(1, 0, 0), (0, 1, 0), (0, 0, 1)] {
        let behind = match (
            p.z().checked_sub(dz),
            p.y().checked_sub(dy),
            p.x().checked_sub(dx),
        ) {
            (Some(z), Some(y), Some(x)) => now[(z, y, x)],
            _ => 0.0,
        };
        let (z, y, x) = (p.z() + dz, p.y() + dy, p.x() + dx);
        let ahead = if z < now.planes() && y < now.rows() && x < now.cols() {
            now[(z, y, x)]
        } else {
            0.0
        };
        bend += behind + ahead - 2.0 * here;
    }
    before[p] = 2.0 * here - before[p] + speed2 * bend;
}

/// A picture turned by a quarter, clockwise.
#[gpu_kernel(over = turned, requires(image.rows() == turned.cols(), image.cols() == turned.rows()))]
pub fn quarter_turn(t: Thread, image: &Slice2<[u8; 3]>, #[out] turned: &mut Slice2<[u8; 3]>) {
    let p = t.id_2d();
    turned[p] = image[(image.rows() - 1 - p.x(), p.y())];
}

/// The value that is in the middle of a pixel and its eight neighbours, the border's repeated.
#[gpu_fn]
fn median(image: &Slice2<u16>, row: usize, column: usize) -> u16 {
    let mut around = [0; 9];
    for dy in 0..3 {
        let y = (row + dy).saturating_sub(1).min(image.rows() - 1);
        for dx in 0..3 {
            let x = (column + dx).saturating_sub(1).min(image.cols() - 1);
            // Into the sorted ones before it.
            let value = image[(y, x)];
            let mut slot = dy * 3 + dx;
            while slot > 0 && around[slot - 1] > value {
                around[slot] = around[slot - 1];
                slot -= 1;
            }
            around[slot] = value;
        }
    }
    around[4]
}

/// Takes single wrong pixels out of a picture, and counts what changed in each row.
#[gpu_kernel(over = out, requires(image.extents() == out.extents()))]
pub fn despeckle(
    t: Thread,
    image: &Slice2<u16>,
    changed: &[Atomic<u32>],
    #[out] out: &mut Slice2<u16>,
) {
    let p = t.id_2d();
    let value = median(image, p.y(), p.x());
    if value != image[p] {
        changed[p.y()].add(1);
    }
    out[p] = value;
}

/// The mean of each row.
#[gpu_kernel(over = mean, requires(image.rows() == mean.len()))]
pub fn row_means(t: Thread, image: &Slice2<f32>, #[out] mean: &mut [f32]) {
    let y = t.id();
    let mut sum = 0.0;
    for x in 0..image.cols() {
        sum += image[(y, x)];
    }
    mean[y] = sum / image.cols() as f32;
}
