use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let manager: GpuManager = gpu_manager().clone();
    manager.scope(|s| s.sync())?;
    Ok(())
}
