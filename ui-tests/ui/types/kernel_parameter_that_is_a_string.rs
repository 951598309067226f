use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, name: String, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
