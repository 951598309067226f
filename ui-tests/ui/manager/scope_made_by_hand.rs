use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let s = Scope::<DevicePool> { device: 0 };
    s.zeros::<f32>(64)?;
    Ok(())
}
