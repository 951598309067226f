use gpu_runtime::prelude::*;

#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
struct Box2 {
    low: f32,
    high: f32,
}

#[gpu_fn]
impl Box2 {
    fn min(self, other: Box2) -> Box2 {
        Box2 { low: self.low.min(other.low), high: self.high.min(other.high) }
    }
}

#[gpu_kernel(over = y)]
fn f(t: Thread, boxes: &[Box2], y: &mut [f32]) {
    let i = t.id();
    let both = boxes[0].min(boxes[1]);
    y[i] = both.low;
}

fn main() {}
