use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let mut s = 0.0;
    for v in y {
        s += v;
    }
    y[i] = s;
}

fn main() {}
