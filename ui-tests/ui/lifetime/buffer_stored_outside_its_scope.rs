use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let mut kept = None;
    gpu_manager().scope(|s| {
        kept = Some(s.upload(&[1.0_f32; 64])?);
        Ok::<_, GpuError>(())
    })?;
    println!("{}", kept.is_some());
    Ok(())
}
