//! The bookkeeping behind a pool's lock: blocks, slabs, sources and budgets that change together.

use super::PoolConfig;
use super::blocks::{BlockId, Blocks, Freed, Place, RegionId};
use super::budget::{BudgetId, Budgets};
use super::grant::{Grant, Tag};
use super::growth::Growth;
use super::history::History;
use super::ledger::Ledger;
use super::pending::Pending;
use super::sources::{SourceId, Sources};
use crate::backend::{ALIGN, Backend, Marks, Slab};
use crate::error::GpuError;
use crate::stats::{BudgetStats, PoolStats, SourceStats};
use crate::sync::Arc;
use std::ptr::NonNull;

/// The allocator's unit, in bytes.
pub(super) const UNIT: u64 = ALIGN as u64;

#[derive(Debug)]
pub(super) struct State {
    pub(super) blocks: Blocks,
    pub(super) sources: Sources,
    pub(super) budgets: Budgets,
    pub(super) slabs: Vec<Option<Slab>>,
    pub(super) pending: Vec<Pending>,
    /// The books of the open scopes that have small buffers.
    pub(super) ledgers: Vec<Arc<Ledger>>,
    /// Blocks of caches, in use and idle.
    pub(super) cached: u64,
    /// The chunks of all scopes, and the blocks of all caches.
    pub(super) chunk_bytes: u64,
    /// Small buffers of scopes that have ended.
    pub(super) small_made: u64,
    /// Slabs that were taken for a chunk.
    pub(super) chunk_misses: u64,
    pub(super) growth: Growth,
    /// A slab became free while the pool keeps more than it should.
    release_due: bool,
    pub(super) committed: u64,
    pub(super) current: u64,
    pub(super) peak: u64,
    pub(super) reserved: u64,
    /// Live reservations.
    pub(super) reservations: u64,
    pub(super) pending_bytes: u64,
    pub(super) allocations: u64,
    pub(super) hits: u64,
    pub(super) misses: u64,
    pub(super) history: Arc<History>,
}

/// Why no block was found.
pub(super) enum NoBlock {
    Fragmented,
    Device(GpuError),
}

impl State {
    pub(super) fn new(limit: u64, history: Arc<History>) -> Self {
        Self {
            blocks: Blocks::new(),
            sources: Sources::default(),
            budgets: Budgets::new(limit),
            slabs: Vec::new(),
            pending: Vec::new(),
            ledgers: Vec::new(),
            cached: 0,
            chunk_bytes: 0,
            small_made: 0,
            chunk_misses: 0,
            growth: Growth::new(&PoolConfig::new()),
            release_due: false,
            committed: 0,
            current: 0,
            peak: 0,
            reserved: 0,
            reservations: 0,
            pending_bytes: 0,
            allocations: 0,
            hits: 0,
            misses: 0,
            history,
        }
    }

    pub(super) fn limit(&self) -> u64 {
        self.budgets.root_limit()
    }

    /// Bytes that are in use, reserved or pending.
    pub(super) fn taken(&self) -> u64 {
        self.current + self.chunk_bytes + self.reserved + self.pending_bytes
    }

    /// Bytes that are guaranteed to budgets and labels and that they do not have yet.
    pub(super) fn promised(&self) -> u64 {
        self.budgets.promised() + self.sources.promised()
    }

    /// Bytes that are nobody's.
    pub(super) fn free(&self) -> u64 {
        let taken = self.taken().saturating_add(self.promised());
        self.limit().saturating_sub(taken)
    }

    /// What every budget from `id` to the device has left at least.
    pub(super) fn free_along(&self, id: BudgetId) -> u64 {
        self.budgets.free_along(id, self.sources.promised())
    }

    /// Frees a block that is in no book any more.
    #[inline]
    pub(super) fn set_free(&mut self, block: BlockId) {
        if self.blocks.free(block) == Freed::Region && self.committed > self.growth.keep() {
            self.release_due = true;
        }
    }

    /// Gives free slabs back, if the pool has more than it should keep. Not done in a drop, which
    /// waits for nobody.
    pub(super) fn release(&mut self) {
        if std::mem::take(&mut self.release_due) {
            let most = self.growth.keep();
            self.drop_free_slabs_while(|left, _| left > most);
        }
    }

    /// The bytes of every slab, by region; 0 for one that was given back.
    pub(super) fn slab_lengths(&self) -> impl Iterator<Item = u64> {
        self.slabs.iter().map(|s| s.as_ref().map_or(0, Slab::bytes))
    }

    /// The address of a block in use.
    pub(super) fn address(&self, block: BlockId) -> Option<NonNull<u8>> {
        self.address_of(self.blocks.place(block)?)
    }

    /// The address of a place in a slab.
    #[inline]
    pub(super) fn address_of(&self, place: Place) -> Option<NonNull<u8>> {
        let slab = self.slabs.get(place.region.0 as usize)?.as_ref()?;
        Some(slab.address(u64::from(place.offset) * UNIT))
    }

    /// Finds a block in the slabs there are.
    pub(super) fn find_free(&mut self, units: u32, tag: Tag) -> Option<BlockId> {
        Some(self.find_free_at(units, tag)?.0)
    }

    /// As [`State::find_free`]; also where it lies.
    #[inline]
    pub(super) fn find_free_at(&mut self, units: u32, tag: Tag) -> Option<(BlockId, Place)> {
        let found = self.blocks.allocate_at(units, tag.pack())?;
        self.hits += 1;
        Some(found)
    }

    /// Finds a block in a new slab.
    pub(super) fn find_grown(
        &mut self,
        backend: &Arc<dyn Backend>,
        units: u32,
        tag: Tag,
    ) -> Result<BlockId, NoBlock> {
        self.grow(backend, u64::from(units) * UNIT)?;
        self.misses += 1;
        self.blocks
            .allocate(units, tag.pack())
            .ok_or(NoBlock::Fragmented)
    }

    /// Takes a slab of at least `need` bytes from the device, within the limit.
    fn grow(&mut self, backend: &Arc<dyn Backend>, need: u64) -> Result<(), NoBlock> {
        if need > self.headroom() {
            self.drop_free_slabs(0);
        }
        let headroom = self.headroom();
        if need > headroom {
            return Err(NoBlock::Fragmented);
        }
        let (wish, is_own) = self.growth.slab(need, headroom);
        let slab = match Slab::allocate(backend, wish) {
            Ok(slab) => slab,
            Err(_) => {
                self.drop_free_slabs(0);
                Slab::allocate(backend, need).map_err(NoBlock::Device)?
            }
        };
        let units = u32::try_from(slab.bytes() / UNIT).unwrap_or(u32::MAX);
        let region = match self.slabs.iter().position(Option::is_none) {
            Some(at) => at,
            None => {
                self.slabs.push(None);
                self.slabs.len() - 1
            }
        };
        if !is_own {
            self.growth.taken();
        }
        self.committed += slab.bytes();
        self.history.slab_taken(&slab);
        self.blocks.add_region(RegionId(region as u32), units);
        self.slabs[region] = Some(slab);
        Ok(())
    }

    /// What may still be taken from the device.
    fn headroom(&self) -> u64 {
        floor(self.limit().saturating_sub(self.committed))
    }

    /// Gives the slabs that nothing uses back to the device, as far as `keep` bytes are left of
    /// all; returns the bytes.
    pub(super) fn drop_free_slabs(&mut self, keep: u64) -> u64 {
        self.drop_free_slabs_while(|left, bytes| left - bytes >= keep)
    }

    /// Gives those back of which `wanted` says so: it gets what the pool has of the device and what
    /// the slab has of that.
    fn drop_free_slabs_while(&mut self, wanted: impl Fn(u64, u64) -> bool) -> u64 {
        let mut released = 0;
        let committed = self.committed;
        let Self {
            blocks,
            slabs,
            history,
            ..
        } = self;
        blocks.remove_free_regions(|region| {
            let slab = slabs.get_mut(region.0 as usize);
            let bytes = slab
                .as_ref()
                .and_then(|s| s.as_ref())
                .map_or(0, Slab::bytes);
            if !wanted(committed - released, bytes) {
                return false;
            }
            let slab = slab.and_then(Option::take);
            released += bytes;
            slab.iter().for_each(|slab| history.slab_given_back(slab));
            true
        });
        self.committed -= released;
        released
    }

    /// Counts an allocation that was counted in a ledger until now.
    pub(super) fn adopt(&mut self, source: SourceId, bytes: u64) {
        self.sources.adopt(source, bytes);
        self.current += bytes;
        self.allocations += 1;
    }

    /// Counts an allocation that was charged already.
    pub(super) fn count(&mut self, source: SourceId, bytes: u64) {
        let ledgers = &self.ledgers;
        self.sources.add(source, bytes, || {
            let lines = ledgers.iter().flat_map(|l| l.lines());
            let same = lines.filter(|l| l.source() == source);
            same.map(|l| l.bytes()).sum()
        });
        self.current += bytes;
        self.peak = self.peak.max(self.current);
        self.allocations += 1;
    }

    /// Takes an allocation out of the books and its block back, now or once `pending` is reached.
    #[inline]
    pub(super) fn give_back(&mut self, grant: &Grant, pending: Marks) {
        let bytes = grant.bytes();
        let Some(tag) = self.tag(grant) else {
            if let Some(source) = grant.source_of_nothing() {
                self.sources.remove(source, 0);
                self.allocations -= 1;
            }
            return;
        };
        self.sources.remove(tag.source, bytes);
        self.current -= bytes;
        self.allocations -= 1;
        self.budgets.discharge(tag.budget, bytes);
        self.put_away(grant, tag.source, pending);
    }

    /// What stands on the block of a grant.
    #[inline]
    pub(super) fn tag(&self, grant: &Grant) -> Option<Tag> {
        Some(Tag::unpack(self.blocks.tag(grant.block()?)?))
    }

    /// Gives what is left of a reservation back.
    pub(super) fn unreserve(&mut self, reservation: &Grant) {
        self.reservations -= 1;
        if let (Some(tag), Some(block)) = (self.tag(reservation), reservation.block()) {
            self.reserved -= reservation.bytes();
            self.budgets.discharge(tag.budget, reservation.bytes());
            self.set_free(block);
        }
    }

    /// As many blocks as can be given back before another one is taken.
    pub(super) fn most_given_back(&self) -> usize {
        (self.allocations + self.cached + self.reservations) as usize
    }

    /// Makes room for what can become pending, so that a drop never has to.
    pub(super) fn make_room(&mut self) {
        let most = self.pending.len() + self.most_given_back() + 1;
        if self.pending.capacity() < most {
            self.pending.reserve(2 * most - self.pending.len());
        }
    }

    /// The longest free block.
    pub(super) fn largest_block(&self) -> u64 {
        u64::from(self.blocks.largest_free()) * UNIT
    }

    /// The longest request that would be met now.
    pub(super) fn largest_free(&self) -> u64 {
        let limit = floor(self.limit());
        let unused_slabs = self.blocks.units_of_free_regions() * UNIT;
        let new_slab = limit.saturating_sub(self.committed - unused_slabs);
        new_slab.max(self.largest_block()).min(floor(self.free()))
    }

    /// What the books say word for word, of a pool that gives nothing any more.
    pub(super) fn plain_stats(&self, total: u64) -> PoolStats {
        PoolStats {
            total,
            limit: self.limit(),
            current: self.current,
            peak: self.peak,
            reserved: self.reserved,
            pending: self.pending_bytes,
            free: 0,
            largest_free: 0,
            committed: self.committed,
            slabs: self.slabs.iter().flatten().count() as u64,
            allocations: self.allocations,
            hits: self.hits,
            misses: self.misses,
        }
    }

    /// Leaves the slabs with the device: it may still work on them.
    pub(super) fn leak_slabs(&mut self) {
        self.slabs.drain(..).for_each(std::mem::forget);
    }

    pub(super) fn stats(&self, total: u64) -> PoolStats {
        let limit = self.limit();
        let used = self.small_used();
        // What is pending fills no promise, and may stand in the way of one until it is done.
        let promised = self.promised().min(limit.saturating_sub(self.taken()));
        let counts = self.ledgers.iter().map(|l| l.buffers());
        let (made, live) = counts.fold((0, 0), |(m, l), (made, live)| (m + made, l + live));
        let small_hits = (self.small_made + made).saturating_sub(self.chunk_misses);
        PoolStats {
            total,
            limit,
            current: self.current + used,
            peak: self.peak,
            reserved: self.reserved + (self.chunk_bytes - used) + promised,
            pending: self.pending_bytes,
            free: self.free(),
            largest_free: self.largest_free(),
            committed: self.committed,
            slabs: self.slabs.iter().flatten().count() as u64,
            allocations: self.allocations + live,
            hits: self.hits + small_hits,
            misses: self.misses,
        }
    }

    /// The state of a budget.
    pub(super) fn budget_stats(&self, id: BudgetId) -> BudgetStats {
        self.budgets.stats(id, self.small_within(id))
    }

    /// What every source holds, the largest first.
    pub(super) fn source_stats(&self) -> Vec<SourceStats> {
        self.sources
            .stats(self.ledgers.iter().flat_map(|l| l.lines()))
    }
}

/// The whole units in `bytes`.
fn floor(bytes: u64) -> u64 {
    bytes / UNIT * UNIT
}
