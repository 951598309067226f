use gpu_runtime::prelude::*;

gpu_pool! {
    pool First { limit: 1 MiB }
    pool Second { limit: 1 MiB }
}

fn main() -> Result<(), GpuError> {
    First::scope(|a| {
        let x = a.upload(&[1.0_f32; 64])?;
        Second::scope(|b| {
            let mut y = b.zeros::<f32>(64)?;
            y.copy_from(&x)
        })
    })
}
