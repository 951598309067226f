use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, n: usize, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    tile[k] = 1.0;
    t.sync();
    if k < n {
        tile[k] = tile[k + n];
    }
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[k];
    }
}

fn main() {}
