use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.uninit::<f32>(64)?;
        let mut y = s.zeros::<f32>(64)?;
        y.copy_from(&x)
    })?;
    Ok(())
}
