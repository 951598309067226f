use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let (a, b) = (1.0, 2.0);
    let mut r = &a;
    let s = &b;
    r = s;
    y[i] = *r;
}

fn main() {}
