use gpu_runtime::prelude::*;

#[derive(Clone, Copy)]
#[repr(u8)]
enum Class {
    Ground = 2,
    Building = 6,
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        s.upload(&[Class::Ground, Class::Building])?;
        Ok(())
    })
}
