//! Where memory lives and on which stream it is worked on: the copies between host and device.

use super::arg::Access;
use super::faults::{FaultSlot, UseCell};
use crate::device::{Device, Stream};
use crate::error::GpuError;
use std::ptr::NonNull;

/// The surroundings of a piece of device memory.
#[derive(Clone, Copy)]
pub(crate) struct Place<'v> {
    pub(crate) device: &'v Device,
    pub(crate) stream: &'v Stream,
    /// The faults of the scope that it is used in; memory outside of scopes has none.
    pub(crate) faults: Option<&'v FaultSlot>,
    pub(crate) used: &'v UseCell,
}

impl Place<'_> {
    /// A fault that makes the memory's contents undefined.
    pub(crate) fn check(&self) -> Result<(), GpuError> {
        self.faults.map_or(Ok(()), FaultSlot::check)?;
        self.used.check()
    }

    fn begin(&self, access: Access) -> Result<(), GpuError> {
        let timeline = self.device.timeline();
        self.used.use_on(timeline, self.stream, access)
    }

    /// Writes host bytes to the device.
    ///
    /// # Safety
    /// `dst` is this place's memory for `bytes`, exclusively borrowed; `src` is readable for `bytes`.
    pub(crate) unsafe fn upload(
        &self,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        if bytes == 0 {
            return Ok(());
        }
        let _order = self.stream.in_order()?;
        self.begin(Access::Write)?;
        // SAFETY: the caller's promise; device memory and a host borrow do not overlap; `begin`
        // ordered this stream after every other use.
        unsafe {
            self.device
                .backend()
                .upload(self.stream.id(), dst, src, bytes)
        }
    }

    /// Reads device bytes into host memory, after all work on them; a fault of that work is the
    /// error.
    ///
    /// # Safety
    /// `src` is this place's initialised memory for `bytes`; `dst` is writable for `bytes`.
    pub(crate) unsafe fn download(
        &self,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        let tail = {
            let _order = self.stream.in_order()?;
            self.begin(Access::Read)?;
            self.stream.tail()
        };
        let backend = self.device.backend();
        self.device.timeline().synchronize(tail)?;
        self.check()?;
        if bytes == 0 {
            return Ok(());
        }
        // SAFETY: the caller's promise; device memory and a host borrow do not overlap.
        unsafe { backend.download(self.stream.id(), dst, src, bytes) }
    }

    /// Writes `count` copies of the bytes of `pattern`.
    ///
    /// # Safety
    /// `dst` is this place's memory for them, exclusively borrowed.
    pub(crate) unsafe fn fill(
        &self,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        if pattern.is_empty() || count == 0 {
            return Ok(());
        }
        let _order = self.stream.in_order()?;
        self.begin(Access::Write)?;
        // SAFETY: the caller's promise; `begin` ordered this stream after every other use.
        unsafe {
            self.device
                .backend()
                .fill(self.stream.id(), dst, pattern, count)
        }
    }

    /// Copies device bytes from other memory of the same device.
    ///
    /// # Safety
    /// `dst` is this place's memory for `bytes`, exclusively borrowed; `src` is initialised device
    /// memory for `bytes`, borrowed, whose uses `src_used` records.
    pub(crate) unsafe fn copy(
        &self,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        src_used: &UseCell,
        bytes: usize,
    ) -> Result<(), GpuError> {
        if bytes == 0 {
            return Ok(());
        }
        let _order = self.stream.in_order()?;
        src_used.use_on(self.device.timeline(), self.stream, Access::Read)?;
        self.used.copied_from(src_used);
        self.begin(Access::Write)?;
        // SAFETY: the caller's promise; this stream is ordered after every other use of both.
        unsafe {
            self.device
                .backend()
                .copy(self.stream.id(), dst, src, bytes)
        }
    }
}
