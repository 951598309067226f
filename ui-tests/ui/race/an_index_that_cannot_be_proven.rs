use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, x: &[u32], y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    tile[x[k] as usize % 64] = 1.0;
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[k];
    }
}

fn main() {}
