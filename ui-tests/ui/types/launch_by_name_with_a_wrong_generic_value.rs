use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn scale<T: GpuNum>(t: Thread, factor: T, y: &mut [T]) {
    let i = t.id();
    y[i] = factor * y[i];
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut y = s.zeros::<f32>(64)?;
        scale { factor: 2_u32, y: &mut y }.launch::<f32, _>(s)?;
        Ok(())
    })
}
