use gpu_runtime::prelude::*;

#[gpu_kernel(over = out)]
fn turn(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[p] = image[(p.x(), p.y())];
}

fn main() -> Result<(), GpuError> {
    gpu_manager().scope(|s| {
        let mut image = s.zeros::<f32>(64)?;
        turn(s, image.view_2d(8, 8)?, image.view_2d_mut(8, 8)?)
    })?;
    Ok(())
}
