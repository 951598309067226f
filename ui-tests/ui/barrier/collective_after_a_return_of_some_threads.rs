use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let Some(i) = t.id() else {
        return;
    };
    let total = t.block_sum(y[i]);
    y[i] = total;
}

fn main() {}
