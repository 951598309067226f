//! The length of an array goes behind its pointer, or where the attribute says.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y)]
fn smooth(x: &[f32], y: &mut [f32], k: u32);

mod named {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = y, len(x = count, y = n))]
    fn smooth(x: &[f32], y: &mut [f32], k: u32);
}

mod of_nothing {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, z = n))]
    fn smooth(x: &[f32], y: &mut [f32], k: u32);
}

mod no_integer {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = y, len(x = y, y = n))]
    fn smooth(x: &[f32], y: &mut [f32], k: u32);
}

fn main() {}
