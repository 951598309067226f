//! One event of a history.

use crate::pool::sources::SourceId;
use crate::sync::Ordering;
use crate::sync::fixed::AtomicU32;
use std::cell::Cell;

/// What happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A buffer was made.
    Allocate,
    /// Its owner gave it up.
    FreeRequested,
    /// Its memory is anybody's: the device is done with it, or what comes next on it comes after.
    FreeCompleted,
    /// The pool took memory from the device.
    SlabTaken,
    /// And gave it back.
    SlabGivenBack,
    /// A request that was not met.
    OutOfMemory,
}

impl Kind {
    /// Its name in our own form.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Allocate => "allocate",
            Self::FreeRequested => "free_requested",
            Self::FreeCompleted => "free_completed",
            Self::SlabTaken => "slab_taken",
            Self::SlabGivenBack => "slab_given_back",
            Self::OutOfMemory => "out_of_memory",
        }
    }
}

/// What an event is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct About {
    /// Of a request that was not met: the bytes that were free.
    pub(super) address: u64,
    /// Whole units; of a request that was not met: as asked.
    pub(super) bytes: u64,
    /// [`NO_SOURCE`] for slabs.
    pub(super) source: SourceId,
    /// 0: none.
    pub(super) stream: u32,
}

/// The source of what no buffer is.
pub(super) const NO_SOURCE: SourceId = SourceId(u32::MAX);

/// An event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Event {
    /// Nanoseconds since the pool was opened; never less than that of the event before.
    pub(super) time: u64,
    pub(super) about: About,
    pub(super) thread: u32,
    pub(super) kind: Kind,
}

/// Bytes at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Totals {
    /// Of live buffers.
    pub(super) in_use: u64,
    /// Given up while the device works on them.
    pub(super) pending: u64,
    /// Of all slabs.
    pub(super) slabs: u64,
}

impl Totals {
    /// What is left of the slabs.
    pub(super) fn free(&self) -> u64 {
        self.slabs.saturating_sub(self.in_use + self.pending)
    }

    /// The totals after an event.
    pub(super) fn apply(&mut self, event: &Event) {
        let bytes = event.about.bytes;
        let less = |of: &mut u64| *of = of.saturating_sub(bytes);
        match event.kind {
            Kind::Allocate => self.in_use += bytes,
            Kind::FreeRequested => {
                less(&mut self.in_use);
                self.pending += bytes;
            }
            Kind::FreeCompleted => less(&mut self.pending),
            Kind::SlabTaken => self.slabs += bytes,
            Kind::SlabGivenBack => less(&mut self.slabs),
            Kind::OutOfMemory => {}
        }
    }
}

thread_local! {
    static NUMBER: Cell<u32> = const { Cell::new(0) };
}

/// The number of this thread, from 1 in the order of their first events.
pub(super) fn thread() -> u32 {
    static LAST: AtomicU32 = AtomicU32::new(0);
    // 0: a thread that is ending has no number left to keep.
    let known = NUMBER.try_with(Cell::get);
    match known {
        Ok(0) => {
            let number = LAST.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
            let _ = NUMBER.try_with(|n| n.set(number));
            number
        }
        Ok(number) => number,
        Err(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_follow_a_buffer_through_its_life_and_never_go_below_zero() {
        let event = |kind, bytes| Event {
            time: 0,
            about: About {
                address: 256,
                bytes,
                source: NO_SOURCE,
                stream: 0,
            },
            thread: 1,
            kind,
        };
        let mut totals = Totals::default();
        let mut see = |kind, bytes| {
            totals.apply(&event(kind, bytes));
            (totals.in_use, totals.pending, totals.slabs, totals.free())
        };
        assert_eq!(see(Kind::SlabTaken, 1024), (0, 0, 1024, 1024));
        assert_eq!(see(Kind::Allocate, 512), (512, 0, 1024, 512));
        assert_eq!(see(Kind::FreeRequested, 512), (0, 512, 1024, 512));
        assert_eq!(see(Kind::OutOfMemory, 4096), (0, 512, 1024, 512));
        assert_eq!(see(Kind::FreeCompleted, 512), (0, 0, 1024, 1024));
        assert_eq!(see(Kind::FreeCompleted, 512), (0, 0, 1024, 1024));
        assert_eq!(see(Kind::SlabGivenBack, 1024), (0, 0, 0, 0));
    }

    #[test]
    fn threads_have_numbers_of_their_own_that_stay() {
        let here = thread();
        assert_eq!(here, thread());
        let there = std::thread::spawn(thread).join().expect("no panic");
        assert!(here != there && here > 0 && there > 0);
    }
}
