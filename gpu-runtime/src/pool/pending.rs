//! Blocks whose owner is gone while the device may still work on them.

use super::arena::units_of;
use super::blocks::{BlockId, Place};
use super::budget::BudgetId;
use super::grant::{Grant, Tag};
use super::history::Freed;
use super::sources::SourceId;
use super::state::{State, UNIT};
use super::take::{Found, Request};
use crate::backend::{Mark, Marks, StreamId, Timeline};

/// Pending blocks that are looked at for one that may be handed over: the last ones given back.
const PROBES: usize = 64;

/// A block and the work that must be done before anybody has it.
#[derive(Debug)]
pub(super) struct Pending {
    block: BlockId,
    bytes: u64,
    /// Never none. Several of memory that several streams have read, and of chunks after a device
    /// failed.
    marks: Marks,
    /// For the history, of a buffer.
    pub(super) freed: Option<Freed>,
}

/// On which pending blocks work may be queued before the device is done with them.
#[derive(Debug, Clone, Copy)]
pub(super) enum Whose {
    /// Those that this stream worked on last: what comes on the stream comes after.
    Stream(StreamId),
    /// All of them: the new owner's work waits on the device for the old one's.
    Any,
}

impl State {
    /// Hands a pending block over: the shortest of the last ones given back that is long enough
    /// and not twice as long, which would be cut up while a better one may be free. What is
    /// beyond stays pending. Returned is also the work that is not done.
    pub(super) fn take_pending(&mut self, request: &Request<'_>, whose: Whose) -> Option<Found> {
        if self.pending.is_empty() {
            return None;
        }
        let units = units_of(request.bytes).filter(|&units| units > 0)?;
        let bytes = u64::from(units) * UNIT;
        let lengths = bytes..2 * bytes;
        let fits = |p: &Pending| {
            // What waits for several streams is waited for.
            let asked = p.marks.only().is_some_and(|mark| match whose {
                Whose::Stream(stream) => mark.stream == stream,
                Whose::Any => true,
            });
            asked && lengths.contains(&p.bytes)
        };
        let last = self.pending.iter().enumerate().rev().take(PROBES);
        let (at, _) = last.filter(|(_, p)| fits(p)).min_by_key(|(_, p)| p.bytes)?;
        // What is pending is charged to the device; it may be all that the device has left.
        self.budgets.discharge(BudgetId::ROOT, bytes);
        let source = self.sources.intern(&request.source);
        if self.refusing(source, request.budget, bytes).is_some() {
            self.budgets.charge(BudgetId::ROOT, bytes);
            return None;
        }
        self.budgets.charge(request.budget, bytes);
        self.pending_bytes -= bytes;
        let tag = Tag {
            source,
            budget: request.budget,
            reserved: false,
        };
        let pending = self.pending.get_mut(at)?;
        let (block, mark) = (pending.block, pending.marks.only()?);
        self.history.completed(pending.freed.take());
        let rest = Tag::chunk(BudgetId::ROOT).pack();
        match self.blocks.split(block, units, rest) {
            Some(rest) => {
                pending.block = rest;
                pending.bytes -= bytes;
            }
            None => {
                self.pending.swap_remove(at);
            }
        }
        self.blocks.set_tag(block, tag.pack());
        let address = self.address(block)?;
        self.hits += 1;
        Some(Found {
            grant: Grant::new(block, units),
            source,
            address,
            last: Some(mark),
        })
    }

    /// Frees a block that is in no book any more, and was the source's, now or once all of `marks` are
    /// reached.
    #[inline]
    pub(super) fn put_away(&mut self, grant: &Grant, source: SourceId, marks: Marks) {
        if !marks.is_empty() {
            self.put_aside(grant, source, marks);
        } else if let Some(block) = grant.block() {
            self.note_freed(grant, source, None);
            self.set_free(block);
        }
    }

    fn put_aside(&mut self, grant: &Grant, source: SourceId, marks: Marks) {
        let Some(block) = grant.block() else {
            return;
        };
        let first = marks.iter().next();
        let freed = self.note_freed(grant, source, first.map(|m| m.stream));
        self.budgets.charge(BudgetId::ROOT, grant.bytes());
        self.pending_bytes += grant.bytes();
        self.pending.push(Pending {
            block,
            bytes: grant.bytes(),
            marks,
            freed,
        });
    }

    /// Takes back the pending blocks that the device is done with: one question for each stream.
    pub(super) fn reclaim(&mut self, timeline: &Timeline) {
        for (stream, epoch, _) in self.waiting() {
            timeline.is_complete(Mark { stream, epoch });
        }
        self.take_back_known(timeline, |_| true);
    }

    /// Takes back what `stream` was the last to work on, as far as that is known to be done.
    pub(super) fn reclaim_of(&mut self, stream: StreamId, timeline: &Timeline) {
        self.take_back_known(timeline, |p| p.marks.iter().any(|m| m.stream == stream));
    }

    fn take_back_known(&mut self, timeline: &Timeline, asked: impl Fn(&Pending) -> bool) {
        let mut at = 0;
        while let Some(p) = self.pending.get(at) {
            if asked(p) && p.marks.iter().all(|mark| timeline.is_known(mark)) {
                let done = self.pending.swap_remove(at);
                self.history.completed(done.freed);
                self.budgets.discharge(BudgetId::ROOT, done.bytes);
                self.pending_bytes -= done.bytes;
                self.set_free(done.block);
            } else {
                at += 1;
            }
        }
    }

    /// The streams whose work is waited for, each with its last submission that is, and the bytes
    /// that wait for it; the most bytes first.
    pub(super) fn waiting(&self) -> Vec<(StreamId, u64, u64)> {
        let mut streams: Vec<(StreamId, u64, u64)> = Vec::new();
        for p in &self.pending {
            for (mark, bytes) in p
                .marks
                .iter()
                .zip(std::iter::once(p.bytes).chain(std::iter::repeat(0)))
            {
                match streams.iter_mut().find(|(s, ..)| *s == mark.stream) {
                    Some((_, epoch, waiting)) => {
                        *epoch = mark.epoch.max(*epoch);
                        *waiting += bytes;
                    }
                    None => streams.push((mark.stream, mark.epoch, bytes)),
                }
            }
        }
        streams.sort_by_key(|&(.., bytes)| std::cmp::Reverse(bytes));
        streams
    }

    /// Where the blocks lie that the device is not done with.
    pub(super) fn pending_places(&self) -> impl Iterator<Item = Place> {
        self.pending
            .iter()
            .filter_map(|p| self.blocks.place(p.block))
    }
}
