use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        device: first,
        limit: 2 gb,
        buffers {
            class: u8,
            height: [f32; 0],
        }
    }
}

fn main() {}
