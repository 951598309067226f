use gpu_runtime::prelude::*;

#[allow(non_upper_case_globals)]
const limit: u32 = 7;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[u32], y: &mut [u32]) {
    let i = t.id();
    y[i] = match x[i] {
        limit => 1,
        _ => 0,
    };
}

fn main() {}
