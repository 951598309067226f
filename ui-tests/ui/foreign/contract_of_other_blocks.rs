//! A contract for blocks of one size is none for others.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "contract_of_other_blocks.cu", over = y, block = 128, len(y = n))]
fn reverse(y: &mut [f32]);

fn main() {}
