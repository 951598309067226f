use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, mut a: usize, y: &mut [usize]) {
    a += t.thread_idx();
    t.sync();
    if let Some(i) = t.id() {
        y[i] = a;
    }
}

fn main() {}
