// A method of a scalar is called on its value: the path names host code.
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn k(t: Thread, x: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[i] = f32::max(y[i], 0.0);
    y[i] += f32::from(x[i]);
}

fn main() {}
