// CUDA's sum of block and thread index is `t.id()` here.
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn k(t: Thread, y: &mut [f32]) {
    let i = t.block_idx() * t.block_dim() + t.thread_idx();
    y[t.id()] = i as f32;
}

fn main() {}
