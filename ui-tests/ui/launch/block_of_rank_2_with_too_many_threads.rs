use gpu_runtime::prelude::*;

#[gpu_kernel(over = out, block = (32, 64))]
fn clear(t: Thread, out: &mut Slice2<f32>) {
    out[t.id_2d()] = 0.0;
}

fn main() {}
