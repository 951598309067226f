use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[i32], y: &mut [f32]) {
    let i = t.id();
    y[i] = match x[i] {
        0 => 1.0,
        1..=9 => 2.0,
    };
}

fn main() {}
