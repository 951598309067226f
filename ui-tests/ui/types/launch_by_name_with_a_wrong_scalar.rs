use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        let mut y = s.zeros::<f32>(64)?;
        saxpy { a: 2, x: &x, y: &mut y }.launch(s)?;
        Ok(())
    })
}
