// The macro takes `f32::max(..)` for an `f32`; what it is called on has to be one.
use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Span {
    low: f64,
    high: f64,
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn k(t: Thread, x: &[Span], y: &mut [f32]) {
    let i = t.id();
    y[i] = f32::max(x[i].low, x[i].high) as f32;
}

fn main() {}
