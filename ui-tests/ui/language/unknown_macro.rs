use gpu_runtime::prelude::*;

macro_rules! twice {
    ($e:expr) => {
        $e * 2.0
    };
}

#[gpu_kernel(over = y)]
fn f(t: Thread, y: &mut [f32]) {
    let i = t.id();
    y[i] = twice!(2.0);
}

fn main() {}
