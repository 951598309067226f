//! The owner's view of a `&mut Slice2<T>` or `&mut Slice3<T>`, and the arguments of that rank before
//! the threads take their views.

use super::cx::{Cx, Fault, Site};
use super::grid::{GridThread, GridToken};
use super::shaped::{HasExtents, SliceN, check_at, offset, product};
use super::view::{HasLen, sealed::Sealed};
use crate::pod::DeviceData;
use std::marker::PhantomData;

/// One thread's view of memory of rank `R` of the launch: it reaches the element of its token and no
/// other. Not `Copy`, so rustc's borrow checker keeps two borrows of the element apart.
///
/// Every launch makes each coordinate once. In bounds, different coordinates are different elements,
/// whatever the extents: `y * cols + x` with `x < cols` has one `(y, x)`.
#[derive(Debug)]
pub struct OwnN<'a, T, const R: usize> {
    ptr: *mut T,
    extents: [usize; R],
    life: PhantomData<&'a mut T>,
}

impl<T: DeviceData, const R: usize> OwnN<'_, T, R> {
    /// This thread's element.
    ///
    /// # Errors
    /// A fault where the memory is smaller than the launch along an axis.
    #[inline(always)]
    pub fn at(&self, token: GridToken<R>, cx: &Cx, site: &'static Site) -> Result<&T, Fault> {
        check_at::<R, 0>(token.at(), self.extents, cx, site)?;
        // SAFETY: in bounds along every axis; the coordinates are this thread's alone, so no other
        // thread touches the element, and `&self` keeps this thread from writing it meanwhile.
        Ok(unsafe { &*self.ptr.add(offset(token.at(), self.extents)) })
    }

    /// This thread's element, for writing.
    ///
    /// # Errors
    /// A fault where the memory is smaller than the launch along an axis.
    #[inline(always)]
    pub fn at_mut(
        &mut self,
        token: GridToken<R>,
        cx: &Cx,
        site: &'static Site,
    ) -> Result<&mut T, Fault> {
        check_at::<R, 0>(token.at(), self.extents, cx, site)?;
        // SAFETY: as in `at`, and `&mut self` makes this the thread's only borrow.
        Ok(unsafe { &mut *self.ptr.add(offset(token.at(), self.extents)) })
    }

    /// Any element, checked for its bounds alone.
    ///
    /// # Errors
    /// A fault at the first coordinate that is out of bounds.
    ///
    /// # Safety
    /// No other thread writes the element while this one reads it.
    #[inline(always)]
    pub unsafe fn any(&self, at: [usize; R], cx: &Cx, site: &'static Site) -> Result<&T, Fault> {
        check_at::<R, 0>(at, self.extents, cx, site)?;
        // SAFETY: in bounds along every axis; the rest is the caller's promise.
        Ok(unsafe { &*self.ptr.add(offset(at, self.extents)) })
    }

    /// Any element, for writing, checked for its bounds alone.
    ///
    /// # Errors
    /// A fault at the first coordinate that is out of bounds.
    ///
    /// # Safety
    /// No other thread reads or writes the element in this launch.
    #[inline(always)]
    pub unsafe fn any_mut(
        &mut self,
        at: [usize; R],
        cx: &Cx,
        site: &'static Site,
    ) -> Result<&mut T, Fault> {
        check_at::<R, 0>(at, self.extents, cx, site)?;
        // SAFETY: in bounds, and this thread's only borrow by `&mut self`; the rest is the caller's
        // promise.
        Ok(unsafe { &mut *self.ptr.add(offset(at, self.extents)) })
    }

    /// This thread's element where the launch proved the bounds.
    ///
    /// # Safety
    /// The token's coordinates are below the extents.
    #[inline(always)]
    pub unsafe fn at_proven(&self, token: GridToken<R>) -> &T {
        debug_assert!(token.at().iter().zip(self.extents).all(|(i, n)| *i < n));
        // SAFETY: as in `at`; in bounds by the caller's promise.
        unsafe { &*self.ptr.add(offset(token.at(), self.extents)) }
    }

    /// This thread's element, for writing, where the launch proved the bounds.
    ///
    /// # Safety
    /// The token's coordinates are below the extents.
    #[inline(always)]
    pub unsafe fn at_mut_proven(&mut self, token: GridToken<R>) -> &mut T {
        debug_assert!(token.at().iter().zip(self.extents).all(|(i, n)| *i < n));
        // SAFETY: as in `at_mut`; in bounds by the caller's promise.
        unsafe { &mut *self.ptr.add(offset(token.at(), self.extents)) }
    }
}

impl<T, const R: usize> Sealed for OwnN<'_, T, R> {}

impl<T, const R: usize> HasLen for OwnN<'_, T, R> {
    #[inline(always)]
    fn length(&self) -> usize {
        product(self.extents)
    }
}

impl<T, const R: usize> HasExtents for OwnN<'_, T, R> {
    #[inline(always)]
    fn along(&self, axis: usize) -> usize {
        self.extents.get(axis).copied().unwrap_or(0)
    }
}

/// Memory of rank `R` as an argument of a launch, laid out as `gpu::slice2<T>` or `gpu::slice3<T>` of
/// the text.
#[derive(Debug)]
#[repr(C)]
pub struct ShapedArg<T, const R: usize> {
    ptr: *mut T,
    extents: [usize; R],
}

impl<T, const R: usize> Clone for ShapedArg<T, R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T, const R: usize> Copy for ShapedArg<T, R> {}

// SAFETY: only numbers until `slice` or `view` is called, whose contracts keep threads apart;
// `T: DeviceData` is `Send + Sync`.
unsafe impl<T: DeviceData, const R: usize> Send for ShapedArg<T, R> {}
// SAFETY: as above.
unsafe impl<T: DeviceData, const R: usize> Sync for ShapedArg<T, R> {}

impl<T: DeviceData, const R: usize> ShapedArg<T, R> {
    /// `ptr` is memory for as many elements as the extents multiply to.
    pub(crate) fn new(ptr: *mut T, extents: [usize; R]) -> Self {
        Self { ptr, extents }
    }

    /// The number of elements.
    #[inline(always)]
    #[allow(clippy::len_without_is_empty, reason = "an argument of generated code")]
    pub fn len(&self) -> usize {
        product(self.extents)
    }

    /// The number of elements along each axis, in the order of an index.
    #[inline(always)]
    pub fn extents(&self) -> [usize; R] {
        self.extents
    }

    /// The same memory, its extents taken from the thread: the compiler then sees that they are the
    /// launch's, and finds further bounds checks that cannot fail.
    ///
    /// # Safety
    /// The extents are those of the thread's launch.
    #[inline(always)]
    pub unsafe fn like(self, thread: &GridThread<R>) -> Self {
        debug_assert_eq!(self.extents, thread.extents());
        Self {
            ptr: self.ptr,
            extents: thread.extents(),
        }
    }

    /// The memory, to be read.
    ///
    /// # Safety
    /// The memory is valid, initialised and borrowed shared for the launch, and nothing uses the
    /// slice after it.
    #[inline(always)]
    pub unsafe fn slice(self) -> SliceN<T, R> {
        // SAFETY: the caller's promise, and `new`'s.
        unsafe { SliceN::new(self.ptr, self.extents) }
    }

    /// One thread's view.
    ///
    /// # Safety
    /// The memory is valid for the launch and borrowed exclusively by it; each thread has one view
    /// at a time and indexes it with its own token of the launch.
    #[inline(always)]
    pub unsafe fn view<'a>(self) -> OwnN<'a, T, R> {
        OwnN {
            ptr: self.ptr,
            extents: self.extents,
            life: PhantomData,
        }
    }
}
