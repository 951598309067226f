use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn first_column(t: Thread, image: &Slice2<f32>, y: &mut [f32]) {
    let p = t.id_2d();
    y[t.id()] = image[(p.y(), 0)];
}

fn main() {}
