use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn early(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    if x[i] < 0.0 {
        return;
    }
    y[i] = x[i].sqrt();
}

fn main() {}
