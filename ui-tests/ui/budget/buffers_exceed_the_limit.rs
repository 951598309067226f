use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 32 MiB,
        buffers {
            normals: [[f32; 3]; 4_000_000],
            class: [u8; 4_000_000],
        }
    }
}

fn main() {}
