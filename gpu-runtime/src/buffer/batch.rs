//! Several copies between host and device as one: staged together, and waited for once.

use super::arg::{Access, Fits};
use super::place::Place;
use super::view::{View, ViewMut};
use crate::backend::HostCopy;
use crate::device::{Device, Stream};
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType, Downloadable};
use crate::pool::{DevicePool, PoolMarker};
use std::fmt;
use std::marker::PhantomData;

/// Copies that are collected and then done together: made by
/// [`Scope::transfers`](crate::Scope::transfers).
///
/// Nothing is copied before [`Transfers::run`], which first writes and then downloads.
#[must_use = "nothing is copied before `run`"]
pub struct Transfers<'a, P: PoolMarker = DevicePool> {
    device: &'a Device,
    stream: &'a Stream,
    writes: Vec<Copy<'a>>,
    downloads: Vec<Copy<'a>>,
    borrows: PhantomData<(&'a mut [u8], fn() -> P)>,
}

/// One copy. Invariant: the device memory is `place`'s, as long as the host's, and both are borrowed for
/// `'a`: what is written exclusively.
struct Copy<'a> {
    bytes: HostCopy,
    place: Place<'a>,
}

impl<'a, P: PoolMarker> Transfers<'a, P> {
    pub(crate) fn new(device: &'a Device, stream: &'a Stream) -> Self {
        Self {
            device,
            stream,
            writes: Vec::new(),
            downloads: Vec::new(),
            borrows: PhantomData,
        }
    }

    /// Has the copies done on the device's copy stream, beside the kernels of the scope: see
    /// [`View::beside`].
    ///
    /// # Errors
    /// What the device reports.
    pub fn beside(mut self) -> Result<Self, GpuError> {
        self.stream = self.device.copy_stream()?;
        Ok(self)
    }

    /// Adds a copy of a host slice to device memory of the same length.
    ///
    /// # Errors
    /// [`GpuError::LengthMismatch`], [`GpuError::WrongDevice`].
    pub fn write<T: DeviceType, Q: Fits<P>>(
        mut self,
        to: ViewMut<'a, T, Q>,
        from: &'a [T],
    ) -> Result<Self, GpuError> {
        self.check("write", to.place, to.len, from.len())?;
        self.writes.push(Copy {
            bytes: HostCopy {
                device: to.address,
                host: from.as_ptr().cast_mut().cast(),
                bytes: size_of_val(from),
            },
            place: to.place,
        });
        Ok(self)
    }

    /// Adds a copy of device memory into a host slice of the same length.
    ///
    /// # Errors
    /// As [`Transfers::write`].
    pub fn download<T: DeviceData + Downloadable, Q: Fits<P>>(
        mut self,
        from: View<'a, T, Q>,
        to: &'a mut [T],
    ) -> Result<Self, GpuError> {
        self.check("download", from.place, to.len(), from.len)?;
        self.downloads.push(Copy {
            bytes: HostCopy {
                device: from.address,
                bytes: size_of_val(to),
                host: to.as_mut_ptr().cast(),
            },
            place: from.place,
        });
        Ok(self)
    }

    fn check(
        &self,
        what: &'static str,
        place: Place<'_>,
        left: usize,
        right: usize,
    ) -> Result<(), GpuError> {
        if left != right {
            return Err(GpuError::LengthMismatch { what, left, right });
        }
        let (buffer, used_on) = (place.device.ordinal(), self.device.ordinal());
        if buffer != used_on {
            return Err(GpuError::WrongDevice { buffer, used_on });
        }
        Ok(())
    }

    /// Does all of them. The host slices are free again, and those to download are filled, when this
    /// returns.
    ///
    /// # Errors
    /// The fault of a kernel that wrote what is downloaded; what the device reports.
    pub fn run(self) -> Result<(), GpuError> {
        let (backend, stream) = (self.device.backend(), self.stream);
        let timeline = self.device.timeline();
        let tail = {
            let _order = stream.in_order()?;
            for copy in &self.writes {
                copy.place.used.use_on(timeline, stream, Access::Write)?;
            }
            if !self.writes.is_empty() {
                let all: Vec<HostCopy> = self.writes.iter().map(|c| c.bytes).collect();
                // SAFETY: by the invariant of each copy; the stream was ordered after every other use,
                // and no memory is in two of them, since what is written is borrowed exclusively.
                unsafe { backend.upload_all(stream.id(), &all)? };
            }
            for copy in &self.downloads {
                copy.place.used.use_on(timeline, stream, Access::Read)?;
            }
            stream.tail()
        };
        if self.downloads.is_empty() {
            return Ok(());
        }
        timeline.synchronize(tail)?;
        self.downloads.iter().try_for_each(|c| c.place.check())?;
        let all: Vec<HostCopy> = self.downloads.iter().map(|c| c.bytes).collect();
        // SAFETY: by the invariant of each copy, whose host slices are borrowed exclusively; all work on
        // the memory is finished.
        unsafe { backend.download_all(stream.id(), &all) }
    }
}

impl<P: PoolMarker> fmt::Debug for Transfers<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transfers")
            .field("writes", &self.writes.len())
            .field("downloads", &self.downloads.len())
            .finish_non_exhaustive()
    }
}

impl<'v, T: DeviceData, P> View<'v, T, P> {
    /// The same elements, whose downloads go over the device's copy stream, beside the kernels that
    /// the scope launches from now on: they come after the work on the memory so far, and after
    /// nothing else.
    ///
    /// ```
    /// # use gpu_runtime::prelude::*;
    /// # #[gpu_kernel(over = y)]
    /// # fn step(t: Thread, y: &mut [f32]) { let i = t.id(); y[i] = y[i] + 1.0; }
    /// gpu_manager().scope(|s| {
    ///     let (mut now, mut next) = (s.zeros::<f32>(1000)?, s.zeros::<f32>(1000)?);
    ///     step(s, &mut now)?;
    ///     let finished = now.view().beside()?;
    ///     step(s, &mut next)?; // runs while `now` is copied
    ///     assert_eq!(finished.download()?, [1.0; 1000]);
    ///     Ok::<_, GpuError>(())
    /// })?;
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// What the device reports.
    pub fn beside(self) -> Result<Self, GpuError> {
        Ok(Self::new(
            self.address,
            self.len,
            self.place.beside(Access::Read)?,
        ))
    }
}

impl<'v, T: DeviceData, P> ViewMut<'v, T, P> {
    /// The same elements, which are written, filled and copied to over the device's copy stream: see
    /// [`View::beside`].
    ///
    /// # Errors
    /// What the device reports.
    pub fn beside(self) -> Result<Self, GpuError> {
        Ok(Self::new(
            self.address,
            self.len,
            self.place.beside(Access::Write)?,
        ))
    }
}

impl<'v> Place<'v> {
    /// The same memory on the device's copy stream, which is ordered after its uses so far.
    fn beside(self, access: Access) -> Result<Self, GpuError> {
        let stream = self.device.copy_stream()?;
        (self.used).order(self.device.timeline(), stream.id(), access)?;
        Ok(Self { stream, ..self })
    }
}
