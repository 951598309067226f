//! Small buffers of a scope: pieces of chunks that the scope borrows from the pool. They are cut
//! off a chunk one after the other, used again within the scope by length, and go back with their
//! chunks when the scope ends. No lock is taken but for a new chunk and for a source's first
//! buffer.

use super::entries::{Entries, Entry, NONE, Piece};
use crate::backend::{ALIGN, Marks};
use crate::error::GpuError;
use crate::pool::{Arena, BudgetId, Chunk, Grant, Ledger, LineCache, Source};
use crate::sync::Arc;
use std::cell::{Cell, OnceCell, RefCell};
use std::ptr::NonNull;

/// Units of the longest piece: 16 KiB. Longer buffers are blocks of the pool.
const LONGEST: usize = 64;
/// Units of a scope's first chunk, and of the longest; every one is twice as long as the last.
const FIRST_CHUNK: u32 = 256;
const LONGEST_CHUNK: u32 = 4096;

/// The books of a scope's small buffers, and of the scopes inside of it that share its budget.
pub(super) struct Books {
    budget: BudgetId,
    ledger: OnceCell<Arc<Ledger>>,
    lines: LineCache,
}

impl Books {
    pub(super) fn new(budget: BudgetId) -> Self {
        Self {
            budget,
            ledger: OnceCell::new(),
            lines: LineCache::default(),
        }
    }

    pub(super) fn budget(&self) -> BudgetId {
        self.budget
    }

    #[inline]
    fn ledger(&self, arena: &Arena) -> &Arc<Ledger> {
        self.ledger.get_or_init(|| arena.open_ledger(self.budget))
    }

    /// The ledger, if there was a small buffer.
    pub(super) fn opened(&self) -> Option<&Arc<Ledger>> {
        self.ledger.get()
    }

    /// Closes the ledger: all pieces and chunks are back.
    pub(super) fn close(&self, arena: &Arena) {
        if let Some(ledger) = self.ledger.get() {
            arena.close_ledger(ledger);
        }
    }

    /// The line of a source in the ledger; `None` if there is no room for one more.
    #[inline]
    fn line(&self, arena: &Arena, source: &Source<'_>) -> Option<u32> {
        if let Some(line) = self.lines.get(source) {
            return Some(line);
        }
        let line = arena.line(self.ledger(arena), source)?;
        self.lines.set(source, line);
        Some(line)
    }
}

/// The pieces of one scope.
pub(super) struct Pieces {
    /// The first entry of those whose piece is free, by length.
    free: [Cell<u32>; LONGEST + 1],
    /// What no piece was cut from yet: the end of one of the chunks.
    bump: Cell<Option<NonNull<u8>>>,
    left: Cell<u32>,
    next_chunk: Cell<u32>,
    /// Borrowed within one function of this room only, none of which calls foreign code.
    chunks: RefCell<Vec<Chunk>>,
}

impl Default for Pieces {
    fn default() -> Self {
        Self {
            free: [const { Cell::new(NONE) }; LONGEST + 1],
            bump: Cell::new(None),
            left: Cell::new(0),
            next_chunk: Cell::new(FIRST_CHUNK),
            chunks: RefCell::default(),
        }
    }
}

impl Pieces {
    /// Of a scope that has no memory of its own.
    pub(super) fn none() -> Self {
        Self {
            next_chunk: Cell::new(0),
            ..Self::default()
        }
    }

    /// An entry with a piece of `bytes`; `None` for what is no small buffer, and where no chunk is
    /// to be had.
    #[inline]
    pub(super) fn take<'k>(
        &self,
        entries: &'k Entries,
        books: &Books,
        arena: &Arena,
        bytes: u64,
        source: &Source<'_>,
    ) -> Option<(&'k Entry, NonNull<u8>)> {
        let units = bytes.div_ceil(ALIGN as u64);
        if units == 0 {
            return None;
        }
        let free = self.free.get(usize::try_from(units).ok()?)?;
        let line = books.line(arena, source)?;
        let (entry, address) = match entries.at(free.get()) {
            Some(entry) => {
                free.set(entry.next.get());
                entry.used.pass_on();
                (entry, entry.address.get()?)
            }
            None => self.cut(entries, books, arena, units as u32)?,
        };
        let units = units as u32;
        entry.piece.set(Piece { units, line });
        let ledger = books.ledger(arena);
        ledger.add(line, u64::from(units) * ALIGN as u64, arena.edition());
        Some((entry, address))
    }

    /// A piece that nobody had, of this chunk or a new one.
    #[cold]
    fn cut<'k>(
        &self,
        entries: &'k Entries,
        books: &Books,
        arena: &Arena,
        units: u32,
    ) -> Option<(&'k Entry, NonNull<u8>)> {
        if self.left.get() < units {
            let wish = self.next_chunk.get();
            if wish == 0 {
                return None;
            }
            let chunk = arena.lend(books.ledger(arena), units, wish)?;
            self.next_chunk.set((2 * wish).min(LONGEST_CHUNK));
            self.bump.set(Some(chunk.address()));
            self.left.set((chunk.bytes() / ALIGN as u64) as u32);
            self.chunks.borrow_mut().push(chunk);
        }
        let address = self.bump.get()?;
        let entry = entries.take()?;
        entry.address.set(Some(address));
        let after = address.map_addr(|at| at.saturating_add(units as usize * ALIGN));
        self.bump.set(Some(after));
        self.left.set(self.left.get() - units);
        Some((entry, address))
    }

    /// Lets the memory of a piece be used again within the scope.
    #[inline]
    pub(super) fn give_back(&self, books: &Books, entry: &Entry, piece: Piece) {
        if let Some(ledger) = books.ledger.get() {
            ledger.remove(piece.line, u64::from(piece.units) * ALIGN as u64);
        }
        if let Some(free) = self.free.get(piece.units as usize) {
            entry.next.set(free.replace(entry.slot));
        }
    }

    /// Gives the pool back what no piece was cut from; `false` if there is nothing.
    pub(super) fn give_back_rest(&self, books: &Books, arena: &Arena) -> bool {
        // With nothing left, the end of this chunk may be the address of another one.
        let end = self.bump.take().filter(|_| self.left.take() > 0);
        let (Some(end), Some(ledger)) = (end, books.ledger.get()) else {
            return false;
        };
        let mut chunks = self.chunks.borrow_mut();
        let Some(at) = chunks.iter().position(|c| c.offset(end).is_some()) else {
            return false;
        };
        if chunks[at].offset(end) == Some(0) {
            let whole = chunks.swap_remove(at);
            arena.take_back(ledger, [whole], &Marks::default());
        } else if let Some(used) = chunks[at].offset(end) {
            arena.cut_back(ledger, &mut chunks[at], used);
        }
        true
    }

    /// Takes a piece out of the scope, as a block of its own that is charged to `home`.
    pub(super) fn leave(
        &self,
        books: &Books,
        arena: &Arena,
        (address, piece): (NonNull<u8>, Piece),
        home: BudgetId,
    ) -> Result<Grant, GpuError> {
        let lost = || GpuError::Device {
            what: "a buffer of a scope that has ended".to_owned(),
        };
        let ledger = books.ledger.get().ok_or_else(lost)?;
        let bytes = u64::from(piece.units) * ALIGN as u64;
        let mut chunks = self.chunks.borrow_mut();
        let place = |c: &mut Chunk| c.offset(address);
        let (chunk, offset) = chunks
            .iter_mut()
            .find_map(|c| place(c).map(|offset| (c, offset)))
            .ok_or_else(lost)?;
        let (grant, above) = arena
            .carve(ledger, piece.line, chunk, (offset, bytes), home)
            .ok_or_else(lost)?;
        chunks.extend(above);
        Ok(grant)
    }

    /// Gives all chunks back, of which nothing is in use any more but by work up to `unfinished`.
    pub(super) fn finish(&self, books: &Books, arena: &Arena, unfinished: &Marks) {
        if let Some(ledger) = books.ledger.get() {
            arena.take_back(ledger, self.chunks.take(), unfinished);
        }
    }
}
