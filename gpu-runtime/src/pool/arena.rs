//! The pool's lock and what is done under it. The lock is held for bookkeeping and for taking
//! slabs; never while a kernel is launched, memory is copied or a user's code runs.

use super::PoolConfig;
use super::budget::BudgetId;
use super::cache::{Caches, Home};
use super::grant::{Grant, Tag};
use super::history::History;
use super::lock::Held;
use super::reclaimers::Reclaimers;
use super::remote::{Remote, Returned};
use super::sources::{Source, SourceId};
use super::state::{State, UNIT};
use super::take::{Order, Request};
use crate::backend::{ALIGN, Backend, Marks, StreamId, Timeline};
use crate::device::DeviceOrdinal;
use crate::error::GpuError;
use crate::stats::{BudgetStats, PoolStats, SourceStats};
use crate::sync::{Arc, AtomicBool, AtomicU64, Mutex, Ordering};
use std::borrow::Cow;
use std::num::NonZeroUsize;
use std::ptr::NonNull;

/// The pool of one device.
#[derive(Debug)]
pub(crate) struct Arena {
    device: DeviceOrdinal,
    timeline: Arc<Timeline>,
    /// Taken in `lock` only.
    pub(super) state: Mutex<State>,
    /// A panic passed through while the books were changed.
    pub(super) poisoned: AtomicBool,
    /// What was given back while another thread held the lock.
    remote: Remote,
    pub(super) caches: Caches,
    /// What gives memory back when it is missing.
    pub(crate) reclaimers: Reclaimers,
    /// Whether free slabs go back by themselves.
    releases: AtomicBool,
    /// Counts the changes of the books: see [`State::turn_page`].
    pub(super) edition: AtomicU64,
    /// Whether `history` is on: beside the edition, which small buffers read as well.
    pub(super) keeps_history: AtomicBool,
    pub(super) history: Arc<History>,
}

impl Arena {
    /// The pool of a device, with all of its memory.
    pub(crate) fn new(device: DeviceOrdinal, timeline: Arc<Timeline>) -> Self {
        let history = Arc::new(History::new());
        let state = State::new(timeline.backend().total_memory(), Arc::clone(&history));
        Self {
            device,
            timeline,
            state: Mutex::new(state),
            poisoned: AtomicBool::new(false),
            remote: Remote::default(),
            caches: Caches::new(),
            reclaimers: Reclaimers::default(),
            releases: AtomicBool::new(false),
            edition: AtomicU64::new(1),
            keeps_history: AtomicBool::new(false),
            history,
        }
    }

    pub(super) fn device(&self) -> DeviceOrdinal {
        self.device
    }

    pub(super) fn backend(&self) -> &Arc<dyn Backend> {
        self.timeline.backend()
    }

    pub(super) fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    #[inline]
    pub(super) fn catch_up(&self, state: &mut State) {
        state.turn_page(&self.edition);
        if !self.remote.is_empty() {
            self.take_in(state);
        }
    }

    #[cold]
    fn take_in(&self, state: &mut State) {
        while let Some(returned) = self.remote.pop() {
            self.put_back(state, returned);
        }
    }

    fn put_back(&self, state: &mut State, returned: Returned) {
        match returned {
            Returned::Block(grant, pending) => self.put_back_block(state, &grant, pending),
            Returned::Reservation(grant) => state.unreserve(&grant),
        }
    }

    #[inline]
    fn put_back_block(&self, state: &mut State, grant: &Grant, pending: Marks) {
        if grant.home() == Home::NONE {
            state.give_back(grant, pending);
        } else {
            self.free_from_cache(state, grant, pending);
        }
    }

    /// Those of which it is not known that the device has reached them. The device is not asked.
    #[inline]
    pub(crate) fn unfinished(&self, mut last: Marks) -> Marks {
        if !last.is_empty() {
            last.retain(|mark| !self.timeline.is_known(mark));
        }
        last
    }

    /// Sets the pool up; keeps what is allocated already.
    pub(crate) fn configure(&self, config: PoolConfig) -> Result<(), GpuError> {
        if let Some(limit) = config.limit {
            self.set_limit(limit)?;
        }
        self.books()?.growth.configure(&config);
        self.releases
            .store(config.keep.is_some(), Ordering::Relaxed);
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
        let mut state = self.books()?;
        state.reclaim(&self.timeline);
        self.drain_caches(&mut state);
        let in_use = state.taken() + state.promised();
        if asked < in_use {
            return Err(GpuError::LimitBelowUse { asked, in_use });
        }
        state.budgets.set_root_limit(asked);
        if state.committed > asked {
            state.drop_free_slabs(0);
        }
        Ok(())
    }

    #[inline]
    pub(super) fn count(&self, state: &mut State, source: SourceId, bytes: u64) {
        state.count(source, bytes);
        self.make_room(state);
    }

    /// Makes room for everything that may be given back before the next allocation.
    pub(super) fn make_room(&self, state: &mut State) {
        state.make_room();
        self.remote.make_room(state.most_given_back());
    }

    /// Takes memory for allocations to come; it is nobody else's until it is drawn or given back.
    pub(crate) fn reserve(&self, request: Request<'_>) -> Result<Grant, GpuError> {
        let order = Order::Clean { reserved: true };
        let found = self.take(&request, order, |state, found| {
            state.reserved += found.grant.bytes();
            state.reservations += 1;
            self.make_room(state);
        })?;
        Ok(found.grant)
    }

    /// Makes an allocation out of a reservation.
    pub(crate) fn draw(
        &self,
        reservation: &mut Grant,
        bytes: u64,
        source: Source<'_>,
    ) -> Result<(Grant, NonNull<u8>), GpuError> {
        let mut state = self.books()?;
        let exhausted = || GpuError::ReservationExhausted {
            source_name: source.to_string(),
            asked: bytes,
            left: reservation.bytes(),
        };
        let units = units_of(bytes).ok_or_else(exhausted)?;
        if units > reservation.units() {
            return Err(exhausted());
        }
        let id = state.sources.intern(&source);
        let (mut grant, mut address) = (Grant::nothing(id), dangling());
        if let (Some(block), Some(of)) = (reservation.block(), state.tag(reservation))
            && units > 0
        {
            address = state.address(block).unwrap_or(address);
            let rest = state.blocks.split(block, units, of.pack());
            *reservation = match rest {
                Some(rest) => Grant::new(rest, reservation.units() - units),
                None => Grant::nothing(of.source),
            };
            let tag = Tag {
                source: id,
                reserved: false,
                ..of
            };
            state.blocks.set_tag(block, tag.pack());
            state.reserved -= u64::from(units) * UNIT;
            grant = Grant::new(block, units);
        }
        self.count(&mut state, id, grant.bytes());
        self.note_made(&grant, id, address, None);
        Ok((grant, address))
    }

    /// Gives what is left of a reservation back.
    pub(crate) fn unreserve(&self, reservation: Grant) {
        match self.try_books_of_the_living() {
            Ok(Some(mut state)) => state.unreserve(&reservation),
            Ok(None) => {}
            Err(Held) => self.remote.push(Returned::Reservation(reservation)),
        }
    }

    /// Gives an allocation back. Its memory is used again once the device has reached `last`.
    #[inline]
    pub(crate) fn free(&self, grant: Grant, last: impl Into<Marks>) {
        self.free_after(grant, self.unfinished(last.into()));
    }

    /// Gives an allocation back, with work on it that the device is not asked about.
    ///
    /// Waits for nobody: while another thread holds the lock, what is given back is noted and in
    /// the books when the lock is taken next.
    #[inline(never)]
    pub(crate) fn free_after(&self, grant: Grant, last: Marks) {
        self.give_back(grant, last);
    }

    /// As [`Arena::free_after`], of memory that the device is done with.
    #[inline(never)]
    pub(crate) fn free_now(&self, grant: Grant) {
        self.give_back(grant, Marks::default());
    }

    /// (Compiled into both: where nothing is waited for, no marks are moved about.)
    #[inline(always)]
    fn give_back(&self, grant: Grant, last: Marks) {
        match self.try_books_of_the_living() {
            Ok(Some(mut state)) => self.put_back_block(&mut state, &grant, last),
            Ok(None) => {}
            Err(Held) => self.remote.push(Returned::Block(grant, last)),
        }
    }

    /// Charges an allocation to a budget above its own from now on.
    ///
    /// # Errors
    /// Those of [`Arena::sound`].
    pub(crate) fn move_up(&self, grant: &Grant, ancestor: BudgetId) -> Result<(), GpuError> {
        let mut state = self.books()?;
        if let (Some(block), Some(tag)) = (grant.block(), state.tag(grant)) {
            state.budgets.discharge(tag.budget, grant.bytes());
            state.budgets.charge(ancestor, grant.bytes());
            let tag = Tag {
                budget: ancestor,
                reserved: false,
                ..tag
            };
            state.blocks.set_tag(block, tag.pack());
        }
        Ok(())
    }

    /// Gives the device back what nothing uses, but for about `keep` bytes; returns the bytes.
    pub(crate) fn trim(&self, keep: u64) -> u64 {
        let Some(mut state) = self.books_of_the_living() else {
            return 0;
        };
        state.reclaim(&self.timeline);
        self.drain_caches(&mut state);
        state.drop_free_slabs(keep)
    }

    /// Takes back what `stream` was the last to work on: all of its work was waited for.
    pub(crate) fn settle(&self, stream: StreamId) {
        if self.backend().is_host() && !self.releases.load(Ordering::Relaxed) {
            return;
        }
        if let Some(mut state) = self.books_of_the_living() {
            state.reclaim_of(stream, &self.timeline);
            state.release();
        }
    }

    pub(crate) fn stats(&self) -> PoolStats {
        let Some(mut state) = self.books_of_the_living() else {
            return self.last_stats();
        };
        state.reclaim(&self.timeline);
        self.drain_caches(&mut state);
        state.stats(self.backend().total_memory())
    }

    pub(crate) fn sources(&self) -> Vec<SourceStats> {
        let state = self.books_of_the_living();
        state.map(|s| s.source_stats()).unwrap_or_default()
    }

    /// The name of the source of an allocation.
    pub(crate) fn source_name(&self, grant: &Grant) -> String {
        let state = self.books_of_the_living();
        let name = state.and_then(|s| Some(s.sources.name(self.source_of(&s, grant)?)));
        name.unwrap_or_default()
    }

    fn source_of(&self, state: &State, grant: &Grant) -> Option<SourceId> {
        let cached = self.source_in_cache(grant);
        cached
            .or_else(|| grant.source_of_nothing())
            .or_else(|| Some(state.tag(grant)?.source))
    }

    pub(crate) fn open_budget(
        &self,
        name: Cow<'static, str>,
        limit: u64,
        parent: BudgetId,
    ) -> Result<BudgetId, GpuError> {
        self.books()?.budgets.open(name, limit, parent)
    }

    pub(crate) fn named_budget(&self, name: &str, limit: u64) -> Result<BudgetId, GpuError> {
        self.books()?.budgets.named(name, limit)
    }

    /// Keeps `bytes` for a budget, out of the reach of all others; those that it has count.
    pub(crate) fn guarantee(&self, id: BudgetId, bytes: u64) -> Result<(), GpuError> {
        let mut state = self.books()?;
        let others = state.sources.promised();
        state.budgets.guarantee(id, bytes, others)
    }

    /// Limits what a label may hold, and keeps a part of it out of the reach of all others.
    pub(crate) fn set_terms(
        &self,
        label: &Source<'_>,
        limit: u64,
        guaranteed: u64,
    ) -> Result<(), GpuError> {
        let mut state = self.books()?;
        let free = state.free();
        state.sources.set_terms(label, limit, guaranteed, free)
    }

    pub(crate) fn close_budget(&self, id: BudgetId) {
        if let Some(mut state) = self.books_of_the_living() {
            state.budgets.close(id);
        }
    }

    /// The state of a budget; of nothing in a forked child, and of a poisoned pool.
    pub(crate) fn budget_stats(&self, id: BudgetId) -> BudgetStats {
        let Some(mut state) = self.books_of_the_living() else {
            return BudgetStats::default();
        };
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
