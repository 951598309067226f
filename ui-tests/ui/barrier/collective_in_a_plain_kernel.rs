use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let total = t.block_sum(y[i]);
    y[i] = total;
}

fn main() {}
