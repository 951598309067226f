use gpu_runtime::prelude::*;

#[gpu_kernel(over = out, requires(volume.extents() == out.extents()))]
fn slice_of(t: Thread, volume: &Slice3<f32>, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[p] = volume[(0, p.y(), p.x())];
}

fn main() {}
