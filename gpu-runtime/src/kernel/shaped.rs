//! Memory of rank 2 and 3 as a thread sees it: row-major, the last coordinate fastest, each
//! coordinate checked against its own extent.

use super::cx::{Cx, Fault, Site};
use super::view::{HasLen, sealed::Sealed};
use crate::error::{FaultKind, GpuError};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

/// Memory of rank `R` that is read: [`Slice2`] and [`Slice3`], which see.
///
/// Invariant: `ptr` is valid for reads of as many elements as the extents multiply to, whose product
/// does not overflow, for as long as a reference to this lives.
pub struct SliceN<T, const R: usize> {
    ptr: *const T,
    extents: [usize; R],
}

/// `[T]` with rows and columns: a parameter `&Slice2<T>` or `&mut Slice2<T>` of a kernel, or
/// `&Slice2<T>` of a `#[gpu_fn]`.
///
/// In a kernel `image[(y, x)]` is an element, `image.rows()`, `image.cols()` and `image.len()` are
/// numbers. Elements of one row are neighbours in memory. What a launch takes for it is a
/// [`View2`](crate::View2): `buffer.view_2d(rows, cols)?`.
pub type Slice2<T> = SliceN<T, 2>;

/// `[T]` with planes, rows and columns: `volume[(z, y, x)]`, `volume.planes()`. As [`Slice2`]
/// otherwise; what a launch takes for it is a [`View3`](crate::View3).
pub type Slice3<T> = SliceN<T, 3>;

impl<T, const R: usize> SliceN<T, R> {
    /// # Safety
    /// The invariant of the type.
    #[inline(always)]
    pub(super) unsafe fn new(ptr: *const T, extents: [usize; R]) -> Self {
        Self { ptr, extents }
    }

    /// The number of elements along each axis, in the order of an index.
    #[inline(always)]
    pub fn extents(&self) -> [usize; R] {
        self.extents
    }

    /// The number of elements.
    #[inline(always)]
    pub fn len(&self) -> usize {
        product(self.extents)
    }

    /// Whether there is no element.
    #[inline(always)]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A host slice of that many elements, for calling a `#[gpu_fn]` on the host.
    fn of_host(data: &[T], extents: [usize; R]) -> Result<HostSlice<'_, T, R>, GpuError> {
        check_extents(extents, data.len())?;
        // SAFETY: the extents multiply to the slice's length, and `HostSlice` borrows it.
        let slice = unsafe { Self::new(data.as_ptr(), extents) };
        Ok(HostSlice {
            slice,
            data: PhantomData,
        })
    }
}

impl<T> Slice2<T> {
    /// A host slice as `rows` times `cols`, for calling a `#[gpu_fn]` on the host.
    ///
    /// ```
    /// use gpu_runtime::prelude::*;
    ///
    /// #[gpu_fn]
    /// fn corner(image: &Slice2<f32>) -> f32 {
    ///     image[(image.rows() - 1, image.cols() - 1)]
    /// }
    ///
    /// let image = Slice2::of(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 2, 3)?;
    /// assert_eq!(corner(&image), 6.0);
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if the slice has another number of elements.
    pub fn of(data: &[T], rows: usize, cols: usize) -> Result<HostSlice<'_, T, 2>, GpuError> {
        Self::of_host(data, [rows, cols])
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.extents[0]
    }

    /// The number of columns.
    pub fn cols(&self) -> usize {
        self.extents[1]
    }
}

impl<T> Slice3<T> {
    /// A host slice as `planes` times `rows` times `cols`, for calling a `#[gpu_fn]` on the host.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if the slice has another number of elements.
    pub fn of(
        data: &[T],
        planes: usize,
        rows: usize,
        cols: usize,
    ) -> Result<HostSlice<'_, T, 3>, GpuError> {
        Self::of_host(data, [planes, rows, cols])
    }

    /// The number of planes.
    pub fn planes(&self) -> usize {
        self.extents[0]
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.extents[1]
    }

    /// The number of columns.
    pub fn cols(&self) -> usize {
        self.extents[2]
    }
}

impl<T, const R: usize> fmt::Debug for SliceN<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SliceN")
            .field("extents", &self.extents)
            .finish_non_exhaustive()
    }
}

/// A host slice with extents: what [`Slice2::of`] and [`Slice3::of`] make, passed by reference where
/// a `#[gpu_fn]` takes `&Slice2<T>` or `&Slice3<T>`.
#[derive(Debug)]
pub struct HostSlice<'a, T, const R: usize> {
    slice: SliceN<T, R>,
    data: PhantomData<&'a [T]>,
}

impl<T, const R: usize> Deref for HostSlice<'_, T, R> {
    type Target = SliceN<T, R>;
    fn deref(&self) -> &SliceN<T, R> {
        &self.slice
    }
}

/// The number of elements; the product was found not to overflow.
#[inline(always)]
pub(crate) fn product<const R: usize>(extents: [usize; R]) -> usize {
    extents.iter().product()
}

/// Extents that are those of `len` elements.
///
/// # Errors
/// [`GpuError::ExtentsMismatch`].
pub(crate) fn check_extents<const R: usize>(
    extents: [usize; R],
    len: usize,
) -> Result<(), GpuError> {
    let elements = if extents.contains(&0) {
        Some(0)
    } else {
        extents.iter().try_fold(1_usize, |n, e| n.checked_mul(*e))
    };
    if elements == Some(len) {
        Ok(())
    } else {
        Err(GpuError::ExtentsMismatch {
            extents: extents.to_vec(),
            len,
        })
    }
}

/// The offset of an element in bounds. Row-major: `(z * rows + y) * cols + x`.
#[inline(always)]
pub(super) fn offset<const R: usize>(at: [usize; R], extents: [usize; R]) -> usize {
    // In bounds, so no sum is larger than the memory's length.
    at.iter()
        .zip(extents)
        .fold(0, |outer, (i, n)| outer.wrapping_mul(n).wrapping_add(*i))
}

/// Checks the coordinates whose bits in `KNOWN` are not set, the first of them first.
#[inline(always)]
pub(super) fn check_at<const R: usize, const KNOWN: u8>(
    at: [usize; R],
    extents: [usize; R],
    cx: &Cx,
    site: &'static Site,
) -> Result<(), Fault> {
    for (axis, (i, n)) in at.iter().zip(extents).enumerate() {
        if KNOWN >> axis & 1 == 1 {
            debug_assert!(*i < n);
        } else if *i >= n {
            return Err(cx.fault(FaultKind::OutOfBounds, site, *i as u64, n as u64));
        }
    }
    Ok(())
}

/// `c[(y, x)]`, checked.
///
/// # Errors
/// A fault at the first coordinate that is out of bounds.
#[inline(always)]
pub fn at_n<'c, T, const R: usize>(
    c: &'c SliceN<T, R>,
    at: [usize; R],
    cx: &Cx,
    site: &'static Site,
) -> Result<&'c T, Fault> {
    // SAFETY: no coordinate is taken to be known.
    unsafe { at_n_known::<T, R, 0>(c, at, cx, site) }
}

/// `c[(y, x)]` where the launch proved the bounds of some coordinates.
///
/// # Errors
/// A fault at the first other coordinate that is out of bounds.
///
/// # Safety
/// Each coordinate whose bit is set in `KNOWN` (the first one lowest) is below its extent.
#[inline(always)]
pub unsafe fn at_n_known<'c, T, const R: usize, const KNOWN: u8>(
    c: &'c SliceN<T, R>,
    at: [usize; R],
    cx: &Cx,
    site: &'static Site,
) -> Result<&'c T, Fault> {
    check_at::<R, KNOWN>(at, c.extents, cx, site)?;
    // SAFETY: every coordinate is below its extent, by the check or by the caller's promise, so the
    // offset is below the product of the extents: an element, by the invariant.
    Ok(unsafe { &*c.ptr.add(offset(at, c.extents)) })
}

/// `c[(y, x)]` where the launch proved the bounds.
///
/// # Safety
/// Every coordinate is below its extent.
#[inline(always)]
pub unsafe fn at_n_proven<T, const R: usize>(c: &SliceN<T, R>, at: [usize; R]) -> &T {
    debug_assert!(at.iter().zip(c.extents).all(|(i, n)| *i < n));
    // SAFETY: in bounds by the caller's promise, so an element, by the invariant.
    unsafe { &*c.ptr.add(offset(at, c.extents)) }
}

impl<T, const R: usize> Sealed for SliceN<T, R> {}

impl<T, const R: usize> HasLen for SliceN<T, R> {
    #[inline(always)]
    fn length(&self) -> usize {
        self.len()
    }
}

/// What has an extent along each of several axes.
pub trait HasExtents: Sealed {
    #[doc(hidden)]
    fn along(&self, axis: usize) -> usize;
}

impl<T, const R: usize> HasExtents for SliceN<T, R> {
    #[inline(always)]
    fn along(&self, axis: usize) -> usize {
        self.extents.get(axis).copied().unwrap_or(0)
    }
}

impl<C: HasExtents + ?Sized> HasExtents for &C {
    #[inline(always)]
    fn along(&self, axis: usize) -> usize {
        (**self).along(axis)
    }
}

/// `c.rows()` and its like: the extent along the `axis`-th coordinate of an index.
#[inline(always)]
pub fn side<C: HasExtents + ?Sized>(c: &C, axis: usize) -> usize {
    c.along(axis)
}

/// The runtime's memory of rank `R`, and nothing that merely looks like it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `gpu_runtime::Slice{R}`",
    label = "looks like memory of rank {R} but is another type",
    note = "import the real one: `use gpu_runtime::prelude::*;`"
)]
pub trait IsSlice<const R: usize> {}
impl<T, const R: usize> IsSlice<R> for SliceN<T, R> {}

/// Compiles only for memory of rank `R`.
#[inline(always)]
pub fn assert_slice<S: IsSlice<R>, const R: usize>() {}
