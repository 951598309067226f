use gpu_runtime::prelude::*;

const POINTS: usize = 4_000_000;
const CLASSES: usize = POINTS / 8_000_000;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        buffers {
            heights: [f32; POINTS],
            counts: [u32; CLASSES],
        }
    }
}

fn main() {}
