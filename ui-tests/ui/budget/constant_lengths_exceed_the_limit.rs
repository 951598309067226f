use gpu_runtime::prelude::*;

const POINTS: usize = 4_000_000;

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Frame {
    axes: [[f32; 3]; 3],
    count: u32,
}

gpu_pool! {
    pub pool FeaturePool {
        limit: 100 MB,
        buffers {
            frames: [Frame; POINTS / 2],
            heights: [f32; 2 * POINTS],
        }
    }
}

fn main() {}
