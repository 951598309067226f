//! Buffers that own their memory: usable on any thread and in any scope of their device, given
//! back when dropped.

use super::arg::{Access, Owned, Parts};
use super::faults::UseCell;
use super::keeper::Left;
use super::place::Place;
use super::view::{View, ViewMut};
use super::{byte_len, resolve};
use crate::backend::process;
use crate::device::{Device, DeviceRef};
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType, Downloadable};
use crate::pool::{BudgetId, Grant, Request, Source};
use std::fmt;
use std::marker::PhantomData;
use std::ops::RangeBounds;
use std::ptr::NonNull;

/// Memory of a device that is given back when this is dropped.
///
/// Invariant: `grant` is an allocation of `device`'s pool at `address`, and this is its only owner.
pub(crate) struct OwnedBlock {
    device: DeviceRef,
    grant: Grant,
    address: NonNull<u8>,
    used: UseCell,
}

// SAFETY: the block is the only owner of its memory and only hands the address out; who
// dereferences it borrows the block. The pool and the use cell are behind locks.
unsafe impl Send for OwnedBlock {}
// SAFETY: as above; a shared block gives no access that changes it outside of a lock.
unsafe impl Sync for OwnedBlock {}

impl OwnedBlock {
    /// A small block, without the pool's lock; `None` where it takes [`OwnedBlock::allocate`].
    ///
    /// (Two functions, so that the small block's parts stay in registers until it is where its
    /// owner wants it: copying it over costs more than finding it.)
    #[inline(always)]
    pub(crate) fn allocate_small(device: &DeviceRef, request: &Request<'_>) -> Option<Self> {
        device.arena().sound().ok()?;
        let (grant, address) = device.arena().allocate_cached(request)?;
        Some(Self::new(
            device.clone(),
            grant,
            address,
            UseCell::default(),
        ))
    }

    #[inline(never)]
    pub(crate) fn allocate(device: &DeviceRef, request: Request<'_>) -> Result<Self, GpuError> {
        let found = device.arena().allocate(request)?;
        Ok(Self::new(
            device.clone(),
            found.grant,
            found.address,
            UseCell::after(found.last),
        ))
    }

    #[inline]
    pub(crate) fn new(
        device: DeviceRef,
        grant: Grant,
        address: NonNull<u8>,
        used: UseCell,
    ) -> Self {
        Self {
            device,
            grant,
            address,
            used,
        }
    }

    pub(crate) fn device(&self) -> &Device {
        &self.device
    }

    pub(crate) fn address(&self) -> NonNull<u8> {
        self.address
    }

    /// What the memory remembers of its uses.
    #[cfg(any(test, fuzzing))]
    pub(crate) fn used(&self) -> &UseCell {
        &self.used
    }

    /// The bytes of the blocks that it holds.
    pub(crate) fn bytes(&self) -> u64 {
        self.grant.bytes()
    }

    pub(crate) fn source(&self) -> String {
        self.device.arena().source_name(&self.grant)
    }

    /// The memory as the parts of `len` elements.
    pub(super) fn parts(&self, len: usize) -> Parts<'_> {
        Parts {
            ptr: self.address.as_ptr(),
            len,
            device: self.device.ordinal(),
            last_use: &self.used,
            access: Access::Read,
        }
    }

    pub(super) fn place(&self) -> Place<'_> {
        Place {
            device: &self.device,
            stream: self.device.own_stream(),
            faults: None,
            used: &self.used,
        }
    }
}

impl Drop for OwnedBlock {
    #[inline]
    fn drop(&mut self) {
        // In a forked child nothing is the child's, and another thread may have held any lock.
        if process::is_forked() {
            return;
        }
        let arena = self.device.arena();
        if !self.used.is_new() {
            let last = arena.unfinished(self.used.take_last());
            if !last.is_empty() {
                arena.free_after(std::mem::take(&mut self.grant), last);
                return;
            }
        }
        if !arena.free_to_cache(&self.grant, self.address) {
            arena.free_now(std::mem::take(&mut self.grant));
        }
    }
}

/// A buffer that owns its memory: for what outlives scopes and moves between threads, such as a
/// model's weights. Usable in any launch on its device, given back to the pool when dropped.
///
/// ```
/// use gpu_runtime::{gpu_memory_pool, PoolConfig};
/// # fn main() -> Result<(), gpu_runtime::GpuError> {
/// let weights = gpu_memory_pool(PoolConfig::new())?.upload(&[1.0_f32, 2.0])?;
/// assert_eq!(weights.download()?, [1.0, 2.0]);
/// # Ok(())
/// # }
/// ```
pub struct PoolBuffer<T> {
    block: OwnedBlock,
    len: usize,
    elements: PhantomData<T>,
}

impl<T: DeviceData> PoolBuffer<T> {
    /// Memory whose contents nothing has written yet; the caller writes all of it.
    #[inline(always)]
    pub(crate) fn allocate(
        device: &DeviceRef,
        len: usize,
        source: Source<'_>,
    ) -> Result<Self, GpuError> {
        let bytes = byte_len::<T>(len)? as u64;
        let request = Request {
            bytes,
            source,
            budget: BudgetId::ROOT,
        };
        if let Some(block) = OwnedBlock::allocate_small(device, &request) {
            return Ok(Self::new(block, len));
        }
        Ok(Self::new(OwnedBlock::allocate(device, request)?, len))
    }

    #[inline(always)]
    fn new(block: OwnedBlock, len: usize) -> Self {
        Self {
            block,
            len,
            elements: PhantomData,
        }
    }

    /// Memory that left its scope with `len` elements in it.
    pub(crate) fn from_scope(left: Left, len: usize) -> Self {
        let block = OwnedBlock::new(left.device.into(), left.grant, left.address, left.used);
        Self {
            block,
            len,
            elements: PhantomData,
        }
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// The device that the memory lies on.
    pub fn device(&self) -> &Device {
        self.block.device()
    }

    /// A read-only view of all elements.
    pub fn view(&self) -> View<'_, T, Owned> {
        View::new(self.block.address(), self.len, self.block.place())
    }

    /// A writable view of all elements.
    pub fn view_mut(&mut self) -> ViewMut<'_, T, Owned> {
        ViewMut::new(self.block.address(), self.len, self.block.place())
    }

    /// A read-only view of a range of elements.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the buffer.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<View<'_, T, Owned>, GpuError> {
        self.view().slice(resolve(range, self.len)?)
    }

    /// A writable view of a range of elements.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the buffer.
    pub fn slice_mut(
        &mut self,
        range: impl RangeBounds<usize>,
    ) -> Result<ViewMut<'_, T, Owned>, GpuError> {
        let range = resolve(range, self.len)?;
        self.view_mut().into_slice(range)
    }

    /// Copies all elements to the host.
    ///
    /// # Errors
    /// The fault of the kernel that wrote the buffer last; what the device reports.
    pub fn download(&self) -> Result<Vec<T>, GpuError>
    where
        T: Downloadable,
    {
        self.view().download()
    }

    /// Copies all elements into a host slice of the same length.
    ///
    /// # Errors
    /// As [`PoolBuffer::download`]; [`GpuError::LengthMismatch`].
    pub fn download_into(&self, out: &mut [T]) -> Result<(), GpuError>
    where
        T: Downloadable,
    {
        self.view().download_into(out)
    }

    /// Overwrites all elements from a host slice of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; what the device reports.
    pub fn write(&mut self, data: &[T]) -> Result<(), GpuError>
    where
        T: DeviceType,
    {
        self.view_mut().write(data)?;
        self.block.used.overwritten();
        Ok(())
    }

    /// Sets all elements to `value`.
    ///
    /// # Errors
    /// What the device reports.
    pub fn fill(&mut self, value: T) -> Result<(), GpuError>
    where
        T: DeviceType,
    {
        self.view_mut().fill(value)?;
        self.block.used.overwritten();
        Ok(())
    }

    /// The same memory as elements of a type with the same layout and the same values.
    pub(super) fn retype<U>(self) -> PoolBuffer<U> {
        PoolBuffer {
            block: self.block,
            len: self.len,
            elements: PhantomData,
        }
    }

    pub(crate) fn block(&self) -> &OwnedBlock {
        &self.block
    }

    pub(crate) fn zero(&mut self) -> Result<(), GpuError> {
        self.view_mut().zero()
    }
}

impl<T> fmt::Debug for PoolBuffer<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PoolBuffer")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}
