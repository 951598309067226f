use gpu_runtime::prelude::*;

static LIMIT: usize = 4;

#[gpu_kernel(over = y, requires(y.len() < LIMIT))]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
