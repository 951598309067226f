//! A contract that is not understood promises nothing, and says so.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "contract_not_understood.cu", over = y, len(x = n, y = n))]
fn scale(x: &[f32], y: &mut [f32]);

fn main() {}
