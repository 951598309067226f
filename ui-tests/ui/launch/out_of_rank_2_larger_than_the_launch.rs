use gpu_runtime::prelude::*;

#[gpu_kernel(over = image.extents(), requires(image.len() == out.len()))]
fn copy(t: Thread, image: &Slice2<f32>, #[out] out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[p] = image[p];
}

fn main() {}
