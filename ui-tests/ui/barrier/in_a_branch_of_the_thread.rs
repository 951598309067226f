use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let k = t.thread_idx();
    if k < 32 {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
}

fn main() {}
