use gpu_runtime::prelude::*;

#[gpu_kernel(over = y.len())]
fn mixed(t: Thread, bins: &[Atomic<u32>], y: &[u32]) {
    let i = t.id();
    bins[i] = y[i];
}

fn main() {}
