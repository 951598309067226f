//! The arguments of a launch are those of the declaration.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, y = n), block = 128)]
fn smooth(x: &[f32], y: &mut [f32], k: u32);

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.zeros::<f64>(8)?;
        let mut y = s.zeros::<f32>(8)?;
        // SAFETY: it does not compile.
        unsafe { smooth(s, &x, &mut y, 2)? };
        y.download()
    })?;
    Ok(())
}
