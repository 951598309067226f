use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn add(t: Thread, #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] += 1.0;
    y[i] = 2.0;
}

fn main() {}
