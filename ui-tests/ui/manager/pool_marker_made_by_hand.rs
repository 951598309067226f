use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let pool = DevicePool;
    let _ = pool;
    Ok(())
}
