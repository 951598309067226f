use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        buffers {
            names: [String; 1_000],
        }
    }
}

fn main() {}
