//! The function that stands for a kernel on the CPU takes what the kernel takes.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, y = n), block = 128, host = on_host)]
fn smooth(x: &[f32], y: &mut [f32], k: u32);

fn on_host(x: &[f32], y: &[f32], k: i32) {
    let _ = (x, y, k);
}

fn main() {}
