use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut x = s.upload(&[1.0_f32; 64])?;
        let (mut head, mut tail) = x.split_at_mut(32)?;
        std::thread::scope(|threads| {
            threads.spawn(move || head.fill(1.0));
        });
        tail.fill(2.0)
    })?;
    Ok(())
}
