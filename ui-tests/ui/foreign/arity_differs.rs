//! There are as many parameters as the kernel has.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = out)]
fn blend(over: &[f32], under: &[f32], out: &mut [f32]);

mod more {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = out)]
    fn blend(over: &[f32], under: &[f32], out: &mut [f32], alpha: f32, beta: f32);
}

fn main() {}
