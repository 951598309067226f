//! Who is near: the k nearest points, and those within a radius.
// The kernel language has ranges, not iterators.
#![allow(clippy::needless_range_loop, clippy::too_many_arguments)]

use gpu_runtime::prelude::*;

use super::{Grid, NONE};

/// The squared distance of two points.
#[gpu_fn]
pub fn distance2(a: [f32; 3], b: [f32; 3]) -> f32 {
    let x = a[0] - b[0];
    let y = a[1] - b[1];
    let z = a[2] - b[2];
    x * x + y * y + z * z
}

/// Puts the points of one run into the sorted list of the `k` nearest to `p`.
///
/// A key is the squared distance above the point's position: for floats that are not negative the
/// order of the bits is the order of the numbers, and equal distances are ordered by position.
#[gpu_fn]
pub fn scan<const K: usize>(
    best: &mut [u64; K],
    k: usize,
    p: [f32; 3],
    xyz: &[[f32; 3]],
    start: usize,
    end: usize,
) {
    let mut worst = best[k - 1];
    for j in start..end {
        let key = ((distance2(p, xyz[j]).to_bits() as u64) << 32) | j as u64;
        if key < worst {
            let mut s = k - 1;
            while s > 0 && best[s - 1] > key {
                best[s] = best[s - 1];
                s -= 1;
            }
            best[s] = key;
            worst = best[k - 1];
        }
    }
}

/// The distance in a key of [`scan`].
#[gpu_fn]
pub fn key_distance2(key: u64) -> f32 {
    f32::from_bits((key >> 32) as u32)
}

/// The `k` nearest points of each query, nearest first, the point itself among them; [`NONE`]
/// after the last. `reach` is the distance to the k-th, or -1 where the points on the device do
/// not suffice to know the neighbours for certain.
///
/// First the smallest block of cells around the query with `k` points in it; its k-th distance
/// bounds the true one, so then every other cell that this distance touches.
#[gpu_kernel(over = neighbours, requires(query.len() == neighbours.len(), reach.len() == neighbours.len()))]
pub fn nearest<const K: usize>(
    t: Thread,
    k: usize,
    grid: Grid,
    cell_start: &[u32],
    xyz: &[[f32; 3]],
    query: &[u32],
    #[out] neighbours: &mut [[u32; K]],
    #[out] reach: &mut [f32],
) {
    let i = t.id();
    let p = xyz[query[i] as usize];
    let column = grid.cell(p[0], 0);
    let row = grid.cell(p[1], 1);

    let mut left = column;
    let mut right = column;
    let mut low = row;
    let mut high = row;
    let mut r = 1;
    let mut enough = false;
    while !enough {
        left = (column - r).max(grid.first[0]);
        right = (column + r).min(grid.last[0]);
        low = (row - r).max(grid.first[1]);
        high = (row + r).min(grid.last[1]);
        let mut n = 0;
        for y in low..=high {
            n += cell_start[grid.slot(right, y) + 1] - cell_start[grid.slot(left, y)];
        }
        let everything = left == grid.first[0]
            && right == grid.last[0]
            && low == grid.first[1]
            && high == grid.last[1];
        enough = n as usize >= k || everything;
        r += (r / 2).max(1);
    }

    // Nearest rows first: the list fills with near points, and few are moved in later.
    let mut best = [u64::MAX; K];
    let rows = 2 * (row - low).max(high - row) + 1;
    for s in 0..rows {
        let step = (s + 1) / 2;
        let y = if s % 2 == 0 { row + step } else { row - step };
        if y >= low && y <= high {
            let start = cell_start[grid.slot(left, y)] as usize;
            let end = cell_start[grid.slot(right, y) + 1] as usize;
            scan(&mut best, k, p, xyz, start, end);
        }
    }

    let mut certain = best[k - 1] != u64::MAX;
    if certain {
        let bound = key_distance2(best[k - 1]).sqrt() * 1.000_001 + grid.slack;
        let bottom = grid.cell(p[1] - bound, 1);
        let top = grid.cell(p[1] + bound, 1);
        certain = bottom >= grid.first[1] && top <= grid.last[1];
        for y in bottom.max(grid.first[1])..=top.min(grid.last[1]) {
            let away = grid.to_row(p[1], y);
            let half2 = key_distance2(best[k - 1]) * 1.000_001 - away * away;
            if half2 >= 0.0 {
                let half = half2.sqrt() + grid.slack;
                let from = grid.cell(p[0] - half, 0);
                let to = grid.cell(p[0] + half, 0);
                certain = certain && from >= grid.first[0] && to <= grid.last[0];
                let from = from.max(grid.first[0]);
                let to = to.min(grid.last[0]);
                if y < low || y > high {
                    let start = cell_start[grid.slot(from, y)] as usize;
                    let end = cell_start[grid.slot(to, y) + 1] as usize;
                    scan(&mut best, k, p, xyz, start, end);
                } else {
                    if from < left {
                        let start = cell_start[grid.slot(from, y)] as usize;
                        let end = cell_start[grid.slot(left, y)] as usize;
                        scan(&mut best, k, p, xyz, start, end);
                    }
                    if to > right {
                        let start = cell_start[grid.slot(right, y) + 1] as usize;
                        let end = cell_start[grid.slot(to, y) + 1] as usize;
                        scan(&mut best, k, p, xyz, start, end);
                    }
                }
            }
        }
    }

    let mut list = [NONE; K];
    for s in 0..k {
        list[s] = best[s] as u32;
    }
    neighbours[i] = list;
    reach[i] = if certain {
        key_distance2(best[k - 1]).sqrt()
    } else {
        -1.0
    };
}

/// How many points lie within `radius` of each query, itself among them. The device must hold every
/// cell that the radius touches.
#[gpu_kernel(over = count, requires(query.len() == count.len()))]
pub fn within(
    t: Thread,
    radius: f32,
    grid: Grid,
    cell_start: &[u32],
    xyz: &[[f32; 3]],
    query: &[u32],
    #[out] count: &mut [u32],
) {
    let i = t.id();
    let p = xyz[query[i] as usize];
    let limit = radius * radius;
    let bound = radius * 1.000_001 + grid.slack;
    let left = grid.cell(p[0] - bound, 0).max(grid.first[0]);
    let right = grid.cell(p[0] + bound, 0).min(grid.last[0]);
    let low = grid.cell(p[1] - bound, 1).max(grid.first[1]);
    let high = grid.cell(p[1] + bound, 1).min(grid.last[1]);
    let mut n = 0_u32;
    for y in low..=high {
        let start = cell_start[grid.slot(left, y)] as usize;
        let end = cell_start[grid.slot(right, y) + 1] as usize;
        for j in start..end {
            if distance2(p, xyz[j]) <= limit {
                n += 1;
            }
        }
    }
    count[i] = n;
}
