use gpu_runtime::prelude::*;

#[gpu_kernel(over = out)]
fn ramp(t: Thread, out: &mut Slice2<f32>) {
    let p = t.id_2d();
    out[p] = p as f32;
}

fn main() {}
