use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        buffers {
            class: [u8; 4_000_000],
            CLASS: [u8; 4_000_000],
        }
    }
}

fn main() {}
