use gpu_runtime::prelude::*;

mod f32 {
    pub const MAX: u32 = 0;
}

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [u32]) {
    let i = t.id();
    y[i] = (f32::MAX > 1.0) as u32;
}

fn main() {}
