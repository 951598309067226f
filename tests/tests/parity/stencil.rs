//! Oracles and inputs of the stencils.

use crate::harness::{LINE, SHORT, garbage, integers, noise};
use crate::kernels::stencil::*;

/// Width and height of a picture of about `n` points, neither of them even if it can be avoided.
fn plane(n: usize) -> (usize, usize) {
    let width = (n.isqrt() / 2 * 2 + 1).min(n);
    (width, n.checked_div(width).unwrap_or(0))
}

parity! {
    kernels stencil;

    convolve: convolve, sizes LINE, exact;
    |n| { x: read noise(n, 1), taps: read noise(9, 2), y: out garbage(n) }
    over y => |x: &[f32], taps: &[f32], y: &mut [f32]| {
        for (i, y) in y.iter_mut().enumerate() {
            let around = (i as isize - 4..).map(|j| x[j.clamp(0, x.len() as isize - 1) as usize]);
            *y = taps.iter().zip(around).fold(0.0, |sum, (t, x)| sum + x * t);
        }
    };

    // A filter longer than the signal.
    convolve_wide: convolve, sizes SHORT, exact;
    |n| { x: read noise(n, 1), taps: read noise(31, 2), y: out garbage(n) }
    over y => |x: &[f32], taps: &[f32], y: &mut [f32]| {
        for (i, y) in y.iter_mut().enumerate() {
            let around = (i as isize - 15..).map(|j| x[j.clamp(0, x.len() as isize - 1) as usize]);
            *y = taps.iter().zip(around).fold(0.0, |sum, (t, x)| sum + x * t);
        }
    };

    heat_plane: heat_plane, sizes LINE, exact;
    |n| with { let (w, h) = plane(n); } {
        width: value w,
        height: value h,
        rate: value 0.2_f32,
        now: read noise(w * h, 3),
        next: out garbage(w * h),
    }
    over next => |width: usize, height: usize, rate: f32, now: &[f32], next: &mut [f32]| {
        next.copy_from_slice(now);
        let rows: Vec<&[f32]> = now.chunks(width.max(1)).collect();
        for r in 1..height.saturating_sub(1) {
            for c in 1..width.saturating_sub(1) {
                let around = rows[r][c - 1] + rows[r][c + 1] + rows[r - 1][c] + rows[r + 1][c];
                next[r * width + c] += rate * (around - 4.0 * rows[r][c]);
            }
        }
    };

    heat_volume: heat_volume, sizes LINE, exact;
    |n| with {
        let width = (1..=n).take_while(|w| w * w * w <= n).last().unwrap_or(0);
        let height = (width + 1).min(n);
        let depth = n.checked_div(width * height).unwrap_or(0);
        let len = width * height * depth;
    } {
        volume: value Volume { width: width as u32, height: height as u32, depth: depth as u32 },
        rate: value 0.15_f32,
        now: read noise(len, 4),
        next: out garbage(len),
    }
    over next => heat_in_loops;

    life: life, sizes LINE, exact;
    |n| with { let (w, h) = plane(n); } {
        width: value w,
        height: value h,
        now: read integers(w * h, 5, |v| (v % 3 == 0) as u8),
        next: out garbage(w * h),
    }
    over next => |width: usize, height: usize, now: &[u8], next: &mut [u8]| {
        let mut neighbours = vec![0_u8; now.len()];
        let moves = [-1, 0, 1].map(|d| [-1, 0, 1].map(|e| (d, e))).concat();
        for (i, _) in now.iter().enumerate().filter(|(_, alive)| **alive == 1) {
            let (r, c) = ((i / width) as isize, (i % width) as isize);
            for (d, e) in moves.iter().filter(|m| **m != (0, 0)) {
                let r = (r + d).rem_euclid(height as isize) as usize;
                let c = (c + e).rem_euclid(width as isize) as usize;
                neighbours[r * width + c] += 1;
            }
        }
        for ((next, now), n) in next.iter_mut().zip(now).zip(neighbours) {
            *next = matches!((now, n), (_, 3) | (1, 2)).into();
        }
    };
}

fn heat_in_loops(v: Volume, rate: f32, now: &[f32], next: &mut [f32]) {
    let [w, h, d] = [v.width, v.height, v.depth].map(|e| e as usize);
    let at = |x: usize, y: usize, z: usize| now[(z * h + y) * w + x];
    for z in 0..d {
        for y in 0..h {
            for x in 0..w {
                let here = at(x, y, z);
                let mut sum = -6.0 * here;
                let moves = [
                    (-1, 0, 0),
                    (1, 0, 0),
                    (0, -1, 0),
                    (0, 1, 0),
                    (0, 0, -1),
                    (0, 0, 1),
                ];
                for (dx, dy, dz) in moves {
                    let x = x.saturating_add_signed(dx).min(w - 1);
                    let y = y.saturating_add_signed(dy).min(h - 1);
                    sum += at(x, y, z.saturating_add_signed(dz).min(d - 1));
                }
                next[(z * h + y) * w + x] = here + rate * sum;
            }
        }
    }
}
