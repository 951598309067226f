use gpu_runtime::prelude::*;

fn main() -> Result<(), GpuError> {
    let pool = GpuMemoryPool { limit: 1 << 30 };
    println!("{}", pool.stats().current);
    Ok(())
}
