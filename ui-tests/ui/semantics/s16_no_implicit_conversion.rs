use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn mix(t: Thread, n: u32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] * n;
}

fn main() {}
