use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn tail(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    if let Some(i) = t.id() {
        tile[k] = y[i];
        t.sync();
        y[i] = tile[63 - k];
    }
}

fn main() {}
