use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn f(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    let _some = x[i] > 0.0 && {
        y[i] = 1.0;
        true
    };
}

fn main() {}
