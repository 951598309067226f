use gpu_runtime::prelude::*;

#[gpu_fn]
fn swap(a: &mut f32, b: &mut f32) {
    let old = *a;
    *a = *b;
    *b = old;
}

#[gpu_kernel(over = y)]
fn twice(t: Thread, y: &mut [f32]) {
    let i = t.id();
    swap(&mut y[i], &mut y[i]);
}

fn main() {}
