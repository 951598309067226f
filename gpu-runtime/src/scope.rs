//! Scopes: memory for the time of a closure. What a scope allocates is back in the pool when its
//! function returns, however it returns; only that function frees it.

use crate::buffer::{
    Buffer, Declared, FaultSlot, Keeper, Parts, PoolBuffer, UninitBuffer, byte_len,
};
use crate::device::{Capture, Device, Stream};
use crate::error::{GpuError, GraphError};
use crate::pod::{DeviceData, DeviceType};
use crate::pool::plan::Placed;
use crate::pool::{BudgetId, DevicePool, PoolMarker, Source};
use crate::sync::Arc;
use std::fmt;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

/// A scope of pool `P`: made by `scope(|s| ..)`, alive for the closure.
///
/// Neither it nor its buffers can leave the closure or its thread.
pub struct Scope<'s, P: PoolMarker = DevicePool> {
    keeper: Keeper,
    /// Invariant in `'s`. (What keeps the scope on its thread is the keeper.)
    brand: PhantomData<Brand<'s, P>>,
}

type Brand<'s, P> = fn(&'s ()) -> (&'s (), P);

/// Runs `f` in a new scope with a stream of its own.
pub(crate) fn run<P, R, E>(
    device: &Arc<Device>,
    budget: BudgetId,
    f: impl for<'s> FnOnce(&'s Scope<'s, P>) -> Result<R, E>,
) -> Result<R, E>
where
    P: PoolMarker,
    E: From<GpuError>,
{
    run_on(device, device.new_stream()?, budget, f)
}

/// As [`run`], on a stream that nobody else submits to.
pub(crate) fn run_on<P, R, E>(
    device: &Arc<Device>,
    stream: Stream,
    budget: BudgetId,
    f: impl for<'s> FnOnce(&'s Scope<'s, P>) -> Result<R, E>,
) -> Result<R, E>
where
    P: PoolMarker,
    E: From<GpuError>,
{
    let stream = Rc::new(stream);
    let ended = Rc::clone(&stream);
    let faults = Arc::new(FaultSlot::new());
    let keeper = Keeper::new(Arc::clone(device), stream, Arc::clone(&faults), budget);
    let ending = enter(keeper, f);
    if matches!(ending.end, Ok(()) | Err(GpuError::KernelFault(_))) {
        faults.settle();
    }
    device.timeline().destroy(ended.tail());
    ending.result()
}

/// How a scope ended: what its function returned, and what its work came to.
struct Ending<R, E> {
    returned: std::thread::Result<Result<R, E>>,
    end: Result<(), GpuError>,
}

impl<R, E: From<GpuError>> Ending<R, E> {
    /// What the scope returns. Runs code of the program, which may panic (a conversion of errors, the
    /// drop of a value that is not returned): everything else is done before.
    fn result(self) -> Result<R, E> {
        let value = self.returned.unwrap_or_else(|panic| resume_unwind(panic))?;
        self.end?;
        Ok(value)
    }
}

/// Runs `f` and then gives back what the scope owns: after a value, an error and a panic alike.
fn enter<P: PoolMarker, R, E: From<GpuError>>(
    keeper: Keeper,
    f: impl for<'s> FnOnce(&'s Scope<'s, P>) -> Result<R, E>,
) -> Ending<R, E> {
    let scope = Scope {
        keeper,
        brand: PhantomData,
    };
    // The keeper is whole after a panic: its borrows never span foreign code.
    let returned = catch_unwind(AssertUnwindSafe(|| f(&scope)));
    let end = scope.keeper.finish();
    Ending { returned, end }
}

impl<'s, P: PoolMarker> Scope<'s, P> {
    /// Copies a host slice to the device. The slice is free again when this returns.
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`]; what the device reports.
    #[track_caller]
    pub fn upload<T>(&'s self, data: &[T]) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceType,
    {
        self.make(data.len(), Source::here())?.write(data)
    }

    /// A buffer of zeros.
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`]; [`GpuError::LengthOverflow`]; what the device reports.
    #[track_caller]
    pub fn zeros<T>(&'s self, len: usize) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceData,
    {
        self.make(len, Source::here())?.zero()
    }

    /// A buffer of copies of `value`.
    ///
    /// # Errors
    /// As [`Scope::zeros`].
    #[track_caller]
    pub fn full<T>(&'s self, len: usize, value: T) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceType,
    {
        self.make(len, Source::here())?.fill(value)
    }

    /// A buffer that nothing has written yet: for a launch that writes all of it.
    ///
    /// # Errors
    /// As [`Scope::zeros`].
    #[track_caller]
    pub fn uninit<T>(&'s self, len: usize) -> Result<UninitBuffer<'s, T, P>, GpuError>
    where
        T: DeviceData,
    {
        self.make(len, Source::here())
    }

    /// Names what is allocated through it, in reports and errors.
    pub fn label<'a>(&'s self, label: &'a str) -> Labelled<'s, 'a, P> {
        Labelled { scope: self, label }
    }

    /// Runs `f` in a scope inside this one, on the same stream. What it allocates is back in the
    /// pool when this returns.
    ///
    /// # Errors
    /// Those of `f`; a kernel's fault, which poisons this scope as well: they share the stream.
    pub fn scope<R, E>(
        &self,
        f: impl for<'i> FnOnce(&'i Scope<'i, P>) -> Result<R, E>,
    ) -> Result<R, E>
    where
        E: From<GpuError>,
    {
        enter(self.keeper.nested(self.keeper.budget()), f).result()
    }

    /// As [`Scope::scope`], where the inner scope may have at most `bytes` at a time.
    ///
    /// # Errors
    /// As [`Scope::scope`]; [`GpuError::BudgetExceedsParent`] if this scope's own budget is less.
    #[track_caller]
    pub fn scope_with_budget<R, E>(
        &self,
        bytes: u64,
        f: impl for<'i> FnOnce(&'i Scope<'i, P>) -> Result<R, E>,
    ) -> Result<R, E>
    where
        E: From<GpuError>,
    {
        let name = format!("scope at {}", std::panic::Location::caller());
        let arena = self.keeper.device.arena();
        let budget = arena.open_budget(name.into(), bytes, self.keeper.budget())?;
        let ending = enter(self.keeper.nested(budget), f);
        arena.close_budget(budget);
        ending.result()
    }

    /// Waits for all work of the scope.
    ///
    /// # Errors
    /// The first fault of a kernel; what the device reports.
    pub fn sync(&self) -> Result<(), GpuError> {
        self.keeper.stream.may("wait")?;
        let timeline = self.keeper.device.timeline();
        timeline.synchronize(self.keeper.stream.tail())?;
        self.keeper.faults.check()
    }

    /// A scope whose launches are captured instead of made. It can own nothing, so nothing is given
    /// back at its end.
    pub(crate) fn capturing<'c>(&self, capture: Capture) -> Scope<'c, P> {
        let stream = self.keeper.stream.capturing(capture);
        Scope {
            keeper: self.keeper.capturing(stream),
            brand: PhantomData,
        }
    }

    /// Makes a buffer outlive the scope: see [`Buffer::promote`].
    ///
    /// # Errors
    /// The fault of a kernel of this or the buffer's scope; what the device reports.
    pub fn promote<T: DeviceData>(
        &self,
        buffer: Buffer<'_, T, P>,
    ) -> Result<PoolBuffer<T>, GpuError> {
        self.keeper.faults.check()?;
        buffer.promote()
    }

    /// The device that the scope works on.
    pub fn device(&self) -> &Device {
        &self.keeper.device
    }

    /// The stream that the scope's work goes to.
    #[doc(hidden)]
    pub fn stream(&self) -> &Stream {
        &self.keeper.stream
    }

    /// Where the scope's kernels leave their faults.
    #[doc(hidden)]
    pub fn faults(&self) -> &FaultSlot {
        &self.keeper.faults
    }

    /// The same, for a launch whose faults come later.
    pub(crate) fn faults_shared(&self) -> Arc<FaultSlot> {
        Arc::clone(&self.keeper.faults)
    }

    /// Prepares memory for work that is submitted next: checks its device and orders the scope's
    /// stream after its last use.
    #[doc(hidden)]
    pub fn note_use(&self, parts: &Parts<'_>) -> Result<(), GpuError> {
        let device = &self.keeper.device;
        if parts.device != device.ordinal() {
            let used_on = device.ordinal();
            return Err(GpuError::WrongDevice {
                buffer: parts.device,
                used_on,
            });
        }
        if let Some(capture) = self.keeper.stream.capture() {
            let (at, access) = (parts.ptr as usize, parts.access.strength());
            let is_own = capture.note(at, parts.len, access);
            return is_own.then_some(()).ok_or(GraphError::ForeignMemory.into());
        }
        let (timeline, stream) = (device.timeline(), &self.keeper.stream);
        let faults = Some(&self.keeper.faults);
        (parts.last_use).use_by(timeline, stream, parts.access, faults)
    }

    /// Declared buffer number `index` of the pool, with `len` of its `max` elements.
    #[doc(hidden)]
    pub fn declared<T: DeviceData>(
        &'s self,
        index: u32,
        buffer: &'static str,
        len: usize,
        max: usize,
    ) -> Result<UninitBuffer<'s, T, P>, GpuError> {
        self.planned(index, buffer, len, max, &[])
    }

    /// As [`Scope::declared`], of a pool whose buffers share memory by a plan.
    #[doc(hidden)]
    pub fn planned<T: DeviceData>(
        &'s self,
        index: u32,
        buffer: &'static str,
        len: usize,
        max: usize,
        plan: &'static [Placed],
    ) -> Result<UninitBuffer<'s, T, P>, GpuError> {
        if len > max {
            return Err(GpuError::DeclaredLength {
                pool: P::NAME,
                buffer,
                asked: len,
                max,
            });
        }
        let state = P::state();
        state.take::<P>(index, buffer, plan)?;
        let declared = Declared { pool: state, index };
        let taken = Taken(declared);
        let made = byte_len::<T>(len).and_then(|bytes| {
            self.keeper
                .allocate(bytes as u64, Source::label(buffer), Some(declared))
        });
        let held = made?;
        // From here on the memory's owner gives it back.
        std::mem::forget(taken);
        Ok(UninitBuffer::new(held, len))
    }

    #[inline]
    fn make<T: DeviceData>(
        &'s self,
        len: usize,
        source: Source<'_>,
    ) -> Result<UninitBuffer<'s, T, P>, GpuError> {
        let bytes = byte_len::<T>(len)? as u64;
        if let Some(held) = self.keeper.allocate_small(bytes, &source) {
            return Ok(UninitBuffer::new(held, len));
        }
        Ok(UninitBuffer::new(
            self.keeper.allocate(bytes, source, None)?,
            len,
        ))
    }
}

impl<P: PoolMarker> fmt::Debug for Scope<'_, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope")
            .field("pool", &P::NAME)
            .finish_non_exhaustive()
    }
}

/// A declared buffer without memory: taken until this is dropped. (The functions that are asked for
/// memory are the program's, and may panic.)
struct Taken(Declared);

impl Drop for Taken {
    fn drop(&mut self) {
        self.0.pool.give_back(self.0.index);
    }
}

/// A scope's allocations under a name: made by [`Scope::label`].
#[derive(Debug, Clone, Copy)]
pub struct Labelled<'s, 'a, P: PoolMarker = DevicePool> {
    scope: &'s Scope<'s, P>,
    label: &'a str,
}

impl<'s, P: PoolMarker> Labelled<'s, '_, P> {
    /// As [`Scope::upload`], under the name.
    ///
    /// # Errors
    /// As [`Scope::upload`].
    #[track_caller]
    pub fn upload<T>(&self, data: &[T]) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceType,
    {
        self.scope
            .make(data.len(), Source::label(self.label))?
            .write(data)
    }

    /// As [`Scope::zeros`], under the name.
    ///
    /// # Errors
    /// As [`Scope::zeros`].
    #[track_caller]
    pub fn zeros<T>(&self, len: usize) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceData,
    {
        self.scope.make(len, Source::label(self.label))?.zero()
    }

    /// As [`Scope::full`], under the name.
    ///
    /// # Errors
    /// As [`Scope::zeros`].
    #[track_caller]
    pub fn full<T>(&self, len: usize, value: T) -> Result<Buffer<'s, T, P>, GpuError>
    where
        T: DeviceType,
    {
        self.scope.make(len, Source::label(self.label))?.fill(value)
    }

    /// As [`Scope::uninit`], under the name.
    ///
    /// # Errors
    /// As [`Scope::zeros`].
    #[track_caller]
    pub fn uninit<T>(&self, len: usize) -> Result<UninitBuffer<'s, T, P>, GpuError>
    where
        T: DeviceData,
    {
        self.scope.make(len, Source::label(self.label))
    }
}

#[cfg(any(test, fuzzing))]
#[path = "fake_tests.rs"]
#[allow(dead_code)]
mod fake;

#[cfg(test)]
#[path = "scope_tests.rs"]
mod tests;

#[cfg(any(test, fuzzing))]
#[path = "oracle/mod.rs"]
mod oracle;

/// Runs what these bytes stand for against the oracle.
#[cfg(fuzzing)]
pub fn fuzz(bytes: &[u8]) {
    oracle::run_all(oracle::Op::all_of(bytes));
}

#[cfg(test)]
#[path = "small_tests.rs"]
mod small;

#[cfg(test)]
#[path = "reuse_tests.rs"]
mod reuse;

#[cfg(test)]
#[path = "readers_tests.rs"]
mod readers;

#[cfg(test)]
#[path = "oom_tests.rs"]
mod oom;
