use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, n: usize, y: &mut [f32]) {
    if n > 3 {
        t.sync();
    } else if t.thread_idx() == 0 {
        if let Some(i) = t.id() {
            y[i] = 1.0;
        }
    } else {
        t.sync();
    }
}

fn main() {}
