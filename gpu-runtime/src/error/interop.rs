//! What goes wrong where other code on the same device and this runtime meet.

use crate::device::DeviceOrdinal;

/// Why memory or a stream of other code cannot be used here, or ours there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InteropError {
    /// The device has no streams that other code could have.
    #[error(
        "device `{device}` has no CUDA streams: choose a CUDA device (`GPU_RUNTIME_DEVICE=cuda:0`), or leave this step out where `Device::is_host` is true"
    )]
    NotCuda {
        /// The device.
        device: DeviceOrdinal,
    },

    /// A context that is not the one that the runtime shares with the process.
    #[error(
        "a CUDA context that is not the primary context of `{device}`: pool memory lies in that one; make yours with `CudaContext::new`"
    )]
    OtherContext {
        /// The device whose pool was meant.
        device: DeviceOrdinal,
    },

    /// The stream that is another one on each thread.
    #[error(
        "the per-thread default stream cannot be ordered with work of other threads: make a stream with `CudaContext::new_stream`"
    )]
    PerThreadStream,

    /// A tensor that cannot be taken in.
    #[error("this DLPack tensor cannot be taken in: {why}")]
    Tensor {
        /// What it is, and what it would have to be.
        why: String,
    },
}
