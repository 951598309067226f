use gpu_runtime::prelude::*;

use gpu_runtime::kernel::thread::ThreadToken;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = ThreadToken(0);
    y[i] = 1.0;
}

fn main() {}
