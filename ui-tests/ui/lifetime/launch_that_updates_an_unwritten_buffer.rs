// A `&mut [T]` is read as well as written, so an unwritten buffer is not an argument for it.
use gpu_runtime::prelude::*;

#[gpu_kernel(over = y)]
fn add(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] += 1.0;
}

fn main() {
    let _ = gpu_manager().scope(|s| {
        let mut y = s.uninit::<f32>(4)?;
        add(s, &mut y)
    });
}
