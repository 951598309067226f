use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let mut v = x[t.thread_idx()];
    while t.block_any(v > 1) {
        v /= 2;
    }
    if let Some(i) = t.id() {
        y[i] = v as f32;
    }
}

fn main() {}
