//! What is `const` in the kernel is `&[T]` here, and what is not is `&mut [T]`.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = out)]
fn blend(over: &[f32], under: &[f32], out: &[f32], alpha: f32);

mod other {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = out)]
    fn blend(over: &mut [f32], under: &[f32], out: &mut [f32], alpha: f32);
}

fn main() {}
