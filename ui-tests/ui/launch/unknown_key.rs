use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, blocks = 64)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
