use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(y.len() <= 99999999999999999999))]
fn double(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = y[i] * 2.0;
}

fn main() {}
