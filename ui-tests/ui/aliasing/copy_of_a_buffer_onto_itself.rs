use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut x = s.upload(&[1.0_f32; 64])?;
        x.copy_from(&x)
    })?;
    Ok(())
}
