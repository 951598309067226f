use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, n: usize, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    let mut v = 0.0;
    for r in 0..n {
        tile[k] = r as f32;
        t.sync();
        v = tile[63 - k];
    }
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
