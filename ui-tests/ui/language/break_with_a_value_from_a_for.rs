use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, x: &[f32], y: &mut [usize]) {
    let i = t.id();
    y[i] = for k in 0..x.len() {
        if x[k] > 1.0 {
            break k;
        }
    };
}

fn main() {}
