use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let v = x[t.thread_idx()];
    let before = t.block_exclusive_scan(v);
    if before > 100 {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = before as f32;
    }
}

fn main() {}
