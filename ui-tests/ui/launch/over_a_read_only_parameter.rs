use gpu_runtime::prelude::*;

#[gpu_kernel(over = x)]
fn f(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
