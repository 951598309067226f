use gpu_runtime::prelude::*;

#[gpu_fn]
fn left(image: &Slice2<f32>, y: usize, x: usize) -> f32 {
    image[(y, x - 1)]
}

#[gpu_kernel(over = y)]
fn lefts(t: Thread, image: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = left(image, 0, i);
}

fn main() {}
