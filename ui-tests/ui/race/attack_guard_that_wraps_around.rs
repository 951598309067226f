use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 128]);
    let k = t.thread_idx();
    let n = t.block_dim() / 32;
    if k < n - 5 {
        tile[k] = 1.0;
    }
    if let Some(i) = t.id() {
        y[i] = tile[k + n];
    }
}

fn main() {}
