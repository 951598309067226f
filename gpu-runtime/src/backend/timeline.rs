//! What is known of how far the streams of a device have come.
//!
//! A buffer notes its last use as a [`Mark`] and nothing else: no event is made for it. A stream has
//! one event, which is recorded when somebody else wants to know for the first time, or wants to
//! come after: then everything submitted up to there is behind it. So a program whose buffers
//! stay on their streams makes no call for them at all.

use super::door::Door;
use super::{Backend, Counters, Foreign, ForeignStream, Mark, StreamId, process};
use crate::error::GpuError;
use crate::sync::{Arc, Mutex, MutexGuard};

/// The streams of a device.
pub(crate) struct Timeline {
    /// Every call of the device goes through it.
    door: Arc<Door>,
    /// The door, as what it is for everybody else.
    backend: Arc<dyn Backend>,
    /// Work is done when its submission returns: there is nothing to know.
    immediate: bool,
    /// Those that are there, or ended with work that nobody could wait for. Nothing is waited for
    /// under this lock; it is taken under the pool's.
    streams: Mutex<Vec<Known>>,
}

/// One stream: the submissions are counted from 1.
#[derive(Debug, Clone, Copy)]
struct Known {
    stream: StreamId,
    /// The submissions that the stream's event is behind at least.
    recorded: u64,
    /// Those that are known to be finished.
    complete: u64,
    /// The last one, of a stream that ended before it was known to be finished.
    last: Option<u64>,
}

impl Known {
    /// Whether it ended, and all of its work is finished.
    fn is_over(&self) -> bool {
        self.last.is_some_and(|last| self.complete >= last)
    }
}

impl Timeline {
    pub(crate) fn new(backend: Arc<dyn Backend>) -> Self {
        let door = Arc::new(Door::new(backend));
        Self {
            immediate: door.is_host(),
            backend: Arc::<Door>::clone(&door),
            door,
            streams: Mutex::default(),
        }
    }

    /// The device.
    pub(crate) fn backend(&self) -> &Arc<dyn Backend> {
        &self.backend
    }

    /// What was copied between host and device so far.
    pub(crate) fn counters(&self) -> &Counters {
        self.door.counters()
    }

    /// What the device said when it failed, if it did.
    pub(crate) fn lost(&self) -> Option<&str> {
        self.door.lost()
    }

    /// What is known of the streams; `None` in a forked child, where another thread's lock is never
    /// given back.
    fn streams(&self) -> Option<MutexGuard<'_, Vec<Known>>> {
        (!process::is_forked()).then(|| self.streams.lock())
    }

    /// Makes a stream.
    pub(crate) fn create(&self) -> Result<StreamId, GpuError> {
        self.know(self.backend.create_stream()?)
    }

    /// Takes a stream of other code for one of its own, until it is destroyed.
    pub(crate) fn adopt(&self, stream: &ForeignStream) -> Result<StreamId, GpuError> {
        self.know(self.door.adopt(stream)?)
    }

    fn know(&self, stream: StreamId) -> Result<StreamId, GpuError> {
        if !self.immediate
            && let Some(mut streams) = self.streams()
        {
            streams.push(Known {
                stream,
                recorded: 0,
                complete: 0,
                last: None,
            });
        }
        Ok(stream)
    }

    /// Ends the stream whose last submission is `last`.
    pub(crate) fn destroy(&self, last: Mark) {
        if !self.immediate
            && let Some(mut streams) = self.streams()
        {
            // What was not waited for, since the device failed, stays until somebody knows.
            if let Some(k) = find(&mut streams, last) {
                k.last = Some(last.epoch);
            }
            streams.retain(|k| !k.is_over());
        }
        self.backend.destroy_stream(last.stream);
    }

    /// Whether everything up to the mark is known to be finished. The device is not asked.
    #[inline]
    pub(crate) fn is_known(&self, mark: Mark) -> bool {
        self.immediate || self.streams().is_some_and(|s| known(&s, mark))
    }

    /// Whether everything up to the mark is finished.
    pub(crate) fn is_complete(&self, mark: Mark) -> bool {
        if self.immediate {
            return true;
        }
        let Some(mut streams) = self.streams() else {
            return false;
        };
        let Some(k) = find(&mut streams, mark) else {
            return true;
        };
        // An event that is not reached yet is not recorded anew: what it is behind would be known
        // later than it has to be.
        if k.recorded > k.complete {
            if !self.backend.is_reached(mark.stream) {
                return false;
            }
            k.complete = k.recorded;
        }
        if k.complete >= mark.epoch {
            return true;
        }
        if self.backend.record(mark.stream).is_err() {
            return false;
        }
        k.recorded = mark.epoch;
        let reached = self.backend.is_reached(mark.stream);
        if reached {
            k.complete = mark.epoch;
            streams.retain(|k| !k.is_over());
        }
        reached
    }

    /// Orders what comes on `stream` after `mark`.
    pub(crate) fn wait(&self, stream: StreamId, mark: Mark) -> Result<(), GpuError> {
        if self.immediate || stream == mark.stream {
            return Ok(());
        }
        let Some(mut streams) = self.streams() else {
            return Err(GpuError::Forked);
        };
        let Some(k) = find(&mut streams, mark).filter(|k| k.complete < mark.epoch) else {
            return Ok(());
        };
        if k.recorded < mark.epoch {
            self.backend.record(mark.stream)?;
            k.recorded = mark.epoch;
        }
        self.backend.wait(stream, mark.stream)
    }

    /// As [`Timeline::wait`], of a mark that another thread may have noted and not submitted yet: what
    /// is submitted is waited for, and the event is not said to be behind anything: who waits for the
    /// same mark later, when it is submitted, has it recorded again.
    pub(crate) fn wait_for_submitted(&self, stream: StreamId, mark: Mark) -> Result<(), GpuError> {
        if self.immediate || stream == mark.stream {
            return Ok(());
        }
        let Some(mut streams) = self.streams() else {
            return Err(GpuError::Forked);
        };
        let Some(k) = find(&mut streams, mark).filter(|k| k.complete < mark.epoch) else {
            return Ok(());
        };
        if k.recorded < mark.epoch {
            self.backend.record(mark.stream)?;
        }
        self.backend.wait(stream, mark.stream)
    }

    /// Waits until everything up to the mark is finished, and everything else of its stream.
    pub(crate) fn synchronize(&self, mark: Mark) -> Result<(), GpuError> {
        self.backend.synchronize(mark.stream)?;
        if !self.immediate
            && let Some(mut streams) = self.streams()
            && let Some(k) = find(&mut streams, mark)
        {
            k.complete = k.complete.max(mark.epoch);
            if k.is_over() {
                streams.retain(|k| !k.is_over());
            }
        }
        Ok(())
    }
}

/// What is known of the mark's stream; nothing of one that ended with all its work done.
fn find(streams: &mut [Known], mark: Mark) -> Option<&mut Known> {
    streams.iter_mut().find(|k| k.stream == mark.stream)
}

fn known(streams: &[Known], mark: Mark) -> bool {
    let behind = |k: &Known| k.stream == mark.stream && k.complete < mark.epoch;
    !streams.iter().any(behind)
}

impl std::fmt::Debug for Timeline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Timeline")
            .field("backend", &self.backend.name())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::backend::fake::FakeBackend;

    #[test]
    fn a_stream_that_ended_unfinished_is_forgotten_when_somebody_waits_for_it() {
        let timeline = Timeline::new(Arc::new(FakeBackend::new(1 << 20)));
        for by_waiting in [true, false] {
            let stream = timeline.create().expect("a stream");
            let last = Mark { stream, epoch: 3 };
            timeline.destroy(last);
            assert!(!timeline.is_known(last));
            assert_eq!(timeline.streams.lock().len(), 1);
            if by_waiting {
                timeline.synchronize(last).expect("waits");
            } else {
                // The device says so when it is asked.
                timeline.backend.synchronize(stream).expect("waits");
                assert!(timeline.is_complete(last));
            }
            assert_eq!(timeline.streams.lock().len(), 0, "{by_waiting}");
        }
    }
}
