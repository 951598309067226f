//! The door to a device: every call of the runtime goes through it, and none does after the process
//! has begun to end, or in a forked child. It remembers when a device failed.

use super::{
    Backend, Counters, Executor, FaultSink, Foreign, ForeignStream, GraphId, HostCopy, StreamId,
    TextLaunch, process,
};
use crate::device::DeviceOrdinal;
use crate::error::{GpuError, InteropError};
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
    counters: Counters,
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
            counters: Counters::default(),
        }
    }

    /// What the device said when it failed, if it did.
    pub(crate) fn lost(&self) -> Option<&str> {
        self.lost.get().map(String::as_str)
    }

    /// What was copied between host and device so far.
    pub(crate) fn counters(&self) -> &Counters {
        &self.counters
    }

    fn open(&self) -> Result<&dyn Backend, GpuError> {
        process::may_call()?;
        Ok(&*self.inner)
    }

    /// Calls the device; asks it whether it is lost if it fails.
    #[inline]
    fn call<T>(
        &self,
        work: impl FnOnce(&dyn Backend) -> Result<T, GpuError>,
    ) -> Result<T, GpuError> {
        let done = work(self.open()?);
        if done.is_err() {
            self.note_lost();
        }
        done
    }

    #[cold]
    fn note_lost(&self) {
        if let Some(what) = self.inner.lost() {
            // What it said first is what went wrong.
            let _ = self.lost.set(what);
            process::note_trouble();
        }
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

    fn capability(&self) -> Option<(u32, u32)> {
        self.inner.capability()
    }

    fn driver_version(&self) -> Option<u32> {
        self.inner.driver_version()
    }

    fn executor(&self) -> Option<&dyn Executor> {
        self.inner.executor()?;
        Some(self)
    }

    fn foreign(&self) -> Option<&dyn Foreign> {
        self.inner.foreign()?;
        Some(self)
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        self.call(|backend| backend.allocate_slab(bytes))
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64) {
        if let Ok(backend) = self.open() {
            // SAFETY: the caller's promise.
            unsafe { backend.free_slab(slab, bytes) }
            self.note_lost();
        }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        self.call(|backend| backend.create_stream())
    }

    fn destroy_stream(&self, stream: StreamId) {
        if let Ok(backend) = self.open() {
            backend.destroy_stream(stream);
        }
    }

    fn record(&self, stream: StreamId) -> Result<(), GpuError> {
        self.call(|backend| backend.record(stream))
    }

    fn is_reached(&self, stream: StreamId) -> bool {
        let reached = self.open().is_ok_and(|backend| backend.is_reached(stream));
        if !reached {
            self.note_lost();
        }
        reached
    }

    fn wait(&self, stream: StreamId, on: StreamId) -> Result<(), GpuError> {
        self.call(|backend| backend.wait(stream, on))
    }

    fn synchronize(&self, stream: StreamId) -> Result<(), GpuError> {
        self.call(|backend| backend.synchronize(stream))
    }

    unsafe fn upload(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        self.counters.uploads.count(1, bytes, || {
            // SAFETY: the caller's promise.
            self.call(|backend| unsafe { backend.upload(stream, dst, src, bytes) })
        })
    }

    unsafe fn download(
        &self,
        stream: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        self.counters.downloads.count(1, bytes, || {
            // SAFETY: the caller's promise.
            self.call(|backend| unsafe { backend.download(stream, dst, src, bytes) })
        })
    }

    unsafe fn upload_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        let bytes = copies.iter().map(|c| c.bytes).sum();
        self.counters.uploads.count(copies.len(), bytes, || {
            // SAFETY: the caller's promise.
            self.call(|backend| unsafe { backend.upload_all(stream, copies) })
        })
    }

    unsafe fn download_all(&self, stream: StreamId, copies: &[HostCopy]) -> Result<(), GpuError> {
        let bytes = copies.iter().map(|c| c.bytes).sum();
        self.counters.downloads.count(copies.len(), bytes, || {
            // SAFETY: the caller's promise.
            self.call(|backend| unsafe { backend.download_all(stream, copies) })
        })
    }

    unsafe fn copy(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        self.call(|backend| unsafe { backend.copy(stream, dst, src, bytes) })
    }

    unsafe fn fill(
        &self,
        stream: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        self.call(|backend| unsafe { backend.fill(stream, dst, pattern, count) })
    }
}

impl Door {
    fn run<T>(
        &self,
        work: impl FnOnce(&dyn Executor) -> Result<T, GpuError>,
    ) -> Result<T, GpuError> {
        self.call(|backend| match backend.executor() {
            Some(executor) => work(executor),
            None => Err(GpuError::Device {
                what: format!("`{}` runs no kernels", self.name),
            }),
        })
    }
}

// SAFETY: as above; what is launched is launched by the executor behind, or not at all.
unsafe impl Executor for Door {
    unsafe fn launch(&self, launch: TextLaunch<'_>) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        self.run(|e| unsafe { e.launch(launch) })
    }

    fn create_graph(&self) -> Result<GraphId, GpuError> {
        self.run(|e| e.create_graph())
    }

    unsafe fn add_to_graph(&self, graph: GraphId, launch: TextLaunch<'_>) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        self.run(|e| unsafe { e.add_to_graph(graph, launch) })
    }

    fn finish_graph(&self, graph: GraphId) -> Result<(), GpuError> {
        self.run(|e| e.finish_graph(graph))
    }

    unsafe fn replay(
        &self,
        graph: GraphId,
        stream: StreamId,
        faults: Arc<dyn FaultSink>,
    ) -> Result<(), GpuError> {
        // SAFETY: the caller's promise.
        self.run(|e| unsafe { e.replay(graph, stream, faults) })
    }

    fn destroy_graph(&self, graph: GraphId, stream: StreamId) {
        // Of a device that is not called any more everything stays.
        let _ = self.run(|e| {
            e.destroy_graph(graph, stream);
            Ok(())
        });
        self.note_lost();
    }
}

impl Door {
    fn foreign<T>(
        &self,
        work: impl FnOnce(&dyn Foreign) -> Result<T, GpuError>,
    ) -> Result<T, GpuError> {
        self.call(|backend| match backend.foreign() {
            Some(foreign) => work(foreign),
            None => Err(InteropError::NotCuda {
                device: DeviceOrdinal::HOST,
            }
            .into()),
        })
    }
}

// SAFETY: as above.
unsafe impl Foreign for Door {
    fn adopt(&self, stream: &ForeignStream) -> Result<StreamId, GpuError> {
        self.foreign(|f| f.adopt(stream))
    }

    fn check(&self, stream: &ForeignStream) -> Result<(), GpuError> {
        self.foreign(|f| f.check(stream))
    }

    fn handle(&self, stream: StreamId) -> Result<usize, GpuError> {
        self.foreign(|f| f.handle(stream))
    }

    fn follow(&self, stream: StreamId, foreign: &ForeignStream) -> Result<(), GpuError> {
        self.foreign(|f| f.follow(stream, foreign))
    }

    fn finish_all(&self) -> Result<(), GpuError> {
        self.foreign(|f| f.finish_all())
    }

    fn lead(&self, foreign: &ForeignStream, stream: StreamId) -> Result<(), GpuError> {
        self.foreign(|f| f.lead(foreign, stream))
    }
}
