//! Copies of a scope that are more than one, or go beside its kernels.

use crate::buffer::{Buffer, Transfers};
use crate::error::GpuError;
use crate::pod::DeviceType;
use crate::pool::PoolMarker;
use crate::scope::Scope;

impl<'s, P: PoolMarker> Scope<'s, P> {
    /// Copies between host and device that are done together: one piece of pinned memory for as many as
    /// it has room for, and one wait for all that is downloaded.
    ///
    /// ```
    /// # use gpu_runtime::prelude::*;
    /// gpu_manager().scope(|s| {
    ///     let (mut x, mut y) = (s.zeros::<f32>(3)?, s.zeros::<u8>(2)?);
    ///     s.transfers()
    ///         .write(x.view_mut(), &[1.0, 2.0, 3.0])?
    ///         .write(y.view_mut(), &[4, 5])?
    ///         .run()?;
    ///     let (mut back_x, mut back_y) = ([0.0; 3], [0; 2]);
    ///     s.transfers()
    ///         .download(x.view(), &mut back_x)?
    ///         .download(y.view(), &mut back_y)?
    ///         .run()?;
    ///     assert_eq!((back_x, back_y), ([1.0, 2.0, 3.0], [4, 5]));
    ///     Ok::<_, GpuError>(())
    /// })?;
    /// # Ok::<(), GpuError>(())
    /// ```
    pub fn transfers(&self) -> Transfers<'_, P> {
        Transfers::new(self.device(), self.stream())
    }

    /// As [`Scope::upload`], over the device's copy stream: what the scope has launched so far goes on
    /// meanwhile, and what uses the buffer comes after.
    ///
    /// # Errors
    /// As [`Scope::upload`].
    #[track_caller]
    pub fn upload_beside<T: DeviceType>(
        &'s self,
        data: &[T],
    ) -> Result<Buffer<'s, T, P>, GpuError> {
        self.uninit(data.len())?.write_beside(data)
    }
}
