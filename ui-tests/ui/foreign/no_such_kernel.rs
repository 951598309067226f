//! The kernel is in the file, once, by a name that the driver finds.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y)]
fn sharpen(x: &[f32], y: &mut [f32]);

#[gpu_kernel(cuda = "kernels.cu", over = y, entry = "blurr")]
fn blur(x: &[f32], y: &mut [f32]);

#[gpu_kernel(cuda = "kernels.cu", over = y)]
fn mangled(y: &mut [f32]);

#[gpu_kernel(cuda = "kernels.cu", over = y)]
fn any(y: &mut [f32]);

#[gpu_kernel(cuda = "twice.cu", over = y)]
fn twice(y: &mut [f32]);

fn main() {}
