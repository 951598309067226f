use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(n > 0))]
fn f(t: Thread, n: i32, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
