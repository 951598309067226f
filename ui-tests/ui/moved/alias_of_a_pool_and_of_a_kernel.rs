#![deny(deprecated)]

use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool alias ScratchPool(since = "0.0.0", remove_in = "0.4.0") {
        limit: 1 MiB,
    }
    pub pool Late alias Early(since = "0.4.0", remove_in = "0.2.0") {
        limit: 1 MiB,
    }
}

#[gpu_kernel(over = y, alias axpy(since = "0.1", remove_in = "0.4.0"))]
fn saxpy(t: Thread, a: f32, y: &mut [f32]) {
    let i = t.id();
    y[i] = a * y[i];
}

#[gpu_kernel(over = y, alias scaled(since = "0.1.0", remove_in = "0.4.0", mode = warn))]
fn scale(t: Thread, a: f32, y: &mut [f32]) {
    let i = t.id();
    y[i] = a * y[i];
}

fn main() {
    let _ = ScratchPool::stats();
}
