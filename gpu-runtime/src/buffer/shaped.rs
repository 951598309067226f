//! Memory with rows and columns: views of rank 2 and 3, and buffers that nothing has written with
//! the shape in which a launch fills them.
//!
//! Invariant of all three: the extents multiply to the number of elements. `reshape` makes them.

use super::arg::{DeviceMemory, DeviceMemoryMut, DeviceOut, Parts, sealed::Sealed};
use super::{UninitBuffer, View, ViewMut};
use crate::pod::DeviceData;
use crate::pool::DevicePool;
use std::fmt;

/// A read-only view of rank `R`: [`View2`] and [`View3`], which see.
pub struct ShapedView<'v, T, const R: usize, P = DevicePool> {
    pub(super) view: View<'v, T, P>,
    pub(super) extents: [usize; R],
}

/// A writable view of rank `R`: [`ViewMut2`] and [`ViewMut3`], which see.
pub struct ShapedViewMut<'v, T, const R: usize, P = DevicePool> {
    pub(super) view: ViewMut<'v, T, P>,
    pub(super) extents: [usize; R],
}

/// A buffer of rank `R` that nothing has written: what an `#[out] y: &mut Slice2<T>` takes, by
/// value. [`UninitBuffer::into_2d`] makes it, and the launch gives the [`Buffer`](crate::Buffer) back.
pub struct ShapedUninit<'b, T, const R: usize, P = DevicePool> {
    pub(super) buffer: UninitBuffer<'b, T, P>,
    pub(super) extents: [usize; R],
}

/// Device elements as rows and columns, to be read: what a kernel's `&Slice2<T>` takes.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[gpu_kernel(over = out, requires(image.rows() == out.cols(), image.cols() == out.rows()))]
/// fn transpose(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
///     let p = t.id_2d();
///     out[p] = image[(p.x(), p.y())];
/// }
///
/// let turned = gpu_manager().scope(|s| {
///     let image = s.upload(&[1.0_f32, 2.0, 3.0, 4.0, 5.0, 6.0])?;
///     let mut out = s.zeros::<f32>(6)?;
///     transpose(s, image.view_2d(2, 3)?, out.view_2d_mut(3, 2)?)?;
///     out.download()
/// })?;
/// assert_eq!(turned, [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
/// # Ok::<(), GpuError>(())
/// ```
pub type View2<'v, T, P = DevicePool> = ShapedView<'v, T, 2, P>;

/// Device elements as planes, rows and columns, to be read: what a kernel's `&Slice3<T>` takes.
pub type View3<'v, T, P = DevicePool> = ShapedView<'v, T, 3, P>;

/// Device elements as rows and columns, to be written: what a kernel's `&mut Slice2<T>` takes.
pub type ViewMut2<'v, T, P = DevicePool> = ShapedViewMut<'v, T, 2, P>;

/// Device elements as planes, rows and columns, to be written: what a kernel's `&mut Slice3<T>`
/// takes.
pub type ViewMut3<'v, T, P = DevicePool> = ShapedViewMut<'v, T, 3, P>;

impl<T, const R: usize, P> Clone for ShapedView<'_, T, R, P> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, const R: usize, P> Copy for ShapedView<'_, T, R, P> {}

impl<T: DeviceData, const R: usize, P> ShapedView<'_, T, R, P> {
    /// The same elements without their shape.
    pub fn flat(&self) -> View<'_, T, P> {
        self.view
    }
}

impl<'v, T: DeviceData, const R: usize, P> ShapedViewMut<'v, T, R, P> {
    /// A read-only view of the same elements.
    pub fn view(&self) -> ShapedView<'_, T, R, P> {
        ShapedView {
            view: self.view.view(),
            extents: self.extents,
        }
    }

    /// A writable view of the same elements, for a shorter time.
    pub fn reborrow(&mut self) -> ShapedViewMut<'_, T, R, P> {
        ShapedViewMut {
            view: self.view.reborrow(),
            extents: self.extents,
        }
    }

    /// The same elements without their shape.
    pub fn into_flat(self) -> ViewMut<'v, T, P> {
        self.view
    }
}

macro_rules! extents {
    ($($name:ident $field:ident;)*) => {$(
        impl<T: DeviceData, const R: usize, P> $name<'_, T, R, P> {
            /// The number of elements along each axis, in the order of an index.
            pub fn extents(&self) -> [usize; R] {
                self.extents
            }

            /// The number of elements.
            pub fn len(&self) -> usize {
                self.$field.len()
            }

            /// Whether there is no element.
            pub fn is_empty(&self) -> bool {
                self.$field.is_empty()
            }
        }

        impl<T, const R: usize, P> fmt::Debug for $name<'_, T, R, P> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name))
                    .field("extents", &self.extents)
                    .finish_non_exhaustive()
            }
        }

        impl<T, const R: usize, P> Sealed for $name<'_, T, R, P> {}
    )*};
}

extents! {
    ShapedView view;
    ShapedViewMut view;
    ShapedUninit buffer;
}

/// Device memory of rank `R` that is only read: a [`View2`] or [`View3`], or a reference to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device memory of rank {R}",
    label = "this parameter has rank {R}",
    note = "give a buffer its shape: `buffer.view_2d(rows, cols)?` for a `&Slice2<T>`, `buffer.view_3d(planes, rows, cols)?` for a `&Slice3<T>`"
)]
pub trait ReadShaped<const R: usize>: Sealed {
    /// The element type.
    type Elem: DeviceData;
    /// The pool that the memory belongs to.
    type Pool;
    #[doc(hidden)]
    fn shaped(&self) -> (Parts<'_>, [usize; R]);
}

/// Device memory of rank `R` that is written: a [`ViewMut2`] or [`ViewMut3`], or a mutable reference
/// to one.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not device memory of rank {R} that can be written",
    label = "this parameter has rank {R} and is written",
    note = "give a buffer its shape: `buffer.view_2d_mut(rows, cols)?` for a `&mut Slice2<T>`, `buffer.view_3d_mut(planes, rows, cols)?` for a `&mut Slice3<T>`"
)]
pub trait WriteShaped<const R: usize>: Sealed {
    /// The element type.
    type Elem: DeviceData;
    /// The pool that the memory belongs to.
    type Pool;
    #[doc(hidden)]
    fn shaped_mut(&mut self) -> (Parts<'_>, [usize; R]);
}

/// Device memory of rank `R` that nothing has written yet, given by value: what
/// [`UninitBuffer::into_2d`] and [`UninitBuffer::into_3d`] make.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an uninitialised buffer of `{T}` of rank {R}",
    label = "an `#[out]` parameter of rank {R} consumes an uninitialised buffer with its shape, and the launch returns it filled",
    note = "make one with `s.uninit::<{T}>(rows * cols)?.into_2d(rows, cols)?`, or `.into_3d(planes, rows, cols)?`, and pass it by value"
)]
pub trait OutShaped<'b, T: DeviceData, P, const R: usize>: Sealed {
    #[doc(hidden)]
    fn shaped_out(&mut self) -> (Parts<'_>, [usize; R]);
    /// The same memory without its shape.
    #[doc(hidden)]
    fn flat(self) -> UninitBuffer<'b, T, P>;
}

macro_rules! read_shaped {
    ($($memory:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'v, T: DeviceData, const R: usize, P> ReadShaped<R> for $memory {
            type Elem = T;
            type Pool = P;
            fn shaped(&self) -> (Parts<'_>, [usize; R]) {
                (self.view.raw(), self.extents)
            }
        }
    )*};
}

macro_rules! write_shaped {
    ($($memory:ty),*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'v, T: DeviceData, const R: usize, P> WriteShaped<R> for $memory {
            type Elem = T;
            type Pool = P;
            fn shaped_mut(&mut self) -> (Parts<'_>, [usize; R]) {
                let extents = self.extents;
                (self.view.raw_mut(), extents)
            }
        }
    )*};
}

read_shaped! {
    ShapedView<'v, T, R, P>,
    &ShapedView<'v, T, R, P>,
    &ShapedViewMut<'v, T, R, P>,
    &&mut ShapedViewMut<'v, T, R, P>
}

write_shaped! {
    ShapedViewMut<'v, T, R, P>,
    &mut ShapedViewMut<'v, T, R, P>,
    &mut &mut ShapedViewMut<'v, T, R, P>
}

#[diagnostic::do_not_recommend]
impl<'b, T: DeviceData, const R: usize, P> OutShaped<'b, T, P, R> for ShapedUninit<'b, T, R, P> {
    fn shaped_out(&mut self) -> (Parts<'_>, [usize; R]) {
        (self.buffer.parts_out(), self.extents)
    }

    fn flat(self) -> UninitBuffer<'b, T, P> {
        self.buffer
    }
}
