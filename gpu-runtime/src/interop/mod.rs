//! Where this runtime and other code on the same GPU meet: cudarc's contexts, streams and slices,
//! libraries such as cuBLAS, tensors of other frameworks (`dlpack`), and raw addresses.
//!
//! No other public item names a type of cudarc, and [`cudarc`] here is the very crate that the
//! runtime uses, so that versions cannot disagree.
//!
//! A program that has a context and streams of its own moves over step by step:
//!
//! 1. [`device_of`] finds the runtime's device for its context: both share the device's primary context.
//! 2. [`scope_on`] runs a scope on a stream of the program's: what the scope does is in order with
//!    everything else on that stream.
//! 3. [`with_stream`] lends pool memory to work on a stream of the program's ([`Session::lend`]), and takes
//!    memory of cudarc in for launches and copies ([`Session::take`]).
//!
//! ```no_run
//! // Not run: it needs a CUDA device.
//! use gpu_runtime::interop::{self, cudarc::driver::CudaContext};
//! use gpu_runtime::prelude::*;
//!
//! #[gpu_kernel(over = y, requires(x.len() == y.len()))]
//! fn scale(t: Thread, x: &[f32], y: &mut [f32]) {
//!     let i = t.id();
//!     y[i] = 2.0 * x[i];
//! }
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // What the program has already.
//! let context = CudaContext::new(0)?;
//! let stream = context.new_stream()?;
//! let theirs = stream.clone_htod(&[1.0_f32; 64])?;
//! let mut result = stream.alloc_zeros::<f32>(64)?;
//!
//! interop::scope_on(&stream, |s| {
//!     let mut y = s.zeros::<f32>(64)?;
//!     interop::with_stream(s, &stream, |session| {
//!         scale(s, &session.take(&theirs)?, &mut y)
//!     })?;
//!     interop::with_stream(s, &stream, |session| {
//!         // Wherever cudarc takes device memory: a copy here, a product of matrices in cuBLAS.
//!         stream
//!             .memcpy_dtod(&session.lend(&y)?, &mut result)
//!             .map_err(interop::driver_error)
//!     })
//! })?;
//! # Ok(())
//! # }
//! ```
//!
//! On the CPU device all of this is [`InteropError::NotCuda`], but for
//! `dlpack` and the addresses.

pub mod dlpack;
mod memory;
mod raw;
mod session;

pub use cudarc;
pub use memory::{Lent, LentMut};
pub use raw::{pointer, pointer_mut, raw_stream};
pub use session::{CudaMemory, CudaMemoryMut, Session, with_stream};

use crate::backend::{Foreign, ForeignStream};
use crate::device::{Device, DeviceKind, DeviceOrdinal};
use crate::error::{GpuError, InteropError};
use crate::manager::gpu_manager;
use crate::pool::{BudgetId, DevicePool};
use crate::scope::{self, Scope};
use crate::sync::Arc;
use cudarc::driver::{CudaContext, CudaStream, DriverError};

/// The runtime's device of a context: that of the same number, in whose primary context both work.
///
/// # Errors
/// [`GpuError::NoSuchDevice`] if the runtime has not opened it: `GPU_RUNTIME_DEVICE` names another one;
/// [`InteropError::OtherContext`]; those of [`GpuManager::device`](crate::GpuManager::device).
pub fn device_of(context: &Arc<CudaContext>) -> Result<&'static Arc<Device>, GpuError> {
    let all = gpu_manager().devices()?;
    let asked = DeviceOrdinal {
        kind: DeviceKind::Cuda,
        index: u32::try_from(context.ordinal()).unwrap_or(u32::MAX),
    };
    let found = all.iter().find(|d| d.ordinal() == asked);
    let device = found.ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|d| format!("`{}`", d.ordinal())).collect();
        GpuError::NoSuchDevice {
            asked: format!("`{asked}`"),
            available: names.join(", "),
        }
    })?;
    foreign_of(device)?.check(&ForeignStream {
        context: context.cu_ctx() as usize,
        handle: 0,
        owner: Arc::new(()),
    })?;
    Ok(device)
}

/// Runs `f` in a scope of the process's pool whose stream is `stream`: launches, copies and fills of the
/// scope are in order with everything else that is put on that stream. When the scope ends it waits
/// for all of it.
///
/// # Errors
/// Those of `f`, of [`device_of`] and of [`GpuManager::scope`](crate::GpuManager::scope);
/// [`InteropError::PerThreadStream`].
pub fn scope_on<R, E>(
    stream: &Arc<CudaStream>,
    f: impl for<'s> FnOnce(&'s Scope<'s, DevicePool>) -> Result<R, E>,
) -> Result<R, E>
where
    E: From<GpuError>,
{
    let device = device_of(stream.context())?;
    let own = device.adopted_stream(&foreign_stream(stream))?;
    scope::run_on(device, own, BudgetId::ROOT, f)
}

/// An error of cudarc as one of the runtime, for closures that have both.
///
/// ```
/// use gpu_runtime::interop::{cudarc::driver::{DriverError, sys::CUresult}, driver_error};
/// let error = driver_error(DriverError(CUresult::CUDA_ERROR_INVALID_VALUE));
/// assert_eq!(error.to_string(), "the device failed: cudarc reports CUDA_ERROR_INVALID_VALUE (1)");
/// ```
#[must_use]
pub fn driver_error(error: DriverError) -> GpuError {
    GpuError::Device {
        what: format!("cudarc reports {:?} ({})", error.0, error.0 as u32),
    }
}

/// The runtime's words for a stream of cudarc's.
fn foreign_stream(stream: &Arc<CudaStream>) -> ForeignStream {
    ForeignStream {
        context: stream.context().cu_ctx() as usize,
        handle: stream.cu_stream() as usize,
        owner: Arc::<CudaStream>::clone(stream),
    }
}

/// What a device can do for other code.
fn foreign_of(device: &Device) -> Result<&dyn Foreign, GpuError> {
    device.backend().foreign().ok_or_else(|| {
        let device = device.ordinal();
        InteropError::NotCuda { device }.into()
    })
}
