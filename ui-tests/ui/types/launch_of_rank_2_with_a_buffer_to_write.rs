use gpu_runtime::prelude::*;

#[gpu_kernel(over = out, requires(image.extents() == out.extents()))]
fn negative(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[p] = 1.0 - image[p];
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let image = s.zeros::<f32>(64)?;
        let mut out = s.zeros::<f32>(64)?;
        negative(s, image.view_2d(8, 8)?, &mut out)
    })?;
    Ok(())
}
