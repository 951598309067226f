use gpu_runtime::prelude::*;

enum Mode {
    A,
    B,
}

#[gpu_kernel(over = y)]
fn f(t: Thread, mode: Mode, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
