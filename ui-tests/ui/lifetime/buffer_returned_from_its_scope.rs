use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let x = gpu_manager().scope(|s| s.upload(&[1.0_f32; 64]))?;
    println!("{}", x.len());
    Ok(())
}
