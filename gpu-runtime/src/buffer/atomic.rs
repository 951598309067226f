//! Plain and atomic views never meet: a buffer is turned into a buffer of atomics by value, and
//! back by value. Downloading is for plain ones.

use super::{Buffer, PoolBuffer};
use crate::kernel::atomic::{Atomic, AtomicScalar};
use std::marker::PhantomData;

// `Atomic<T>` is `repr(transparent)` over a cell of `T`: the memory of one is memory of the other,
// with the same values. Ownership of the buffer is what rules out a view of the other kind.

impl<'b, T: AtomicScalar, P> Buffer<'b, T, P> {
    /// The same memory for shared updates by many threads.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_manager, GpuError};
    /// let bins = gpu_manager().scope(|s| {
    ///     let bins = s.zeros::<u32>(4)?.into_atomic();
    ///     // .. a kernel with `bins: &[Atomic<u32>]` ..
    ///     bins.into_plain().download()
    /// })?;
    /// assert_eq!(bins, [0; 4]);
    /// # Ok::<(), GpuError>(())
    /// ```
    pub fn into_atomic(self) -> Buffer<'b, Atomic<T>, P> {
        Buffer {
            held: self.held,
            len: self.len,
            elements: PhantomData,
        }
    }
}

impl<'b, T: AtomicScalar, P> Buffer<'b, Atomic<T>, P> {
    /// The same memory as plain elements.
    pub fn into_plain(self) -> Buffer<'b, T, P> {
        Buffer {
            held: self.held,
            len: self.len,
            elements: PhantomData,
        }
    }
}

impl<T: AtomicScalar> PoolBuffer<T> {
    /// The same memory for shared updates by many threads.
    pub fn into_atomic(self) -> PoolBuffer<Atomic<T>> {
        self.retype()
    }
}

impl<T: AtomicScalar> PoolBuffer<Atomic<T>> {
    /// The same memory as plain elements.
    pub fn into_plain(self) -> PoolBuffer<T> {
        self.retype()
    }
}
