use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    let name = "a";
    let g = |x: f32| x;
    println!("hello");
    y[i] = 1.0;
}

fn main() {}
