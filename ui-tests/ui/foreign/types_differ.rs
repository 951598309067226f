//! Each parameter is of the type that the kernel takes.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, y = n))]
fn smooth(x: &[f32], y: &mut [f32], k: f32);

mod width {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, y = n))]
    fn smooth(x: &[f64], y: &mut [f32], k: u32);
}

mod structs {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = p, entry = "move")]
    fn shift(p: &mut [[f32; 4]], by: [f32; 4]);
}

mod aliases {
    use gpu_runtime::prelude::*;
    type Real = f32;

    #[gpu_kernel(cuda = "kernels.cu", over = out)]
    fn blend(over: &[Real], under: &[f32], out: &mut [f32], alpha: f32);
}

mod pointers {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(cuda = "kernels.cu", over = rows)]
    fn deep(rows: &mut [u64]);
}

fn main() {}
