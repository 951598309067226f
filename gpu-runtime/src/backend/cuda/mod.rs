//! NVIDIA GPUs, through the driver that the process finds when it runs. Nothing here is needed to
//! build, and no other room names `cudarc`.
//!
//! | file | what it knows |
//! |---|---|
//! | `load` | finds `libcuda.so`, its version, its functions |
//! | `driver` | the functions, by name; every result is a number that is looked at |
//! | `context` | a device's primary context: current on the calling thread, lost or not |
//! | `properties` | what a device is |
//! | `slabs` | the memory of the pool |
//! | `streams` | streams and their one event each, made when first needed |
//! | `transfer`, `fill` | copies through pinned memory; copies and fills within the device |
//! | `nvrtc`, `search` | the compiler, and where it is |
//! | `images`, `cache`, `shipped` | from a kernel's text to a loaded function; images kept on disk, or brought by the program |
//! | `launch`, `records` | launches, and the faults that they report |
//! | `graph` | graphs of launches |
//! | `foreign` | streams that other code made in the same context |
//!
//! # Decisions
//! - cudarc finds and opens the driver's library. Its wrappers are not used: they panic where a
//!   library or a symbol is missing, and turn any result into a Rust enum, which an unknown number
//!   would make undefined. So each function is asked of the opened library by name, returns a plain
//!   number, and a missing one is an error before the first call.
//! - The primary context is retained at the first use of the device, once, and made current by every
//!   call that needs it: whatever the thread had before.
//! - A fault record lies in pinned memory that the device sees. A launch costs no call for it; it is
//!   read when its stream is known to be finished, and only then.
//! - After an error that CUDA calls sticky the device is lost: each call says so without reaching the
//!   driver, and giving back is bookkeeping. The same when the process ends.

mod cache;
mod context;
mod driver;
mod fill;
mod foreign;
mod graph;
mod images;
mod launch;
mod load;
mod mixed;
mod nvrtc;
mod properties;
mod records;
mod search;
mod shipped;
mod slabs;
mod streams;
mod transfer;

pub(crate) use images::compile_ahead;
pub(crate) use load::{available, device_count, open};
pub(crate) use shipped::{Image, embed, encode};

use super::{Backend, Executor, Foreign, HostCopy, StreamId};
use crate::error::GpuError;
use context::Context;
use std::ptr::NonNull;
use streams::Streams;
use transfer::Staging;

/// A CUDA device.
pub(crate) struct CudaBackend {
    // Before the context: they give back what is the context's.
    graphs: graph::Graphs,
    images: images::Images,
    records: records::Records,
    slabs: slabs::Slabs,
    staging: Staging,
    streams: Streams,
    context: Context,
}

impl CudaBackend {
    fn new(context: Context) -> Self {
        Self {
            graphs: graph::Graphs::default(),
            images: images::Images::default(),
            records: records::Records::default(),
            slabs: slabs::Slabs::default(),
            staging: Staging::default(),
            streams: Streams::default(),
            context,
        }
    }
}

impl Drop for CudaBackend {
    fn drop(&mut self) {
        // Of a device that works. Of another one, or when the process ends, each of these is
        // nothing.
        if !self.context.is_gone() && !self.streams.finish_all(self) {
            // Kernels may be running, and for all that is known they will be: what they use stays.
            self.context.abandon();
        }
        self.graphs.close(&self.context);
        self.images.close(&self.context);
        self.staging.close(&self.context);
        self.streams.close(&self.context);
        self.records.close(&self.context);
        self.context.close();
    }
}

// SAFETY: a slab is an allocation or a mapping of the driver, aligned to 256 bytes at least as it
// promises, valid until freed. Copies and fills are put on the stream they are given, in its order; `upload` has copied
// its source to pinned memory, and `download` its destination from there, when it returns.
// `synchronize` returns `Ok` only after the driver said that the stream is finished, or if nothing
// was put on it since that was said last. Events are recorded and asked as the driver's. Nothing
// unwinds: no indexing, no arithmetic that can overflow, no callback.
unsafe impl Backend for CudaBackend {
    fn name(&self) -> String {
        self.context.properties().name.clone()
    }

    fn total_memory(&self) -> u64 {
        self.context.properties().memory
    }

    fn free_memory(&self) -> Option<u64> {
        self.context.free_memory().ok()
    }

    fn is_host(&self) -> bool {
        false
    }

    fn lost(&self) -> Option<String> {
        self.context.lost()
    }

    fn capability(&self) -> Option<(u32, u32)> {
        let p = self.context.properties();
        Some((p.major, p.minor))
    }

    fn driver_version(&self) -> Option<u32> {
        u32::try_from(self.context.driver().version).ok()
    }

    fn executor(&self) -> Option<&dyn Executor> {
        Some(self)
    }

    fn foreign(&self) -> Option<&dyn Foreign> {
        Some(self)
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        self.slabs.take(&self.context, bytes)
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, _: u64) {
        // After an error, work may be left that nobody has waited for. Where it cannot be waited for the memory stays.
        if self.context.is_gone() || self.streams.finish_all(self) {
            // SAFETY: the caller's promise; no work is left.
            unsafe { self.slabs.give_back(&self.context, slab) }
        }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        self.streams.create()
    }

    fn destroy_stream(&self, stream: StreamId) {
        self.streams.destroy(&self.context, stream);
    }

    fn record(&self, stream: StreamId) -> Result<(), GpuError> {
        self.streams.record(&self.context, stream)
    }

    fn is_reached(&self, stream: StreamId) -> bool {
        self.streams.is_reached(self, stream)
    }

    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError> {
        self.streams.wait(&self.context, stream, on)
    }

    fn synchronize(&self, stream: StreamId) -> Result<(), GpuError> {
        self.streams.synchronize(self, stream)
    }

    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe {
            let (device, host) = (dst, src.cast_mut());
            let copy = HostCopy {
                device,
                host,
                bytes,
            };
            self.upload_staged(stream, &[copy])
        }
    }

    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe {
            let (device, host) = (src, dst);
            let copy = HostCopy {
                device,
                host,
                bytes,
            };
            self.download_staged(stream, &[copy])
        }
    }

    unsafe fn upload_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.upload_staged(stream, copies) }
    }

    unsafe fn download_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.download_staged(stream, copies) }
    }

    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.copy_within(stream, dst, src, bytes) }
    }

    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.fill_pattern(stream, dst, pattern, count) }
    }
}
