use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn name(t: Thread, name: String, y: &mut [f32]) {
    y[t.id()] = 1.0;
}

fn main() {}
