//! GPU resource safety (work in progress).
extern crate self as gpu_runtime;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
mod backend;
mod buffer;
mod bytes;
mod device;
mod error;
pub mod kernel;
mod manager;
pub mod pod;
mod pool;
pub mod prelude;
mod report;
mod scope;
mod stats;
mod sync;

pub use buffer::{
    Buffer, DeviceOut, DeviceRead, DeviceWrite, InPool, Owned, PoolBuffer, UninitBuffer,
    UninitPoolBuffer, View, ViewMut,
};
pub use bytes::Bytes;
pub use device::{Device, DeviceChoice, DeviceKind, DeviceOrdinal};
pub use error::{FaultKind, GpuError, Holder, KernelFault, OutOfMemory, Refusal};
pub use gpu_macros::{GpuRepr, gpu_pool};
pub use manager::{
    Allocation, Budget, Cleanup, GpuManager, GpuMemoryManager, GpuMemoryPool, LabelledPool,
    MultiGpuManager, Reservation, Shape, check_gpu_memory, cleanup_gpu_memory, gpu_manager,
    gpu_memory_manager, gpu_memory_pool, multi_gpu_manager,
};
pub use pod::{DeviceData, DeviceType};
pub use pool::{DevicePool, PoolConfig, PoolMarker, Source};
pub use report::SourceTable;
pub use scope::{Labelled, Scope};
pub use stats::{BudgetStats, PoolStats, SourceStats};
