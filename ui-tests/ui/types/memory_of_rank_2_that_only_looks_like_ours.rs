use gpu_runtime::prelude::{Thread, gpu_kernel};

pub struct Slice2<T> {
    pub data: Vec<T>,
}

#[gpu_kernel(over = y)]
fn first(t: Thread, image: &Slice2<f32>, y: &mut [f32]) {
    let i = t.id();
    y[i] = image[(i, 0)];
}

fn main() {}
