//! Oracles and inputs of the matrices.

use crate::harness::{LINE, SHORT, garbage, integers, noise};

/// Where each of `rows` rows of a sparse matrix starts; some are empty, one is long.
fn row_starts(rows: usize) -> Vec<u32> {
    let mut start = vec![0];
    let mut end = 0;
    for k in integers(rows, 1, |v| v % 9) {
        end += match k {
            0..3 => 0,
            8 if rows < 2_000 => 700,
            k => k as u32,
        };
        start.push(end);
    }
    start
}

parity! {
    kernels linear;

    sparse_times_vector: sparse_times_vector, sizes LINE, exact;
    |n| with {
        let start = row_starts(n);
        let len = *start.last().unwrap() as usize;
    } {
        start: read start,
        column: read integers(len, 2, |v| (v % 997) as u32),
        value: read noise(len, 3),
        x: read noise(997, 4),
        y: out garbage(n),
    }
    over y => |start: &[u32], column: &[u32], value: &[f32], x: &[f32], y: &mut [f32]| {
        for (y, ends) in y.iter_mut().zip(start.windows(2)) {
            let row = ends[0] as usize..ends[1] as usize;
            let terms = column[row.clone()].iter().zip(&value[row]);
            *y = terms.fold(0.0, |sum, (c, v)| sum + v * x[*c as usize]);
        }
    };

    matrix_times_vector: matrix_times_vector, sizes SHORT, exact;
    |n| {
        matrix: read integers(n * 61, 5, |v| v as i64 as f64 * 1e-19),
        x: read integers(61, 6, |v| v as i64 as f64 * 1e-17),
        y: out garbage(n),
    }
    over y => |matrix: &[f64], x: &[f64], y: &mut [f64]| {
        for (row, y) in matrix.chunks(x.len()).zip(y) {
            *y = row.iter().zip(x).fold(0.0, |sum, (m, x)| sum + m * x);
        }
    };

    matrix_product: matrix_product, sizes SHORT, exact;
    |n| with { let [rows, columns, depth] = [n.div_ceil(13), n.min(13), 17]; } {
        shape: value [rows, columns, depth],
        alpha: value 0.75_f32,
        beta: value -1.25_f32,
        a: read noise(rows * depth, 7),
        b: read noise(depth * columns, 8),
        c: update noise(rows * columns, 9),
    }
    over c => |[rows, columns, depth]: [usize; 3],
               alpha: f32,
               beta: f32,
               a: &[f32],
               b: &[f32],
               c: &mut [f32]| {
        // In another order of the loops, with the same order of each sum.
        let mut products = vec![0.0; rows * columns];
        for k in 0..depth {
            for row in 0..rows {
                for column in 0..columns {
                    products[row * columns + column] += a[row * depth + k] * b[k * columns + column];
                }
            }
        }
        for (c, p) in c.iter_mut().zip(products) {
            *c = alpha * p + beta * *c;
        }
    };

    column_sums: column_sums, sizes LINE, exact;
    |n| { matrix: read noise(n * 7 + n / 2, 10), sums: update vec![f32::NAN; n] }
    over sums => |matrix: &[f32], sums: &mut [f32]| {
        sums.fill(0.0);
        for row in matrix.chunks(sums.len().max(1)) {
            sums.iter_mut().zip(row).for_each(|(sum, v)| *sum += v);
        }
    };
}
