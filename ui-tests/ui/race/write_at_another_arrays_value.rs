use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn f(t: Thread, x: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[x[i] as usize] = 1.0;
}

fn main() {}
