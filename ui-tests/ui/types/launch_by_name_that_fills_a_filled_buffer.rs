use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn squares(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i] * x[i];
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        let y = s.zeros::<f32>(64)?;
        squares { x: &x, y }.launch(s)?;
        Ok(())
    })
}
