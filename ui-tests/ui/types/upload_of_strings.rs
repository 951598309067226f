use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let names = vec![String::from("ground"), String::from("roof")];
        s.upload(&names)?;
        Ok::<_, GpuError>(())
    })?;
    Ok(())
}
