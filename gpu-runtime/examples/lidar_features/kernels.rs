//! The device code: what is computed for each point, and nothing else.
//!
//! Coordinates are *steps*: whole multiples of the file's own coordinate step (often 0.01), counted
//! from the middle of the tile. Up to 2^24 steps an f32 holds them exactly, so distances and
//! offsets lose nothing; lengths become units of the file only at the very end.
//!
//! | kernel | reads | writes |
//! |---|---|---|
//! | [`nearest`] | grid, points | the k nearest points of each query, and the distance to the last |
//! | [`within`] | grid, points | how many points lie within a radius |
//! | [`covariance`] | points, neighbours | the covariance of a neighbourhood about its centroid |
//! | [`eigen`] | covariances | eigenvalues, largest first, and the normal |
//! | [`describe`] | all of these | the features |

// The kernel language has ranges, not iterators.
#![allow(clippy::needless_range_loop, clippy::too_many_arguments)]

use gpu_runtime::prelude::*;

/// The longest rows of neighbours that kernels are compiled for.
pub const LARGEST_K: usize = 256;

/// What stands in a row of neighbours after its last one.
pub const NONE: u32 = u32::MAX;

/// The part of the uniform grid that is on the device: a rectangle of its cells.
///
/// Cells are columns: x and y are divided, z is not, which suits airborne data. The points of a
/// cell lie together, and the cells of a row one after another, so that neighbouring cells of a row
/// are one contiguous run of points. Points outside the grid belong to its nearest border cell.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Grid {
    /// The corner of the grid with the smallest coordinates.
    pub origin: [f32; 2],
    /// The edge of a cell.
    pub size: f32,
    /// `1 / size`.
    pub per_size: f32,
    /// More than any rounding error of a cell's edge.
    pub slack: f32,
    /// Columns and rows of the whole grid.
    pub whole: [i32; 2],
    /// The first column and row that are on the device.
    pub first: [i32; 2],
    /// The last column and row that are on the device.
    pub last: [i32; 2],
}

#[gpu_fn]
impl Grid {
    /// The column (`axis` 0) or row (`axis` 1) in which a coordinate lies.
    pub fn cell(&self, v: f32, axis: usize) -> i32 {
        let c = ((v - self.origin[axis]) * self.per_size).floor() as i32;
        c.max(0).min(self.whole[axis] - 1)
    }

    /// Where the first point of a cell stands in the table of cell starts.
    pub fn slot(&self, column: i32, row: i32) -> usize {
        let columns = self.last[0] - self.first[0] + 1;
        ((row - self.first[1]) * columns + (column - self.first[0])) as usize
    }

    /// How far a coordinate is from a row, at least; 0 inside the row.
    pub fn to_row(&self, y: f32, row: i32) -> f32 {
        let low = self.origin[1] + row as f32 * self.size;
        let mut away = 0.0;
        if row > 0 && y < low {
            away = low - y;
        }
        if row < self.whole[1] - 1 && y > low + self.size {
            away = y - (low + self.size);
        }
        (away - self.slack).max(0.0)
    }
}

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

/// The covariance `sum((p - c)(p - c)^T) / n` of each row of neighbours about its centroid `c`, as
/// `[xx, xy, xz, yy, yz, zz]`. All zero for a row without neighbours.
#[gpu_kernel(over = moments, requires(query.len() == moments.len(), neighbours.len() == moments.len()))]
pub fn covariance<const K: usize>(
    t: Thread,
    xyz: &[[f32; 3]],
    query: &[u32],
    neighbours: &[[u32; K]],
    #[out] moments: &mut [[f32; 6]],
) {
    let i = t.id();
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
    moments[i] = sum;
}

/// Eigenvalues and directions of a symmetric matrix.
#[derive(GpuRepr, Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Eigen {
    /// Eigenvalues, largest first, none negative.
    pub value: [f32; 3],
    /// The direction of the smallest one, of length 1, turned upwards.
    pub normal: [f32; 3],
}

/// One Jacobi rotation: makes `a[p][q]` zero and turns the columns of `v` along.
///
/// C. G. J. Jacobi, *Über ein leichtes Verfahren, die in der Theorie der Säcularstörungen
/// vorkommenden Gleichungen numerisch aufzulösen*, 1846; the stable tangent is Rutishauser's, *The
/// Jacobi Method for Real Symmetric Matrices*, 1966.
#[gpu_fn]
pub fn rotate(a: &mut [[f32; 3]; 3], v: &mut [[f32; 3]; 3], p: usize, q: usize) {
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

/// Makes a vector one of length 1 that does not point downwards; up if it has no length.
#[gpu_fn]
pub fn upwards(n: [f32; 3]) -> [f32; 3] {
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

/// Eigenvalues and normal of each covariance.
///
/// The matrix is scaled to 1 first, so that neither tiny nor huge neighbourhoods leave f32's range.
/// Where there is no plane the normal is still defined: up for a single spot, and for a line the
/// steepest direction across it (east for a vertical line).
#[gpu_kernel(over = solved, requires(moments.len() == solved.len()))]
pub fn eigen(t: Thread, moments: &[[f32; 6]], #[out] solved: &mut [Eigen]) {
    let i = t.id();
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
        // Convergence is quadratic: four sweeps are common, the rest is for the rare ones.
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
    solved[i] = Eigen { value, normal };
}

/// The features of one point, as written to the files.
#[derive(GpuRepr, Clone, Copy, Debug, Default, PartialEq)]
#[repr(C)]
pub struct Features {
    /// Eigenvalues, largest first, in squared units of the file.
    pub l: [f32; 3],
    /// Unit normal with `n[2] >= 0`.
    pub n: [f32; 3],
    /// `(l1 - l2) / l1`
    pub linearity: f32,
    /// `(l2 - l3) / l1`
    pub planarity: f32,
    /// `l3 / l1`
    pub sphericity: f32,
    /// `(l1 - l3) / l1`
    pub anisotropy: f32,
    /// `l3 / (l1 + l2 + l3)`
    pub curvature: f32,
    /// `cbrt(l1 l2 l3)`
    pub omnivariance: f32,
    /// `-sum(e ln e)` of the eigenvalues as shares of their sum.
    pub eigenentropy: f32,
    /// `1 - |nz|`
    pub verticality: f32,
    /// `sqrt(verticality * planarity)`
    pub wall: f32,
    /// `sqrt((1 - verticality) * planarity)`
    pub roof: f32,
    /// Above the lowest ground point.
    pub height: f32,
    /// `k / (4/3 pi r^3)`, `r` the distance to the k-th neighbour; 0 where that is 0.
    pub density: f32,
    /// Points within two units, itself among them.
    pub neighbours: u32,
}

/// `-e ln e`, and its limit 0 at 0.
#[gpu_fn]
pub fn entropy(e: f32) -> f32 {
    if e > 0.0 { -e * e.ln() } else { 0.0 }
}

/// What of the tile the features need: a step in units of the file, and the ground's z in steps.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Measure {
    /// The length of one step in units of the file.
    pub step: f32,
    /// z of the lowest ground point, in steps.
    pub ground: f32,
    /// Neighbours of each point.
    pub k: f32,
}

/// The features of each query. Where the eigenvalues are all zero, so is what divides by them.
///
/// M. Weinmann, B. Jutzi, C. Mallet, *Feature relevance assessment for the semantic interpretation
/// of 3D point cloud data*, 2013.
#[gpu_kernel(over = features, requires(query.len() == features.len(), solved.len() == features.len(), reach.len() == features.len(), count.len() == features.len()))]
pub fn describe(
    t: Thread,
    measure: Measure,
    xyz: &[[f32; 3]],
    query: &[u32],
    solved: &[Eigen],
    reach: &[f32],
    count: &[u32],
    #[out] features: &mut [Features],
) {
    let i = t.id();
    let l = solved[i].value;
    let n = solved[i].normal;
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
    features[i] = Features {
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
}
