use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let mine = x[t.thread_idx()];
    if mine == 0 {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
}

fn main() {}
