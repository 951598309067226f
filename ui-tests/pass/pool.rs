//! A declared pool used as its documentation says.
#![forbid(unsafe_code)]
#![deny(missing_docs)]

use gpu_runtime::GpuError;
use gpu_runtime::gpu_pool;

const POINTS: usize = 1 << 16;

gpu_pool! {
    /// Working memory of the feature extraction.
    pub pool FeaturePool {
        device: auto,
        limit: 2 MiB,
        buffers {
            /// Unit normals.
            normals: [[f32; 3]; POINTS],
            class: [u8; POINTS],
        }
    }

    pool Scratch { limit: 4KiB }
}

mod renamed {
    pub use gpu_runtime as runtime;
    runtime::gpu_pool! {
        #[gpu(crate = crate::renamed::runtime)]
        pub(super) pool Renamed {
            limit: 1 kB,
            buffers { r#type: [u8; 100] }
        }
    }
}

fn main() -> Result<(), GpuError> {
    assert_eq!(FeaturePool::LIMIT, 2 << 20);
    assert_eq!(FeaturePool::NORMALS_LEN, POINTS);
    assert_eq!(renamed::Renamed::TYPE_LEN, 100);
    FeaturePool::scope(|s| {
        let normals = FeaturePool::normals(s, 1000)?;
        assert_eq!(normals.len(), 1000);

        let again = FeaturePool::normals(s, 1000).map(|_| ());
        assert!(
            matches!(
                again,
                Err(GpuError::BufferTaken {
                    buffer: "normals",
                    ..
                })
            ),
            "{again:?}"
        );
        let longer = FeaturePool::class(s, POINTS + 1).map(|_| ());
        assert!(
            matches!(
                longer,
                Err(GpuError::DeclaredLength {
                    buffer: "class",
                    ..
                })
            ),
            "{longer:?}"
        );

        drop(normals);
        FeaturePool::normals(s, POINTS)?;
        s.scope(|inner| FeaturePool::class(inner, POINTS).map(|_| ()))?;
        FeaturePool::class(s, 1)?;

        let too_much = s.zeros::<u8>(4 << 20).map(|_| ());
        assert!(
            matches!(too_much, Err(GpuError::OutOfMemory(_))),
            "{too_much:?}"
        );
        Ok::<_, GpuError>(())
    })?;
    assert_eq!(FeaturePool::stats().current, 0);
    assert!(FeaturePool::stats().peak > 0);
    Scratch::scope(|s| s.upload(&[1_u32, 2])?.download())
        .map(|values| assert_eq!(values, [1, 2]))?;
    renamed::Renamed::scope(|s| renamed::Renamed::r#type(s, 100).map(|_| ()))
}
