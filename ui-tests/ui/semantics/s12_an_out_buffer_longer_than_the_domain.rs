use gpu_runtime::prelude::*;

#[gpu_kernel(over = x.len())]
fn copy(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i];
}

fn main() {}
