//! Chunks: memory that the pool lends to scopes, which serve small buffers from it without the
//! lock. What is in use of them is in the scopes' ledgers; what is not counts as reserved.

use super::arena::{Arena, units_of};
use super::budget::BudgetId;
use super::grant::{Grant, Tag};
use super::ledger::Ledger;
use super::sources::Source;
use super::sources::SourceId;
use super::state::{State, UNIT};
use crate::backend::Marks;
use crate::sync::{Arc, AtomicU64, Ordering};
use std::ptr::NonNull;

/// A chunk is at most this part of what its budgets have left, so that what a scope sets aside
/// for itself is never what others miss.
const SHARE: u64 = 16;

/// A chunk of a scope.
#[derive(Debug)]
pub(crate) struct Chunk {
    pub(super) grant: Grant,
    pub(super) address: NonNull<u8>,
}

impl Chunk {
    /// Its first address.
    pub(crate) fn address(&self) -> NonNull<u8> {
        self.address
    }

    /// Its length.
    pub(crate) fn bytes(&self) -> u64 {
        self.grant.bytes()
    }

    /// How far into the chunk an address lies, if it does.
    pub(crate) fn offset(&self, address: NonNull<u8>) -> Option<u64> {
        let offset = address
            .addr()
            .get()
            .checked_sub(self.address.addr().get())?;
        u64::try_from(offset)
            .ok()
            .filter(|&o| o < self.grant.bytes())
    }
}

impl Arena {
    /// The edition of the books: another one after every change under the lock.
    #[inline]
    pub(crate) fn edition(&self) -> u64 {
        self.edition.load(Ordering::Relaxed)
    }

    /// Opens the books of a scope's small buffers.
    pub(crate) fn open_ledger(&self, budget: BudgetId) -> Arc<Ledger> {
        let ledger = Arc::new(Ledger::new(budget));
        // Where the books are closed no chunk will be lent to it.
        if let Ok(mut state) = self.books() {
            state.ledgers.push(Arc::clone(&ledger));
        }
        ledger
    }

    /// Closes them, when every chunk is back: what they counted goes into the pool's own.
    pub(crate) fn close_ledger(&self, ledger: &Arc<Ledger>) {
        let Some(mut state) = self.books_of_the_living() else {
            return;
        };
        debug_assert_eq!(ledger.held(), 0, "a scope's books closed over a chunk");
        let (made, _) = ledger.buffers();
        state.small_made += made;
        state.ledgers.retain(|l| !Arc::ptr_eq(l, ledger));
        for line in ledger.lines() {
            state.sources.close(line);
        }
        state.release();
    }

    /// The line of a source; `None` if the ledger has no room for one more.
    pub(crate) fn line(&self, ledger: &Ledger, source: &Source<'_>) -> Option<u32> {
        let mut state = self.books().ok()?;
        let id = state.sources.intern(source);
        // What a label with terms holds is known to the byte: its buffers are blocks.
        if state.sources.has_terms(id) {
            return None;
        }
        let line = ledger.line_of(id)?;
        state.sources.note_line(id);
        Some(line)
    }

    /// Lends a chunk of about `wish` units, at least of `need`; `None` where so much cannot be
    /// spared.
    pub(crate) fn lend(&self, ledger: &Ledger, need: u32, wish: u32) -> Option<Chunk> {
        let mut state = self.books().ok()?;
        let spare = state.free_along(ledger.budget) / SHARE / UNIT;
        let units = wish.min(u32::try_from(spare).unwrap_or(u32::MAX));
        if units < need {
            return None;
        }
        let block = self.find_for_ledger(&mut state, units, ledger.budget)?;
        let bytes = u64::from(units) * UNIT;
        let address = state.address(block)?;
        state.hold(ledger, bytes);
        Some(Chunk {
            grant: Grant::new(block, units),
            address,
        })
    }

    /// Takes chunks back, once all of `last` is reached.
    pub(crate) fn take_back(
        &self,
        ledger: &Ledger,
        chunks: impl IntoIterator<Item = Chunk>,
        last: &Marks,
    ) {
        let Some(mut state) = self.books_of_the_living() else {
            return;
        };
        for Chunk { grant, .. } in chunks {
            state.let_go(ledger, grant.bytes());
            state.put_away(&grant, SourceId::LEDGER, last.clone());
        }
    }

    /// Takes the end of a chunk back, which no buffer ever had: all beyond its first `bytes`.
    pub(crate) fn cut_back(&self, ledger: &Ledger, chunk: &mut Chunk, bytes: u64) {
        let state = self.books_of_the_living();
        let (Some(mut state), Some(block), Some(units)) =
            (state, chunk.grant.block(), units_of(bytes))
        else {
            return;
        };
        let tag = Tag::chunk(ledger.budget).pack();
        if let Some(rest) = state.blocks.split(block, units, tag) {
            state.let_go(ledger, chunk.grant.bytes() - bytes);
            chunk.grant = Grant::new(block, units);
            state.set_free(rest);
        }
    }

    /// Takes one buffer's memory out of a chunk: `bytes` from `offset`, of the source of `line`,
    /// charged to `home` from now on. Returns it, and what lies above it in the chunk, if anything
    /// does; the chunk keeps what lies below, which may be nothing.
    pub(crate) fn carve(
        &self,
        ledger: &Ledger,
        line: u32,
        chunk: &mut Chunk,
        (offset, bytes): (u64, u64),
        home: BudgetId,
    ) -> Option<(Grant, Option<Chunk>)> {
        let mut state = self.books().ok()?;
        let source = ledger.lines().nth(line as usize)?.source();
        let (offset, units) = (units_of(offset)?, units_of(bytes)?);
        let rest_units = chunk.grant.units().checked_sub(offset + units)?;
        let tag = Tag {
            source,
            budget: home,
            reserved: false,
        };
        let blocks = &mut state.blocks;
        let whole = chunk.grant.block()?;
        let (below, piece) = if offset == 0 {
            (None, whole)
        } else {
            let piece = blocks.split(whole, offset, tag.pack())?;
            (Some(whole), piece)
        };
        let spare = Tag::chunk(ledger.budget).pack();
        // Nothing, where the piece reaches the chunk's end.
        let above = blocks.split(piece, units, spare);
        blocks.set_tag(piece, tag.pack());
        let start = (offset + units) as usize * UNIT as usize;
        let rest = above.map(|block| Chunk {
            grant: Grant::new(block, rest_units),
            address: chunk.address.map_addr(|at| at.saturating_add(start)),
        });
        chunk.grant = below.map_or_else(Grant::default, |below| Grant::new(below, offset));
        state.let_go(ledger, bytes);
        ledger.remove(line, bytes);
        state.budgets.charge(home, bytes);
        state.adopt(source, bytes);
        Some((Grant::new(piece, units), rest))
    }
}

impl State {
    /// Notes the most that was in use since the last edition of the books, and begins a new one.
    ///
    /// With scopes at work on several threads it adds what each had at most, which they may not
    /// have had at once: a peak is too high by no more than their small buffers. A buffer that is
    /// made in this moment and gone before the next one may be missed.
    pub(super) fn turn_page(&mut self, edition: &AtomicU64) {
        if self.ledgers.is_empty() {
            return;
        }
        let now = edition.load(Ordering::Relaxed);
        let Self {
            ledgers, budgets, ..
        } = self;
        let mut small = 0;
        let mut of_device_alone = true;
        for ledger in ledgers.iter() {
            small += ledger.high(now);
            of_device_alone &= ledger.budget == BudgetId::ROOT;
        }
        if of_device_alone {
            budgets.note_peak_of_device(small);
        } else {
            budgets.note_peaks(ledgers.iter().map(|l| (l.budget, l.high(now))));
        }
        self.peak = self.peak.max(self.current + small);
        edition.store(now + 1, Ordering::Relaxed);
    }

    /// Bytes that scopes have in use of their chunks.
    pub(super) fn small_used(&self) -> u64 {
        self.ledgers.iter().map(|l| l.used()).sum()
    }

    /// Bytes that scopes have in use and idle, of the budgets within `under`.
    pub(super) fn small_within(&self, under: BudgetId) -> (u64, u64) {
        let within = |l: &&Arc<Ledger>| self.budgets.is_within(l.budget, under);
        let all = self.ledgers.iter().filter(within);
        all.fold((0, 0), |(used, idle), l| (used + l.used(), idle + l.idle()))
    }

    pub(super) fn hold(&mut self, ledger: &Ledger, bytes: u64) {
        self.chunk_bytes += bytes;
        ledger.set_held(ledger.held() + bytes);
        self.budgets.hold(ledger.budget, bytes);
    }

    pub(super) fn let_go(&mut self, ledger: &Ledger, bytes: u64) {
        self.chunk_bytes -= bytes;
        ledger.set_held(ledger.held().saturating_sub(bytes));
        self.budgets.let_go(ledger.budget, bytes);
    }
}
