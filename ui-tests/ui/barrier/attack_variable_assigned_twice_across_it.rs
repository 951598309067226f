use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [usize]) {
    let v = t.thread_idx() * 2;
    t.sync();
    v = v + 1;
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
