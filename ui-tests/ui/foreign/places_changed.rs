//! Parameters of one type do not change places unseen.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = out)]
fn blend(under: &[f32], over: &[f32], out: &mut [f32], alpha: f32);

fn main() {}
