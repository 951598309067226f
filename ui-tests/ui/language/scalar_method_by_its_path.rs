// A scalar's functions are its methods in a kernel: another one by path names host code.
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn k(t: Thread, x: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[i] = f32::max(y[i], 0.0);
    y[i] += f32::from(x[i]);
    y[i] += f32::from_str_radix(x[i], 10);
}

fn main() {}
