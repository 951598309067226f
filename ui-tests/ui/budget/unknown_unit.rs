use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 2 GIB,
    }
}

fn main() {}
