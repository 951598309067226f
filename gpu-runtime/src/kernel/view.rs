//! Memory as a thread sees it: checked elements of slices and arrays, and the owner's view of a
//! `&mut [T]`, which never becomes a slice.

use super::cx::{Cx, Fault, Site};
use super::thread::Token;
use crate::error::FaultKind;
use crate::pod::{DeviceData, KernelValue};
use std::marker::PhantomData;
use std::mem::MaybeUninit;

pub(super) mod sealed {
    pub trait Sealed {}
    impl<T> Sealed for [T] {}
    impl<T, const N: usize> Sealed for [T; N] {}
    impl<C: Sealed + ?Sized> Sealed for &C {}
    impl<C: Sealed + ?Sized> Sealed for &mut C {}
    impl<T, K> Sealed for super::Own<'_, T, K> {}
    impl<T> Sealed for super::OwnArg<T> {}
}

/// What can be indexed in a kernel: slices and arrays.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be indexed in a kernel",
    label = "neither a slice nor an array",
    note = "kernels index `&[T]`, `&mut [T]` (by this thread's token) and arrays `[T; N]`"
)]
pub trait Indexable: sealed::Sealed {
    /// The element.
    type Elem;
    #[doc(hidden)]
    fn items(&self) -> &[Self::Elem];
}

/// What can be indexed and written in a kernel: arrays.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written by index in a kernel",
    label = "not an array that this thread owns"
)]
pub trait IndexableMut: Indexable {
    #[doc(hidden)]
    fn items_mut(&mut self) -> &mut [Self::Elem];
}

impl<T> Indexable for [T] {
    type Elem = T;
    #[inline(always)]
    fn items(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> Indexable for [T; N] {
    type Elem = T;
    #[inline(always)]
    fn items(&self) -> &[T] {
        self
    }
}

impl<T, const N: usize> IndexableMut for [T; N] {
    #[inline(always)]
    fn items_mut(&mut self) -> &mut [T] {
        self
    }
}

impl<C: Indexable + ?Sized> Indexable for &C {
    type Elem = C::Elem;
    #[inline(always)]
    fn items(&self) -> &[C::Elem] {
        (**self).items()
    }
}

impl<C: Indexable + ?Sized> Indexable for &mut C {
    type Elem = C::Elem;
    #[inline(always)]
    fn items(&self) -> &[C::Elem] {
        (**self).items()
    }
}

impl<C: IndexableMut + ?Sized> IndexableMut for &mut C {
    #[inline(always)]
    fn items_mut(&mut self) -> &mut [C::Elem] {
        (**self).items_mut()
    }
}

/// `c[i]`, checked.
///
/// # Errors
/// A fault where `i` is out of bounds.
#[inline(always)]
pub fn at<'c, C: Indexable + ?Sized>(
    c: &'c C,
    i: usize,
    cx: &Cx,
    site: &'static Site,
) -> Result<&'c C::Elem, Fault> {
    let items = c.items();
    match items.get(i) {
        Some(v) => Ok(v),
        None => Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, items.len() as u64)),
    }
}

/// `i`, where it is the index of an item.
///
/// # Errors
/// A fault where `i` is out of bounds.
#[inline(always)]
pub fn position<C: Indexable + ?Sized>(
    c: &C,
    i: usize,
    cx: &Cx,
    site: &'static Site,
) -> Result<usize, Fault> {
    at(c, i, cx, site).map(|_| i)
}

/// `c[i]` for writing, checked.
///
/// # Errors
/// A fault where `i` is out of bounds.
#[inline(always)]
pub fn at_mut<'c, C: IndexableMut + ?Sized>(
    c: &'c mut C,
    i: usize,
    cx: &Cx,
    site: &'static Site,
) -> Result<&'c mut C::Elem, Fault> {
    let items = c.items_mut();
    let len = items.len();
    match items.get_mut(i) {
        Some(v) => Ok(v),
        None => Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, len as u64)),
    }
}

/// `c[i]` where the macro proved the bounds.
///
/// # Safety
/// `i` is below the number of items.
#[inline(always)]
pub unsafe fn at_proven<C: Indexable + ?Sized>(c: &C, i: usize) -> &C::Elem {
    let items = c.items();
    debug_assert!(i < items.len());
    // SAFETY: the caller's promise.
    unsafe { items.get_unchecked(i) }
}

/// `c[i]` for writing, where the macro proved the bounds.
///
/// # Safety
/// `i` is below the number of items.
#[inline(always)]
pub unsafe fn at_mut_proven<C: IndexableMut + ?Sized>(c: &mut C, i: usize) -> &mut C::Elem {
    let items = c.items_mut();
    debug_assert!(i < items.len());
    // SAFETY: the caller's promise.
    unsafe { items.get_unchecked_mut(i) }
}

/// What has a length in a kernel.
pub trait HasLen: sealed::Sealed {
    #[doc(hidden)]
    fn length(&self) -> usize;
}

impl<T> HasLen for [T] {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }
}

impl<T, const N: usize> HasLen for [T; N] {
    #[inline(always)]
    fn length(&self) -> usize {
        N
    }
}

impl<C: HasLen + ?Sized> HasLen for &C {
    #[inline(always)]
    fn length(&self) -> usize {
        (**self).length()
    }
}

impl<C: HasLen + ?Sized> HasLen for &mut C {
    #[inline(always)]
    fn length(&self) -> usize {
        (**self).length()
    }
}

impl<T, K> HasLen for Own<'_, T, K> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len
    }
}

impl<T> HasLen for OwnArg<T> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len
    }
}

/// `c.len()`.
#[inline(always)]
pub fn len<C: HasLen + ?Sized>(c: &C) -> usize {
    c.length()
}

/// One thread's view of a `&mut [T]` of the launch: it reaches the element of its token and no
/// other. Not `Copy`, so rustc's borrow checker keeps two borrows of the element apart.
#[derive(Debug)]
pub struct Own<'a, T, K> {
    ptr: *mut T,
    len: usize,
    life: PhantomData<(&'a mut T, K)>,
}

impl<T: DeviceData, K: Token> Own<'_, T, K> {
    /// This thread's element.
    ///
    /// # Errors
    /// A fault where the array is shorter than the launch.
    #[inline(always)]
    pub fn at(&self, token: K, cx: &Cx, site: &'static Site) -> Result<&T, Fault> {
        let i = token.index();
        if i < self.len {
            // SAFETY: in bounds; the token is unique in the launch, so no other thread touches
            // the element, and `&self` keeps this thread from writing it meanwhile.
            Ok(unsafe { &*self.ptr.add(i) })
        } else {
            Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, self.len as u64))
        }
    }

    /// This thread's element, for writing.
    ///
    /// # Errors
    /// A fault where the array is shorter than the launch.
    #[inline(always)]
    pub fn at_mut(&mut self, token: K, cx: &Cx, site: &'static Site) -> Result<&mut T, Fault> {
        let i = token.index();
        if i < self.len {
            // SAFETY: as in `at`, and `&mut self` makes this the thread's only borrow.
            Ok(unsafe { &mut *self.ptr.add(i) })
        } else {
            Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, self.len as u64))
        }
    }

    /// Any element, checked for its bounds alone.
    ///
    /// # Errors
    /// A fault where `i` is out of bounds.
    ///
    /// # Safety
    /// No other thread writes the element while this one reads it.
    #[inline(always)]
    pub unsafe fn any(&self, i: usize, cx: &Cx, site: &'static Site) -> Result<&T, Fault> {
        if i < self.len {
            // SAFETY: in bounds; the rest is the caller's promise.
            Ok(unsafe { &*self.ptr.add(i) })
        } else {
            Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, self.len as u64))
        }
    }

    /// Any element, for writing, checked for its bounds alone.
    ///
    /// # Errors
    /// A fault where `i` is out of bounds.
    ///
    /// # Safety
    /// No other thread reads or writes the element in this launch.
    #[inline(always)]
    pub unsafe fn any_mut(
        &mut self,
        i: usize,
        cx: &Cx,
        site: &'static Site,
    ) -> Result<&mut T, Fault> {
        if i < self.len {
            // SAFETY: in bounds, and this thread's only borrow by `&mut self`; the rest is the
            // caller's promise.
            Ok(unsafe { &mut *self.ptr.add(i) })
        } else {
            Err(cx.fault(FaultKind::OutOfBounds, site, i as u64, self.len as u64))
        }
    }

    /// This thread's element where the launch proved the bounds.
    ///
    /// # Safety
    /// `token.index()` is below the array's length.
    #[inline(always)]
    pub unsafe fn at_proven(&self, token: K) -> &T {
        debug_assert!(token.index() < self.len);
        // SAFETY: as in `at`; in bounds by the caller's promise.
        unsafe { &*self.ptr.add(token.index()) }
    }

    /// This thread's element, for writing, where the launch proved the bounds.
    ///
    /// # Safety
    /// `token.index()` is below the array's length.
    #[inline(always)]
    pub unsafe fn at_mut_proven(&mut self, token: K) -> &mut T {
        debug_assert!(token.index() < self.len);
        // SAFETY: as in `at_mut`; in bounds by the caller's promise.
        unsafe { &mut *self.ptr.add(token.index()) }
    }
}

/// A `&mut [T]` argument of a launch, before the threads take their views; laid out as
/// `gpu::slice_mut<T>` of the text.
#[derive(Debug)]
#[repr(C)]
pub struct OwnArg<T> {
    ptr: *mut T,
    len: usize,
}

impl<T> Clone for OwnArg<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for OwnArg<T> {}

// SAFETY: only a pair of numbers until `view` is called, whose contract keeps threads apart;
// `T: DeviceData` is `Send + Sync`.
unsafe impl<T: DeviceData> Send for OwnArg<T> {}
// SAFETY: as above.
unsafe impl<T: DeviceData> Sync for OwnArg<T> {}

impl<T: DeviceData> OwnArg<T> {
    pub(crate) fn new(ptr: *mut T, len: usize) -> Self {
        Self { ptr, len }
    }

    /// The number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "an argument of generated code")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Where it begins.
    pub fn address(&self) -> u64 {
        self.ptr as u64
    }

    /// All of it, for a function that stands for a kernel on the CPU device.
    ///
    /// # Safety
    /// The memory is the host's, valid and initialised for `'a`, and borrowed exclusively.
    pub unsafe fn slice_mut<'a>(self) -> &'a mut [T] {
        // SAFETY: the caller's promise; `ptr` is aligned and not null also for no elements.
        unsafe { std::slice::from_raw_parts_mut(self.ptr, self.len) }
    }

    /// All of it, of which nothing need be initialised: it becomes zeros.
    ///
    /// # Safety
    /// The memory is the host's, valid for `'a`, and borrowed exclusively.
    pub unsafe fn zeroed<'a>(self) -> &'a mut [T] {
        // SAFETY: the caller's promise; `DeviceData`'s contract: all-zero bytes are a value.
        unsafe {
            self.ptr.write_bytes(0, self.len);
            self.slice_mut()
        }
    }

    /// One thread's view.
    ///
    /// # Safety
    /// The memory is valid for the launch and borrowed exclusively by it; each thread has one view
    /// at a time and indexes it with its own token of kind `K`, the only kind used for this array.
    #[inline(always)]
    pub unsafe fn view<'a, K>(self) -> Own<'a, T, K> {
        Own {
            ptr: self.ptr,
            len: self.len,
            life: PhantomData,
        }
    }
}

/// A `&[T]` argument of a launch, laid out as `gpu::slice<T>` of the text.
#[derive(Debug)]
#[repr(C)]
pub struct SliceArg<T> {
    ptr: *const T,
    len: usize,
}

impl<T> Clone for SliceArg<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for SliceArg<T> {}

// SAFETY: a shared borrow of `T: DeviceData`, which is `Send + Sync`.
unsafe impl<T: DeviceData> Send for SliceArg<T> {}
// SAFETY: as above.
unsafe impl<T: DeviceData> Sync for SliceArg<T> {}

impl<T: DeviceData> SliceArg<T> {
    pub(crate) fn new(ptr: *const T, len: usize) -> Self {
        Self { ptr, len }
    }

    /// The number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "an argument of generated code")]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Where it begins.
    pub fn address(&self) -> u64 {
        self.ptr as u64
    }

    /// The slice.
    ///
    /// # Safety
    /// The memory is valid, initialised and borrowed shared for the launch.
    #[inline(always)]
    pub unsafe fn slice<'a>(self) -> &'a [T] {
        // SAFETY: the caller's promise; `ptr` is aligned and not null also for no elements.
        unsafe { std::slice::from_raw_parts(self.ptr, self.len) }
    }
}

/// A thread variable that lives across a barrier: one value per thread of a block.
#[derive(Debug)]
pub struct Spill<T, const N: usize>([T; N]);

impl<T: KernelValue, const N: usize> Default for Spill<T, N> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: KernelValue, const N: usize> Spill<T, N> {
    /// One value per thread, zeros before the first assignment.
    #[inline(always)]
    pub fn new() -> Self {
        const {
            assert!(
                size_of::<[T; N]>() <= 512 * 1024,
                "a variable that lives across a barrier takes more than 512 KiB per block; keep it in a buffer"
            );
        }
        // SAFETY: `KernelValue`'s contract: all-zero bytes are a value of the type.
        Self(unsafe { MaybeUninit::zeroed().assume_init() })
    }

    /// Thread `k`'s value.
    #[inline(always)]
    pub fn slot(&mut self, k: usize) -> &mut T {
        &mut self.0[k]
    }

    /// The values of all threads.
    #[inline(always)]
    pub fn all(&mut self) -> &mut [T] {
        &mut self.0
    }
}

/// A value of all zero bytes: the start of a `shared!` array on the CPU device.
#[inline(always)]
pub fn zeroed<T: DeviceData>() -> T {
    const {
        assert!(
            size_of::<T>() <= 48 << 10,
            "this `shared!` array is larger than the 48 KiB of shared memory that a block has: use a smaller block, or global memory"
        );
    }
    // SAFETY: `DeviceData`'s contract: all-zero bytes are a value of the type.
    unsafe { MaybeUninit::zeroed().assume_init() }
}

/// What an `Option` holds that a pattern has found to be `Some`.
#[inline(always)]
pub fn payload<T: KernelValue>(option: Option<T>) -> T {
    match option {
        Some(value) => value,
        // Never reached: the pattern's test stands before it. Zeros, as in the CUDA text.
        // SAFETY: `KernelValue`'s contract: all-zero bytes are a value of the type.
        None => unsafe { MaybeUninit::zeroed().assume_init() },
    }
}
