use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        guaranteed: 0 MiB,
    }
}

fn main() {}
