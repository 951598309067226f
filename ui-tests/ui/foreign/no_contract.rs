//! A kernel whose file promises nothing is launched by `unsafe` alone.
use gpu_runtime::prelude::*;

#[gpu_kernel(cuda = "kernels.cu", over = y, len(x = n, y = n), block = 128)]
fn smooth(x: &[f32], y: &mut [f32], k: u32);

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(8)?;
        let mut y = s.zeros::<f32>(8)?;
        smooth(s, &x, &mut y, 2)?;
        smooth { x: &x, y: &mut y, k: 2 }.launch(s)?;
        y.download()
    })?;
    Ok(())
}
