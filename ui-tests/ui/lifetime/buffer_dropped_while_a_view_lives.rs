use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        let head = x.slice(0..32)?;
        drop(x);
        head.download()
    })?;
    Ok(())
}
