//! Where the pool tells its history what happens: one line in each place.

use super::History;
use super::event::{About, Kind, NO_SOURCE, Totals};
use crate::backend::{Slab, StreamId};
use crate::pool::grant::Grant;
use crate::pool::ledger::Ledger;
use crate::pool::sources::SourceId;
use crate::pool::state::State;
use crate::pool::{Arena, Request};
use crate::sync::Ordering;
use std::ptr::NonNull;

/// A buffer that was given up while its history was on, and whose end is to be noted yet.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Freed(About);

fn number(address: NonNull<u8>) -> u64 {
    address.addr().get() as u64
}

impl History {
    /// Notes that the memory of a buffer is anybody's now, if its history knows it.
    pub(in crate::pool) fn completed(&self, freed: Option<Freed>) {
        if let Some(Freed(about)) = freed.filter(|_| self.is_on()) {
            self.note(&[Kind::FreeCompleted], about);
        }
    }

    /// Notes that a slab was taken.
    pub(in crate::pool) fn slab_taken(&self, slab: &Slab) {
        self.slab(Kind::SlabTaken, slab);
    }

    /// Notes that a slab is given back.
    pub(in crate::pool) fn slab_given_back(&self, slab: &Slab) {
        self.slab(Kind::SlabGivenBack, slab);
    }

    fn slab(&self, kind: Kind, slab: &Slab) {
        if self.is_on() {
            let about = About {
                address: number(slab.address(0)),
                bytes: slab.bytes(),
                source: NO_SOURCE,
                stream: 0,
            };
            self.note(&[kind], about);
        }
    }
}

impl State {
    /// Notes that a buffer is given up, on which work of the stream `unfinished` is still done if
    /// there is one: then what is returned is for [`History::completed`].
    #[inline]
    pub(in crate::pool) fn note_freed(
        &self,
        grant: &Grant,
        source: SourceId,
        unfinished: Option<StreamId>,
    ) -> Option<Freed> {
        if !self.history.is_on() || source == SourceId::LEDGER {
            return None;
        }
        let about = About {
            address: number(self.address(grant.block()?)?),
            bytes: grant.bytes(),
            source,
            stream: unfinished.map_or(0, |s| s.0),
        };
        if unfinished.is_some() {
            self.history.note(&[Kind::FreeRequested], about);
            return Some(Freed(about));
        }
        self.history
            .note(&[Kind::FreeRequested, Kind::FreeCompleted], about);
        None
    }
}

impl Arena {
    /// Whether the pool's history is on.
    #[inline]
    pub(crate) fn keeps_history(&self) -> bool {
        self.keeps_history.load(Ordering::Relaxed)
    }

    /// Switches the history on, with room for so many events, or off, with 0.
    pub(crate) fn record_history(&self, events: usize) {
        // Under the pool's lock: what changes under it is in the totals or an event.
        let Some(state) = self.books_of_the_living() else {
            return;
        };
        let known = state.pending.iter().filter(|p| p.freed.is_some());
        let before = Totals {
            in_use: state.current + state.small_used(),
            pending: known.filter_map(|p| Some(p.freed?.0.bytes)).sum(),
            slabs: state.committed,
        };
        self.history.begin(events, before);
        self.keeps_history
            .store(self.history.is_on(), Ordering::Relaxed);
    }

    /// Notes that a buffer was made. One of no bytes has no memory, and no event.
    #[inline]
    pub(in crate::pool) fn note_made(
        &self,
        grant: &Grant,
        source: SourceId,
        address: NonNull<u8>,
        stream: Option<StreamId>,
    ) {
        self.note_made_by(grant, || source, address, stream);
    }

    /// As [`Arena::note_made`], where the source has to be looked up.
    #[inline]
    pub(in crate::pool) fn note_made_by(
        &self,
        grant: &Grant,
        source: impl FnOnce() -> SourceId,
        address: NonNull<u8>,
        stream: Option<StreamId>,
    ) {
        if self.keeps_history() && grant.block().is_some() {
            let about = About {
                address: number(address),
                bytes: grant.bytes(),
                source: source(),
                stream: stream.map_or(0, |s| s.0),
            };
            self.history.note(&[Kind::Allocate], about);
        }
    }

    /// Notes that a cached block's buffer is gone.
    #[inline]
    pub(in crate::pool) fn note_cached(
        &self,
        grant: &Grant,
        source: impl FnOnce() -> SourceId,
        address: NonNull<u8>,
    ) {
        if self.keeps_history() {
            let about = About {
                address: number(address),
                bytes: grant.bytes(),
                source: source(),
                stream: 0,
            };
            self.history
                .note(&[Kind::FreeRequested, Kind::FreeCompleted], about);
        }
    }

    /// Notes that a scope's small buffer was made, or is gone.
    #[cold]
    pub(crate) fn note_piece(
        &self,
        is_made: bool,
        (ledger, line): (&Ledger, u32),
        (address, bytes): (NonNull<u8>, u64),
        stream: StreamId,
    ) {
        let about = About {
            address: number(address),
            bytes,
            source: ledger.source_of(line),
            stream: stream.0,
        };
        let kinds: &[Kind] = if is_made {
            &[Kind::Allocate]
        } else {
            &[Kind::FreeRequested, Kind::FreeCompleted]
        };
        self.history.note(kinds, about);
    }

    /// Notes that a request was not met.
    pub(in crate::pool) fn note_refused(
        &self,
        state: &mut State,
        request: &Request<'_>,
        stream: Option<StreamId>,
    ) {
        if self.keeps_history() {
            let about = About {
                address: state.limit().saturating_sub(state.taken()),
                bytes: request.bytes,
                source: state.sources.intern(&request.source),
                stream: stream.map_or(0, |s| s.0),
            };
            self.history.note(&[Kind::OutOfMemory], about);
        }
    }

    /// As [`Arena::note_refused`], where the pool's lock is not taken.
    pub(crate) fn note_unmet(&self, request: &Request<'_>, stream: StreamId) {
        if self.keeps_history()
            && let Ok(mut state) = self.books()
        {
            self.note_refused(&mut state, request, Some(stream));
        }
    }
}
