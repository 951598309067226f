//! Addresses, for code that nothing here can check.

use super::foreign_of;
use crate::buffer::{DeviceRead, DeviceWrite, Fits, Parts};
use crate::error::GpuError;
use crate::pool::PoolMarker;
use crate::scope::Scope;

/// The address of device memory, for code that reads it. The scope's stream is ordered after whatever
/// wrote it.
///
/// ```
/// use gpu_runtime::{interop, prelude::*};
/// gpu_manager().scope(|s| {
///     let x = s.upload(&[1.0_f32, 2.0])?;
///     // SAFETY: nothing is done with the address.
///     let at = unsafe { interop::pointer(s, &x)? };
///     assert!(at.is_aligned());
///     Ok::<_, GpuError>(())
/// })?;
/// # Ok::<(), gpu_runtime::GpuError>(())
/// ```
///
/// # Errors
/// [`GpuError::WrongDevice`]; what the device reports.
///
/// # Safety
/// What reads through the address is over before the memory is used by anything else or given back. On
/// a CUDA device it is an address of the device, and work that reads it is over in that sense if it was
/// waited for, or if it was put on the stream that [`raw_stream`] returns and this scope used the
/// memory once more behind it.
pub unsafe fn pointer<P: PoolMarker, A: DeviceRead<Pool: Fits<P>>>(
    s: &Scope<'_, P>,
    memory: A,
) -> Result<*const A::Elem, GpuError> {
    address(s, &memory.parts()).map(|at| at.cast_const().cast())
}

/// As [`pointer()`], for code that writes as well.
///
/// # Errors
/// As [`pointer()`].
///
/// # Safety
/// As [`pointer()`]; what is written are values of the element type.
pub unsafe fn pointer_mut<P: PoolMarker, A: DeviceWrite<Pool: Fits<P>>>(
    s: &Scope<'_, P>,
    mut memory: A,
) -> Result<*mut A::Elem, GpuError> {
    address(s, &memory.parts_mut()).map(<*mut u8>::cast)
}

fn address<P: PoolMarker>(s: &Scope<'_, P>, parts: &Parts<'_>) -> Result<*mut u8, GpuError> {
    s.stream().may("work through addresses")?;
    s.note_use(parts)?;
    Ok(parts.ptr)
}

/// The driver's handle of the scope's stream (`CUstream`), for work through raw addresses.
///
/// # Errors
/// [`InteropError::NotCuda`](crate::InteropError::NotCuda); what the device reports.
pub fn raw_stream<P: PoolMarker>(
    s: &Scope<'_, P>,
) -> Result<super::cudarc::driver::sys::CUstream, GpuError> {
    let handle = foreign_of(s.device())?.handle(s.stream().id())?;
    Ok(handle as super::cudarc::driver::sys::CUstream)
}
