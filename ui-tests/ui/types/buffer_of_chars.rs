use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        s.zeros::<char>(64)?;
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
