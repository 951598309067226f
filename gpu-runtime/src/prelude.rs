//! Everything that a program with kernels names: `use gpu_runtime::prelude::*;`.

pub use crate::{
    Buffer, DeviceData, DevicePool, DeviceType, GpuError, GpuManager, GpuMemoryManager,
    GpuMemoryPool, GpuRepr, PoolBuffer, PoolMarker, Scope, UninitBuffer, View, ViewMut,
    check_gpu_memory, cleanup_gpu_memory, gpu_manager, gpu_memory_manager, gpu_memory_pool,
    gpu_pool, multi_gpu_manager,
};
