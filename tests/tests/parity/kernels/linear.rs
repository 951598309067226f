//! Matrices.

use gpu_runtime::prelude::*;

/// A sparse matrix by rows, times a vector.
#[gpu_kernel(over = y, requires(start.len() == y.len() + 1, column.len() == value.len()))]
pub fn sparse_times_vector(
    t: Thread,
    start: &[u32],
    column: &[u32],
    value: &[f32],
    x: &[f32],
    #[out] y: &mut [f32],
) {
    let row = t.id();
    let mut sum = 0.0;
    for k in start[row]..start[row + 1] {
        let k = k as usize;
        sum += value[k] * x[column[k] as usize];
    }
    y[row] = sum;
}

/// A matrix times a vector, a row to each thread.
#[gpu_kernel(over = y, requires(matrix.len() == x.len() * y.len()))]
pub fn matrix_times_vector(t: Thread, matrix: &[f64], x: &[f64], #[out] y: &mut [f64]) {
    let row = t.id();
    let mut sum = 0.0;
    for (k, v) in x.iter().enumerate() {
        sum += matrix[row * x.len() + k] * v;
    }
    y[row] = sum;
}

/// `c = alpha a b + beta c`, an element to each thread; `shape` is rows, columns, depth.
#[gpu_kernel(over = c)]
pub fn matrix_product(
    t: Thread,
    shape: [usize; 3],
    alpha: f32,
    beta: f32,
    a: &[f32],
    b: &[f32],
    c: &mut [f32],
) {
    let i = t.id();
    let [_, columns, depth] = shape;
    let (row, column) = (i / columns, i % columns);
    let mut sum = 0.0;
    for k in 0..depth {
        sum += a[row * depth + k] * b[k * columns + column];
    }
    c[i] = alpha * sum + beta * c[i];
}

/// The sums of a matrix's columns, which lie across its rows.
#[gpu_kernel(over = sums)]
pub fn column_sums(t: Thread, matrix: &[f32], sums: &mut [f32]) {
    let column = t.id();
    let mut sum = 0.0;
    for k in (column..matrix.len()).step_by(sums.len()) {
        sum += matrix[k];
    }
    sums[column] = sum;
}
