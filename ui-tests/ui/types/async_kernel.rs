use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
async fn fill(t: Thread, y: &mut [f32]) {
    y[t.id()] = 1.0;
}

fn main() {}
