//! The bookkeeping behind a pool's lock: blocks, slabs, sources and budgets that change together.

use super::blocks::{BlockId, Blocks, RegionId};
use super::budget::{BudgetId, Budgets};
use super::sources::{SourceId, Sources};
use crate::backend::{ALIGN, Backend, Mark, Slab};
use crate::error::GpuError;
use crate::stats::PoolStats;
use crate::sync::Arc;
use std::ptr::NonNull;

/// The allocator's unit, in bytes.
pub(super) const UNIT: u64 = ALIGN as u64;

/// What an allocation is in the pool's books. Whoever holds it gives it back once.
#[derive(Debug)]
pub(crate) struct Grant {
    /// `None` for an allocation of zero bytes.
    pub(super) block: Option<BlockId>,
    pub(super) bytes: u64,
    pub(super) source: SourceId,
    pub(super) budget: BudgetId,
}

impl Grant {
    /// The bytes of the blocks that were taken.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }
}

/// What is written on a used block: whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tag {
    pub(super) source: SourceId,
    pub(super) budget: BudgetId,
    pub(super) reserved: bool,
}

impl Tag {
    pub(super) fn pack(self) -> u64 {
        u64::from(self.source.0) << 32 | u64::from(self.budget.0) << 1 | u64::from(self.reserved)
    }

    pub(super) fn unpack(bits: u64) -> Self {
        Self {
            source: SourceId((bits >> 32) as u32),
            budget: BudgetId((bits as u32) >> 1),
            reserved: bits & 1 == 1,
        }
    }
}

/// A block whose owner is gone while the device may still work on it.
#[derive(Debug)]
struct Pending {
    block: BlockId,
    bytes: u64,
    mark: Mark,
}

#[derive(Debug)]
pub(super) struct State {
    pub(super) blocks: Blocks,
    pub(super) sources: Sources,
    pub(super) budgets: Budgets,
    slabs: Vec<Option<Slab>>,
    pending: Vec<Pending>,
    pub(super) slab_bytes: u64,
    pub(super) committed: u64,
    pub(super) current: u64,
    peak: u64,
    pub(super) reserved: u64,
    pending_bytes: u64,
    allocations: u64,
    hits: u64,
    misses: u64,
}

/// Why no block was found.
pub(super) enum NoBlock {
    Fragmented,
    Device(GpuError),
}

impl State {
    pub(super) fn new(limit: u64, slab_bytes: u64) -> Self {
        Self {
            blocks: Blocks::new(),
            sources: Sources::default(),
            budgets: Budgets::new(limit),
            slabs: Vec::new(),
            pending: Vec::new(),
            slab_bytes,
            committed: 0,
            current: 0,
            peak: 0,
            reserved: 0,
            pending_bytes: 0,
            allocations: 0,
            hits: 0,
            misses: 0,
        }
    }

    pub(super) fn limit(&self) -> u64 {
        self.budgets.stats(BudgetId::ROOT).limit
    }

    /// Bytes that are in use, reserved or pending.
    pub(super) fn taken(&self) -> u64 {
        self.current + self.reserved + self.pending_bytes
    }

    /// The address of a block in use.
    pub(super) fn address(&self, block: BlockId) -> Option<NonNull<u8>> {
        let place = self.blocks.place(block)?;
        let slab = self.slabs.get(place.region.0 as usize)?.as_ref()?;
        Some(slab.address(u64::from(place.offset) * UNIT))
    }

    /// Finds a block, in the slabs there are or in a new one.
    pub(super) fn find(
        &mut self,
        backend: &Arc<dyn Backend>,
        units: u32,
        tag: Tag,
    ) -> Result<BlockId, NoBlock> {
        if let Some(block) = self.blocks.allocate(units, tag.pack()) {
            self.hits += 1;
            return Ok(block);
        }
        self.grow(backend, u64::from(units) * UNIT)?;
        self.misses += 1;
        self.blocks
            .allocate(units, tag.pack())
            .ok_or(NoBlock::Fragmented)
    }

    /// Takes a slab of at least `need` bytes from the device, within the limit.
    fn grow(&mut self, backend: &Arc<dyn Backend>, need: u64) -> Result<(), NoBlock> {
        if need > self.headroom() {
            self.drop_free_slabs();
        }
        let headroom = self.headroom();
        if need > headroom {
            return Err(NoBlock::Fragmented);
        }
        let wish = need.max(self.slab_bytes.next_multiple_of(UNIT).min(headroom));
        let slab = match Slab::allocate(backend, wish) {
            Ok(slab) => slab,
            Err(_) => {
                self.drop_free_slabs();
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
        self.committed += slab.bytes();
        self.blocks.add_region(RegionId(region as u32), units);
        self.slabs[region] = Some(slab);
        Ok(())
    }

    /// What may still be taken from the device.
    fn headroom(&self) -> u64 {
        floor(self.limit().saturating_sub(self.committed))
    }

    /// Gives the slabs that nothing uses back to the device; returns their bytes.
    pub(super) fn drop_free_slabs(&mut self) -> u64 {
        let mut released = 0;
        let Self { blocks, slabs, .. } = self;
        blocks.remove_free_regions(|region| {
            let slab = slabs.get_mut(region.0 as usize).and_then(Option::take);
            released += slab.as_ref().map_or(0, Slab::bytes);
            true
        });
        self.committed -= released;
        released
    }

    /// Counts an allocation that was charged already.
    pub(super) fn count(&mut self, source: SourceId, bytes: u64) {
        self.sources.add(source, bytes);
        self.current += bytes;
        self.peak = self.peak.max(self.current);
        self.allocations += 1;
    }

    /// Takes an allocation out of the books and its block back, now or once `mark` is reached.
    pub(super) fn give_back(&mut self, grant: Grant, pending: Option<Mark>) {
        self.sources.remove(grant.source, grant.bytes);
        self.current -= grant.bytes;
        self.allocations -= 1;
        self.budgets.discharge(grant.budget, grant.bytes);
        let Some(block) = grant.block else {
            return;
        };
        match pending {
            None => {
                self.blocks.free(block);
            }
            Some(mark) => {
                self.budgets.charge(BudgetId::ROOT, grant.bytes);
                self.pending_bytes += grant.bytes;
                self.pending.push(Pending {
                    block,
                    bytes: grant.bytes,
                    mark,
                });
            }
        }
    }

    /// Takes back the pending blocks that the device is done with; with `wait`, all of them, after
    /// waiting for the device. Returns whether there were any.
    pub(super) fn reclaim(&mut self, backend: &dyn Backend, wait: bool) -> bool {
        let before = self.pending.len();
        let Self {
            pending,
            blocks,
            budgets,
            pending_bytes,
            ..
        } = self;
        pending.retain(|p| {
            let done =
                backend.is_complete(p.mark) || (wait && backend.synchronize(p.mark.stream).is_ok());
            if done {
                blocks.free(p.block);
                budgets.discharge(BudgetId::ROOT, p.bytes);
                *pending_bytes -= p.bytes;
            }
            !done
        });
        pending.len() < before
    }

    /// The longest request that would be met now.
    pub(super) fn largest_free(&self) -> u64 {
        let limit = floor(self.limit());
        let unused_slabs = self.blocks.units_of_free_regions() * UNIT;
        let new_slab = limit.saturating_sub(self.committed - unused_slabs);
        let block = u64::from(self.blocks.largest_free()) * UNIT;
        new_slab
            .max(block)
            .min(floor(self.limit().saturating_sub(self.taken())))
    }

    pub(super) fn stats(&self, total: u64) -> PoolStats {
        let limit = self.limit();
        PoolStats {
            total,
            limit,
            current: self.current,
            peak: self.peak,
            reserved: self.reserved,
            pending: self.pending_bytes,
            free: limit.saturating_sub(self.taken()),
            largest_free: self.largest_free(),
            committed: self.committed,
            slabs: self.slabs.iter().flatten().count() as u64,
            allocations: self.allocations,
            hits: self.hits,
            misses: self.misses,
        }
    }
}

/// The whole units in `bytes`.
fn floor(bytes: u64) -> u64 {
    bytes / UNIT * UNIT
}
