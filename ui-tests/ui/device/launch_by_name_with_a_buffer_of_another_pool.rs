use gpu_runtime::prelude::*;

gpu_pool! {
    pool First { limit: 1 MiB }
}

gpu_pool! {
    pool Second { limit: 1 MiB }
}

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

fn main() -> Result<(), GpuError> {
    First::scope(|a| {
        let x = a.upload(&[1.0_f32; 64])?;
        Second::scope(|b| {
            let mut y = b.zeros::<f32>(64)?;
            saxpy { a: 2.0, x: &x, y: &mut y }.launch(b)
        })
    })
}
