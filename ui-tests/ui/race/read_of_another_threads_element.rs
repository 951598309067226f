use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let n = y.len();
    y[i] = y[(i + 1) % n];
}

fn main() {}
