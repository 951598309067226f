use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 128]);
    let k = t.thread_idx();
    tile[k] = 1.0;
    t.sync();
    let mut stride = 32;
    while stride > 0 {
        tile[k] = tile[k] + tile[k + stride];
        t.sync();
        stride /= 2;
    }
    if let Some(i) = t.id() {
        y[i] = tile[k];
    }
}

fn main() {}
