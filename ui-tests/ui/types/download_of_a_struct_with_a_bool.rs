use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Flag {
    count: u32,
    on: bool,
    _pad: [u8; 3],
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let x = s.upload(&[Flag { count: 1, on: true, _pad: [0; 3] }])?;
        x.download()
    })?;
    Ok(())
}
