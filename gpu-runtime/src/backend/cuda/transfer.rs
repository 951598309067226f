//! Copies between host and device, through pinned memory that belongs to the runtime: a copy never
//! depends on memory of the program after the call that began it.

use super::CudaBackend;
use super::context::Context;
use super::driver::{Functions, Handle, Outcome};
use super::streams::make_event;
use crate::backend::{HostCopy, StreamId};
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

impl Pinned {
    /// Its length.
    fn room(&self) -> usize {
        CLASSES.get(self.class).copied().unwrap_or(CLASSES[0])
    }
}

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

/// Where in a list of copies something begins.
#[derive(Debug, Clone, Copy, Default)]
struct Cursor {
    copy: usize,
    at: usize,
}

/// A part of a copy that goes through a pinned buffer, `at` bytes into it.
struct Piece {
    device: u64,
    host: *mut u8,
    at: usize,
    bytes: usize,
}

/// What a piece in a pinned buffer is aligned to.
const PIECE: usize = 256;

/// The pieces from `from` on that one pinned buffer of `room` bytes has room for; what comes after them.
fn pieces(
    copies: &[HostCopy],
    from: Cursor,
    room: usize,
    mut each: impl FnMut(Piece) -> Outcome,
) -> Outcome<Cursor> {
    let (mut next, mut used) = (from, 0);
    while let Some(copy) = copies.get(next.copy) {
        let bytes = (copy.bytes - next.at).min(room - used);
        if bytes > 0 {
            each(Piece {
                device: copy.device.as_ptr() as u64 + next.at as u64,
                // Within the host's memory of the copy.
                host: copy.host.wrapping_add(next.at),
                at: used,
                bytes,
            })?;
        }
        next.at += bytes;
        if next.at < copy.bytes {
            return Ok(next);
        }
        next = Cursor {
            copy: next.copy + 1,
            at: 0,
        };
        used = (used + bytes).next_multiple_of(PIECE).min(room);
    }
    Ok(next)
}

/// Room in pinned buffers that the copies from `from` on take.
fn left(copies: &[HostCopy], from: Cursor) -> usize {
    let rest = copies.get(from.copy..).unwrap_or_default();
    let all = rest.iter().map(|c| c.bytes.next_multiple_of(PIECE));
    let room = all.fold(0_usize, usize::saturating_add);
    room.saturating_sub(from.at)
}

/// Whether there is nothing left to copy.
fn is_end(copies: &[HostCopy], from: Cursor) -> bool {
    left(copies, from) == 0
}

/// A pinned buffer whose copies are under way, and where they begin.
type UnderWay = (Pinned, Cursor);

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

    /// Copies to the device: what fits one pinned buffer has one event behind it.
    ///
    /// # Safety
    /// As [`Backend::upload_all`](crate::backend::Backend::upload_all).
    pub(super) unsafe fn upload_staged(
        &self,
        id: StreamId,
        copies: &[HostCopy],
    ) -> Result<(), GpuError> {
        let mut next = Cursor::default();
        while !is_end(copies, next) {
            let pinned = self.staging.take(&self.context, left(copies, next))?;
            let (from, memory, room) = (next, pinned.memory.as_ptr(), pinned.room());
            // No driver takes part in this pass, so nothing fails.
            let filled = pieces(copies, from, room, |p| {
                // SAFETY: the piece lies in the caller's source, which is readable, and in the pinned
                // buffer, which no copy uses.
                unsafe { std::ptr::copy_nonoverlapping(p.host, memory.add(p.at), p.bytes) };
                Ok(())
            });
            next = filled.unwrap_or(from);
            let copy = |f: &Functions, stream| {
                pieces(copies, from, room, |p| {
                    let source: *const c_void = memory.wrapping_add(p.at).cast();
                    // SAFETY: the device memory is the caller's; the pinned memory stays as it is
                    // until its event is reached.
                    unsafe { f.cuMemcpyHtoDAsync_v2(p.device, source, p.bytes, stream) }
                })
                .map(drop)
            };
            let pinned = self.staged(id, pinned, copy)?;
            self.staging.put(pinned);
        }
        Ok(())
    }

    /// Copies from the device, and waits once for each pinned buffer.
    ///
    /// # Safety
    /// As [`Backend::download_all`](crate::backend::Backend::download_all).
    pub(super) unsafe fn download_staged(
        &self,
        id: StreamId,
        copies: &[HostCopy],
    ) -> Result<(), GpuError> {
        /// Buffers that are under way while an earlier one is taken out.
        const AHEAD: usize = 2;
        let mut under_way: VecDeque<UnderWay> = VecDeque::new();
        let (mut next, mut done) = (Cursor::default(), Ok(()));
        while done.is_ok() && !is_end(copies, next) {
            if under_way.len() > AHEAD
                && let Some(oldest) = under_way.pop_front()
            {
                // SAFETY: the caller's promise.
                done = unsafe { self.take_out(oldest, copies) };
            }
            let begun = done.and_then(|()| self.begin_download(id, copies, next));
            done = begun.map(|(pinned, behind)| {
                under_way.push_back((pinned, next));
                next = behind;
            });
        }
        for each in under_way {
            if done.is_ok() {
                // SAFETY: as above.
                done = unsafe { self.take_out(each, copies) };
            } else {
                self.staging.put(each.0);
            }
        }
        done
    }

    /// Puts the copies that fit one pinned buffer on the stream.
    fn begin_download(
        &self,
        id: StreamId,
        copies: &[HostCopy],
        from: Cursor,
    ) -> Result<(Pinned, Cursor), GpuError> {
        let pinned = self.staging.take(&self.context, left(copies, from))?;
        let (memory, room) = (pinned.memory.as_ptr(), pinned.room());
        let mut next = from;
        let copy = |f: &Functions, stream| {
            next = pieces(copies, from, room, |p| {
                let to: *mut c_void = memory.wrapping_add(p.at).cast();
                // SAFETY: the device memory is the caller's; the pinned memory is read when its event
                // is reached.
                unsafe { f.cuMemcpyDtoHAsync_v2(to, p.device, p.bytes, stream) }
            })?;
            Ok(())
        };
        let pinned = self.staged(id, pinned, copy)?;
        Ok((pinned, next))
    }

    /// Waits for the copies of a pinned buffer and brings them to their places.
    ///
    /// # Safety
    /// The host's memory of the copies is writable.
    unsafe fn take_out(
        &self,
        (pinned, from): UnderWay,
        copies: &[HostCopy],
    ) -> Result<(), GpuError> {
        // SAFETY: the driver's event, and live.
        let done = self
            .context
            .call(|f| unsafe { f.cuEventSynchronize(pinned.event) });
        if done.is_ok() {
            let memory = pinned.memory.as_ptr();
            let _ = pieces(copies, from, pinned.room(), |p| {
                // SAFETY: the copies into the pinned buffer are finished; the caller's promise.
                unsafe { std::ptr::copy_nonoverlapping(memory.add(p.at), p.host, p.bytes) };
                Ok(())
            });
        }
        self.staging.put(pinned);
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_in_one_piece_and_no_two_pieces_share_room() {
        let mut memory = [0_u8; 4000];
        let base = memory.as_mut_ptr();
        let lengths = [0_usize, 1, 255, 256, 257, 0, 1000, 3, 512];
        let mut at = 0;
        let copies: Vec<HostCopy> = lengths
            .iter()
            .map(|&bytes| {
                let device = NonNull::new(base.wrapping_add(at)).expect("in the array");
                at += bytes;
                HostCopy {
                    device,
                    host: device.as_ptr(),
                    bytes,
                }
            })
            .collect();
        for room in [256_usize, 300, 512, 4096] {
            let (mut next, mut seen) = (Cursor::default(), vec![0_u32; at]);
            while !is_end(&copies, next) {
                let mut end = 0;
                next = pieces(&copies, next, room, |p| {
                    assert!(p.at >= end && p.at + p.bytes <= room);
                    end = p.at + p.bytes;
                    let first = p.device as usize - base as usize;
                    seen[first..first + p.bytes]
                        .iter_mut()
                        .for_each(|n| *n += 1);
                    Ok(())
                })
                .expect("nothing fails");
                assert!(end > 0, "goes on");
            }
            assert!(seen.iter().all(|n| *n == 1), "{room}");
        }
    }
}
