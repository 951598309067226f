use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [(f32, u32)]) {
    let i = t.id();
    y[i] = (1.0, 2);
}

fn main() {}
