//! Streams. The driver's stream and its event are made when something is first put on a stream: a
//! scope that does nothing on the device costs nothing there. Those of a stream that ended are the
//! next one's.
//!
//! Ids are counted up and begin anew after 2^32 of them. One that is used again is at worst taken for
//! its predecessor, whose work is finished: somebody waits who need not.

use super::CudaBackend;
use super::context::Context;
use super::driver::{Functions, Handle, Outcome};
use super::mixed::Mixed;
use super::records::Pending;
use crate::backend::{ForeignStream, StreamId};
use crate::error::GpuError;
use crate::sync::{Arc, AtomicBool, AtomicU64, Mutex, Ordering};
use std::any::Any;
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::BuildHasherDefault;

/// A stream of the driver, and its event.
#[derive(Debug, Clone, Copy)]
struct Pair {
    stream: Handle,
    event: Handle,
}

/// One stream.
#[derive(Default)]
pub(super) struct Stream {
    /// Nothing before something is put on it.
    pair: Mutex<Option<Pair>>,
    /// Whoever has the driver's stream, if it is not this runtime's own.
    owner: Option<Arc<dyn Any + Send + Sync>>,
    /// Nobody puts work on it any more; it stays until its work is finished.
    is_ended: AtomicBool,
    /// Other code puts work on it too: it is never known to have none.
    is_shared: AtomicBool,
    /// How often something was put on it. Counted behind the call that did: who has not seen that
    /// call return does not wait for its work.
    submitted: AtomicU64,
    /// As many of them are finished.
    finished: AtomicU64,
    /// Launches whose faults were not read yet. What is put on the stream, its event too, is put
    /// there under this lock, so that both have the same order. Never locked together with another
    /// stream's.
    pub(super) pending: Mutex<Pending>,
}

impl Stream {
    fn is_busy(&self) -> bool {
        self.is_shared.load(Ordering::Acquire) || self.has_own_work()
    }

    /// Whether something is on it that this runtime put there and did not wait for.
    fn has_own_work(&self) -> bool {
        self.finished.load(Ordering::Acquire) < self.submitted.load(Ordering::Acquire)
    }
}

/// The streams of a device.
#[derive(Default)]
pub(super) struct Streams {
    table: Mutex<Table>,
}

#[derive(Default)]
struct Table {
    streams: HashMap<u32, Arc<Stream>, BuildHasherDefault<Mixed>>,
    last: u32,
    /// Of streams that ended with all their work done.
    idle: Vec<Pair>,
}

impl Streams {
    pub(super) fn create(&self) -> Result<StreamId, GpuError> {
        self.insert(Stream::default())
    }

    /// A stream that other code made.
    pub(super) fn adopt(
        &self,
        context: &Context,
        foreign: &ForeignStream,
    ) -> Result<StreamId, GpuError> {
        let event = context.call(make_event)?;
        let made = self.insert(Stream {
            pair: Mutex::new(Some(Pair {
                stream: foreign.handle,
                event,
            })),
            owner: Some(Arc::clone(&foreign.owner)),
            is_shared: AtomicBool::new(true),
            ..Stream::default()
        });
        if made.is_err() {
            // SAFETY: it was just made, and nothing uses it.
            context.give_back(|f| unsafe { f.cuEventDestroy_v2(event) });
        }
        made
    }

    fn insert(&self, stream: Stream) -> Result<StreamId, GpuError> {
        let mut table = self.table.lock();
        for _ in 0..=table.streams.len() {
            table.last = table.last.wrapping_add(1);
            let id = table.last;
            if let Entry::Vacant(free) = table.streams.entry(id) {
                free.insert(Arc::new(stream));
                return Ok(StreamId(id));
            }
        }
        Err(GpuError::Device {
            what: "no id is left for another stream".to_owned(),
        })
    }

    pub(super) fn destroy(&self, context: &Context, id: StreamId) {
        let Some(stream) = self.get(id) else {
            return;
        };
        if stream.has_own_work() && !context.is_gone() {
            // One with work that nobody waited for stays until somebody does: its memory asks for it.
            stream.is_ended.store(true, Ordering::Release);
            return;
        }
        self.remove(context, id, &stream);
    }

    /// Forgets a stream on which nothing is left to do.
    fn remove(&self, context: &Context, id: StreamId, stream: &Stream) {
        self.table.lock().streams.remove(&id.0);
        let pair = stream.pair.lock().take();
        match (&stream.owner, pair) {
            (None, pair) => self.table.lock().idle.extend(pair),
            (Some(_), Some(Pair { event, .. })) => {
                // SAFETY: the event is the driver's, and given back once.
                context.give_back(|f| unsafe { f.cuEventDestroy_v2(event) });
            }
            (Some(_), None) => {}
        }
    }

    /// The driver's stream; `None` if it ended, or before something is put on it.
    pub(super) fn handle(&self, id: StreamId) -> Option<Handle> {
        let stream = self.get(id)?;
        let pair = *stream.pair.lock();
        pair.map(|p| p.stream)
    }

    /// The stream; `None` if it ended.
    fn get(&self, id: StreamId) -> Option<Arc<Stream>> {
        self.table.lock().streams.get(&id.0).cloned()
    }

    /// The driver's stream, which other code puts work on from now on.
    pub(super) fn share(&self, context: &Context, id: StreamId) -> Result<Handle, GpuError> {
        let stream = self.get(id).ok_or_else(|| GpuError::Device {
            what: "a stream that has ended".to_owned(),
        })?;
        let pair = self.pair(context, &stream)?;
        stream.is_shared.store(true, Ordering::Release);
        Ok(pair.stream)
    }

    /// Lets `work` put something on a stream.
    pub(super) fn submit<T>(
        &self,
        context: &Context,
        id: StreamId,
        work: impl FnOnce(&mut Pending, Handle) -> Result<T, GpuError>,
    ) -> Result<T, GpuError> {
        let stream = self.get(id).ok_or_else(|| GpuError::Device {
            what: "work for a stream that has ended".to_owned(),
        })?;
        let pair = self.pair(context, &stream)?;
        let mut pending = stream.pending.lock();
        let done = work(&mut pending, pair.stream);
        // Also after an error: a part of the work may be there.
        stream.submitted.fetch_add(1, Ordering::Release);
        done
    }

    fn pair(&self, context: &Context, stream: &Stream) -> Result<Pair, GpuError> {
        let mut pair = stream.pair.lock();
        if let Some(pair) = *pair {
            return Ok(pair);
        }
        let idle = self.table.lock().idle.pop();
        let made = match idle {
            Some(idle) => idle,
            None => make(context)?,
        };
        *pair = Some(made);
        Ok(made)
    }

    pub(super) fn record(&self, context: &Context, id: StreamId) -> Result<(), GpuError> {
        let Some(stream) = self.get(id) else {
            return Ok(());
        };
        let Pair { stream: s, event } = self.pair(context, &stream)?;
        let mut pending = stream.pending.lock();
        // SAFETY: both are the driver's, and live.
        context.call(|f| unsafe { f.cuEventRecord(event, s) })?;
        pending.recorded();
        Ok(())
    }

    pub(super) fn is_reached(&self, backend: &CudaBackend, id: StreamId) -> bool {
        let Some(stream) = self.get(id) else {
            return true;
        };
        let Some(Pair { event, .. }) = *stream.pair.lock() else {
            return true;
        };
        // Before the question: the event may be recorded anew at any time, further behind.
        let upto = stream.pending.lock().upto();
        // SAFETY: the driver's event, and live.
        let asked = backend
            .context
            .try_call(|f| unsafe { f.cuEventQuery(event) });
        // Not finished, or never to be known.
        if asked.is_err() {
            return false;
        }
        // Asked under the timeline's lock: nothing is waited for here.
        backend.drain(&stream, upto, false)
    }

    pub(super) fn wait(
        &self,
        context: &Context,
        id: StreamId,
        on: StreamId,
    ) -> Result<(), GpuError> {
        let Some(other) = self.get(on) else {
            return Ok(());
        };
        let Some(Pair { event, .. }) = *other.pair.lock() else {
            return Ok(());
        };
        let upto = other.pending.lock().upto();
        self.submit(context, id, |pending, own| {
            // SAFETY: both are the driver's, and live.
            context.call(|f| unsafe { f.cuStreamWaitEvent(own, event, 0) })?;
            pending.waits_for(other, upto);
            Ok(())
        })
    }

    pub(super) fn synchronize(&self, backend: &CudaBackend, id: StreamId) -> Result<(), GpuError> {
        let Some(stream) = self.get(id) else {
            return Ok(());
        };
        self.finish(backend, &stream)?;
        if stream.is_ended.load(Ordering::Acquire) {
            self.remove(&backend.context, id, &stream);
        }
        Ok(())
    }

    /// Waits for a stream and reads the faults of its launches, and of those that it waited for.
    pub(super) fn finish(&self, backend: &CudaBackend, stream: &Stream) -> Result<(), GpuError> {
        let (upto, submitted) = {
            let pending = stream.pending.lock();
            (pending.now(), stream.submitted.load(Ordering::Acquire))
        };
        if stream.is_busy() {
            let pair = *stream.pair.lock();
            if let Some(Pair { stream: s, .. }) = pair {
                // SAFETY: the driver's stream, and live.
                let wait = |f: &Functions| unsafe { f.cuStreamSynchronize(s) };
                backend.context.call(wait)?;
            }
            stream.finished.fetch_max(submitted, Ordering::Release);
        }
        backend.drain(stream, upto, true);
        Ok(())
    }

    /// Waits for a stream; whether nothing is on it any more.
    pub(super) fn is_finished(&self, backend: &CudaBackend, id: StreamId) -> bool {
        // A call that fails may do so for a reason of its own: once more, then.
        let done = self.synchronize(backend, id);
        done.or_else(|_| self.synchronize(backend, id)).is_ok()
    }

    /// Waits for every stream that has something to do; whether none has any more.
    pub(super) fn finish_all(&self, backend: &CudaBackend) -> bool {
        let all: Vec<(u32, Arc<Stream>)> = {
            let table = self.table.lock();
            let busy = table.streams.iter().filter(|(_, s)| s.is_busy());
            busy.map(|(id, s)| (*id, Arc::clone(s))).collect()
        };
        all.iter()
            .all(|(id, _)| self.is_finished(backend, StreamId(*id)))
    }

    /// Gives all streams back.
    pub(super) fn close(&mut self, context: &Context) {
        let table = self.table.get_mut();
        let used = table.streams.drain().filter_map(|(_, s)| {
            let pair = s.pair.lock().take();
            pair.map(|pair| (pair, s.owner.clone()))
        });
        let idle = table.idle.drain(..).map(|pair| (pair, None));
        for (Pair { stream, event }, owner) in used.chain(idle) {
            // SAFETY: each is the driver's, and given back once.
            context.give_back(|f| unsafe { f.cuEventDestroy_v2(event) });
            if owner.is_none() {
                // SAFETY: as above; work that is left on it is finished by the driver.
                context.give_back(|f| unsafe { f.cuStreamDestroy_v2(stream) });
            }
        }
    }
}

fn make(context: &Context) -> Result<Pair, GpuError> {
    /// `CU_STREAM_NON_BLOCKING`: not ordered with the default stream of other code.
    const NON_BLOCKING: u32 = 1;
    context.call(|f| {
        let mut stream = 0;
        // SAFETY: a place for the answer.
        unsafe { f.cuStreamCreate(&mut stream, NON_BLOCKING) }?;
        match make_event(f) {
            Ok(event) => Ok(Pair { stream, event }),
            Err(failed) => {
                // SAFETY: it was just made, and nothing uses it.
                let _ = unsafe { f.cuStreamDestroy_v2(stream) };
                Err(failed)
            }
        }
    })
}

/// An event that only orders.
pub(super) fn make_event(f: &Functions) -> Outcome<Handle> {
    /// `CU_EVENT_DISABLE_TIMING`.
    const NO_TIMING: u32 = 2;
    let mut event = 0;
    // SAFETY: a place for the answer.
    unsafe { f.cuEventCreate(&mut event, NO_TIMING) }?;
    Ok(event)
}
