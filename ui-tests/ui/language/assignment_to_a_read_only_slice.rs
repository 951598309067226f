use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    x[i] = 1.0;
    y[i] = 1.0;
}

fn main() {}
