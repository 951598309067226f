use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let values = [1.0_f32; 64];
        let rows = [&values[..32], &values[32..]];
        s.upload(&rows)?;
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
