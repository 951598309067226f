//! The launch fits what the file says of it.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y, block = 256, len(x = n, y = n))]
fn smooth(x: &[f32], y: &mut [f32], k: u32);

#[gpu_kernel(cuda = "shared.cu", over = y, len(y = n))]
fn sums(y: &mut [f32]);

#[gpu_kernel(cuda = "shared.cu", over = y / 2, len(y = n), shared = 64)]
fn halves(y: &mut [f32]);

#[gpu_kernel(cuda = "shared.cu", over = y, len(y = n), shared = 64, contract)]
fn contracted(y: &mut [f32]);

#[gpu_kernel(cuda = "shared.cu", over = y, len(y = n), shared = 64)]
fn generic<T>(y: &mut [T]);

#[gpu_kernel(cuda = "shared.cu", over = y, len(y = n), shared = 64, entry = "sums")]
fn shaped(y: &mut Slice2<f32>);

fn main() {}
