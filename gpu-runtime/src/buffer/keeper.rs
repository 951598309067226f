//! What a scope owns. The keeper, not the buffers, owns the memory: it gives everything back when
//! its scope ends, whatever became of the buffers. Small buffers are pieces of chunks that it
//! borrows from the pool (`pieces`), the others are blocks of the pool.

use super::arg::{Access, Parts};
use super::entries::{Entries, Entry, Piece};
use super::faults::{FaultSlot, UseCell};
use super::pieces::{Books, Pieces};
use super::place::Place;
use crate::backend::{ALIGN, Mark, Marks};
use crate::device::{Device, Stream};
use crate::error::GpuError;
use crate::pool::{BudgetId, Grant, PoolState, Request, Source};
use crate::sync::Arc;
use std::cell::Cell;
use std::ptr::NonNull;
use std::rc::Rc;

/// The memory, the stream and the faults of one scope.
pub(crate) struct Keeper {
    pub(crate) device: Arc<Device>,
    pub(crate) stream: Rc<Stream>,
    pub(crate) faults: Arc<FaultSlot>,
    /// What a buffer is charged to that leaves the scope: the pool's budget.
    pub(crate) home: BudgetId,
    entries: Entries,
    pieces: Pieces,
    is_open: Cell<bool>,
    books: Rc<Books>,
    /// Whether another keeper, the parent's, closes the books.
    shares_books: bool,
}

/// Which declared buffer of which pool an allocation is.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    pub(crate) pool: &'static PoolState,
    pub(crate) index: u32,
}

impl Keeper {
    /// Of a scope with a stream of its own.
    pub(crate) fn new(
        device: Arc<Device>,
        stream: Rc<Stream>,
        faults: Arc<FaultSlot>,
        budget: BudgetId,
    ) -> Self {
        Self {
            device,
            stream,
            faults,
            home: budget,
            entries: Entries::default(),
            pieces: Pieces::default(),
            is_open: Cell::new(true),
            books: Rc::new(Books::new(budget)),
            shares_books: false,
        }
    }

    /// Of a scope inside of this one's, with the same stream and faults.
    pub(crate) fn nested(&self, budget: BudgetId) -> Self {
        let shares_books = budget == self.budget();
        let books = if shares_books {
            Rc::clone(&self.books)
        } else {
            Rc::new(Books::new(budget))
        };
        Self {
            device: Arc::clone(&self.device),
            stream: Rc::clone(&self.stream),
            faults: Arc::clone(&self.faults),
            home: self.home,
            entries: Entries::default(),
            pieces: if self.stream.capture().is_some() {
                Pieces::none()
            } else {
                Pieces::default()
            },
            is_open: Cell::new(true),
            books,
            shares_books,
        }
    }

    /// Of a scope that captures this one's launches, and has no memory of its own.
    pub(crate) fn capturing(&self, stream: Stream) -> Self {
        Self {
            stream: Rc::new(stream),
            pieces: Pieces::none(),
            ..self.nested(self.budget())
        }
    }

    /// What the scope's allocations are charged to.
    pub(crate) fn budget(&self) -> BudgetId {
        self.books.budget()
    }

    /// Takes memory for a small buffer of the scope; `None` where that is for
    /// [`Keeper::allocate`] to do.
    #[inline]
    pub(crate) fn allocate_small(&self, bytes: u64, source: &Source<'_>) -> Option<Held<'_>> {
        let arena = self.device.arena();
        arena.sound().ok()?;
        let (entry, address) =
            (self.pieces).take(&self.entries, &self.books, arena, bytes, source)?;
        if arena.keeps_history() {
            self.note_piece(entry, entry.piece.get(), true);
        }
        Some(Held {
            keeper: self,
            entry,
            address,
        })
    }

    /// Takes memory that the scope owns, a block of the pool.
    #[inline(never)]
    pub(crate) fn allocate(
        &self,
        bytes: u64,
        source: Source<'_>,
        declared: Option<Declared>,
    ) -> Result<Held<'_>, GpuError> {
        self.stream.may("allocate")?;
        let arena = self.device.arena();
        let request = Request {
            bytes,
            source,
            budget: self.budget(),
        };
        let entry = self.entries.take().ok_or_else(|| GpuError::Device {
            what: "one scope cannot own that many buffers".to_owned(),
        })?;
        let stream = self.stream.id();
        let mut made = arena.allocate_on(stream, request);
        // What is missing may be what this scope set aside for its small buffers.
        if made.is_err() && self.pieces.give_back_rest(&self.books, arena) {
            made = arena.allocate_on(stream, request);
        }
        match made {
            Ok(found) => {
                entry.used.reset(found.last);
                entry.grant.set(Some(found.grant));
                entry.declared.set(declared);
                Ok(Held {
                    keeper: self,
                    entry,
                    address: found.address,
                })
            }
            Err(error) => {
                arena.note_unmet(&request, stream);
                self.entries.vacate(entry);
                Err(error)
            }
        }
    }

    /// Gives the memory of an entry back; `true` if the entry has nothing to do with memory now.
    #[inline]
    fn free(&self, entry: &Entry) -> bool {
        let piece = entry.piece.take();
        if piece.units > 0 {
            if self.device.arena().keeps_history() {
                self.note_piece(entry, piece, false);
            }
            self.pieces.give_back(&self.books, entry, piece);
            return false;
        }
        self.free_block(entry);
        true
    }

    /// Tells the pool's history that a small buffer was made, or is gone.
    #[cold]
    #[inline(never)]
    fn note_piece(&self, entry: &Entry, piece: Piece, is_made: bool) {
        if let (Some(ledger), Some(address)) = (self.books.opened(), entry.address.get()) {
            let place = (address, u64::from(piece.units) * ALIGN as u64);
            let of = (&**ledger, piece.line);
            (self.device.arena()).note_piece(is_made, of, place, self.stream.id());
        }
    }

    #[inline(never)]
    fn free_block(&self, entry: &Entry) {
        if let Some(grant) = entry.grant.take() {
            let (arena, last) = (self.device.arena(), entry.used.take_last());
            // Work of this stream is waited for at the scope's end; until then the memory is for
            // what comes next on it.
            let own = last.only().is_some_and(|m| m.stream == self.stream.id());
            if own && self.is_open.get() {
                arena.free_after(grant, last);
            } else {
                arena.free(grant, last);
            }
        }
        if let Some(declared) = entry.declared.take() {
            declared.pool.give_back(declared.index);
        }
    }

    /// Waits for the scope's work and gives everything it owns back.
    pub(crate) fn finish(&self) -> Result<(), GpuError> {
        self.is_open.set(false);
        let timeline = self.device.timeline();
        let mut done = timeline.synchronize(self.stream.tail());
        // Only of a device that fails: the last work on each piece that is still running.
        let mut unfinished = Marks::default();
        for entry in self.entries.iter() {
            let last = entry.used.last();
            // Used last by an independent scope, whose stream is another one.
            let elsewhere = |m: &Mark| m.stream != self.stream.id() && !timeline.is_known(*m);
            for last in last.iter().filter(elsewhere) {
                done = done.and(timeline.synchronize(last));
            }
            self.free(entry);
            if entry.address.get().is_some() {
                let left = last.iter().filter(|&m| !timeline.is_known(m));
                left.for_each(|m| unfinished.note(m));
            }
        }
        let arena = self.device.arena();
        self.pieces.finish(&self.books, arena, &unfinished);
        if !self.shares_books {
            self.books.close(arena);
        }
        arena.settle(self.stream.id());
        done.and(self.faults.check())
    }
}

/// Memory that a scope owns and a buffer uses. Dropping it gives the memory back early; forgetting
/// it costs nothing but that.
pub(crate) struct Held<'b> {
    keeper: &'b Keeper,
    entry: &'b Entry,
    address: NonNull<u8>,
}

impl Held<'_> {
    /// The memory: valid while the `Held` lives, since only its drop and the scope's end (which
    /// its lifetime does not reach) give it back.
    pub(super) fn address(&self) -> NonNull<u8> {
        self.address
    }

    /// What the memory remembers of its uses.
    pub(super) fn used(&self) -> &UseCell {
        &self.entry.used
    }

    /// The memory as the parts of `len` elements.
    pub(super) fn parts(&self, len: usize) -> Parts<'_> {
        Parts {
            ptr: self.address.as_ptr(),
            len,
            device: self.keeper.device.ordinal(),
            last_use: &self.entry.used,
            access: Access::Read,
        }
    }

    pub(super) fn place(&self) -> Place<'_> {
        Place {
            device: &self.keeper.device,
            stream: &self.keeper.stream,
            faults: Some(&self.keeper.faults),
            used: &self.entry.used,
        }
    }

    /// Takes the memory out of its scope, charged to the pool from now on.
    pub(super) fn leave(self) -> Result<Left, GpuError> {
        let keeper = self.keeper;
        keeper.device.arena().sound()?;
        // A fault is known when the kernel is finished, not before: what it should have written would
        // leave the scope without having been.
        let timeline = keeper.device.timeline();
        timeline.synchronize(keeper.stream.tail())?;
        self.place().check()?;
        let arena = keeper.device.arena();
        let piece = self.entry.piece.get();
        let grant = if piece.units > 0 {
            let at = (self.address, piece);
            let grant = keeper.pieces.leave(&keeper.books, arena, at, keeper.home)?;
            self.entry.piece.take();
            self.entry.address.take();
            grant
        } else {
            let grant = self.entry.grant.take().ok_or_else(|| GpuError::Device {
                what: "a buffer of a scope that has ended".to_owned(),
            })?;
            let moved = arena.move_up(&grant, keeper.home);
            if let Err(error) = moved {
                self.entry.grant.set(Some(grant));
                return Err(error);
            }
            grant
        };
        // The scope's books forget it here: the grant is gone, so nothing is freed.
        Ok(Left {
            device: Arc::clone(&keeper.device),
            grant,
            address: self.address,
            used: self.entry.used.leave(),
        })
    }
}

/// What is left of memory that went out of its scope.
pub(crate) struct Left {
    pub(crate) device: Arc<Device>,
    pub(crate) grant: Grant,
    pub(crate) address: NonNull<u8>,
    pub(crate) used: UseCell,
}

impl Drop for Held<'_> {
    #[inline]
    fn drop(&mut self) {
        if self.keeper.free(self.entry) {
            self.keeper.entries.vacate(self.entry);
        }
    }
}
