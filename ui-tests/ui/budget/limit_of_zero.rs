use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 0 GiB,
        buffers {
            class: [u8; 4_000_000],
        }
    }
}

fn main() {}
