use gpu_runtime::prelude::*;

gpu_pool! {
    pub pool FeaturePool {
        limit: 90 MiB,
        phases { load, normals, features }
        buffers {
            points: [[f32; 3]; 4_000_000] in load..=normals,
            normals: [[f32; 3]; 4_000_000] in normals..=features,
            features: [[f32; 8]; 1_000_000] in features,
        }
    }
}

fn main() {}
