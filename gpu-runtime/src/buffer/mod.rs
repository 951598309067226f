//! Typed device memory: buffers of a scope, views, buffers that own their memory, and what of them
//! a launch accepts. Nothing here takes memory from the pool on its own.

mod arg;
mod atomic;
mod batch;
mod entries;
mod faults;
mod graph;
mod keeper;
mod owned;
mod pieces;
mod place;
mod reshape;
mod shaped;
mod thread;
mod uninit;
mod view;

pub use arg::{Access, DeviceOut, DeviceRead, DeviceWrite, Fits, Owned, Parts};
pub use batch::Transfers;
pub use faults::{FaultSlot, UseCell};
pub use graph::{GraphMemory, GraphViews};
pub(crate) use keeper::{Declared, Keeper};
pub(crate) use owned::OwnedBlock;
pub use owned::PoolBuffer;
pub(crate) use place::Place;
pub use shaped::{
    OutShaped, ReadShaped, ShapedUninit, ShapedView, ShapedViewMut, View2, View3, ViewMut2,
    ViewMut3, WriteShaped,
};
pub use thread::CrossesThreads;
pub use uninit::{UninitBuffer, UninitPoolBuffer, Written};
pub use view::{Halves, View, ViewMut};

use crate::backend::ALIGN;
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType, Downloadable};
use crate::pool::{DevicePool, PoolMarker};
use keeper::Held;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Bound, Range, RangeBounds};

/// Device memory that a scope owns: `len` elements of `T` in pool `P`.
///
/// It cannot leave its scope, and dropping it gives its bytes back to the pool early.
///
/// Invariant: `held` is memory for `len` elements, all of them initialised or awaiting work that
/// initialises them before any read.
pub struct Buffer<'b, T, P = DevicePool> {
    held: Held<'b>,
    len: usize,
    elements: PhantomData<(T, fn() -> P)>,
}

impl<'b, T: DeviceData, P> Buffer<'b, T, P> {
    /// The number of elements.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no element.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// A read-only view of all elements.
    pub fn view(&self) -> View<'_, T, P> {
        View::new(self.held.address(), self.len, self.held.place())
    }

    /// A writable view of all elements.
    pub fn view_mut(&mut self) -> ViewMut<'_, T, P> {
        ViewMut::new(self.held.address(), self.len, self.held.place())
    }

    /// A read-only view of a range of elements.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the buffer.
    pub fn slice(&self, range: impl RangeBounds<usize>) -> Result<View<'_, T, P>, GpuError> {
        self.view().slice(range)
    }

    /// A writable view of a range of elements.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if the range does not lie in the buffer.
    pub fn slice_mut(
        &mut self,
        range: impl RangeBounds<usize>,
    ) -> Result<ViewMut<'_, T, P>, GpuError> {
        self.view_mut().into_slice(range)
    }

    /// Two disjoint writable views: the elements before `mid`, and those from it.
    ///
    /// # Errors
    /// [`GpuError::RangeOutOfBounds`] if `mid` is beyond the end.
    pub fn split_at_mut(&mut self, mid: usize) -> Result<Halves<'_, T, P>, GpuError> {
        self.view_mut().into_split(mid)
    }

    /// Copies all elements to the host.
    ///
    /// # Errors
    /// The fault of a kernel of the scope; what the device reports.
    pub fn download(&self) -> Result<Vec<T>, GpuError>
    where
        T: Downloadable,
    {
        self.view().download()
    }

    /// Copies all elements into a host slice of the same length.
    ///
    /// # Errors
    /// As [`Buffer::download`]; [`GpuError::LengthMismatch`].
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
        self.held.used().overwritten();
        Ok(())
    }

    /// Overwrites all elements from device memory of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`]; [`GpuError::WrongDevice`]; what the device reports.
    pub fn copy_from<S>(&mut self, source: S) -> Result<(), GpuError>
    where
        S: DeviceRead<Elem = T, Pool: Fits<P>>,
    {
        self.view_mut().copy_from(source)
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
        self.held.used().overwritten();
        Ok(())
    }

    /// Makes it a buffer that owns its memory and outlives the scope. It stays charged to the
    /// declared pool, and is no longer charged to a scope's own budget.
    ///
    /// # Errors
    /// The fault of a kernel of the scope; what the device reports.
    pub fn promote(self) -> Result<PoolBuffer<T>, GpuError>
    where
        P: PoolMarker,
    {
        Ok(PoolBuffer::from_scope(self.held.leave()?, self.len))
    }
}

impl<T, P> fmt::Debug for Buffer<'_, T, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Buffer")
            .field("len", &self.len)
            .finish_non_exhaustive()
    }
}

/// The bytes of `len` elements.
#[inline]
pub(crate) fn byte_len<T: DeviceData>(len: usize) -> Result<usize, GpuError> {
    const {
        assert!(
            align_of::<T>() <= ALIGN,
            "device memory is aligned to 256 bytes"
        )
    };
    // Elements of no size as well: the proofs of indices count on it.
    let fits = |n: &usize| isize::try_from(*n).is_ok();
    let bytes = len
        .checked_mul(size_of::<T>())
        .filter(|bytes| fits(bytes) && fits(&len));
    // Not made before it is needed: making and dropping it takes as long as a small allocation.
    bytes.ok_or_else(|| GpuError::LengthOverflow {
        len,
        element: std::any::type_name::<T>(),
        size: size_of::<T>(),
    })
}

/// The range in a buffer of `len` elements.
fn resolve(range: impl RangeBounds<usize>, len: usize) -> Result<Range<usize>, GpuError> {
    let start = match range.start_bound() {
        Bound::Included(&s) => s,
        Bound::Excluded(&s) => s.saturating_add(1),
        Bound::Unbounded => 0,
    };
    let end = match range.end_bound() {
        Bound::Included(&e) => e.checked_add(1),
        Bound::Excluded(&e) => Some(e),
        Bound::Unbounded => Some(len),
    };
    match end.filter(|&end| start <= end && end <= len) {
        Some(end) => Ok(start..end),
        None => Err(GpuError::RangeOutOfBounds {
            range: start..end.unwrap_or(usize::MAX),
            len,
        }),
    }
}
