use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = match 3 {
        3 => 1.0,
        _ => 2.0,
    };
}

fn main() {}
