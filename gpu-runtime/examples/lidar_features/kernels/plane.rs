//! How neighbours lie: their covariance, its eigenvalues and the normal.
// The kernel language has ranges, not iterators.
#![allow(clippy::needless_range_loop)]

use gpu_runtime::prelude::*;

use super::NONE;

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
