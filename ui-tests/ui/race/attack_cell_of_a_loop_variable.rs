use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 128]);
    let k = t.thread_idx();
    for r in 0..4 {
        tile[k + r] = r as f32;
    }
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[k];
    }
}

fn main() {}
