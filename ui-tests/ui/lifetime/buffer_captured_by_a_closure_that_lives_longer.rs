use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let later: Box<dyn Fn() -> Result<Vec<f32>, GpuError>> = gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        Ok::<_, GpuError>(Box::new(move || x.download()) as Box<_>)
    })?;
    later()?;
    Ok(())
}
