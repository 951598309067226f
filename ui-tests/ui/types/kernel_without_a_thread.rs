use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(y: &mut [f32]) {
    y[0] = 1.0;
}

fn main() {}
