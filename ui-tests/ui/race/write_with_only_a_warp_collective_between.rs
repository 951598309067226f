use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    tile[k] = k as f32;
    let near = t.warp_sum(1.0f32);
    let v = tile[63 - k] + near;
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
