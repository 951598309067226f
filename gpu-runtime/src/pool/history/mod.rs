//! What happened in a pool, for tools: a ring of its last events, off until someone asks for it,
//! and the forms that it is written in.
//!
//! Locks: the ring's is a leaf. It is taken under the pool's lock, under a cache's, or under none;
//! it is held to add one event or two, or to copy a few hundred, and no memory is taken under it. So
//! a drop may note its event. While the history is off, that is one load and a branch.

mod chrome;
mod event;
mod hooks;
mod json;
mod live;
mod log;
mod memory_viz;
mod pickle;
#[cfg(any(test, fuzzing))]
mod replay;
mod ring;
mod rmm;
mod segments;

pub(super) use hooks::Freed;
pub(super) use json::write_history;

use crate::sync::{AtomicBool, Mutex, Ordering};
use event::{About, Event, Kind, Totals, thread};
use ring::Ring;
use std::time::{Instant, SystemTime};

/// Events that are copied at a time, while those who want to add one wait.
const COPIED: u64 = 256;

/// The history of one pool.
#[derive(Debug)]
pub(crate) struct History {
    is_on: AtomicBool,
    /// The same moment on two clocks: that of the events, and that of people.
    opened: Instant,
    opened_at: SystemTime,
    ring: Mutex<Ring>,
}

/// A copy of what a ring kept.
#[derive(Debug, Default)]
pub(super) struct Recorded {
    events: Vec<Event>,
    /// Before the first of them.
    before: Totals,
    /// Events before the first of them that are gone.
    dropped: u64,
    /// Events that the ring has room for; 0: the history is off.
    capacity: usize,
}

impl History {
    /// A history that is off.
    pub(super) fn new() -> Self {
        Self {
            is_on: AtomicBool::new(false),
            opened: Instant::now(),
            opened_at: SystemTime::now(),
            ring: Mutex::default(),
        }
    }

    /// Whether events are kept.
    #[inline]
    pub(crate) fn is_on(&self) -> bool {
        self.is_on.load(Ordering::Relaxed)
    }

    /// Begins anew with room for so many events; with 0, ends.
    fn begin(&self, events: usize, before: Totals) {
        let mut ring = Ring::new(events, before);
        let is_on = ring.capacity() > 0;
        std::mem::swap(&mut *self.ring.lock(), &mut ring);
        self.is_on.store(is_on, Ordering::Relaxed);
        // The old room is given back here, outside of the lock.
    }

    /// Adds an event of each kind, one after the other, at one moment.
    #[cold]
    #[inline(never)]
    fn note(&self, kinds: &[Kind], about: About) {
        let thread = thread();
        let mut ring = self.ring.lock();
        // Under the lock, so that the times are in the order of the events.
        let now = u64::try_from(self.opened.elapsed().as_nanos()).unwrap_or(u64::MAX);
        let time = now.max(ring.last_time());
        for &kind in kinds {
            ring.push(Event {
                time,
                about,
                thread,
                kind,
            });
        }
    }

    /// A copy of what is kept, up to the last event of this moment. Whoever adds events meanwhile
    /// waits for a few hundred to be copied, not for all of them.
    fn read(&self) -> Recorded {
        let (capacity, mut next, end) = {
            let ring = self.ring.lock();
            (ring.capacity(), ring.first(), ring.end())
        };
        let mut read = Recorded {
            events: Vec::with_capacity(usize::try_from(end - next).unwrap_or(0)),
            capacity,
            ..Recorded::default()
        };
        loop {
            let ring = self.ring.lock();
            if next < ring.first() || read.events.is_empty() {
                // The ring came round: what was read has a gap after it.
                read.events.clear();
                next = ring.first();
                (read.before, read.dropped) = (ring.before(), next);
            }
            let until = end.min(next + COPIED);
            while next < until
                && let Some(&event) = ring.at(next)
            {
                read.events.push(event);
                next += 1;
            }
            // Fewer than there were: another history began meanwhile.
            if next < until || next >= end {
                return read;
            }
        }
    }
}

#[cfg(test)]
mod tests;
