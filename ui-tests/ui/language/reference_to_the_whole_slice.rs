use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let all = &x;
    y[i] = all[i];
}

fn main() {}
