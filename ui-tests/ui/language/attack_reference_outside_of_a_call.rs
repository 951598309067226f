use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [usize]) {
    let mut n = 0;
    *&mut n = 5;
    y[t.id()] = n;
}

fn main() {}
