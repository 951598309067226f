use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let mut v = x[t.thread_idx()];
    while v > 0 {
        let most = t.warp_max(v);
        v = v / 2 + most / 4;
    }
    if let Some(i) = t.id() {
        y[i] = v as f32;
    }
}

fn main() {}
