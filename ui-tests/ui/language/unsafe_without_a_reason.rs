use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, to: &[usize], y: &mut [f32]) {
    let i = t.id();
    unsafe { y[to[i]] = 1.0; }
}

fn main() {}
