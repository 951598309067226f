//! The pool's typed front: arrays that own their memory.

use super::memory::Budget;
use crate::buffer::{PoolBuffer, UninitPoolBuffer};
use crate::device::{Device, DeviceRefs};
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType};
use crate::pool::{Arena, Source};
use crate::stats::{PoolStats, SourceStats};
use crate::sync::Arc;

/// The memory pool of a device.
#[derive(Debug)]
pub struct GpuMemoryPool {
    device: DeviceRefs,
}

/// The shape of an array: a length, a tuple of two or three, or an array of lengths.
pub trait Shape {
    /// The number of elements; `None` if it overflows.
    fn elements(&self) -> Option<usize>;
}

impl Shape for usize {
    fn elements(&self) -> Option<usize> {
        Some(*self)
    }
}

impl Shape for (usize, usize) {
    fn elements(&self) -> Option<usize> {
        self.0.checked_mul(self.1)
    }
}

impl Shape for (usize, usize, usize) {
    fn elements(&self) -> Option<usize> {
        self.0.checked_mul(self.1)?.checked_mul(self.2)
    }
}

impl<const N: usize> Shape for [usize; N] {
    fn elements(&self) -> Option<usize> {
        // A length of zero makes the array empty however long the others are.
        if self.contains(&0) {
            return Some(0);
        }
        self.iter().try_fold(1_usize, |n, &len| n.checked_mul(len))
    }
}

impl GpuMemoryPool {
    pub(crate) fn new(device: Arc<Device>) -> Self {
        Self {
            device: DeviceRefs::new(device),
        }
    }

    /// An array of zeros.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, GpuError, PoolConfig};
    /// let image = gpu_memory_pool(PoolConfig::new())?.array::<f32>((480, 640))?;
    /// assert_eq!(image.len(), 480 * 640);
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`]; [`GpuError::LengthOverflow`]; what the device reports.
    #[track_caller]
    pub fn array<T>(&self, shape: impl Shape) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceData,
    {
        self.make(shape, Source::here())?.zero()
    }

    /// An array that nothing has written yet: for a launch that writes all of it.
    ///
    /// # Errors
    /// As [`GpuMemoryPool::array`].
    #[track_caller]
    pub fn array_uninit<T>(&self, shape: impl Shape) -> Result<UninitPoolBuffer<T>, GpuError>
    where
        T: DeviceData,
    {
        self.make(shape, Source::here())
    }

    /// A copy of a host slice.
    ///
    /// # Errors
    /// As [`GpuMemoryPool::array`].
    #[track_caller]
    pub fn upload<T>(&self, data: &[T]) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceType,
    {
        self.make(data.len(), Source::here())?.write(data)
    }

    /// Names what is allocated through it, in reports and errors.
    pub fn label<'a>(&self, label: &'a str) -> LabelledPool<'_, 'a> {
        LabelledPool { pool: self, label }
    }

    /// The budget called `name`, made at its first use with `limit` bytes.
    ///
    /// # Errors
    /// As [`GpuMemoryManager::budget`](crate::GpuMemoryManager::budget).
    pub fn budget(&self, name: &str, limit: u64) -> Result<Budget, GpuError> {
        Budget::named(&self.device, name, limit)
    }

    /// The state of the pool.
    pub fn stats(&self) -> PoolStats {
        self.device.arena().stats()
    }

    /// Every source of allocations, the largest first.
    pub fn sources(&self) -> Vec<SourceStats> {
        self.device.arena().sources()
    }

    /// The pool at this moment as JSON: for tools, and for a report of what went wrong.
    ///
    /// An object with these members; all sizes are bytes:
    /// - `format`: `"gpu-runtime pool snapshot 1"`; another number is another form.
    /// - `device`: as `GPU_RUNTIME_DEVICE` spells it.
    /// - `stats`: the fields of [`PoolStats`].
    /// - `budgets`: `name`, `limit`, `current`, `kept`, `peak` of each, the device first.
    /// - `sources`: the fields of [`SourceStats`], the largest first.
    /// - `slabs`: `bytes`, and `blocks` in the order of addresses, which cover the slab: `offset`,
    ///   `bytes`, `is`, and `source` where it has one. `is` is `used`, `free`, `reserved`, `pending`
    ///   (given back, but the device is not done with it), or `lent` (to a scope or a thread for
    ///   its small buffers, which `sources` counts).
    /// - `history`, only while it is [on](GpuMemoryPool::record_history): `capacity`, the events that
    ///   there is room for; `dropped`, those that are gone; `before`, the bytes `in_use`, `pending` and
    ///   of the `slabs` before the first event that is kept; and the `events`, in their order:
    ///   `time`, nanoseconds since the pool was opened; `event`, which is `allocate`, `free_requested`,
    ///   `free_completed` (later, if the device was not done), `slab_taken`, `slab_given_back` or
    ///   `out_of_memory`; `address`, of `out_of_memory` instead the bytes that were `free`; `bytes`, in
    ///   whole units of 256, of `out_of_memory` as asked; `thread`, a number from 1; and of all but
    ///   slabs `stream` (0: none) and `source`.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_pool, PoolConfig};
    /// let snapshot = gpu_memory_pool(PoolConfig::new())?.snapshot();
    /// assert!(snapshot.contains("\"format\": \"gpu-runtime pool snapshot 1\""));
    /// # Ok::<(), gpu_runtime::GpuError>(())
    /// ```
    pub fn snapshot(&self) -> String {
        self.device.arena().snapshot()
    }

    /// Gives the device back what the pool holds for reuse, slab by slab, as long as `keep` bytes
    /// stay in the pool, used ones with them; returns the bytes that went back.
    pub fn trim(&self, keep: u64) -> u64 {
        self.device.arena().trim(keep)
    }

    pub(super) fn arena(&self) -> &Arena {
        self.device.arena()
    }

    /// The pool's device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    #[inline]
    fn make<T: DeviceData>(
        &self,
        shape: impl Shape,
        source: Source<'_>,
    ) -> Result<UninitPoolBuffer<T>, GpuError> {
        // A product that overflows is longer than any buffer: the length's own error says so.
        let len = shape.elements().unwrap_or(usize::MAX);
        PoolBuffer::allocate(self.device.own(), len, source).map(UninitPoolBuffer::new)
    }
}

/// A pool's arrays under a name: made by [`GpuMemoryPool::label`].
#[derive(Debug, Clone, Copy)]
pub struct LabelledPool<'p, 'a> {
    pool: &'p GpuMemoryPool,
    label: &'a str,
}

impl LabelledPool<'_, '_> {
    /// As [`GpuMemoryPool::array`], under the name.
    ///
    /// # Errors
    /// As [`GpuMemoryPool::array`].
    #[track_caller]
    pub fn array<T>(&self, shape: impl Shape) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceData,
    {
        self.pool.make(shape, Source::label(self.label))?.zero()
    }

    /// As [`GpuMemoryPool::array_uninit`], under the name.
    ///
    /// # Errors
    /// As [`GpuMemoryPool::array`].
    #[track_caller]
    pub fn array_uninit<T>(&self, shape: impl Shape) -> Result<UninitPoolBuffer<T>, GpuError>
    where
        T: DeviceData,
    {
        self.pool.make(shape, Source::label(self.label))
    }

    /// As [`GpuMemoryPool::upload`], under the name.
    ///
    /// # Errors
    /// As [`GpuMemoryPool::array`].
    #[track_caller]
    pub fn upload<T>(&self, data: &[T]) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceType,
    {
        self.pool
            .make(data.len(), Source::label(self.label))?
            .write(data)
    }
}
