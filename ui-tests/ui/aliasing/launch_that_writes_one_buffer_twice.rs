use gpu_runtime::prelude::*;

#[gpu_kernel(over = a, requires(a.len() == b.len()))]
fn both(t: Thread, a: &mut [f32], b: &mut [f32]) {
    let i = t.id();
    a[i] = 1.0;
    b[i] = 2.0;
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut x = s.zeros::<f32>(64)?;
        both(s, &mut x, &mut x)?;
        x.download()
    })?;
    Ok(())
}
