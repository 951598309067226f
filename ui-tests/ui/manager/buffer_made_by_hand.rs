use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let x: Buffer<f32> = Buffer { address: 4096, len: 64 };
    x.download()?;
    Ok(())
}
