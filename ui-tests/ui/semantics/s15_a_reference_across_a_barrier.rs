use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn hold(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    tile[k] = 1.0;
    let cell = &tile[k];
    t.sync();
    if let Some(i) = t.id() {
        y[i] = *cell;
    }
}

fn main() {}
