//! A kernel without body has a file, and the file is there, whole.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels/nowhere.cu", over = y)]
fn nowhere(y: &mut [f32]);

#[gpu_kernel(over = y)]
fn unsaid(y: &mut [f32]);

#[gpu_kernel(cuda = "includes.cu", over = y)]
fn includes(y: &mut [f32]);

#[gpu_kernel(cuda = "kernels.cu", over = y)]
fn both(t: Thread, y: &mut [f32]) {
    y[t.id()] = 1.0;
}

#[gpu_kernel(cuda = "kernels.cu", ptx = "kernels.ptx", over = y)]
fn either(y: &mut [f32]);

fn main() {}
