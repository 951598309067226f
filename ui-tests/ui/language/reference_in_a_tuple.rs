use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let v = 1.0;
    let pair = (&v, 2.0);
    y[i] = pair.1;
}

fn main() {}
