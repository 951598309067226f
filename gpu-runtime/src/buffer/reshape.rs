//! From memory to memory with a shape: the extents are compared with the length here, once.

use super::arg::Owned;
use super::shaped::{ShapedUninit, ShapedView, ShapedViewMut, View2, View3, ViewMut2, ViewMut3};
use super::{Buffer, PoolBuffer, UninitBuffer, View, ViewMut};
use crate::error::GpuError;
use crate::kernel::shaped::check_extents;
use crate::pod::DeviceData;

impl<'v, T: DeviceData, P> View<'v, T, P> {
    /// The elements as `rows` rows of `cols` neighbours.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn view_2d(&self, rows: usize, cols: usize) -> Result<View2<'v, T, P>, GpuError> {
        self.shaped([rows, cols])
    }

    /// The elements as `planes` planes of `rows` rows of `cols` neighbours.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn view_3d(
        &self,
        planes: usize,
        rows: usize,
        cols: usize,
    ) -> Result<View3<'v, T, P>, GpuError> {
        self.shaped([planes, rows, cols])
    }

    fn shaped<const R: usize>(
        &self,
        extents: [usize; R],
    ) -> Result<ShapedView<'v, T, R, P>, GpuError> {
        check_extents(extents, self.len())?;
        Ok(ShapedView {
            view: *self,
            extents,
        })
    }
}

impl<'v, T: DeviceData, P> ViewMut<'v, T, P> {
    /// The elements as `rows` rows of `cols` neighbours, for as long as the view itself.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn into_2d(self, rows: usize, cols: usize) -> Result<ViewMut2<'v, T, P>, GpuError> {
        self.into_shaped([rows, cols])
    }

    /// The elements as `planes` planes of `rows` rows of `cols` neighbours, for as long as the view
    /// itself.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn into_3d(
        self,
        planes: usize,
        rows: usize,
        cols: usize,
    ) -> Result<ViewMut3<'v, T, P>, GpuError> {
        self.into_shaped([planes, rows, cols])
    }

    fn into_shaped<const R: usize>(
        self,
        extents: [usize; R],
    ) -> Result<ShapedViewMut<'v, T, R, P>, GpuError> {
        check_extents(extents, self.len())?;
        Ok(ShapedViewMut {
            view: self,
            extents,
        })
    }
}

impl<'b, T: DeviceData, P> UninitBuffer<'b, T, P> {
    /// The buffer as `rows` rows of `cols` neighbours, for an `#[out]` parameter `&mut Slice2<T>`.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn into_2d(self, rows: usize, cols: usize) -> Result<ShapedUninit<'b, T, 2, P>, GpuError> {
        self.into_shaped([rows, cols])
    }

    /// The buffer as `planes` planes of `rows` rows of `cols` neighbours, for an `#[out]` parameter
    /// `&mut Slice3<T>`.
    ///
    /// # Errors
    /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
    pub fn into_3d(
        self,
        planes: usize,
        rows: usize,
        cols: usize,
    ) -> Result<ShapedUninit<'b, T, 3, P>, GpuError> {
        self.into_shaped([planes, rows, cols])
    }

    fn into_shaped<const R: usize>(
        self,
        extents: [usize; R],
    ) -> Result<ShapedUninit<'b, T, R, P>, GpuError> {
        check_extents(extents, self.len())?;
        Ok(ShapedUninit {
            buffer: self,
            extents,
        })
    }
}

macro_rules! views_of_buffers {
    ($([$($generics:tt)*] $buffer:ty, $pool:ty;)*) => {$(
        impl<$($generics)*> $buffer {
            /// A read-only view of all elements as `rows` rows of `cols` neighbours.
            ///
            /// # Errors
            /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
            pub fn view_2d(&self, rows: usize, cols: usize) -> Result<View2<'_, T, $pool>, GpuError> {
                self.view().view_2d(rows, cols)
            }

            /// A writable view of all elements as `rows` rows of `cols` neighbours.
            ///
            /// # Errors
            /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
            pub fn view_2d_mut(
                &mut self,
                rows: usize,
                cols: usize,
            ) -> Result<ViewMut2<'_, T, $pool>, GpuError> {
                self.view_mut().into_2d(rows, cols)
            }

            /// A read-only view of all elements as `planes` planes of `rows` rows of `cols` neighbours.
            ///
            /// # Errors
            /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
            pub fn view_3d(
                &self,
                planes: usize,
                rows: usize,
                cols: usize,
            ) -> Result<View3<'_, T, $pool>, GpuError> {
                self.view().view_3d(planes, rows, cols)
            }

            /// A writable view of all elements as `planes` planes of `rows` rows of `cols` neighbours.
            ///
            /// # Errors
            /// [`GpuError::ExtentsMismatch`] if that is another number of elements.
            pub fn view_3d_mut(
                &mut self,
                planes: usize,
                rows: usize,
                cols: usize,
            ) -> Result<ViewMut3<'_, T, $pool>, GpuError> {
                self.view_mut().into_3d(planes, rows, cols)
            }
        }
    )*};
}

views_of_buffers! {
    [T: DeviceData, P] Buffer<'_, T, P>, P;
    [T: DeviceData] PoolBuffer<T>, Owned;
}
