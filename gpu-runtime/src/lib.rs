//! GPU resource safety (work in progress).
extern crate self as gpu_runtime;

mod backend;
mod buffer;
mod bytes;
mod device;
mod error;
pub mod kernel;
mod manager;
pub mod pod;
mod pool;
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

/// What generated code and the launch need of the runtime. Not for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::backend::{Backend, Mark, StreamId};
    pub use crate::buffer::{AtomicForm, AtomicOf, FaultSlot, Fits, Parts, UseCell};
    pub use crate::device::Stream;
    pub use crate::pool::PoolState;
}
