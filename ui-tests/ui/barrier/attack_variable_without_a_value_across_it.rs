use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let v: f32;
    if t.thread_idx() > 3 {
        v = 1.0;
    }
    t.sync();
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
