//! Buffers that nothing has written yet. They cannot be read: they become buffers by being filled,
//! or by a launch whose `#[out]` parameter they are.

use super::keeper::Held;
use super::{Buffer, PoolBuffer};
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType};
use crate::pool::DevicePool;
use std::fmt;
use std::marker::PhantomData;

/// Memory that something has written, as a copy to the host needs: asked of an [`UninitBuffer`], which
/// is never it. Writing it gives the [`Buffer`] that it is from then on.
#[diagnostic::on_unimplemented(
    message = "this buffer cannot be downloaded: nothing has written it yet",
    label = "not written yet",
    note = "write it first: `.write(&data)?`, `.fill(value)?`, `.zero()?`, or a launch that takes it as `#[out]`; each gives the `Buffer` back"
)]
pub trait Written {
    #[doc(hidden)]
    fn elements<T>(&self) -> Result<Vec<T>, GpuError>;
}

/// Device memory of a scope whose contents are not defined yet.
pub struct UninitBuffer<'b, T, P = DevicePool> {
    pub(super) held: Held<'b>,
    len: usize,
    elements: PhantomData<(T, fn() -> P)>,
}

impl<'b, T: DeviceData, P> UninitBuffer<'b, T, P> {
    /// `held` has room for `len` elements.
    #[inline]
    pub(crate) fn new(held: Held<'b>, len: usize) -> Self {
        Self {
            held,
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

    /// Fills the buffer from a host slice of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; what the device reports.
    pub fn write(self, data: &[T]) -> Result<Buffer<'b, T, P>, GpuError>
    where
        T: DeviceType,
    {
        // SAFETY: until `write` has filled it, the buffer is only written, and it is dropped if
        // that fails.
        let mut buffer = unsafe { self.into_buffer() };
        buffer.write(data)?;
        Ok(buffer)
    }

    /// As [`UninitBuffer::write`], over the device's copy stream: see [`View::beside`](crate::View::beside).
    ///
    /// # Errors
    /// As [`UninitBuffer::write`].
    pub fn write_beside(self, data: &[T]) -> Result<Buffer<'b, T, P>, GpuError>
    where
        T: DeviceType,
    {
        // SAFETY: as in `write`.
        let mut buffer = unsafe { self.into_buffer() };
        buffer.view_mut().beside()?.write(data)?;
        Ok(buffer)
    }

    /// Fills the buffer with copies of `value`.
    ///
    /// # Errors
    /// What the device reports.
    pub fn fill(self, value: T) -> Result<Buffer<'b, T, P>, GpuError>
    where
        T: DeviceType,
    {
        // SAFETY: as in `write`.
        let mut buffer = unsafe { self.into_buffer() };
        buffer.fill(value)?;
        Ok(buffer)
    }

    /// Fills the buffer with zeros.
    ///
    /// # Errors
    /// What the device reports.
    pub fn zero(self) -> Result<Buffer<'b, T, P>, GpuError> {
        // SAFETY: as in `write`.
        let mut buffer = unsafe { self.into_buffer() };
        buffer.view_mut().zero()?;
        Ok(buffer)
    }

    /// Never there to call: a buffer that nothing has written cannot be read. The method exists so
    /// that the compiler says so, and what to do.
    #[doc(hidden)]
    pub fn download(&self) -> Result<Vec<T>, GpuError>
    where
        Self: Written,
    {
        self.elements()
    }

    /// The buffer as one whose elements are written.
    ///
    /// # Safety
    /// Every element is written before any is read.
    pub(super) unsafe fn into_buffer(self) -> Buffer<'b, T, P> {
        Buffer {
            held: self.held,
            len: self.len,
            elements: PhantomData,
        }
    }
}

impl<T, P> fmt::Debug for UninitBuffer<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("UninitBuffer")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

/// Device memory that owns itself and whose contents are not defined yet: it becomes a
/// [`PoolBuffer`] by being filled. A launch that fills memory (`#[out]`) takes an [`UninitBuffer`],
/// whose scope is poisoned if the launch faults; `promote()` makes its result a [`PoolBuffer`].
#[derive(Debug)]
pub struct UninitPoolBuffer<T> {
    pub(super) memory: PoolBuffer<T>,
}

impl<T: DeviceData> UninitPoolBuffer<T> {
    /// Nothing reads `memory` before it is written.
    pub(crate) fn new(memory: PoolBuffer<T>) -> Self {
        Self { memory }
    }

    /// The number of elements.
    pub fn len(&self) -> usize {
        self.memory.len()
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.memory.is_empty()
    }

    /// Fills the buffer from a host slice of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; what the device reports.
    pub fn write(mut self, data: &[T]) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceType,
    {
        self.memory.write(data)?;
        Ok(self.memory)
    }

    /// Fills the buffer with copies of `value`.
    ///
    /// # Errors
    /// What the device reports.
    pub fn fill(mut self, value: T) -> Result<PoolBuffer<T>, GpuError>
    where
        T: DeviceType,
    {
        self.memory.fill(value)?;
        Ok(self.memory)
    }

    /// Fills the buffer with zeros.
    ///
    /// # Errors
    /// What the device reports.
    pub fn zero(mut self) -> Result<PoolBuffer<T>, GpuError> {
        self.memory.zero()?;
        Ok(self.memory)
    }
}
