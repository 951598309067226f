//! The example's loops as one would write them without this toolkit: rayon over slices. The
//! arithmetic is the example's, line for line; only the types that hold data are shared.
#![allow(clippy::needless_range_loop, clippy::too_many_arguments)]

use rayon::prelude::*;

use crate::example::kernels::{Eigen, Features, Grid, Measure, NONE};

fn cell(g: &Grid, v: f32, axis: usize) -> i32 {
    let c = ((v - g.origin[axis]) * g.per_size).floor() as i32;
    c.max(0).min(g.whole[axis] - 1)
}

fn slot(g: &Grid, column: i32, row: i32) -> usize {
    let columns = g.last[0] - g.first[0] + 1;
    ((row - g.first[1]) * columns + (column - g.first[0])) as usize
}

fn to_row(g: &Grid, y: f32, row: i32) -> f32 {
    let low = g.origin[1] + row as f32 * g.size;
    let mut away = 0.0;
    if row > 0 && y < low {
        away = low - y;
    }
    if row < g.whole[1] - 1 && y > low + g.size {
        away = y - (low + g.size);
    }
    (away - g.slack).max(0.0)
}

fn distance2(a: [f32; 3], b: [f32; 3]) -> f32 {
    let x = a[0] - b[0];
    let y = a[1] - b[1];
    let z = a[2] - b[2];
    x * x + y * y + z * z
}

fn scan<const K: usize>(
    best: &mut [u64; K],
    k: usize,
    p: [f32; 3],
    xyz: &[[f32; 3]],
    start: usize,
    end: usize,
) {
    let mut worst = best[k - 1];
    for (j, &q) in (start..end).zip(&xyz[start..end]) {
        let key = ((distance2(p, q).to_bits() as u64) << 32) | j as u64;
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

fn key_distance2(key: u64) -> f32 {
    f32::from_bits((key >> 32) as u32)
}

pub fn nearest<const K: usize>(
    k: usize,
    grid: Grid,
    cell_start: &[u32],
    xyz: &[[f32; 3]],
    query: &[u32],
    neighbours: &mut [[u32; K]],
    reach: &mut [f32],
) {
    neighbours
        .par_iter_mut()
        .zip(reach)
        .enumerate()
        .for_each(|(i, (neighbours, reach))| {
            let p = xyz[query[i] as usize];
            let column = cell(&grid, p[0], 0);
            let row = cell(&grid, p[1], 1);

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
                    n += cell_start[slot(&grid, right, y) + 1] - cell_start[slot(&grid, left, y)];
                }
                let everything = left == grid.first[0]
                    && right == grid.last[0]
                    && low == grid.first[1]
                    && high == grid.last[1];
                enough = n as usize >= k || everything;
                r += (r / 2).max(1);
            }

            let mut best = [u64::MAX; K];
            let rows = 2 * (row - low).max(high - row) + 1;
            for s in 0..rows {
                let step = (s + 1) / 2;
                let y = if s % 2 == 0 { row + step } else { row - step };
                if y >= low && y <= high {
                    let start = cell_start[slot(&grid, left, y)] as usize;
                    let end = cell_start[slot(&grid, right, y) + 1] as usize;
                    scan(&mut best, k, p, xyz, start, end);
                }
            }

            let mut certain = best[k - 1] != u64::MAX;
            if certain {
                let bound = key_distance2(best[k - 1]).sqrt() * 1.000_001 + grid.slack;
                let bottom = cell(&grid, p[1] - bound, 1);
                let top = cell(&grid, p[1] + bound, 1);
                certain = bottom >= grid.first[1] && top <= grid.last[1];
                for y in bottom.max(grid.first[1])..=top.min(grid.last[1]) {
                    let away = to_row(&grid, p[1], y);
                    let half2 = key_distance2(best[k - 1]) * 1.000_001 - away * away;
                    if half2 >= 0.0 {
                        let half = half2.sqrt() + grid.slack;
                        let from = cell(&grid, p[0] - half, 0);
                        let to = cell(&grid, p[0] + half, 0);
                        certain = certain && from >= grid.first[0] && to <= grid.last[0];
                        let from = from.max(grid.first[0]);
                        let to = to.min(grid.last[0]);
                        if y < low || y > high {
                            let start = cell_start[slot(&grid, from, y)] as usize;
                            let end = cell_start[slot(&grid, to, y) + 1] as usize;
                            scan(&mut best, k, p, xyz, start, end);
                        } else {
                            if from < left {
                                let start = cell_start[slot(&grid, from, y)] as usize;
                                let end = cell_start[slot(&grid, left, y)] as usize;
                                scan(&mut best, k, p, xyz, start, end);
                            }
                            if to > right {
                                let start = cell_start[slot(&grid, right, y) + 1] as usize;
                                let end = cell_start[slot(&grid, to, y) + 1] as usize;
                                scan(&mut best, k, p, xyz, start, end);
                            }
                        }
                    }
                }
            }

            for s in 0..K {
                neighbours[s] = best[s] as u32;
            }
            *reach = -1.0;
            if certain {
                *reach = key_distance2(best[k - 1]).sqrt();
            }
        });
}

pub fn within(
    radius: f32,
    grid: Grid,
    cell_start: &[u32],
    xyz: &[[f32; 3]],
    query: &[u32],
    count: &mut [u32],
) {
    count.par_iter_mut().enumerate().for_each(|(i, count)| {
        let p = xyz[query[i] as usize];
        let limit = radius * radius;
        let bound = radius * 1.000_001 + grid.slack;
        let left = cell(&grid, p[0] - bound, 0).max(grid.first[0]);
        let right = cell(&grid, p[0] + bound, 0).min(grid.last[0]);
        let low = cell(&grid, p[1] - bound, 1).max(grid.first[1]);
        let high = cell(&grid, p[1] + bound, 1).min(grid.last[1]);
        let mut n = 0_u32;
        for y in low..=high {
            let start = cell_start[slot(&grid, left, y)] as usize;
            let end = cell_start[slot(&grid, right, y) + 1] as usize;
            for j in start..end {
                if distance2(p, xyz[j]) <= limit {
                    n += 1;
                }
            }
        }
        *count = n;
    });
}

pub fn covariance<const K: usize>(
    xyz: &[[f32; 3]],
    query: &[u32],
    neighbours: &[[u32; K]],
    moments: &mut [[f32; 6]],
) {
    moments.par_iter_mut().enumerate().for_each(|(i, moments)| {
        let p = xyz[query[i] as usize];
        let mut offset = [[0.0_f32; 3]; K];
        let mut centre = [0.0_f32; 3];
        let mut n = 0_usize;
        while n < K && neighbours[i][n] != NONE {
            let q = xyz[neighbours[i][n] as usize];
            for a in 0..3 {
                let d = q[a] - p[a];
                offset[n][a] = d;
                centre[a] += d;
            }
            n += 1;
        }
        let share = 1.0 / n.max(1) as f32;
        for a in 0..3 {
            centre[a] *= share;
        }
        let mut sum = [0.0_f32; 6];
        for j in 0..n {
            let x = offset[j][0] - centre[0];
            let y = offset[j][1] - centre[1];
            let z = offset[j][2] - centre[2];
            sum[0] += x * x;
            sum[1] += x * y;
            sum[2] += x * z;
            sum[3] += y * y;
            sum[4] += y * z;
            sum[5] += z * z;
        }
        for a in 0..6 {
            sum[a] *= share;
        }
        *moments = sum;
    });
}

fn rotate(a: &mut [[f32; 3]; 3], v: &mut [[f32; 3]; 3], p: usize, q: usize) {
    let off = a[p][q];
    if off != 0.0 {
        let theta = (a[q][q] - a[p][p]) / (2.0 * off);
        // Beyond this the square overflows, and 1 / (2 theta) is all there is of the tangent.
        let t = if theta.abs() > 1.0e18 {
            0.5 / theta
        } else {
            (1.0 / (theta.abs() + (theta * theta + 1.0).sqrt())).copysign(theta)
        };
        let c = 1.0 / (t * t + 1.0).sqrt();
        let s = t * c;
        let r = 3 - p - q;
        let rp = a[r][p];
        let rq = a[r][q];
        a[p][p] -= t * off;
        a[q][q] += t * off;
        a[p][q] = 0.0;
        a[q][p] = 0.0;
        a[r][p] = c * rp - s * rq;
        a[p][r] = a[r][p];
        a[r][q] = s * rp + c * rq;
        a[q][r] = a[r][q];
        for j in 0..3 {
            let jp = v[j][p];
            let jq = v[j][q];
            v[j][p] = c * jp - s * jq;
            v[j][q] = s * jp + c * jq;
        }
    }
}

fn upwards(n: [f32; 3]) -> [f32; 3] {
    let length = (n[0] * n[0] + n[1] * n[1] + n[2] * n[2]).sqrt();
    if length > 0.0 {
        let turn = if n[2] < 0.0 {
            -1.0 / length
        } else {
            1.0 / length
        };
        [n[0] * turn, n[1] * turn, n[2] * turn]
    } else {
        [0.0, 0.0, 1.0]
    }
}

pub fn eigen(moments: &[[f32; 6]], eigen: &mut [Eigen]) {
    eigen.par_iter_mut().enumerate().for_each(|(i, eigen)| {
        let m = moments[i];
        let mut scale = 0.0_f32;
        for a in 0..6 {
            scale = scale.max(m[a].abs());
        }
        let mut value = [0.0_f32; 3];
        let mut normal = [0.0_f32, 0.0, 1.0];
        if scale > 0.0 && scale < f32::MAX {
            let mut a = [[m[0], m[1], m[2]], [m[1], m[3], m[4]], [m[2], m[4], m[5]]];
            for r in 0..3 {
                for c in 0..3 {
                    a[r][c] /= scale;
                }
            }
            let mut v = [[1.0_f32, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
            let mut sweep = 0;
            while sweep < 12 && a[0][1].abs() + a[0][2].abs() + a[1][2].abs() > 1.0e-9 {
                rotate(&mut a, &mut v, 0, 1);
                rotate(&mut a, &mut v, 0, 2);
                rotate(&mut a, &mut v, 1, 2);
                sweep += 1;
            }
            let mut first = 0;
            let mut last = 0;
            for c in 1..3 {
                if a[c][c] > a[first][first] {
                    first = c;
                }
                if a[c][c] <= a[last][last] {
                    last = c;
                }
            }
            let middle = 3 - first - last;
            let top = a[first][first].max(0.0);
            let mid = a[middle][middle].max(0.0);
            let bottom = a[last][last].max(0.0);
            value = [top * scale, mid * scale, bottom * scale];
            if mid <= top * 1.0e-6 {
                let e = [v[0][first], v[1][first], v[2][first]];
                if e[2].abs() < 0.999_999 {
                    normal = upwards([-e[2] * e[0], -e[2] * e[1], 1.0 - e[2] * e[2]]);
                } else {
                    normal = [1.0, 0.0, 0.0];
                }
            } else {
                normal = upwards([v[0][last], v[1][last], v[2][last]]);
            }
        }
        *eigen = Eigen { value, normal };
    });
}

fn entropy(e: f32) -> f32 {
    if e > 0.0 { -e * e.ln() } else { 0.0 }
}

pub fn describe(
    measure: Measure,
    xyz: &[[f32; 3]],
    query: &[u32],
    eigen: &[Eigen],
    reach: &[f32],
    count: &[u32],
    features: &mut [Features],
) {
    features
        .par_iter_mut()
        .enumerate()
        .for_each(|(i, features)| {
            let l = eigen[i].value;
            let n = eigen[i].normal;
            let sum = l[0] + l[1] + l[2];
            let mut linearity = 0.0;
            let mut planarity = 0.0;
            let mut sphericity = 0.0;
            let mut anisotropy = 0.0;
            let mut curvature = 0.0;
            let mut omnivariance = 0.0;
            let mut eigenentropy = 0.0;
            if l[0] > 0.0 {
                linearity = (l[0] - l[1]) / l[0];
                planarity = (l[1] - l[2]) / l[0];
                sphericity = l[2] / l[0];
                anisotropy = (l[0] - l[2]) / l[0];
                curvature = l[2] / sum;
                // Shares of l1, so that no product leaves the range of f32.
                omnivariance = l[0] * (l[1] / l[0] * (l[2] / l[0])).cbrt();
                eigenentropy = entropy(l[0] / sum) + entropy(l[1] / sum) + entropy(l[2] / sum);
            }
            let area = measure.step * measure.step;
            let verticality = (1.0 - n[2]).max(0.0);
            let r = reach[i] * measure.step;
            let mut density = 0.0;
            if r > 0.0 {
                density = (measure.k * (0.75 / core::f32::consts::PI) / r / r / r).min(f32::MAX);
            }
            *features = Features {
                l: [l[0] * area, l[1] * area, l[2] * area],
                n,
                linearity,
                planarity,
                sphericity,
                anisotropy,
                curvature,
                omnivariance: omnivariance * area,
                eigenentropy,
                verticality,
                wall: (verticality * planarity).sqrt(),
                roof: ((1.0 - verticality) * planarity).sqrt(),
                height: (xyz[query[i] as usize][2] - measure.ground) * measure.step,
                density,
                neighbours: count[i],
            };
        });
}
