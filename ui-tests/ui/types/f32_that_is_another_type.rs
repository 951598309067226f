use gpu_runtime::prelude::*;

#[allow(non_camel_case_types)]
type f32 = f64;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = 1.0;
}

fn main() {}
