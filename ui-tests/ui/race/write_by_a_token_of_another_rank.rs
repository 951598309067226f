use gpu_runtime::prelude::*;

#[gpu_kernel(over = out)]
fn clear(t: Thread, out: &mut Slice2<f32>) {
    let i = t.id();
    out[i] = 0.0;
}

fn main() {}
