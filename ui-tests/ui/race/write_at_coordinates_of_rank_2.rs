use gpu_runtime::prelude::*;

#[gpu_kernel(over = out)]
fn mirror(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[(p.y(), out.cols() - 1 - p.x())] = image[p];
}

fn main() {}
