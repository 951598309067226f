use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [usize]) {
    let i = t.id();
    let mut s = 0;
    for k in (0..10).step_by(3).rev() {
        s += k;
    }
    y[i] = s;
}

fn main() {}
