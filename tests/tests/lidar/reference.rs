//! The features once more, in f64 and as plainly as can be: every distance is computed, and nothing
//! comes from the example.

/// Features of one point.
pub struct Expected {
    pub l: [f64; 3],
    pub normal: [f64; 3],
    pub reach: f64,
    pub close: u32,
    /// Another point is as far away as the last neighbour: which of them counts is a matter of taste.
    pub tied: bool,
    /// A point is 2 units away within rounding.
    pub close_tied: bool,
}

pub fn expected(points: &[[f64; 3]], i: usize, k: usize) -> Expected {
    let p = points[i];
    let distance2 =
        |q: &[f64; 3]| (q[0] - p[0]).powi(2) + (q[1] - p[1]).powi(2) + (q[2] - p[2]).powi(2);
    let mut near: Vec<(f64, usize)> = points
        .iter()
        .enumerate()
        .map(|(j, q)| (distance2(q), j))
        .collect();
    let close = near.iter().filter(|n| n.0 <= 4.0).count() as u32;
    let close_tied = near.iter().any(|n| (n.0 - 4.0).abs() < 1e-5);
    let order = |a: &(f64, usize), b: &(f64, usize)| a.0.total_cmp(&b.0);
    let last = k.min(near.len() - 1);
    near.select_nth_unstable_by(last, order);
    let next = near[last].0;
    near.truncate(k);
    let reach2 = near.iter().fold(0.0_f64, |m, n| m.max(n.0));
    let tied = k < points.len() && next - reach2 <= 1e-6 * next;

    let mut centre = [0.0; 3];
    for (_, j) in &near {
        for a in 0..3 {
            centre[a] += (points[*j][a] - p[a]) / k as f64;
        }
    }
    let mut m = [[0.0; 3]; 3];
    for (_, j) in &near {
        let d: [f64; 3] = std::array::from_fn(|a| points[*j][a] - p[a] - centre[a]);
        for r in 0..3 {
            for c in 0..3 {
                m[r][c] += d[r] * d[c] / k as f64;
            }
        }
    }
    let (l, v) = eigen(m);
    Expected {
        l,
        normal: v[2],
        reach: reach2.sqrt(),
        close,
        tied,
        close_tied,
    }
}

/// Eigenvalues, largest first, and their directions: classical Jacobi, always the largest element.
pub fn eigen(mut a: [[f64; 3]; 3]) -> ([f64; 3], [[f64; 3]; 3]) {
    let mut v = [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]];
    for _ in 0..100 {
        let (p, q) = [(0, 1), (0, 2), (1, 2)]
            .into_iter()
            .max_by(|x, y| a[x.0][x.1].abs().total_cmp(&a[y.0][y.1].abs()))
            .unwrap_or((0, 1));
        if a[p][q].abs() < 1e-300 {
            break;
        }
        let angle = 0.5 * (2.0 * a[p][q]).atan2(a[q][q] - a[p][p]);
        let (s, c) = angle.sin_cos();
        let turn = |x: f64, y: f64| (c * x - s * y, s * x + c * y);
        for row in &mut a {
            (row[p], row[q]) = turn(row[p], row[q]);
        }
        for j in 0..3 {
            (a[p][j], a[q][j]) = turn(a[p][j], a[q][j]);
            (v[p][j], v[q][j]) = turn(v[p][j], v[q][j]);
        }
    }
    let mut order = [0, 1, 2];
    order.sort_by(|&x, &y| a[y][y].total_cmp(&a[x][x]));
    (order.map(|i| a[i][i]), order.map(|i| v[i]))
}

/// Degrees between two directions, whichever way they point.
pub fn angle(a: [f64; 3], b: [f64; 3]) -> f64 {
    let cross = [
        a[1] * b[2] - a[2] * b[1],
        a[2] * b[0] - a[0] * b[2],
        a[0] * b[1] - a[1] * b[0],
    ];
    let sine = cross.iter().map(|c| c * c).sum::<f64>().sqrt();
    let cosine = (0..3).map(|i| a[i] * b[i]).sum::<f64>().abs();
    sine.atan2(cosine).to_degrees()
}
