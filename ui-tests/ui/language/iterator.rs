use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let mut s = 0.0;
    for v in x.iter().map(|v| v * 2.0) {
        s += v;
    }
    y[i] = s;
}

fn main() {}
