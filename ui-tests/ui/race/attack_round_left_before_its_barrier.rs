use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, n: usize, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    let mut r = 0;
    loop {
        tile[k] = r as f32;
        if r == n {
            break;
        }
        t.sync();
        r += 1;
    }
    if let Some(i) = t.id() {
        y[i] = tile[63 - k];
    }
}

fn main() {}
