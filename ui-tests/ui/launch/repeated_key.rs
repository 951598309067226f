use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64, block = 128)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
