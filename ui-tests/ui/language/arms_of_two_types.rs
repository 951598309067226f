use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[i] = match x[i] {
        0 => 1.0,
        v => v,
    };
}

fn main() {}
