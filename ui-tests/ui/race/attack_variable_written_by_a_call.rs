use gpu_runtime::prelude::*;

#[gpu_fn]
fn next(n: &mut usize) {
    *n += 1;
}

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 128]);
    let k = t.thread_idx();
    let mut n = 0;
    tile[k + n] = 1.0;
    next(&mut n);
    if let Some(i) = t.id() {
        y[i] = tile[k + n];
    }
}

fn main() {}
