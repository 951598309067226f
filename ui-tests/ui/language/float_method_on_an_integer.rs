use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let v: i32 = 4;
    y[i] = v.sqrt() as f32;
}

fn main() {}
