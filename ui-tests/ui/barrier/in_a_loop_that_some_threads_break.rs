use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let k = t.thread_idx();
    for r in 0..4 {
        if x[k] == r {
            break;
        }
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
}

fn main() {}
