//! Sessions: for the time of a closure, work on a stream of other code and work of a scope are in
//! order wherever they use the same memory.
//!
//! What is borrowed is borrowed for longer than the closure, as `std::thread::scope` does it, and the
//! order is restored by the function that called the closure. So nothing depends on a guard that
//! could be forgotten.

use super::cudarc::driver::sys::CUdeviceptr;
use super::cudarc::driver::{
    CudaSlice, CudaStream, CudaView, CudaViewMut, DevicePtr, DevicePtrMut, DeviceSlice, SyncOnDrop,
};
use super::memory::{Lent, LentMut};
use super::{driver_error, foreign_of, foreign_stream};
use crate::backend::{Foreign, ForeignStream};
use crate::buffer::{
    Access, DeviceRead, DeviceWrite, Fits, Owned, Parts, Place, UseCell, View, ViewMut,
};
use crate::device::{Device, Stream};
use crate::error::GpuError;
use crate::pod::{DeviceData, DeviceType};
use crate::pool::{DevicePool, PoolMarker};
use crate::scope::Scope;
use crate::sync::Arc;
use std::cell::RefCell;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr::NonNull;

/// Runs `f` in a session: what it lends to work on `stream`, and what it takes in from there, is in order
/// with the work of scope `s`, before, in and after the session. Nobody waits on the host.
///
/// A launch of the scope that faults leaves memory undefined for the other code as well; the scope
/// tells the fault where it tells every other one.
///
/// # Errors
/// Those of `f`; [`InteropError`](crate::InteropError); what the device reports.
pub fn with_stream<'env, P, R, E>(
    s: &'env Scope<'_, P>,
    stream: &'env Arc<CudaStream>,
    f: impl for<'f> FnOnce(&'f Session<'f, 'env, P>) -> Result<R, E>,
) -> Result<R, E>
where
    P: PoolMarker,
    E: From<GpuError>,
{
    let theirs = foreign_stream(stream);
    s.stream().may("work of other code")?;
    foreign_of(s.device())?.check(&theirs)?;
    let session = Session {
        scope: s,
        stream,
        theirs,
        lent: RefCell::default(),
        taken: RefCell::default(),
        brand: PhantomData,
    };
    let returned = catch_unwind(AssertUnwindSafe(|| f(&session)));
    let end = session.end();
    let value = returned.unwrap_or_else(|panic| resume_unwind(panic))?;
    end?;
    Ok(value)
}

/// What a session needs of its scope.
trait Home {
    fn home_device(&self) -> &Device;
    fn home_stream(&self) -> &Stream;
    fn note(&self, parts: &Parts<'_>) -> Result<(), GpuError>;
    fn place_of<'v>(&'v self, used: &'v UseCell) -> Place<'v>;
}

impl<P: PoolMarker> Home for Scope<'_, P> {
    fn home_device(&self) -> &Device {
        self.device()
    }

    fn home_stream(&self) -> &Stream {
        self.stream()
    }

    fn note(&self, parts: &Parts<'_>) -> Result<(), GpuError> {
        self.note_use(parts)
    }

    fn place_of<'v>(&'v self, used: &'v UseCell) -> Place<'v> {
        Place {
            device: self.device(),
            stream: self.stream(),
            faults: Some(self.faults()),
            used,
        }
    }
}

/// Notes once more that lent memory is used.
type Again<'env> = Box<dyn FnMut(&dyn Home) -> Result<(), GpuError> + 'env>;

/// A session: made by [`with_stream`].
pub struct Session<'f, 'env, P: PoolMarker = DevicePool> {
    scope: &'env dyn Home,
    stream: &'env Arc<CudaStream>,
    theirs: ForeignStream,
    lent: RefCell<Vec<Again<'env>>>,
    taken: RefCell<Vec<Taken<'env>>>,
    /// Invariant in both, as `std::thread::Scope` is.
    brand: PhantomData<fn(&'f (), P) -> (&'f &'env mut &'env (), P)>,
}

/// Memory of other code.
struct Taken<'env> {
    used: Arc<UseCell>,
    /// Where it is freed.
    stream: ForeignStream,
    /// Tells cudarc of the use, after the session.
    _sync: SyncOnDrop<'env>,
}

impl<'f, 'env, P: PoolMarker> Session<'f, 'env, P> {
    /// Lends memory that the session's stream may read until the session ends.
    ///
    /// # Errors
    /// [`GpuError::WrongDevice`]; what the device reports.
    pub fn lend<A>(&'f self, memory: A) -> Result<Lent<'f, A::Elem>, GpuError>
    where
        A: DeviceRead<Pool: Fits<P>> + 'env,
    {
        let (at, len) = self.begin(&memory.parts())?;
        let again = move |scope: &dyn Home| scope.note(&memory.parts());
        self.lent.borrow_mut().push(Box::new(again));
        self.lead()?;
        Ok(Lent::new(at, len, self.stream))
    }

    /// Lends memory that the session's stream may read and write until the session ends.
    ///
    /// # Errors
    /// As [`Session::lend`].
    pub fn lend_mut<A>(&'f self, mut memory: A) -> Result<LentMut<'f, A::Elem>, GpuError>
    where
        A: DeviceWrite<Elem: DeviceType, Pool: Fits<P>> + 'env,
    {
        let (at, len) = self.begin(&memory.parts_mut())?;
        let again = move |scope: &dyn Home| scope.note(&memory.parts_mut());
        self.lent.borrow_mut().push(Box::new(again));
        self.lead()?;
        Ok(LentMut::new(at, len, self.stream))
    }

    /// Takes memory of cudarc in, to be read by launches and copies.
    ///
    /// # Errors
    /// [`InteropError::OtherContext`](crate::InteropError::OtherContext); what the device reports.
    pub fn take<T: DeviceData>(
        &'f self,
        memory: impl CudaMemory<'env, T>,
    ) -> Result<View<'f, T, Owned>, GpuError> {
        let (address, len, used) = self.enter::<T>(|stream| memory.on(stream))?;
        Ok(View::new(address, len, self.scope.place_of(used)))
    }

    /// Takes memory of cudarc in, to be read and written by launches and copies.
    ///
    /// # Errors
    /// As [`Session::take`].
    pub fn take_mut<T: DeviceType>(
        &'f self,
        memory: impl CudaMemoryMut<'env, T>,
    ) -> Result<ViewMut<'f, T, Owned>, GpuError> {
        let (address, len, used) = self.enter::<T>(|stream| memory.on(stream))?;
        Ok(ViewMut::new(address, len, self.scope.place_of(used)))
    }

    fn foreign(&self) -> Result<&dyn Foreign, GpuError> {
        foreign_of(self.scope.home_device())
    }

    fn begin(&self, parts: &Parts<'_>) -> Result<(u64, usize), GpuError> {
        self.scope.note(parts)?;
        Ok((parts.ptr as u64, parts.len))
    }

    /// Orders the other stream after the scope's.
    fn lead(&self) -> Result<(), GpuError> {
        self.foreign()?
            .lead(&self.theirs, self.scope.home_stream().id())
    }

    fn enter<T: DeviceData>(
        &'f self,
        memory: impl FnOnce(&'env CudaStream) -> Entered<'env>,
    ) -> Result<(NonNull<u8>, usize, &'f UseCell), GpuError> {
        let context = self.stream.context();
        // cudarc keeps errors of what comes next in the context: an earlier one is put back.
        let earlier = context.check_err();
        let entered = memory(self.stream);
        let ordered = context.check_err();
        context.record_err(earlier);
        ordered.map_err(driver_error)?;
        let foreign = self.foreign()?;
        let (stream, own) = (
            foreign_stream(&entered.stream),
            self.scope.home_stream().id(),
        );
        foreign.check(&stream)?;
        foreign.follow(own, &self.theirs)?;
        if stream.handle != self.theirs.handle {
            // cudarc orders two streams only while it is told to keep events.
            foreign.follow(own, &stream)?;
        }
        let address = NonNull::new(entered.at as *mut u8);
        let address = address.unwrap_or(NonNull::<u128>::dangling().cast());
        if entered.len > 0 && !entered.at.is_multiple_of(align_of::<T>() as u64) {
            let element = std::any::type_name::<T>();
            return Err(GpuError::Device {
                what: format!("memory at {:#x} is not aligned for `{element}`", entered.at),
            });
        }
        let used = Arc::new(UseCell::default());
        let cell: *const UseCell = Arc::as_ptr(&used);
        self.taken.borrow_mut().push(Taken {
            used,
            stream,
            _sync: entered.sync,
        });
        // SAFETY: the session keeps the cell to its own end, which `'f` does not outlive.
        Ok((address, entered.len, unsafe { &*cell }))
    }

    /// Orders both ways, after all that the session did.
    fn end(&self) -> Result<(), GpuError> {
        let (foreign, own) = (self.foreign()?, self.scope.home_stream());
        let mut done = Ok(());
        let mut lent = self.lent.borrow_mut();
        if !lent.is_empty() {
            // If even waiting failed the device is lost: its memory is nobody else's.
            done = foreign.follow(own.id(), &self.theirs);
            for again in &mut *lent {
                // The memory's last use is that wait, or comes after it.
                done = done.and(again(self.scope));
            }
        }
        let taken = std::mem::take(&mut *self.taken.borrow_mut());
        for memory in &taken {
            // Work of other scopes is waited for by this one, and this one by the other code.
            let timeline = self.scope.home_device().timeline();
            done = done.and(memory.used.use_on(timeline, own, Access::Write));
        }
        for memory in &taken {
            done = done.and(foreign.lead(&memory.stream, own.id()));
        }
        if !taken.is_empty() {
            done = done.and(self.lead());
        }
        done
    }
}

impl<P: PoolMarker> fmt::Debug for Session<'_, '_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").finish_non_exhaustive()
    }
}

/// Memory of cudarc on a stream.
#[doc(hidden)]
#[derive(Debug)]
pub struct Entered<'env> {
    at: CUdeviceptr,
    len: usize,
    stream: Arc<CudaStream>,
    sync: SyncOnDrop<'env>,
}

mod sealed {
    pub trait Sealed {}
}
use sealed::Sealed;

/// Memory of cudarc that can be read: `&CudaSlice<T>`, `CudaView<T>`. (Not every `DevicePtr`: a type of
/// the program's may say anything there.)
pub trait CudaMemory<'env, T>: Sealed {
    #[doc(hidden)]
    fn on(self, stream: &'env CudaStream) -> Entered<'env>;
}

/// Memory of cudarc that can be written: `&mut CudaSlice<T>`, `CudaViewMut<T>`.
pub trait CudaMemoryMut<'env, T>: Sealed {
    #[doc(hidden)]
    fn on(self, stream: &'env CudaStream) -> Entered<'env>;
}

/// Views have their stream by a trait, slices by a method of the same name.
macro_rules! cuda_views {
    ($($trait:ident for $memory:ident, by $pointer:ident;)*) => {$(
        impl<T> Sealed for $memory<'_, T> {}

        impl<'env, T> $trait<'env, T> for $memory<'env, T> {
            fn on(self, stream: &'env CudaStream) -> Entered<'env> {
                let (len, home) = (self.len(), Arc::clone(DeviceSlice::stream(&self)));
                let (at, sync) = self.$pointer(stream);
                Entered { at, len, stream: home, sync }
            }
        }
    )*};
}

cuda_views! {
    CudaMemory for CudaView, by view_ptr;
    CudaMemoryMut for CudaViewMut, by view_ptr_mut;
}

impl<T> Sealed for &CudaSlice<T> {}

impl<'env, T> CudaMemory<'env, T> for &'env CudaSlice<T> {
    fn on(self, stream: &'env CudaStream) -> Entered<'env> {
        let (at, sync) = self.device_ptr(stream);
        Entered {
            at,
            len: self.len(),
            stream: Arc::clone(self.stream()),
            sync,
        }
    }
}

impl<T> Sealed for &mut CudaSlice<T> {}

impl<'env, T> CudaMemoryMut<'env, T> for &'env mut CudaSlice<T> {
    fn on(self, stream: &'env CudaStream) -> Entered<'env> {
        let (len, home) = (self.len(), Arc::clone(self.stream()));
        let (at, sync) = self.device_ptr_mut(stream);
        Entered {
            at,
            len,
            stream: home,
            sync,
        }
    }
}
