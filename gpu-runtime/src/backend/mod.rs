//! What a device must be able to do: the one boundary between the safe runtime and the raw memory
//! of a device. Nothing above this room calls a driver, nothing in it knows pools or scopes.

mod counters;
pub(crate) mod cuda;
mod door;
mod executor;
#[cfg(any(test, fuzzing))]
#[cfg_attr(fuzzing, allow(dead_code))]
pub(crate) mod fake;
mod foreign;
pub(crate) mod host;
mod marks;
#[cfg(loom)]
pub(crate) mod model;
pub(crate) mod process;
mod slab;
mod timeline;

pub(crate) use counters::Counters;
#[doc(hidden)]
pub use executor::{Executor, FaultSink, Form, GraphId, KernelText, TextLaunch};
#[doc(hidden)]
pub use foreign::{Foreign, ForeignStream};
pub(crate) use marks::Marks;
pub(crate) use slab::{Address, Slab};
pub(crate) use timeline::Timeline;

use crate::error::GpuError;
use std::ptr::NonNull;

/// Every slab and every block starts at a multiple of this many bytes (what CUDA promises, and
/// two cache lines on every CPU).
pub const ALIGN: usize = 256;

/// Work on one stream runs in the order of its submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StreamId(pub u32);

/// A point in the work of a stream: everything submitted up to `epoch`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Mark {
    /// The stream.
    pub stream: StreamId,
    /// The number of the submission on that stream, counted from 1.
    pub epoch: u64,
}

/// A copy between the host and the device.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct HostCopy {
    /// The device's end.
    pub device: NonNull<u8>,
    /// The host's end; only read by an upload.
    pub host: *mut u8,
    /// Its length.
    pub bytes: usize,
}

/// A device, as the runtime sees it.
///
/// # Safety
/// An implementation upholds, and its callers may rely on:
/// - `allocate_slab` returns memory that is aligned to 256 bytes (`ALIGN`), that nothing else uses, and that
///   stays valid until `free_slab`.
/// - `upload`, `copy`, `fill` and `download` are ordered on their stream: they see everything
///   submitted to it before. `upload` has read `src` and `download` has written `dst` when they
///   return.
/// - after `synchronize(stream)` returned `Ok` nothing that was submitted to that stream before
///   touches memory any more.
/// - every stream has one event. `record(stream)` puts it behind everything submitted to the
///   stream so far; `is_reached(stream)` returns true only if all of that is finished. After
///   `wait(stream, on)` returned `Ok` what is submitted to `stream` runs after the event of `on` as it
///   was recorded last, whatever becomes of the event later. None of the three waits.
/// - stream ids are not used again, unless work is done when its submission returns. A stream that
///   was destroyed may still be asked about: its event is reached, `synchronize` returns when its
///   work is finished, and both say so with `Ok` or an error, never by undefined behaviour.
/// - no method unwinds, and none calls back into the runtime.
pub unsafe trait Backend: Send + Sync + 'static {
    /// The device's name for people.
    fn name(&self) -> String;

    /// The device's memory, in bytes.
    fn total_memory(&self) -> u64;

    /// The part of it that no program has taken, in bytes; `None` where that cannot be told.
    fn free_memory(&self) -> Option<u64> {
        None
    }

    /// Whether it is the CPU: device memory can be read and written at its own address, and work
    /// is done when its submission returns.
    fn is_host(&self) -> bool;

    /// What the device said when it failed for good, so that nothing can be done on it any more in
    /// this process; `None` for one that works, though single calls may fail.
    fn lost(&self) -> Option<String> {
        None
    }

    /// The compute capability of a CUDA device: 9 and 0 for `sm_90`.
    fn capability(&self) -> Option<(u32, u32)> {
        None
    }

    /// What a CUDA device's driver is made for: 13000 for CUDA 13.0.
    fn driver_version(&self) -> Option<u32> {
        None
    }

    /// What runs kernels' texts; `None` for the CPU, where launches call the kernels themselves.
    fn executor(&self) -> Option<&dyn Executor> {
        None
    }

    /// The device as other code on it sees it; `None` where there is none.
    fn foreign(&self) -> Option<&dyn Foreign> {
        None
    }

    /// Takes `bytes` (a positive multiple of 256) of uninitialised memory from the device.
    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError>;

    /// Gives a slab back.
    ///
    /// # Safety
    /// `slab` came from `allocate_slab(bytes)` of this backend, is given back once, and nothing
    /// submitted or still to come uses it.
    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64);

    /// Makes a stream.
    fn create_stream(&self) -> Result<StreamId, GpuError>;

    /// Ends a stream that no work will be submitted to.
    fn destroy_stream(&self, stream: StreamId);

    /// Puts the stream's event behind everything that was submitted to the stream.
    fn record(&self, stream: StreamId) -> Result<(), GpuError>;

    /// Whether the stream's event is reached, as it was recorded last.
    fn is_reached(&self, stream: StreamId) -> bool;

    /// Orders what comes on `stream` after the event of `on`.
    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError>;

    /// Waits until everything submitted to the stream has finished.
    fn synchronize(&self, stream: StreamId) -> Result<(), GpuError>;

    /// Copies `bytes` from the host to the device.
    ///
    /// # Safety
    /// `src` is readable and `dst` writable device memory for `bytes`; they do not overlap; nothing
    /// outside this stream's order writes `src` or touches `dst` meanwhile.
    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError>;

    /// Copies `bytes` from the device to the host.
    ///
    /// # Safety
    /// As [`Backend::upload`], with the roles of host and device exchanged.
    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError>;

    /// Several uploads, which have read all their sources when this returns.
    ///
    /// # Safety
    /// As [`Backend::upload`], of each; no two of them have device memory in common.
    unsafe fn upload_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        copies.iter().try_for_each(|c| {
            // SAFETY: the caller's promise.
            unsafe { self.upload(stream, c.device, c.host, c.bytes) }
        })
    }

    /// Several downloads, which have written all their destinations when this returns.
    ///
    /// # Safety
    /// As [`Backend::download`], of each; no two of them have host memory in common.
    unsafe fn download_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        copies.iter().try_for_each(|c| {
            // SAFETY: the caller's promise.
            unsafe { self.download(stream, c.host, c.device, c.bytes) }
        })
    }

    /// Copies `bytes` within the device; the two may overlap.
    ///
    /// # Safety
    /// Both are device memory for `bytes`; nothing outside this stream's order writes `src` or
    /// touches `dst` meanwhile.
    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError>;

    /// Writes `count` copies of `pattern`, one after the other.
    ///
    /// # Safety
    /// `dst` is device memory for `count * pattern.len()` bytes; nothing outside this stream's
    /// order touches it meanwhile.
    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError>;
}
