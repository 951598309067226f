use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let head = {
            let x = s.upload(&[1.0_f32; 64])?;
            x.slice(0..32)?
        };
        head.download()
    })?;
    Ok(())
}
