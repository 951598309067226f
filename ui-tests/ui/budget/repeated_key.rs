use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        device: auto,
        limit: 2 GiB,
    }
}

fn main() {}
