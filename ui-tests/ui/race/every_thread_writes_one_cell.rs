use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    tile[0] = k as f32;
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[0];
    }
}

fn main() {}
