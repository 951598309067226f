// No device gives a block this much: the launch could only fail there, or overflow the CPU's stack.
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn k(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 12_289]);
    tile[t.thread_idx()] = 1.0;
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[t.thread_idx()];
    }
}

fn main() {
    let _ = gpu_manager().scope(|s| {
        let mut y = s.zeros::<f32>(64)?;
        k(s, &mut y)
    });
}
