//! What may stand where a kernel or a copy wants device memory: sealed traits over borrowed
//! buffers and views, and the raw parts that the launch hands to the device.

use super::Buffer;
use super::faults::UseCell;
use super::owned::PoolBuffer;
use super::uninit::UninitBuffer;
use super::view::{View, ViewMut};
use crate::device::DeviceOrdinal;
use crate::pod::DeviceData;
use crate::pool::PoolMarker;

/// Device memory as the launch sees it: borrowed for `'a`.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Parts<'a> {
    /// The first element; aligned and not null, also for no elements.
    pub ptr: *mut u8,
    /// The number of elements.
    pub len: usize,
    /// The device that the memory lies on.
    pub device: DeviceOrdinal,
    /// What the memory remembers of its uses.
    pub last_use: &'a UseCell,
    /// What the work does with the memory.
    pub access: Access,
}

/// What work does with memory.
#[doc(hidden)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Reads it, by a shared borrow.
    Read,
    /// Reads and writes it through atomics, by a shared borrow: others may do so at the same time.
    Update,
    /// Writes it, and has it alone.
    Write,
}

impl Parts<'_> {
    /// The same memory, written.
    pub fn written(mut self) -> Self {
        self.access = Access::Write;
        self
    }

    /// The same memory, for a shared borrow that kernels write through atomics.
    pub fn updated(mut self) -> Self {
        self.access = Access::Update;
        self
    }
}

pub(super) mod sealed {
    pub trait Sealed {}
}
use sealed::Sealed;

/// Device memory that is only read: `&Buffer`, `&PoolBuffer`, [`View`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device memory that can be read",
    label = "not a reference to device memory",
    note = "upload a `Vec` or slice first: `let x = s.upload(&data)?;`, then pass `&x`",
    note = "an `UninitBuffer` can be read once it is written: by `.write(&data)?`, `.fill(value)?`, `.zero()?`, or by a launch that takes it as `#[out]`"
)]
pub trait DeviceRead: Sealed {
    /// The element type.
    type Elem: DeviceData;
    /// The pool that the memory belongs to. One bound asks for both, so that an argument which is
    /// no device memory is one error: `impl DeviceRead<Elem = f32, Pool: Fits<P>>`.
    type Pool;
    #[doc(hidden)]
    fn parts(&self) -> Parts<'_>;
}

/// Device memory that is written: `&mut Buffer`, `&mut PoolBuffer`, [`ViewMut`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device memory that can be written",
    label = "not a mutable reference to device memory",
    note = "pass `&mut y`, where `y` is a buffer: `let mut y = s.zeros::<f32>(n)?;`, or `s.upload(&data)?` for a `Vec` or slice",
    note = "an `UninitBuffer` is for an `#[out]` parameter; elsewhere write it first: `.write(&data)?`, `.fill(value)?`, `.zero()?`"
)]
pub trait DeviceWrite: Sealed {
    /// The element type.
    type Elem: DeviceData;
    /// The pool that the memory belongs to.
    type Pool;
    #[doc(hidden)]
    fn parts_mut(&mut self) -> Parts<'_>;
}

/// Device memory that nothing has written yet, given by value: an [`UninitBuffer`]. Of a scope alone,
/// which keeps what a faulted launch left unwritten from being read.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an uninitialised buffer of `{T}`",
    label = "an `#[out]` parameter consumes an uninitialised buffer and the launch returns it filled",
    note = "make one with `s.uninit::<{T}>(n)?` in the launch's scope, and pass it by value"
)]
pub trait DeviceOut<'b, T: DeviceData, P>: Sealed {
    #[doc(hidden)]
    fn parts_out(&mut self) -> Parts<'_>;
    /// The buffer, all of which is written.
    ///
    /// # Safety
    /// Work that writes every element was submitted to the buffer's stream, or its scope is
    /// poisoned by a fault.
    #[doc(hidden)]
    unsafe fn assume_init(self) -> Buffer<'b, T, P>;
}

/// The pool of views of a [`PoolBuffer`]: its memory may be used in any pool of its device.
#[derive(Debug)]
pub enum Owned {}

/// Memory of this pool may be used in a scope of pool `P`: its own memory and that of
/// [`PoolBuffer`](crate::PoolBuffer)s, never that of another declared pool, which may lie on another
/// device.
///
/// ```
/// use gpu_runtime::{DeviceRead, DevicePool, rules::Fits};
///
/// fn length<M: DeviceRead<Pool: Fits<DevicePool>>>(_of: M) {}
/// ```
#[diagnostic::on_unimplemented(
    message = "a buffer of pool `{Self}` cannot be used in a scope of pool `{P}`",
    label = "belongs to another pool",
    note = "allocate it in a scope of `{P}`, or make it a `PoolBuffer`, which every pool of its device accepts"
)]
pub trait Fits<P> {}
impl<P: PoolMarker> Fits<P> for P {}
impl<P: PoolMarker> Fits<P> for Owned {}
impl<P> Fits<Owned> for P {}

/// What the references that are [`DeviceRead`] refer to.
#[doc(hidden)]
pub trait DeviceMemory: Sealed {
    type Elem: DeviceData;
    type Pool;
    fn raw(&self) -> Parts<'_>;
}

/// What the references that are [`DeviceWrite`] refer to.
#[doc(hidden)]
pub trait DeviceMemoryMut: DeviceMemory {
    fn raw_mut(&mut self) -> Parts<'_> {
        self.raw().written()
    }
}

impl<T: DeviceData, P> DeviceMemory for View<'_, T, P> {
    type Elem = T;
    type Pool = P;
    fn raw(&self) -> Parts<'_> {
        Parts {
            ptr: self.address.as_ptr(),
            len: self.len,
            device: self.place.device.ordinal(),
            last_use: self.place.used,
            access: Access::Read,
        }
    }
}

impl<T: DeviceData, P> DeviceMemory for ViewMut<'_, T, P> {
    type Elem = T;
    type Pool = P;
    fn raw(&self) -> Parts<'_> {
        Parts {
            ptr: self.address.as_ptr(),
            len: self.len,
            device: self.place.device.ordinal(),
            last_use: self.place.used,
            access: Access::Read,
        }
    }
}

impl<T: DeviceData, P> DeviceMemory for Buffer<'_, T, P> {
    type Elem = T;
    type Pool = P;
    fn raw(&self) -> Parts<'_> {
        self.held.parts(self.len())
    }
}

impl<T: DeviceData> DeviceMemory for PoolBuffer<T> {
    type Elem = T;
    type Pool = Owned;
    fn raw(&self) -> Parts<'_> {
        self.block().parts(self.len())
    }
}

impl<T: DeviceData, P> DeviceMemoryMut for ViewMut<'_, T, P> {}
impl<T: DeviceData, P> DeviceMemoryMut for Buffer<'_, T, P> {}
impl<T: DeviceData> DeviceMemoryMut for PoolBuffer<T> {}

impl<T: DeviceData, P> DeviceRead for View<'_, T, P> {
    type Elem = T;
    type Pool = P;
    fn parts(&self) -> Parts<'_> {
        self.raw()
    }
}

// One implementation per kind of memory, and none for every `&M`: an argument such as `&Vec<f32>`
// then has no implementation that nearly fits, and rustc reports the argument itself.
macro_rules! read_by_reference {
    ($([$($generics:tt)*] $pool:ty, $memory:ty;)*) => {$(
        read_by_reference!(@ [$($generics)*] $pool, &$memory);
        read_by_reference!(@ [$($generics)*] $pool, &&$memory);
        read_by_reference!(@ [$($generics)*] $pool, &&mut $memory);
    )*};
    (@ [$($generics:tt)*] $pool:ty, $reference:ty) => {
        impl<$($generics)*> DeviceRead for $reference {
            type Elem = T;
            type Pool = $pool;
            fn parts(&self) -> Parts<'_> {
                (**self).raw()
            }
        }
    };
}

macro_rules! write_by_reference {
    ($([$($generics:tt)*] $pool:ty, $memory:ty;)*) => {$(
        write_by_reference!(@ [$($generics)*] $pool, &mut $memory);
        write_by_reference!(@ [$($generics)*] $pool, &mut &mut $memory);
    )*};
    (@ [$($generics:tt)*] $pool:ty, $reference:ty) => {
        impl<$($generics)*> DeviceWrite for $reference {
            type Elem = T;
            type Pool = $pool;
            fn parts_mut(&mut self) -> Parts<'_> {
                (**self).raw_mut()
            }
        }
    };
}

read_by_reference! {
    ['b, T: DeviceData, P] P, Buffer<'b, T, P>;
    ['v, T: DeviceData, P] P, View<'v, T, P>;
    ['v, T: DeviceData, P] P, ViewMut<'v, T, P>;
    [T: DeviceData] Owned, PoolBuffer<T>;
}

write_by_reference! {
    ['b, T: DeviceData, P] P, Buffer<'b, T, P>;
    ['v, T: DeviceData, P] P, ViewMut<'v, T, P>;
    [T: DeviceData] Owned, PoolBuffer<T>;
}

impl<T: DeviceData, P> DeviceWrite for ViewMut<'_, T, P> {
    type Elem = T;
    type Pool = P;
    fn parts_mut(&mut self) -> Parts<'_> {
        self.raw_mut()
    }
}

impl<'b, T: DeviceData, P> DeviceOut<'b, T, P> for UninitBuffer<'b, T, P> {
    fn parts_out(&mut self) -> Parts<'_> {
        self.held.parts(self.len()).written()
    }

    unsafe fn assume_init(self) -> Buffer<'b, T, P> {
        // SAFETY: the caller's promise.
        unsafe { self.into_buffer() }
    }
}

impl<T, P> Sealed for View<'_, T, P> {}
impl<T, P> Sealed for ViewMut<'_, T, P> {}
impl<T, P> Sealed for Buffer<'_, T, P> {}
impl<T, P> Sealed for UninitBuffer<'_, T, P> {}
impl<T> Sealed for PoolBuffer<T> {}
impl<R: Sealed> Sealed for &R {}
impl<R: Sealed> Sealed for &mut R {}
