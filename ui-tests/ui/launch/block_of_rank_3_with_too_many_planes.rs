use gpu_runtime::prelude::*;

#[gpu_kernel(over = out, block = (128, 1, 8))]
fn clear(t: Thread, out: &mut Slice3<f32>) {
    out[t.id_3d()] = 0.0;
}

fn main() {}
