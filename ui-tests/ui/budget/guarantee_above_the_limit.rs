use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        guaranteed: 1 GiB,
    }
}

fn main() {}
