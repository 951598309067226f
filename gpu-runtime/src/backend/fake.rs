//! A device for tests of the runtime: memory of the host, but streams whose work is unfinished
//! until someone waits for it, and a record of who waited for what.

use super::host::HostBackend;
use super::{Backend, StreamId};
use crate::error::GpuError;
use crate::sync::Mutex;
use std::ptr::NonNull;

/// What the runtime asked of the device.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Call {
    Create(StreamId),
    Destroy(StreamId),
    Record(StreamId),
    /// Whether the stream's event is reached.
    Ask(StreamId),
    /// The first stream waits for the event of the second.
    Wait(StreamId, StreamId),
    Synchronize(StreamId),
    FreeSlab,
}

#[derive(Debug)]
pub(crate) struct FakeBackend {
    memory: HostBackend,
    pub(crate) calls: Mutex<Vec<Call>>,
    streams: Mutex<u32>,
    /// Streams of which everything submitted so far is finished, and all that will be.
    finished: Mutex<Vec<StreamId>>,
    /// What other programs have left of the device's memory.
    pub(crate) free: Mutex<Option<u64>>,
    /// Slabs that the device still gives.
    pub(crate) slabs_left: Mutex<u64>,
    /// Nobody is done with waiting while this is locked.
    pub(crate) gate: Mutex<()>,
    /// Nothing is uploaded while this is locked.
    pub(crate) door: Mutex<()>,
    /// Whether waiting for it is an error.
    pub(crate) is_lost: Mutex<bool>,
}

impl FakeBackend {
    pub(crate) fn new(total: u64) -> Self {
        Self {
            memory: HostBackend::with_memory(total),
            calls: Mutex::default(),
            streams: Mutex::default(),
            finished: Mutex::default(),
            free: Mutex::default(),
            slabs_left: Mutex::new(u64::MAX),
            gate: Mutex::default(),
            door: Mutex::default(),
            is_lost: Mutex::default(),
        }
    }

    /// The calls since the last time they were taken.
    pub(crate) fn take_calls(&self) -> Vec<Call> {
        std::mem::take(&mut self.calls.lock())
    }

    fn call(&self, call: Call) {
        self.calls.lock().push(call);
    }

    /// Lets the work of a stream finish, without anybody waiting for it.
    pub(crate) fn finish(&self, stream: StreamId) {
        self.finished.lock().push(stream);
    }
}

// SAFETY: memory and copies are the host device's; streams only pretend to be unfinished.
unsafe impl Backend for FakeBackend {
    fn name(&self) -> String {
        "fake".to_owned()
    }

    fn total_memory(&self) -> u64 {
        self.memory.total_memory()
    }

    fn free_memory(&self) -> Option<u64> {
        *self.free.lock()
    }

    fn is_host(&self) -> bool {
        false
    }

    fn lost(&self) -> Option<String> {
        self.is_lost.lock().then(|| "the device is lost".to_owned())
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        let mut left = self.slabs_left.lock();
        if *left == 0 {
            return Err(GpuError::Device {
                what: "no slab left".to_owned(),
            });
        }
        *left -= 1;
        self.memory.allocate_slab(bytes)
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64) {
        self.call(Call::FreeSlab);
        // SAFETY: the caller's promise.
        unsafe { self.memory.free_slab(slab, bytes) }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        let mut streams = self.streams.lock();
        *streams += 1;
        self.call(Call::Create(StreamId(*streams)));
        Ok(StreamId(*streams))
    }

    fn destroy_stream(&self, stream: StreamId) {
        self.call(Call::Destroy(stream));
    }

    fn record(&self, stream: StreamId) -> Result<(), GpuError> {
        self.call(Call::Record(stream));
        Ok(())
    }

    fn is_reached(&self, stream: StreamId) -> bool {
        self.call(Call::Ask(stream));
        self.finished.lock().contains(&stream)
    }

    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError> {
        self.call(Call::Wait(stream, on));
        Ok(())
    }

    fn synchronize(&self, stream: StreamId) -> Result<(), GpuError> {
        self.call(Call::Synchronize(stream));
        drop(self.gate.lock());
        if *self.is_lost.lock() {
            return Err(GpuError::Device {
                what: "the device is lost".to_owned(),
            });
        }
        self.finished.lock().push(stream);
        Ok(())
    }

    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        drop(self.door.lock());
        // SAFETY: the caller's promise.
        unsafe { self.memory.upload(stream, dst, src, bytes) }
    }

    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.download(stream, dst, src, bytes) }
    }

    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.copy(stream, dst, src, bytes) }
    }

    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        unsafe { self.memory.fill(stream, dst, pattern, count) }
    }
}
