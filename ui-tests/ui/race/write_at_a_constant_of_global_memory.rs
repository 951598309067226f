use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[0] = i as f32;
}

fn main() {}
