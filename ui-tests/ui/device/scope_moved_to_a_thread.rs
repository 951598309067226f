use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        std::thread::scope(|threads| {
            threads.spawn(|| s.zeros::<f32>(64).map(|x| x.len()));
        });
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
