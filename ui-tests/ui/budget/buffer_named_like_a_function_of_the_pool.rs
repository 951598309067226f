use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        buffers {
            stats: [f32; 16],
        }
    }
}

fn main() {}
