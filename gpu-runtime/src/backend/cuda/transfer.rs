//! Copies between host and device, through pinned memory that belongs to the runtime: a copy never
//! depends on memory of the program after the call that began it.

use super::CudaBackend;
use super::context::Context;
use super::driver::{Functions, Handle, Outcome};
use super::streams::make_event;
use crate::backend::StreamId;
use crate::error::GpuError;
use crate::sync::Mutex;
use std::collections::VecDeque;
use std::ffi::c_void;
use std::ptr::NonNull;

/// The lengths of pinned buffers: for small copies, and for the parts of large ones.
const CLASSES: [usize; 2] = [64 << 10, 4 << 20];

/// Buffers of a class, at most. When all are in use, the oldest is waited for.
const MOST: usize = 8;

/// A pinned buffer, and the event behind the last copy that used it.
struct Pinned {
    memory: NonNull<u8>,
    event: Handle,
    class: usize,
}

// SAFETY: it owns its memory like a box does.
unsafe impl Send for Pinned {}

/// The pinned buffers of a device.
#[derive(Default)]
pub(super) struct Staging {
    classes: [Mutex<Class>; CLASSES.len()],
}

#[derive(Default)]
struct Class {
    /// Those whose last copy may still run, the oldest first.
    used: VecDeque<Pinned>,
    made: usize,
}

impl Staging {
    /// A buffer that no copy uses, for `bytes` or a part of them.
    fn take(&self, context: &Context, bytes: usize) -> Result<Pinned, GpuError> {
        let class = usize::from(bytes > CLASSES[0]);
        let [small, large] = &self.classes;
        let queue = if class == 0 { small } else { large };
        let mut queue = queue.lock();
        if let Some(oldest) = queue.used.pop_front() {
            let event = oldest.event;
            // SAFETY: the driver's event, and live.
            match context.try_call(|f| unsafe { f.cuEventQuery(event) }) {
                Ok(()) => return Ok(oldest),
                Err(_) => queue.used.push_front(oldest),
            }
        }
        if queue.made < MOST {
            let made = Self::make(context, class)?;
            queue.made += 1;
            return Ok(made);
        }
        match queue.used.pop_front() {
            Some(oldest) => {
                let event = oldest.event;
                // SAFETY: as above.
                let done = context.call(|f| unsafe { f.cuEventSynchronize(event) });
                if let Err(error) = done {
                    queue.used.push_front(oldest);
                    return Err(error);
                }
                Ok(oldest)
            }
            // Other threads have them all, at this moment.
            None => {
                let made = Self::make(context, class)?;
                queue.made += 1;
                Ok(made)
            }
        }
    }

    fn make(context: &Context, class: usize) -> Result<Pinned, GpuError> {
        let bytes = CLASSES.get(class).copied().unwrap_or(CLASSES[0]);
        let memory = context.allocate_pinned(bytes)?;
        match context.call(make_event) {
            Ok(event) => Ok(Pinned {
                memory,
                event,
                class,
            }),
            Err(error) => {
                // SAFETY: it was just made, and nothing uses it.
                unsafe { context.free_pinned(memory) };
                Err(error)
            }
        }
    }

    /// Lets the buffer be taken again, once its event is reached.
    fn put(&self, pinned: Pinned) {
        let [small, large] = &self.classes;
        let class = if pinned.class == 0 { small } else { large };
        class.lock().used.push_back(pinned);
    }

    pub(super) fn close(&mut self, context: &Context) {
        for class in &mut self.classes {
            for pinned in class.get_mut().used.drain(..) {
                // SAFETY: the driver's event, and live.
                context.give_back(|f| unsafe { f.cuEventSynchronize(pinned.event) });
                // SAFETY: as above, given back once.
                context.give_back(|f| unsafe { f.cuEventDestroy_v2(pinned.event) });
                // SAFETY: its last copy is finished; given back once.
                unsafe { context.free_pinned(pinned.memory) };
            }
        }
    }
}

/// The parts of `bytes` that are copied at a time: where each begins, and its length.
fn parts(bytes: usize) -> impl Iterator<Item = (usize, usize)> {
    let most = CLASSES[1];
    (0..bytes)
        .step_by(most)
        .map(move |at| (at, most.min(bytes - at)))
}

impl CudaBackend {
    /// Copies between a pinned buffer and the device, and puts the buffer's event behind.
    fn staged(
        &self,
        id: StreamId,
        pinned: Pinned,
        copy: impl FnOnce(&Functions, Handle) -> Outcome,
    ) -> Result<Pinned, GpuError> {
        let context = &self.context;
        // Whether the buffer may be used again, after an error.
        let mut is_free = true;
        let done = self.streams.submit(context, id, |_, stream| {
            let put = context.call(|f| {
                copy(f, stream)?;
                // SAFETY: both are the driver's, and live.
                unsafe { f.cuEventRecord(pinned.event, stream) }
            });
            if put.is_err() {
                // The copy may be there, and no event behind it.
                // SAFETY: the driver's stream, and live.
                let waited = context.try_call(|f| unsafe { f.cuStreamSynchronize(stream) });
                is_free = waited.is_ok();
            }
            put
        });
        match done {
            Ok(()) => Ok(pinned),
            Err(error) => {
                // One that a copy may write for ever is never used again.
                if is_free {
                    self.staging.put(pinned);
                }
                Err(error)
            }
        }
    }

    /// # Safety
    /// As [`Backend::upload`](crate::backend::Backend::upload).
    pub(super) unsafe fn upload_staged(
        &self,
        id: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        let to = dst.as_ptr() as u64;
        for (at, part) in parts(bytes) {
            let pinned = self.staging.take(&self.context, part)?;
            let from: *const c_void = pinned.memory.as_ptr().cast();
            // SAFETY: `at + part <= bytes`, for which the caller's source is readable; a buffer of the
            // class is at least as long as a part, and no copy uses it.
            unsafe { std::ptr::copy_nonoverlapping(src.add(at), pinned.memory.as_ptr(), part) };
            let copy = |f: &Functions, stream| {
                // SAFETY: the device memory is the caller's for `bytes`; the pinned memory stays as
                // it is until its event is reached.
                unsafe { f.cuMemcpyHtoDAsync_v2(to + at as u64, from, part, stream) }
            };
            let pinned = self.staged(id, pinned, copy)?;
            self.staging.put(pinned);
        }
        Ok(())
    }

    /// # Safety
    /// As [`Backend::download`](crate::backend::Backend::download).
    pub(super) unsafe fn download_staged(
        &self,
        id: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        /// Parts that are under way while an earlier one is taken out.
        const AHEAD: usize = 2;
        let from = src.as_ptr() as u64;
        let mut under_way: VecDeque<(Pinned, usize, usize)> = VecDeque::new();
        let mut done = Ok(());
        for (at, part) in parts(bytes) {
            if under_way.len() > AHEAD {
                // SAFETY: the destination is the caller's for `bytes`, in which the part lies.
                done = unsafe { self.take_out(under_way.pop_front(), dst) };
            }
            let taken = done.and_then(|()| self.staging.take(&self.context, part));
            let pinned = taken.and_then(|pinned| {
                let to: *mut c_void = pinned.memory.as_ptr().cast();
                // SAFETY: the device memory is the caller's for `bytes`; the pinned memory is read
                // when its event is reached.
                let copy = |f: &Functions, stream| unsafe {
                    f.cuMemcpyDtoHAsync_v2(to, from + at as u64, part, stream)
                };
                self.staged(id, pinned, copy)
            });
            match pinned {
                Ok(pinned) => {
                    under_way.push_back((pinned, at, part));
                    done = Ok(());
                }
                Err(error) => {
                    done = Err(error);
                    break;
                }
            }
        }
        while let Some(next) = under_way.pop_front() {
            if done.is_ok() {
                // SAFETY: as above.
                done = unsafe { self.take_out(Some(next), dst) };
            } else {
                self.staging.put(next.0);
            }
        }
        done
    }

    /// Waits for a part and copies it to its place.
    ///
    /// # Safety
    /// `dst` is writable at the part's place.
    unsafe fn take_out(
        &self,
        part: Option<(Pinned, usize, usize)>,
        dst: *mut u8,
    ) -> Result<(), GpuError> {
        let Some((pinned, at, bytes)) = part else {
            return Ok(());
        };
        // SAFETY: the driver's event, and live.
        let done = self
            .context
            .call(|f| unsafe { f.cuEventSynchronize(pinned.event) });
        if done.is_ok() {
            // SAFETY: the copy into the pinned buffer is finished; the caller's promise.
            unsafe { std::ptr::copy_nonoverlapping(pinned.memory.as_ptr(), dst.add(at), bytes) };
        }
        self.staging.put(pinned);
        done
    }
}
