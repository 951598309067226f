//! Views: a part of a buffer, borrowed.

use super::arg::{DeviceRead, Fits};
use super::place::Place;
use super::resolve;
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType, Downloadable};
use crate::pool::DevicePool;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Range, RangeBounds};
use std::ptr::NonNull;

/// Invariant of both views: `address` is `len` initialised elements of the memory of `place`,
/// borrowed for `'v` (shared by `View`, exclusively by `ViewMut`).
macro_rules! declare_view {
    ($(#[$doc:meta])* $name:ident, $borrow:ty) => {
        $(#[$doc])*
        pub struct $name<'v, T, P = DevicePool> {
            pub(super) address: NonNull<u8>,
            pub(super) len: usize,
            pub(super) place: Place<'v>,
            borrow: PhantomData<($borrow, fn() -> P)>,
        }

        impl<'v, T: DeviceData, P> $name<'v, T, P> {
            pub(crate) fn new(address: NonNull<u8>, len: usize, place: Place<'v>) -> Self {
                Self { address, len, place, borrow: PhantomData }
            }

            /// The number of elements.
            pub fn len(&self) -> usize {
                self.len
            }

            /// Whether there is no element.
            pub fn is_empty(&self) -> bool {
                self.len == 0
            }

            /// The part of the view from `range`, which lies in it.
            fn part(self, range: Range<usize>) -> Self {
                // In bounds of the view's memory, so no overflow; for elements of no size 0.
                let offset = range.start * size_of::<T>();
                let address = self.address.map_addr(|base| base.saturating_add(offset));
                Self::new(address, range.end - range.start, self.place)
            }
        }

        impl<T, P> fmt::Debug for $name<'_, T, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("len", &self.len).finish_non_exhaustive()
            }
        }
    };
}

declare_view! {
    /// A read-only view of device elements.
    View, &'v [T]
}

declare_view! {
    /// A writable view of device elements, the only one of them while it lives.
    ViewMut, &'v mut [T]
}

impl<T, P> Clone for View<'_, T, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, P> Copy for View<'_, T, P> {}

impl<'v, T: DeviceData, P> View<'v, T, P> {
    /// A part of the view.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the view.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<View<'v, T, P>, GpuError> {
        Ok(self.part(resolve(range, self.len)?))
    }

    /// Copies all elements to the host.
    ///
    /// # Errors
    /// The fault of a kernel of the scope, or of the kernel that wrote the memory last; what the
    /// device reports.
    pub fn download(&self) -> Result<Vec<T>, GpuError>
    where
        T: Downloadable,
    {
        let mut out: Vec<T> = Vec::new();
        out.try_reserve_exact(self.len)
            .map_err(|_| GpuError::Device {
                what: format!(
                    "the host has no memory for {} downloaded elements",
                    self.len
                ),
            })?;
        // SAFETY: the view's memory is `len` initialised elements; the vector has room for them.
        unsafe {
            let bytes = self.len * size_of::<T>();
            self.place
                .download(out.as_mut_ptr().cast(), self.address, bytes)?;
            // All elements were written, and every bit pattern is a `T`.
            out.set_len(self.len);
        }
        Ok(out)
    }

    /// Copies all elements into a host slice of the same length.
    ///
    /// # Errors
    /// As [`View::download`]; [`GpuError::LengthMismatch`].
    pub fn download_into(&self, out: &mut [T]) -> Result<(), GpuError>
    where
        T: Downloadable,
    {
        same_length("download", out.len(), self.len)?;
        // SAFETY: the view's memory is `len` initialised elements, `out` has the same length, and
        // every bit pattern is a `T`.
        unsafe {
            self.place
                .download(out.as_mut_ptr().cast(), self.address, size_of_val(out))
        }
    }
}

impl<'v, T: DeviceData, P> ViewMut<'v, T, P> {
    /// A read-only view of the same elements.
    pub fn view(&self) -> View<'_, T, P> {
        View::new(self.address, self.len, self.place)
    }

    /// A writable view of the same elements, for a shorter time.
    pub fn reborrow(&mut self) -> ViewMut<'_, T, P> {
        ViewMut::new(self.address, self.len, self.place)
    }

    /// A read-only part of the view.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the view.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<View<'_, T, P>, GpuError> {
        self.view().slice(resolve(range, self.len)?)
    }

    /// A writable part of the view.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the view.
    pub fn slice_mut(
        &mut self,
        range: impl RangeBounds<usize>,
    ) -> Result<ViewMut<'_, T, P>, GpuError> {
        self.reborrow().into_slice(range)
    }

    /// A part of the view, for as long as the view itself.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the view.
    pub fn into_slice(self, range: impl RangeBounds<usize>) -> Result<Self, GpuError> {
        let range = resolve(range, self.len)?;
        Ok(self.part(range))
    }

    /// Two disjoint writable views: the elements before `mid`, and those from it.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if `mid` is beyond the end.
    pub fn split_at_mut(&mut self, mid: usize) -> Result<Halves<'_, T, P>, GpuError> {
        self.reborrow().into_split(mid)
    }

    /// As [`ViewMut::split_at_mut`], for as long as the view itself.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if `mid` is beyond the end.
    pub fn into_split(self, mid: usize) -> Result<Halves<'v, T, P>, GpuError> {
        let tail = resolve(mid.., self.len)?;
        // The exclusive borrow is divided: the two halves share no element.
        let head = Self::new(self.address, mid, self.place);
        Ok((head, self.part(tail)))
    }

    /// Copies all elements to the host.
    ///
    /// # Errors
    /// As [`View::download`].
    pub fn download(&self) -> Result<Vec<T>, GpuError>
    where
        T: Downloadable,
    {
        self.view().download()
    }

    /// Overwrites all elements from a host slice of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; what the device reports.
    pub fn write(&mut self, data: &[T]) -> Result<(), GpuError>
    where
        T: DeviceType,
    {
        same_length("write", self.len, data.len())?;
        // SAFETY: the view borrows its `len` elements exclusively; `data` has the same length and
        // no uninitialised byte.
        unsafe {
            self.place
                .upload(self.address, data.as_ptr().cast(), size_of_val(data))
        }
    }

    /// Overwrites all elements from device memory of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; [`GpuError::WrongDevice`]; what the device reports.
    pub fn copy_from<S>(&mut self, source: S) -> Result<(), GpuError>
    where
        S: DeviceRead<Elem = T, Pool: Fits<P>>,
    {
        let from = source.parts();
        same_length("copy", self.len, from.len)?;
        let here = self.place.device.ordinal();
        if from.device != here {
            return Err(GpuError::WrongDevice {
                buffer: from.device,
                used_on: here,
            });
        }
        let Some(src) = NonNull::new(from.ptr) else {
            return Ok(());
        };
        let bytes = self.len * size_of::<T>();
        // SAFETY: the view borrows its memory exclusively, the source's parts are initialised
        // memory borrowed for this call, and both have `len` elements.
        unsafe { self.place.copy(self.address, src, from.last_use, bytes) }
    }

    /// Sets all elements to `value`.
    ///
    /// # Errors
    /// What the device reports.
    pub fn fill(&mut self, value: T) -> Result<(), GpuError>
    where
        T: DeviceType,
    {
        let size = size_of::<T>();
        // SAFETY: a `DeviceType` has no uninitialised byte, and `value` lives to the end of this
        // function; the view borrows its memory exclusively, and the pattern is one element.
        unsafe {
            let pattern = std::slice::from_raw_parts((&raw const value).cast::<u8>(), size);
            self.place.fill(self.address, pattern, self.len)
        }
    }

    /// Sets all bytes to zero.
    pub(crate) fn zero(&mut self) -> Result<(), GpuError> {
        // SAFETY: the view borrows its memory exclusively, and zeros are a valid `T`.
        unsafe {
            self.place
                .fill(self.address, &[0], self.len * size_of::<T>())
        }
    }
}

/// Two views that share no element.
pub type Halves<'v, T, P = DevicePool> = (ViewMut<'v, T, P>, ViewMut<'v, T, P>);

fn same_length(what: &'static str, left: usize, right: usize) -> Result<(), GpuError> {
    if left == right {
        Ok(())
    } else {
        Err(GpuError::LengthMismatch { what, left, right })
    }
}
