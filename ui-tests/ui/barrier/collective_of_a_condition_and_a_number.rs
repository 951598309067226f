use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let v = x[t.thread_idx()];
    let some = t.block_sum(v > 3);
    let any = t.block_any(v);
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
}

fn main() {}
