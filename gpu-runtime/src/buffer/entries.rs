//! The list of a scope's allocations: it only grows, in chunks that never move, so that a buffer
//! refers to its entry by reference and a buffer that is forgotten leaves nothing behind.

use super::faults::UseCell;
use super::keeper::Declared;
use crate::pool::Grant;
use std::cell::{Cell, OnceCell};
use std::ptr::NonNull;

/// Entries in the first chunk; every other chunk has twice as many as the one before.
const FIRST: u32 = 16;
const CHUNKS: usize = 27;

/// No slot.
pub(super) const NONE: u32 = u32::MAX;

/// A piece of a scope's chunks: its length, and the line of its source in the scope's ledger.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    /// 0: no piece.
    pub(super) units: u32,
    pub(super) line: u32,
}

/// One allocation of a scope.
#[derive(Default)]
pub(super) struct Entry {
    pub(super) slot: u32,
    /// The next entry of the list that this one is on.
    pub(super) next: Cell<u32>,
    /// A block of the pool. `None` once it was given back or has left the scope.
    pub(super) grant: Cell<Option<Grant>>,
    /// Otherwise a piece of the scope's chunks, at `address`: which stays the entry's when the
    /// buffer is gone, for the next one of its length.
    pub(super) piece: Cell<Piece>,
    pub(super) address: Cell<Option<NonNull<u8>>>,
    pub(super) used: UseCell,
    pub(super) declared: Cell<Option<Declared>>,
}

/// All allocations of a scope.
pub(super) struct Entries {
    chunks: [OnceCell<Box<[Entry]>>; CHUNKS],
    len: Cell<u32>,
    /// The first entry that neither a buffer nor a piece of memory uses.
    vacant: Cell<u32>,
}

impl Default for Entries {
    fn default() -> Self {
        Self {
            chunks: Default::default(),
            len: Cell::new(0),
            vacant: Cell::new(NONE),
        }
    }
}

impl Entries {
    /// An entry that no buffer uses; `None` after four thousand million.
    pub(super) fn take(&self) -> Option<&Entry> {
        if let Some(entry) = self.at(self.vacant.get()) {
            self.vacant.set(entry.next.get());
            entry.used.reset(None);
            return Some(entry);
        }
        let slot = self.len.get();
        let (chunk, at) = locate(slot);
        let first = slot - at as u32;
        let make = || {
            let entry = |slot| Entry {
                slot,
                ..Entry::default()
            };
            (first..first + (FIRST << chunk)).map(entry).collect()
        };
        let entry = self.chunks.get(chunk)?.get_or_init(make).get(at)?;
        self.len.set(slot + 1);
        Some(entry)
    }

    /// Lets the entry be taken again.
    pub(super) fn vacate(&self, entry: &Entry) {
        entry.next.set(self.vacant.replace(entry.slot));
    }

    /// Every entry that was taken, vacant or not.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        (0..self.len.get()).filter_map(|slot| self.at(slot))
    }

    /// The entry of a slot; `None` for [`NONE`].
    #[inline]
    pub(super) fn at(&self, slot: u32) -> Option<&Entry> {
        let (chunk, at) = locate(slot);
        self.chunks.get(chunk)?.get()?.get(at)
    }
}

/// The chunk of a slot, and the place in it.
#[inline]
fn locate(slot: u32) -> (usize, usize) {
    let chunk = (slot / FIRST + 1).ilog2();
    let before = FIRST * ((1 << chunk) - 1);
    (chunk as usize, (slot - before) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_fill_one_chunk_after_the_other() {
        let places: Vec<_> = (0..FIRST * 7).map(locate).collect();
        let expected: Vec<_> = (0..3)
            .flat_map(|c| (0..(FIRST as usize) << c).map(move |at| (c, at)))
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn entries_stay_where_they_are_and_vacant_ones_are_taken_again() {
        let entries = Entries::default();
        let first: Vec<&Entry> = (0..100).filter_map(|_| entries.take()).collect();
        for (slot, entry) in (0..).zip(&first) {
            assert_eq!(entry.slot, slot);
            assert!(std::ptr::eq(*entry, entries.at(slot).expect("taken")));
        }
        entries.vacate(first[42]);
        assert_eq!(entries.take().map(|e| e.slot), Some(42));
        assert_eq!(entries.take().map(|e| e.slot), Some(100));
        assert_eq!(entries.iter().count(), 101);
    }
}
