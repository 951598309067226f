use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let v = if let Some(i) = t.id() { y[i] } else { 0.0 };
    let mean = t.block_sum(v) / 64.0;
    if let Some(i) = t.id() {
        y[i] = v - mean;
    }
}

fn main() {}
