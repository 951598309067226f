use gpu_runtime::prelude::*;

gpu_pool! {
    pool First { limit: 1 MiB, buffers { class: [u8; 1_000] } }
    pool Second { limit: 1 MiB }
}

fn main() -> Result<(), GpuError> {
    Second::scope(|s| {
        First::class(s, 64)?;
        Ok(())
    })
}
