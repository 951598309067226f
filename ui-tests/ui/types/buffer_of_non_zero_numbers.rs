use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    use std::num::NonZeroU32;

    gpu_manager().scope(|s| {
        s.upload(&[NonZeroU32::MIN; 64])?;
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
