//! What a program with kernels needs: `use gpu_runtime::prelude::*;`.

pub use crate::{
    Atomic, BlockThread, Buffer, DeviceData, DevicePool, DeviceType, Downloadable, GpuError,
    GpuManager, GpuMemoryManager, GpuMemoryPool, GpuNum, GpuRepr, LaunchShape, PoolBuffer,
    PoolMarker, Scope, Slice2, Slice3, Thread, UninitBuffer, UninitPoolBuffer, View, View2, View3,
    ViewMut, ViewMut2, ViewMut3, check_gpu_memory, cleanup_gpu_memory, gpu_fn, gpu_kernel,
    gpu_manager, gpu_memory_manager, gpu_memory_pool, gpu_pool, multi_gpu_manager,
};
