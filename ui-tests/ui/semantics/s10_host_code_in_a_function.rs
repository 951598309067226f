use gpu_runtime::prelude::*;

fn log(x: f32) -> f32 {
    println!("{x}");
    x
}

#[gpu_kernel(over = y)]
fn smuggle(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = log(y[i]);
}

fn main() {}
