use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    if let Some(i) = t.id() {
        y[i] = 1.0;
    }
    if let Some(b) = t.block_leader() {
        y[b] = 2.0;
    }
}

fn main() {}
