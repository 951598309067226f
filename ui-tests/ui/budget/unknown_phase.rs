use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 64 MiB,
        phases { load, normals, features }
        buffers {
            points: [[f32; 3]; 1_000_000] in load..=normal,
        }
    }
}

fn main() {}
