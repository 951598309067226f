//! The door to a device: every call of the runtime goes through it, and none does after the process
//! has begun to end, or in a forked child. It remembers when a device failed.

use super::{Backend, StreamId, process};
use crate::error::GpuError;
use crate::sync::{Arc, OnceLock};
use std::ptr::NonNull;

/// A backend behind the door. A call that is under way when the process begins to end is not
/// stopped; one that has not begun by then does not begin.
pub(crate) struct Door {
    inner: Arc<dyn Backend>,
    // What never changes is asked once.
    name: String,
    total: u64,
    is_host: bool,
    /// What the device said when waiting for it failed.
    lost: OnceLock<String>,
}

impl Door {
    /// Closes the door in front of a backend.
    pub(crate) fn new(inner: Arc<dyn Backend>) -> Self {
        Self {
            name: inner.name(),
            total: inner.total_memory(),
            is_host: inner.is_host(),
            inner,
            lost: OnceLock::new(),
        }
    }

    /// What the device said when it failed, if it did.
    pub(crate) fn lost(&self) -> Option<&str> {
        self.lost.get().map(String::as_str)
    }

    fn open(&self) -> Result<&dyn Backend, GpuError> {
        process::may_call()?;
        Ok(&*self.inner)
    }

    #[cold]
    fn note_lost(&self, error: &GpuError) {
        let what = match error {
            GpuError::Device { what } => what.clone(),
            other => other.to_string(),
        };
        // What it said first is what went wrong.
        let _ = self.lost.set(what);
        process::note_trouble();
    }
}

// SAFETY: what is passed on upholds the contract, as the backend behind does. What is not passed on
// reports an error, does nothing (memory and streams that are not given back stay valid), or says
// that work is not complete.
unsafe impl Backend for Door {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn total_memory(&self) -> u64 {
        self.total
    }

    fn free_memory(&self) -> Option<u64> {
        self.open().ok()?.free_memory()
    }

    fn is_host(&self) -> bool {
        self.is_host
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        self.open()?.allocate_slab(bytes)
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64) {
        if let Ok(backend) = self.open() {
            // SAFETY: the caller's promise.
            unsafe { backend.free_slab(slab, bytes) }
        }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        self.open()?.create_stream()
    }

    fn destroy_stream(&self, stream: StreamId) {
        if let Ok(backend) = self.open() {
            backend.destroy_stream(stream);
        }
    }

    fn record(&self, stream: StreamId) -> Result<(), GpuError> {
        self.open()?.record(stream)
    }

    fn is_reached(&self, stream: StreamId) -> bool {
        self.open().is_ok_and(|backend| backend.is_reached(stream))
    }

    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError> {
        self.open()?.wait(stream, on)
    }

    fn synchronize(&self, stream: StreamId) -> Result<(), GpuError> {
        let done = self.open()?.synchronize(stream);
        if let Err(error) = &done {
            self.note_lost(error);
        }
        done
    }

    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.open()?.upload(stream, dst, src, bytes) }
    }

    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.open()?.download(stream, dst, src, bytes) }
    }

    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.open()?.copy(stream, dst, src, bytes) }
    }

    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.open()?.fill(stream, dst, pattern, count) }
    }
}
