use gpu_runtime::prelude::*;

#[gpu_fn]
fn real(x: f32) -> f32 {
    x
}

#[allow(non_camel_case_types)]
struct evil;

impl evil {
    fn call<C, R>(cx: C, device: fn(C, f32) -> R, x: f32) -> R {
        println!("host code in a kernel");
        device(cx, x)
    }
}

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = evil(real::call, y[i]);
}

fn main() {}
