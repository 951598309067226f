use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let mut v = 1.0;
    let a = &mut v;
    let b = &mut v;
    *a += 1.0;
    *b += 1.0;
    y[i] = v;
}

fn main() {}
