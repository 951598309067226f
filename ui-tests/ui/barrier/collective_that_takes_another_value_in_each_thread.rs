use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let v = x[t.thread_idx()];
    let next = t.block_broadcast(v, t.thread_idx() + 1);
    if let Some(i) = t.id() {
        y[i] = next as f32;
    }
}

fn main() {}
