use gpu_runtime::prelude::*;

#[gpu_fn]
fn half(n: u32) -> Option<u32> {
    if n % 2 == 0 { Some(n / 2) } else { None }
}

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [u32]) {
    let i = t.id();
    let Some(h) = half(i as u32) else {
        y[i] = 0;
    };
    y[i] = h;
}

fn main() {}
