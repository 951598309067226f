use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let [a, rest @ ..] = [1.0, 2.0];
    y[i] = a + rest[0];
}

fn main() {}
