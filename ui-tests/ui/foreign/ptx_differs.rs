//! PTX knows sizes, and these are compared.
use gpu_runtime::prelude::*;

#[gpu_kernel(ptx = "kernels.ptx", over = y, len(x = _, y = axpy_param_3))]
fn axpy(a: f64, x: &[f32], y: &mut [f32], by: [f32; 3]);

mod integers {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(ptx = "kernels.ptx", over = y, len(x = _, y = axpy_param_3))]
    fn axpy(a: i32, x: &[f32], y: &mut [f32], by: [f32; 3]);
}

mod arrays {
    use gpu_runtime::prelude::*;

    #[gpu_kernel(ptx = "kernels.ptx", over = y, len(x = _, y = axpy_param_3))]
    fn axpy(a: f32, x: &[f32], y: &mut [f32], by: [f32; 4]);
}

mod structs {
    use gpu_runtime::prelude::*;

    #[derive(GpuRepr, Clone, Copy)]
    #[repr(C)]
    struct By {
        x: f64,
    }

    #[gpu_kernel(ptx = "kernels.ptx", over = y, len(x = _, y = axpy_param_3), block = 128)]
    fn axpy(a: f32, x: &[f32], y: &mut [f32], by: By);
}

#[gpu_kernel(ptx = "kernels.ptx", over = y, len(y = _))]
fn cross(y: &mut [f32], n: i32);

fn main() {}
