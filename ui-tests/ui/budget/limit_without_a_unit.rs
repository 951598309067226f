use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 4_000_000,
    }
}

fn main() {}
