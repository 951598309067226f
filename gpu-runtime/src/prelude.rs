//! What a program with kernels needs: `use gpu_runtime::prelude::*;`.

pub use crate::{
    Atomic, BlockThread, Buffer, DeviceData, DeviceType, GpuError, GpuNum, GpuRepr, PoolBuffer,
    PoolMarker, Scope, Thread, UninitBuffer, View, ViewMut, gpu_fn, gpu_kernel, gpu_manager,
    gpu_memory_manager, gpu_memory_pool,
};
