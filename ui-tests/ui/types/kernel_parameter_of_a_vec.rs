use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn sum(t: Thread, x: Vec<f32>, y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i];
}

fn main() {}
