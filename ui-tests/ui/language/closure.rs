use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let g = |x: f32| x * 2.0;
    y[i] = g(1.0);
}

fn main() {}
