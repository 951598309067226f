//! The books of small buffers that scopes serve from their chunks without the pool's lock: by
//! source, written by the scope's thread alone, read by anybody.
//!
//! Every number has one writer, so a load and a store change it; nothing is handed over through
//! these numbers, so no order is needed between them. Who synchronised with the scope's thread sees
//! exactly what it did before.

use super::budget::BudgetId;
use super::sources::SourceId;
use crate::sync::{AtomicU32, AtomicU64, Ordering::Relaxed};

/// Sources that one ledger has room for. A request of one more takes the pool's lock.
const LINES: usize = if cfg!(loom) { 2 } else { 32 };

/// What one source has in a scope's chunks.
#[derive(Debug, Default)]
pub(super) struct Line {
    source: AtomicU32,
    bytes: AtomicU64,
    high: AtomicU64,
    made: AtomicU64,
    ended: AtomicU64,
}

impl Line {
    pub(super) fn source(&self) -> SourceId {
        SourceId(self.source.load(Relaxed))
    }

    /// Bytes of live buffers.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Relaxed)
    }

    /// The most bytes at once so far.
    pub(super) fn high(&self) -> u64 {
        self.high.load(Relaxed)
    }

    /// Buffers made so far.
    pub(super) fn made(&self) -> u64 {
        self.made.load(Relaxed)
    }

    /// Live buffers.
    pub(super) fn count(&self) -> u64 {
        self.made().saturating_sub(self.ended.load(Relaxed))
    }
}

/// The books of the scopes of one stream and one budget.
#[derive(Debug)]
pub(crate) struct Ledger {
    pub(super) budget: BudgetId,
    /// Bytes of the chunks; changed under the pool's lock.
    held: AtomicU64,
    used: AtomicU64,
    /// The most bytes used at once since the pool's books changed last (to edition `since`).
    high: AtomicU64,
    since: AtomicU64,
    lines: [Line; LINES],
    /// Lines in use; changed under the pool's lock.
    filled: AtomicU32,
}

impl Ledger {
    pub(super) fn new(budget: BudgetId) -> Self {
        Self {
            budget,
            held: AtomicU64::new(0),
            used: AtomicU64::new(0),
            high: AtomicU64::new(0),
            since: AtomicU64::new(0),
            lines: Default::default(),
            filled: AtomicU32::new(0),
        }
    }

    /// Counts a buffer of the source of `line`. `edition` is that of the pool's books.
    #[inline]
    pub(crate) fn add(&self, line: u32, bytes: u64, edition: u64) {
        let before = self.used.load(Relaxed);
        if self.since.load(Relaxed) != edition {
            self.since.store(edition, Relaxed);
            self.high.store(before, Relaxed);
        }
        let used = before + bytes;
        self.used.store(used, Relaxed);
        raise(&self.high, used);
        if let Some(line) = self.lines.get(line as usize) {
            let bytes = line.bytes.load(Relaxed) + bytes;
            line.bytes.store(bytes, Relaxed);
            raise(&line.high, bytes);
            line.made.store(line.made.load(Relaxed) + 1, Relaxed);
        }
    }

    /// Counts its end.
    #[inline]
    pub(crate) fn remove(&self, line: u32, bytes: u64) {
        lower(&self.used, bytes);
        if let Some(line) = self.lines.get(line as usize) {
            lower(&line.bytes, bytes);
            line.ended.store(line.ended.load(Relaxed) + 1, Relaxed);
        }
    }

    /// The source of a line.
    #[inline]
    pub(super) fn source_of(&self, line: u32) -> SourceId {
        let line = self.lines.get(line as usize);
        line.map_or(SourceId(0), Line::source)
    }

    /// The line of a source, under the pool's lock; `None` if all are other sources'.
    pub(super) fn line_of(&self, source: SourceId) -> Option<u32> {
        let filled = self.filled.load(Relaxed);
        if let Some(at) = self.lines().position(|l| l.source() == source) {
            return u32::try_from(at).ok();
        }
        self.lines
            .get(filled as usize)?
            .source
            .store(source.0, Relaxed);
        self.filled.store(filled + 1, Relaxed);
        Some(filled)
    }

    /// The lines in use.
    pub(super) fn lines(&self) -> impl Iterator<Item = &Line> {
        let filled = self.filled.load(Relaxed) as usize;
        self.lines.iter().take(filled)
    }

    pub(super) fn held(&self) -> u64 {
        self.held.load(Relaxed)
    }

    /// Changes the bytes of the chunks, under the pool's lock.
    pub(super) fn set_held(&self, bytes: u64) {
        self.held.store(bytes, Relaxed);
    }

    /// Bytes of live buffers: never more than the chunks have.
    pub(super) fn used(&self) -> u64 {
        self.used.load(Relaxed).min(self.held())
    }

    /// Bytes of the chunks that no buffer has.
    pub(super) fn idle(&self) -> u64 {
        self.held().saturating_sub(self.used.load(Relaxed))
    }

    /// The most bytes used at once since the books' edition `edition` began.
    pub(super) fn high(&self, edition: u64) -> u64 {
        let fresh = self.since.load(Relaxed) == edition;
        let high = if fresh { &self.high } else { &self.used };
        high.load(Relaxed).min(self.held())
    }

    /// Buffers made so far, and live ones.
    pub(super) fn buffers(&self) -> (u64, u64) {
        self.lines().fold((0, 0), |(made, live), l| {
            (made + l.made(), live + l.count())
        })
    }
}

#[inline]
fn raise(cell: &AtomicU64, to: u64) {
    if cell.load(Relaxed) < to {
        cell.store(to, Relaxed);
    }
}

#[inline]
fn lower(cell: &AtomicU64, by: u64) {
    cell.store(cell.load(Relaxed).saturating_sub(by), Relaxed);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_high_mark_starts_again_with_every_edition_of_the_pools_books() {
        let ledger = Ledger::new(BudgetId::ROOT);
        ledger.set_held(1 << 16);
        let line = ledger.line_of(SourceId(7)).expect("room");
        ledger.add(line, 512, 1);
        ledger.add(line, 256, 1);
        ledger.remove(line, 512);
        assert_eq!((ledger.used(), ledger.high(1)), (256, 768));
        assert_eq!(ledger.high(2), 256, "nothing was made since");
        ledger.add(line, 256, 2);
        assert_eq!(ledger.high(2), 512);
        let seen = ledger.lines().next().expect("one line");
        assert_eq!(
            (seen.bytes(), seen.high(), seen.count(), seen.made()),
            (512, 768, 2, 3)
        );
    }

    #[test]
    fn one_source_has_one_line_and_a_full_ledger_says_so() {
        let ledger = Ledger::new(BudgetId::ROOT);
        for source in 0..LINES as u32 {
            assert_eq!(ledger.line_of(SourceId(source)), Some(source));
            assert_eq!(ledger.line_of(SourceId(source)), Some(source));
        }
        assert_eq!(ledger.line_of(SourceId(99)), None);
    }
}
