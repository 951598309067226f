//! The list of a scope's allocations: it only grows, in chunks that never move, so that a buffer
//! refers to its entry by reference and a buffer that is forgotten leaves nothing behind.

use super::faults::UseCell;
use super::keeper::Declared;
use crate::pool::Grant;
use std::cell::{Cell, OnceCell, RefCell};

/// Entries in the first chunk; every other chunk has twice as many as the one before.
const FIRST: usize = 16;
const CHUNKS: usize = 28;

/// One allocation of a scope.
#[derive(Default)]
pub(super) struct Entry {
    slot: usize,
    /// `None` once the memory was given back or has left the scope.
    pub(super) grant: Cell<Option<Grant>>,
    pub(super) used: UseCell,
    pub(super) declared: Cell<Option<Declared>>,
}

/// All allocations of a scope.
#[derive(Default)]
pub(super) struct Entries {
    chunks: [OnceCell<Box<[Entry]>>; CHUNKS],
    len: Cell<usize>,
    /// Slots whose buffers are gone. Borrowed within one statement only.
    vacant: RefCell<Vec<usize>>,
}

impl Entries {
    /// An entry that no buffer uses; `None` after four thousand million.
    pub(super) fn take(&self) -> Option<&Entry> {
        let vacant = self.vacant.borrow_mut().pop();
        if let Some(slot) = vacant {
            let entry = self.at(slot)?;
            entry.used.reset();
            return Some(entry);
        }
        let slot = self.len.get();
        let (chunk, at) = locate(slot);
        let first = slot - at;
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
        self.vacant.borrow_mut().push(entry.slot);
    }

    /// Every entry that was taken, vacant or not.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Entry> {
        (0..self.len.get()).filter_map(|slot| self.at(slot))
    }

    fn at(&self, slot: usize) -> Option<&Entry> {
        let (chunk, at) = locate(slot);
        self.chunks.get(chunk)?.get()?.get(at)
    }
}

/// The chunk of a slot, and the place in it.
fn locate(slot: usize) -> (usize, usize) {
    let chunk = (slot / FIRST + 1).ilog2();
    let before = FIRST * ((1 << chunk) - 1);
    (chunk as usize, slot - before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_fill_one_chunk_after_the_other() {
        let places: Vec<_> = (0..FIRST * 7).map(locate).collect();
        let expected: Vec<_> = (0..3)
            .flat_map(|c| (0..FIRST << c).map(move |at| (c, at)))
            .collect();
        assert_eq!(places, expected);
    }

    #[test]
    fn entries_stay_where_they_are_and_vacant_ones_are_taken_again() {
        let entries = Entries::default();
        let first: Vec<&Entry> = (0..100).filter_map(|_| entries.take()).collect();
        for (slot, entry) in first.iter().enumerate() {
            assert_eq!(entry.slot, slot);
            assert!(std::ptr::eq(*entry, entries.at(slot).expect("taken")));
        }
        entries.vacate(first[42]);
        assert_eq!(entries.take().map(|e| e.slot), Some(42));
        assert_eq!(entries.take().map(|e| e.slot), Some(100));
        assert_eq!(entries.iter().count(), 101);
    }
}
