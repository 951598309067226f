use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        device: 0,
        buffers {
            class: [u8; 4_000_000],
        }
    }
}

fn main() {}
