use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let manager = GpuManager::new();
    manager.scope(|s| s.sync())?;
    Ok(())
}
