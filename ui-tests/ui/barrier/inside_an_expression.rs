use gpu_runtime::prelude::*;

#[gpu_kernel(over = y, block = 64)]
fn f(t: BlockThread, y: &mut [f32]) {
    let v = {
        t.sync();
        1.0
    };
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

fn main() {}
