use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    let LIMIT = x[0];
    y[i] = match x[i] {
        LIMIT => 1,
        _ => 0,
    };
}

fn main() {}
