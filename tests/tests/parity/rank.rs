//! Oracles and inputs of the kernels of rank 2 and 3.

use crate::harness::{LINE, chunked, garbage, integers, noise};

/// Rows and columns of about `n` elements.
fn plane(n: usize) -> [usize; 2] {
    let rows = (n.isqrt() * 2 / 3 + 1).min(n);
    [rows, n.checked_div(rows).unwrap_or(0)]
}

/// Planes, rows and columns of about `n` elements.
fn volume(n: usize) -> [usize; 3] {
    let side = (1..=n).take_while(|s| s * s * s <= n).last().unwrap_or(0);
    let rows = (side + 1).min(n);
    [n.checked_div(side * rows).unwrap_or(0), rows, side]
}

parity! {
    kernels rank;

    heat_2d: heat_2d, sizes LINE, exact;
    |n| with { let [rows, cols] = plane(n); } {
        rate: value 0.2_f32,
        now: read_shaped ([rows, cols], noise(rows * cols, 1)),
        next: out_shaped ([rows, cols], garbage(rows * cols)),
    }
    over next => |rate: f32,
                  (now, [rows, cols]): (&[f32], [usize; 2]),
                  (next, _): (&mut [f32], [usize; 2])| {
        next.copy_from_slice(now);
        for i in (cols..now.len().saturating_sub(cols)).filter(|i| i % cols != 0) {
            if i % cols + 1 != cols && rows > 2 {
                let around = now[i - 1] + now[i + 1] + now[i - cols] + now[i + cols];
                next[i] += rate * (around - 4.0 * now[i]);
            }
        }
    };

    wave_3d: wave_3d, sizes LINE, exact;
    |n| with {
        let extents = volume(n);
        let len = extents.iter().product();
    } {
        speed2: value 0.3_f64,
        now: read_shaped (extents, noise(len, 2).into_iter().map(f64::from).collect()),
        before: update_shaped (extents, noise(len, 3).into_iter().map(f64::from).collect()),
    }
    over before => wave_in_walls;

    quarter_turn: quarter_turn, sizes LINE, exact;
    |n| with { let [rows, cols] = plane(n); } {
        image: read_shaped ([rows, cols], chunked(&integers(3 * rows * cols, 4, |v| v as u8))),
        turned: out_shaped ([cols, rows], garbage(rows * cols)),
    }
    over turned => |(image, [rows, cols]): (&[[u8; 3]], [usize; 2]),
                    (turned, _): (&mut [[u8; 3]], [usize; 2])| {
        for (k, pixel) in image.iter().enumerate() {
            let (row, column) = (k / cols, k % cols);
            turned[column * rows + (rows - 1 - row)] = *pixel;
        }
    };

    despeckle: despeckle, sizes LINE, exact;
    |n| with { let [rows, cols] = plane(n); } {
        image: read_shaped (
            [rows, cols],
            integers(rows * cols, 5, |v| if v % 7 == 0 { v as u16 } else { 30_000 }),
        ),
        changed: atomic vec![0_u32; rows],
        out: out_shaped ([rows, cols], garbage(rows * cols)),
    }
    over out => |(image, [rows, cols]): (&[u16], [usize; 2]),
                 changed: &mut [u32],
                 (out, _): (&mut [u16], [usize; 2])| {
        for (k, out) in out.iter_mut().enumerate() {
            let near = |at: usize, end: usize| {
                [at.saturating_sub(1), at, (at + 1).min(end - 1)]
            };
            let columns = near(k % cols, cols);
            let mut around = near(k / cols, rows).map(|y| columns.map(|x| image[y * cols + x])).concat();
            around.sort_unstable();
            *out = around[4];
            changed[k / cols] += u32::from(*out != image[k]);
        }
    };

    row_means: row_means, sizes LINE, exact;
    |n| {
        image: read_shaped ([n, 5], noise(n * 5, 6)),
        mean: out garbage(n),
    }
    over mean => |(image, [_, cols]): (&[f32], [usize; 2]), mean: &mut [f32]| {
        for (row, mean) in image.chunks(cols).zip(mean) {
            *mean = row.iter().fold(0.0, |sum, v| sum + v) / 5.0;
        }
    };
}

fn wave_in_walls(
    speed2: f64,
    (now, [planes, rows, cols]): (&[f64], [usize; 3]),
    (before, _): (&mut [f64], [usize; 3]),
) {
    // The field with walls of zeros around it: what lies outside is nothing.
    let (wide, high) = (cols + 2, rows + 2);
    let mut walled = vec![0.0; wide * high * (planes + 2)];
    let place = |k: usize| {
        let (x, y, z) = (k % cols, k / cols % rows, k / cols / rows);
        ((z + 1) * high + y + 1) * wide + x + 1
    };
    for (k, v) in now.iter().enumerate() {
        walled[place(k)] = *v;
    }
    for (k, before) in before.iter_mut().enumerate() {
        let at = place(k);
        let bend = [high * wide, wide, 1].iter().fold(0.0, |bend, step| {
            bend + (walled[at - step] + walled[at + step] - 2.0 * walled[at])
        });
        *before = 2.0 * walled[at] - *before + speed2 * bend;
    }
}
