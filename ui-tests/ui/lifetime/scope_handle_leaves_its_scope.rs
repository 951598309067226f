use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let s = gpu_manager().scope(|s| Ok::<_, GpuError>(s))?;
    s.zeros::<f32>(64)?;
    Ok(())
}
