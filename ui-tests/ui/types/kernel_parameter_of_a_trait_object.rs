use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn apply(t: Thread, f: &dyn Fn(f32) -> f32, y: &mut [f32]) {
    let i = t.id();
    y[i] = f(y[i]);
}

fn main() {}
