//! The pool's lock and what is done under it. The lock is held for bookkeeping and for taking
//! slabs; never while a kernel is launched, memory is copied or a user's code runs.

use super::PoolConfig;
use super::budget::BudgetId;
use super::cache::{Caches, Home};
use super::history::History;
use super::remote::Remote;
use super::sources::Source;
use super::state::{Grant, State, Tag, UNIT};
use crate::backend::{ALIGN, Backend, Mark};
use crate::device::DeviceOrdinal;
use crate::error::GpuError;
use crate::stats::{BudgetStats, PoolStats, SourceStats};
use crate::sync::{Arc, AtomicBool, AtomicU64, Mutex, MutexGuard};
use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::ptr::NonNull;

/// A request for memory.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Request<'a> {
    pub(crate) bytes: u64,
    pub(crate) source: Source<'a>,
    pub(crate) budget: BudgetId,
}

/// The pool of one device.
#[derive(Debug)]
pub(crate) struct Arena {
    device: DeviceOrdinal,
    backend: BackendHandle,
    state: Mutex<State>,
    /// What was given back while another thread held the lock.
    remote: Remote,
    pub(super) caches: Caches,
    /// Counts the changes of the books: see [`State::turn_page`].
    pub(super) edition: AtomicU64,
    /// Whether `history` is on: beside the edition, which small buffers read as well.
    pub(super) keeps_history: AtomicBool,
    pub(super) history: Arc<History>,
}

struct BackendHandle(Arc<dyn Backend>);

impl std::fmt::Debug for BackendHandle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.name())
    }
}

impl Arena {
    /// The pool of a device, with all of its memory.
    pub(crate) fn new(device: DeviceOrdinal, backend: Arc<dyn Backend>) -> Self {
        let history = Arc::new(History::new());
        let slab = PoolConfig::new().slab;
        let state = State::new(backend.total_memory(), slab, Arc::clone(&history));
        Self {
            device,
            backend: BackendHandle(backend),
            state: Mutex::new(state),
            remote: Remote::default(),
            caches: Caches::new(),
            edition: AtomicU64::new(1),
            keeps_history: AtomicBool::new(false),
            history,
        }
    }

    pub(super) fn device(&self) -> DeviceOrdinal {
        self.device
    }

    pub(super) fn backend(&self) -> &Arc<dyn Backend> {
        &self.backend.0
    }

    /// Takes the lock, with everything in the books that was given back meanwhile.
    pub(super) fn books(&self) -> MutexGuard<'_, State> {
        let mut state = self.state.lock();
        self.catch_up(&mut state);
        state
    }

    /// Runs `f` while the lock is taken.
    #[cfg(test)]
    pub(crate) fn while_locked<R>(&self, f: impl FnOnce() -> R) -> R {
        let _state = self.state.lock();
        f()
    }

    pub(super) fn catch_up(&self, state: &mut State) {
        state.turn_page(&self.edition);
        while let Some((grant, last_use)) = self.remote.pop() {
            self.put_back(state, grant, last_use);
        }
    }

    fn put_back(&self, state: &mut State, grant: Grant, pending: Option<Mark>) {
        if grant.home == Home::NONE {
            state.give_back(grant, pending);
        } else {
            self.free_from_cache(state, grant, pending);
        }
    }

    /// The mark, if the device has not reached it.
    #[inline]
    pub(super) fn unfinished(&self, last_use: Option<Mark>) -> Option<Mark> {
        last_use.filter(|&mark| !self.backend().is_complete(mark))
    }

    /// Sets the pool up; keeps what is allocated already.
    pub(crate) fn configure(&self, config: PoolConfig) -> Result<(), GpuError> {
        if let Some(limit) = config.limit {
            self.set_limit(limit)?;
        }
        self.books().slab_bytes = config.slab.max(UNIT);
        Ok(())
    }

    /// Changes what the pool may use.
    pub(crate) fn set_limit(&self, asked: u64) -> Result<(), GpuError> {
        let total = self.backend().total_memory();
        if asked == 0 || asked > total {
            return Err(GpuError::LimitImpossible {
                device: self.device,
                asked,
                total,
            });
        }
        let mut state = self.books();
        state.reclaim(&**self.backend(), false);
        self.drain_caches(&mut state);
        let in_use = state.taken();
        if asked < in_use {
            return Err(GpuError::LimitBelowUse { asked, in_use });
        }
        state.budgets.set_root_limit(asked);
        if state.committed > asked {
            state.drop_free_slabs();
        }
        Ok(())
    }

    /// Takes memory; the address is aligned to [`ALIGN`], also for zero bytes.
    #[inline(never)]
    pub(crate) fn allocate(&self, request: Request<'_>) -> Result<(Grant, NonNull<u8>), GpuError> {
        let mut state = self.books();
        state.reclaim(&**self.backend(), false);
        // Not by `take`: what goes through one result more is written and read once more.
        if let Some((grant, address)) = state.take_free(&request, false) {
            self.count(&mut state, &grant);
            self.note_made(&grant, address, None);
            return Ok((grant, address));
        }
        let made = self.take_more(&mut state, &request, false);
        let (grant, address) =
            made.inspect_err(|_| self.note_refused(&mut state, &request, None))?;
        self.count(&mut state, &grant);
        self.note_made(&grant, address, None);
        Ok((grant, address))
    }

    pub(super) fn count(&self, state: &mut State, grant: &Grant) {
        state.count(grant.source, grant.bytes);
        self.make_room(state);
    }

    /// Makes room for everything that may be given back before the next allocation.
    pub(super) fn make_room(&self, state: &mut State) {
        state.make_room();
        self.remote.make_room(state.most_given_back());
    }

    /// Takes memory for allocations to come; it is nobody else's until it is drawn or given back.
    pub(crate) fn reserve(&self, request: Request<'_>) -> Result<Grant, GpuError> {
        let mut state = self.books();
        let made = self.take(&mut state, &request, true);
        let (grant, _) = made.inspect_err(|_| self.note_refused(&mut state, &request, None))?;
        state.reserved += grant.bytes;
        Ok(grant)
    }

    /// Makes an allocation out of a reservation.
    pub(crate) fn draw(
        &self,
        reservation: &mut Grant,
        bytes: u64,
        source: Source<'_>,
    ) -> Result<(Grant, NonNull<u8>), GpuError> {
        let mut state = self.books();
        let exhausted = || GpuError::ReservationExhausted {
            source_name: source.to_string(),
            asked: bytes,
            left: reservation.bytes,
        };
        let units = units_of(bytes).ok_or_else(exhausted)?;
        let taken = u64::from(units) * UNIT;
        if taken > reservation.bytes {
            return Err(exhausted());
        }
        let id = state.sources.intern(&source);
        let budget = reservation.budget;
        let mut grant = Grant {
            block: None,
            bytes: taken,
            source: id,
            budget,
            home: Home::NONE,
        };
        let mut address = dangling();
        if let Some(block) = reservation.block.filter(|_| units > 0) {
            address = state.address(block).unwrap_or(address);
            let rest = Tag {
                source: reservation.source,
                budget,
                reserved: true,
            };
            reservation.block = state.blocks.split(block, units, rest.pack());
            reservation.bytes -= taken;
            state.blocks.set_tag(
                block,
                Tag {
                    source: id,
                    budget,
                    reserved: false,
                }
                .pack(),
            );
            state.reserved -= taken;
            grant.block = Some(block);
        }
        self.count(&mut state, &grant);
        self.note_made(&grant, address, None);
        Ok((grant, address))
    }

    /// Gives what is left of a reservation back.
    pub(crate) fn unreserve(&self, reservation: Grant) {
        let mut state = self.books();
        state.reserved -= reservation.bytes;
        state
            .budgets
            .discharge(reservation.budget, reservation.bytes);
        if let Some(block) = reservation.block {
            state.blocks.free(block);
        }
    }

    /// Gives an allocation back. Its memory is used again once the device has reached `last_use`.
    ///
    /// Waits for nobody: while another thread holds the lock, what it gives back is noted and in
    /// the books when the lock is taken next.
    #[inline(never)]
    pub(crate) fn free(&self, grant: Grant, last_use: Option<Mark>) {
        self.free_after(grant, self.unfinished(last_use));
    }

    /// Gives an allocation back, with work on it that the device is not asked about.
    pub(crate) fn free_after(&self, grant: Grant, last_use: Option<Mark>) {
        match self.state.try_lock() {
            Some(mut state) => {
                self.catch_up(&mut state);
                self.put_back(&mut state, grant, last_use);
            }
            None => self.remote.push(grant, last_use),
        }
    }

    /// Charges an allocation to a budget above its own from now on.
    pub(crate) fn move_up(&self, grant: &mut Grant, ancestor: BudgetId) {
        let mut state = self.books();
        state.budgets.discharge(grant.budget, grant.bytes);
        state.budgets.charge(ancestor, grant.bytes);
        grant.budget = ancestor;
        if let Some(block) = grant.block {
            let tag = Tag {
                source: grant.source,
                budget: ancestor,
                reserved: false,
            };
            state.blocks.set_tag(block, tag.pack());
        }
    }

    /// Gives the device back what nothing uses; returns the bytes.
    pub(crate) fn trim(&self) -> u64 {
        let mut state = self.books();
        state.reclaim(&**self.backend(), false);
        self.drain_caches(&mut state);
        state.drop_free_slabs()
    }

    pub(crate) fn stats(&self) -> PoolStats {
        let mut state = self.books();
        state.reclaim(&**self.backend(), false);
        self.drain_caches(&mut state);
        state.stats(self.backend().total_memory())
    }

    pub(crate) fn sources(&self) -> Vec<SourceStats> {
        self.books().source_stats()
    }

    /// The name of the source of an allocation.
    pub(crate) fn source_name(&self, grant: &Grant) -> String {
        self.books().sources.name(grant.source)
    }

    pub(crate) fn open_budget(
        &self,
        name: Cow<'static, str>,
        limit: u64,
        parent: BudgetId,
    ) -> Result<BudgetId, GpuError> {
        self.books().budgets.open(name, limit, parent)
    }

    pub(crate) fn named_budget(&self, name: &str, limit: u64) -> Result<BudgetId, GpuError> {
        self.books().budgets.named(name, limit)
    }

    pub(crate) fn close_budget(&self, id: BudgetId) {
        self.books().budgets.close(id);
    }

    pub(crate) fn budget_stats(&self, id: BudgetId) -> BudgetStats {
        let mut state = self.books();
        self.drain_caches(&mut state);
        state.budget_stats(id)
    }
}

/// The units that hold `bytes`; `None` for more than any device has.
pub(super) fn units_of(bytes: u64) -> Option<u32> {
    u32::try_from(bytes.div_ceil(UNIT)).ok()
}

/// The address of nothing: aligned, never dereferenced.
pub(super) fn dangling() -> NonNull<u8> {
    NonNull::without_provenance(NonZeroUsize::MIN.saturating_add(ALIGN - 1))
}
