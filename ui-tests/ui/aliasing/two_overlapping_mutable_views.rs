use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut x = s.upload(&[1.0_f32; 64])?;
        let mut head = x.slice_mut(0..40)?;
        let mut tail = x.slice_mut(20..64)?;
        head.fill(1.0)?;
        tail.fill(2.0)
    })?;
    Ok(())
}
