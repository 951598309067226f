use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut kept = Vec::new();
        s.scope(|inner| {
            kept.push(inner.zeros::<f32>(64)?);
            Ok::<_, GpuError>(())
        })?;
        kept[0].download()
    })?;
    Ok(())
}
