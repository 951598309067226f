//! Functions of the program that are asked for memory when a request would fail otherwise.

use super::memory::GpuMemoryManager;
use crate::device::{Device, DeviceRef};
use crate::sync::Arc;
use std::fmt;

/// Keeps a function registered: made by [`GpuMemoryManager::on_low_memory`].
#[must_use = "the function is asked as long as this lives"]
pub struct LowMemoryHook {
    device: DeviceRef,
    id: u64,
}

impl GpuMemoryManager {
    /// Has `f` asked for memory when a request would fail otherwise, after everything else: for
    /// caches that can be built again. It gets the bytes of the request and returns those that it has
    /// given back, or 0; the request is tried again after each function that gave something.
    ///
    /// `f` runs on the thread that asks, without any lock of the pool; on several threads at once, if
    /// several ask. It is asked at most once for each request. What it allocates itself may
    /// fail, and then asks nobody. A panic of `f` goes to who asked for memory.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_manager, Allocation, GpuError};
    /// use std::sync::Mutex;
    /// static CACHE: Mutex<Vec<Allocation>> = Mutex::new(Vec::new());
    ///
    /// let memory = gpu_memory_manager()?;
    /// let _hook = memory.on_low_memory(|_| {
    ///     let old = CACHE.lock().map(|mut c| std::mem::take(&mut *c)).unwrap_or_default();
    ///     old.iter().map(Allocation::block_bytes).sum()
    /// });
    /// # Ok::<(), GpuError>(())
    /// ```
    pub fn on_low_memory(&self, f: impl Fn(u64) -> u64 + Send + Sync + 'static) -> LowMemoryHook {
        let device = self.device_ref().clone();
        let id = device.arena().reclaimers.add(Arc::new(f));
        LowMemoryHook { device, id }
    }
}

impl LowMemoryHook {
    /// The device whose memory it is asked for.
    pub fn device(&self) -> &Device {
        &self.device
    }
}

impl Drop for LowMemoryHook {
    fn drop(&mut self) {
        self.device.arena().reclaimers.remove(self.id);
    }
}

impl fmt::Debug for LowMemoryHook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LowMemoryHook").finish_non_exhaustive()
    }
}
