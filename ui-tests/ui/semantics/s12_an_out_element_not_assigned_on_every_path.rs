use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn positive(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    if x[i] > 0.0 {
        y[i] = x[i];
    }
}

fn main() {}
