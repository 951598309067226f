use gpu_runtime::prelude::*;

type Thread = u32;

#[gpu_kernel(over = y)]
fn fill(t: Thread, y: &mut [f32]) {
    y[t.id()] = 1.0;
}

fn main() {}
