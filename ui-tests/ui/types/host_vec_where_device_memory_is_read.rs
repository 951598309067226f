use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let host = vec![1.0_f32; 64];
        let mut y = s.zeros::<f32>(64)?;
        y.copy_from(&host)
    })?;
    Ok(())
}
