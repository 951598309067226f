use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 64])?;
        std::thread::scope(|threads| {
            threads.spawn(|| x.download());
        });
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
