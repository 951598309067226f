//! GPU resource safety: one manager per process, one memory pool per device, scopes that cannot leak
//! or dangle, and kernels that are ordinary Rust functions.
//!
//! ```
//! use gpu_runtime::prelude::*;
//!
//! #[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
//! fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
//!     let i = t.id();
//!     y[i] = a * x[i] + y[i];
//! }
//!
//! let sum = gpu_manager().scope(|s| {
//!     let x = s.upload(&[1.0_f32, 2.0, 3.0])?;
//!     let mut y = s.full(3, 10.0_f32)?;
//!     saxpy(s, 2.0, &x, &mut y)?;
//!     y.download()
//! })?;
//! assert_eq!(sum, [12.0, 14.0, 16.0]);
//! # Ok::<(), GpuError>(())
//! ```
//!
//! # Functions and structs of a program
//!
//! A function takes the scope and buffers of any pool, and returns a buffer of that scope, if it
//! names the scope's lifetime and its pool (without `P` it is for [`DevicePool`] alone, the pool of
//! [`GpuManager::scope`]). A struct that outlives scopes holds [`PoolBuffer`]s.
//!
//! ```
//! # use gpu_runtime::prelude::*;
//! # #[gpu_kernel(over = y, requires(x.len() == y.len()))]
//! # fn scale(t: Thread, x: &[f32], y: &mut [f32]) { let i = t.id(); y[i] *= x[i]; }
//! struct Layer {
//!     weights: PoolBuffer<f32>,
//! }
//!
//! impl Layer {
//!     fn forward<'s, P: PoolMarker>(
//!         &self,
//!         s: &'s Scope<'s, P>,
//!         x: &Buffer<'_, f32, P>,
//!     ) -> Result<Buffer<'s, f32, P>, GpuError> {
//!         let mut y = s.full(x.len(), 1.0_f32)?;
//!         scale(s, &self.weights, &mut y)?;
//!         scale(s, x, &mut y)?;
//!         Ok(y)
//!     }
//! }
//!
//! let weights = gpu_manager().scope(|s| s.upload(&[2.0_f32, 3.0])?.promote())?;
//! let layer = Layer { weights };
//! let y = gpu_manager().scope(|s| layer.forward(s, &s.upload(&[1.0, 10.0])?)?.download())?;
//! assert_eq!(y, [2.0, 30.0]);
//! # Ok::<(), GpuError>(())
//! ```
//!
//! A scope's closure returns a `Result` with any error that is made from a [`GpuError`]. Where
//! nothing else says which one, its last line does: `Ok::<_, GpuError>(value)`.
//!
//! # Rooms
//!
//! Imports go downward only: `launch` over `scope` over `buffer`; `manager` over `device` over
//! `pool`; `pool/{arena, blocks}` over nothing; `backend` is the one object-safe door to a device,
//! `error`, `stats` and `sync` are below all. `interop` alone shows other crates' types. `kernel` has what the macros' code calls: sealed
//! operations, per-thread views, the completion of CUDA text. `unsafe` is allowed in `backend`, `buffer`,
//! `graph`, `interop`, `kernel`, `launch` and `pod`, and nowhere else: the pool is safe code.

#![deny(unsafe_code)]

extern crate self as gpu_runtime;

#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
#[allow(unsafe_code)]
mod backend;
#[allow(unsafe_code)]
mod buffer;
mod bytes;
mod device;
#[cfg(test)]
mod drop_tests;
mod error;
#[allow(unsafe_code)]
mod graph;
mod images;
#[allow(unsafe_code)]
pub mod interop;
#[allow(unsafe_code)]
pub mod kernel;
#[allow(unsafe_code)]
mod launch;
mod macros;
mod manager;
#[cfg(loom)]
#[doc(hidden)]
pub mod models;
#[allow(unsafe_code)]
pub mod pod;
mod pool;
pub mod prelude;
mod report;
pub mod rules;
mod scope;
mod stats;
mod sync;
mod transfers;

pub use buffer::{
    Buffer, DeviceOut, DeviceRead, DeviceWrite, GraphMemory, GraphViews, Halves, OutShaped, Owned,
    PoolBuffer, ReadShaped, ShapedUninit, ShapedView, ShapedViewMut, Transfers, UninitBuffer,
    UninitPoolBuffer, View, View2, View3, ViewMut, ViewMut2, ViewMut3, WriteShaped,
};
pub use bytes::Bytes;
pub use device::{Device, DeviceChoice, DeviceKind, DeviceOrdinal};
pub use error::{
    CudaError, FaultKind, GpuError, GraphError, Holder, InteropError, KernelFault, OutOfMemory,
    Refusal, ShapeProblem, Waiting,
};
pub use graph::Graph;
pub use images::{Images, KernelSource};
pub use kernel::atomic::Atomic;
pub use kernel::gpu_num::GpuNum;
pub use kernel::shaped::{HostSlice, Slice2, Slice3, SliceN};
pub use kernel::thread::{BlockThread, Thread};
pub use launch::LaunchShape;
pub use macros::{GpuRepr, gpu_fn, gpu_kernel, gpu_pool, moved, moved_from};
pub use manager::{
    Allocation, Budget, Cleanup, GpuManager, GpuMemoryManager, GpuMemoryPool, LabelledPool,
    LowMemoryHook, MultiGpuManager, Reservation, Shape, check_gpu_memory, cleanup_gpu_memory,
    gpu_manager, gpu_memory_manager, gpu_memory_pool, multi_gpu_manager,
};
pub use pod::{DeviceData, DeviceType, Downloadable};
pub use pool::{DevicePool, PoolConfig, PoolMarker, Source};
pub use report::SourceTable;
#[cfg(fuzzing)]
#[doc(hidden)]
pub use scope::fuzz;
pub use scope::{Labelled, Scope};
pub use stats::{BudgetStats, DirectionStats, PoolStats, SourceStats, TransferStats};

/// The programs of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
struct Readme;
