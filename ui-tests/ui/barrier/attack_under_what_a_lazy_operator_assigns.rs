use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let k = t.thread_idx();
    let mut n = 0;
    let some = k > 3 && {
        n = 1;
        true
    };
    if n == 1 {
        t.sync();
    }
    if let Some(i) = t.id() {
        y[i] = if some { 1.0 } else { 2.0 };
    }
}

fn main() {}
