use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let mut s = 0.0;
    for v in x {
        s += 1.0;
    }
    y[i] = s;
}

fn main() {}
