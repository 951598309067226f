use gpu_runtime::prelude::*;

#[gpu_fn]
fn first(y: &[f32]) -> f32 {
    y[0]
}

#[gpu_kernel(over = y)]
fn leak(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = first(y);
}

fn main() {}
