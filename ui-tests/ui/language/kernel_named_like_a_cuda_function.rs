use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn sqrt(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = y[i].sqrt();
}

fn main() {}
