use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        buffers {
            class: [u8; 0],
        }
    }
}

fn main() {}
