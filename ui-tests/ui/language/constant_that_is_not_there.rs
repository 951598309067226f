use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    y[i] = match x[i] {
        LARGEST => 1,
        _ => 0,
    };
}

fn main() {}
