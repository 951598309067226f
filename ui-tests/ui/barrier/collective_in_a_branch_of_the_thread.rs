use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let k = t.thread_idx();
    let mut v = 1.0;
    if k < 32 {
        v = t.block_sum(v);
    }
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
