use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, contract = true)]
fn triple(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = y[i] * 2.0 + y[i];
}

fn main() {}
