//! Caches of small blocks for buffers that own their memory: each thread uses one of a few, whose
//! lock nobody else wants but by chance. What is idle in them is given to whoever needs memory
//! before the pool grows or refuses.
//!
//! Locks: the pool's before a cache's, never the other way round; a cache's is held for a few
//! instructions and nothing is waited for under it.

use super::arena::{Arena, units_of};
use super::blocks::BlockId;
use super::budget::BudgetId;
use super::grant::{Grant, Tag};
use super::ledger::Ledger;
use super::lines::LineCache;
use super::sources::SourceId;
use super::state::{NoBlock, State, UNIT};
use super::take::Request;
use crate::backend::{Address, Marks};
use crate::sync::fixed::AtomicUsize;
use crate::sync::{Arc, Mutex, Ordering};
use std::cell::Cell;
use std::ptr::NonNull;

/// Caches of a pool: threads beyond that many share.
pub(crate) const CACHES: usize = if cfg!(loom) { 1 } else { 8 };
/// Units of the longest block that is cached: 8 KiB.
const LONGEST: usize = 32;
/// Idle blocks of one length in one cache, so 2 MiB in a cache at most.
const IDLE: usize = 16;

/// Where a block is cached when its owner is gone, and the line that counts it.
///
/// One number, as a grant is made and moved in every allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Home(u32);

impl Home {
    /// Of a block that goes to no cache.
    pub(super) const NONE: Self = Self(u32::MAX);

    #[inline]
    fn new(cache: usize, line: u32) -> Self {
        // Both numbers are below 32.
        Self((cache as u32) << 16 | line)
    }

    #[inline]
    fn cache(self) -> usize {
        (self.0 >> 16) as usize
    }

    #[inline]
    fn line(self) -> u32 {
        self.0 & 0xFFFF
    }
}

/// The idle blocks of one length.
#[derive(Debug, Clone, Copy)]
struct Idle {
    len: usize,
    blocks: [Option<(BlockId, Address)>; IDLE],
}

#[derive(Debug)]
struct Cache {
    lines: LineCache,
    idle: Box<[Idle]>,
}

/// One cache. (Two cache lines apart from the next, so that threads do not disturb each other.)
#[derive(Debug)]
#[repr(align(128))]
struct Slot {
    cache: Mutex<Cache>,
    ledger: Arc<Ledger>,
}

/// The caches of a pool.
#[derive(Debug)]
pub(super) struct Caches(Box<[Slot]>);

thread_local! {
    /// Which cache the thread uses.
    static OWN: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// The number of the thread's cache.
#[inline]
pub(crate) fn own() -> usize {
    static NEXT: AtomicUsize = AtomicUsize::new(0);
    // A thread that is ending has no number left to keep: any cache will do.
    let known = OWN.try_with(Cell::get).unwrap_or(0);
    if known != usize::MAX {
        return known;
    }
    let number = NEXT.fetch_add(1, Ordering::Relaxed) % CACHES;
    let _ = OWN.try_with(|own| own.set(number));
    number
}

impl Caches {
    pub(super) fn new() -> Self {
        let slot = |_| {
            let none = Idle {
                len: 0,
                blocks: [None; IDLE],
            };
            Slot {
                cache: Mutex::new(Cache {
                    lines: LineCache::default(),
                    idle: vec![none; LONGEST + 1].into(),
                }),
                ledger: Arc::new(Ledger::new(BudgetId::ROOT)),
            }
        };
        Self((0..CACHES).map(slot).collect())
    }
}

impl Arena {
    /// A small block of this thread's cache, or one that will be; `None` for what is not cached and
    /// where memory is short.
    #[inline]
    pub(crate) fn allocate_cached(&self, request: &Request<'_>) -> Option<(Grant, NonNull<u8>)> {
        let units = units_of(request.bytes).filter(|&units| units > 0)?;
        if units as usize > LONGEST || request.budget != BudgetId::ROOT {
            return None;
        }
        let at = own();
        let slot = self.caches.0.get(at)?;
        {
            let mut cache = slot.cache.try_lock()?;
            let line = cache.lines.get(&request.source);
            if let (Some(line), Some(idle)) = (line, cache.idle.get_mut(units as usize)) {
                let top = idle.len.wrapping_sub(1);
                if let Some(&Some((block, address))) = idle.blocks.get(top) {
                    idle.len = top;
                    let grant = Grant::cached(block, units, Home::new(at, line));
                    slot.ledger.add(line, grant.bytes(), self.edition());
                    let source = || slot.ledger.source_of(line);
                    self.note_made_by(&grant, source, address.get(), None);
                    return Some((grant, address.get()));
                }
            }
        }
        self.take_for_cache(at, units, request)
    }

    /// A block from the pool that goes to the cache when its owner is gone.
    #[cold]
    fn take_for_cache(
        &self,
        at: usize,
        units: u32,
        request: &Request<'_>,
    ) -> Option<(Grant, NonNull<u8>)> {
        let slot = self.caches.0.get(at)?;
        let bytes = u64::from(units) * UNIT;
        let mut state = self.books().ok()?;
        let source = state.sources.intern(&request.source);
        // What a label with terms holds is known to the byte: it is in no ledger.
        if state.sources.has_terms(source)
            || state.refusing(source, BudgetId::ROOT, bytes).is_some()
        {
            return None;
        }
        let line = slot.ledger.line_of(source)?;
        state.sources.note_line(source);
        let block = self.find_for_ledger(&mut state, units, BudgetId::ROOT)?;
        let address = state.address(block)?;
        if !state.ledgers.iter().any(|l| Arc::ptr_eq(l, &slot.ledger)) {
            state.ledgers.push(Arc::clone(&slot.ledger));
        }
        state.hold(&slot.ledger, bytes);
        state.cached += 1;
        self.make_room(&mut state);
        let cache = slot.cache.lock();
        if cache.lines.get(&request.source).is_none() {
            cache.lines.set(&request.source, line);
        }
        slot.ledger.add(line, bytes, self.edition());
        drop(cache);
        let grant = Grant::cached(block, units, Home::new(at, line));
        self.note_made(&grant, source, address, None);
        Some((grant, address))
    }

    /// Gives a block that the device is done with back to its cache; `false` if it has none, or that
    /// has no room: then it is for [`Arena::free_after`].
    #[inline]
    pub(crate) fn free_to_cache(&self, grant: &Grant, address: NonNull<u8>) -> bool {
        // `NONE` is of no cache.
        let slot = self.caches.0.get(grant.home().cache());
        let (Some(slot), Some(block)) = (slot, grant.block()) else {
            return false;
        };
        let Some(mut cache) = slot.cache.try_lock() else {
            return false;
        };
        let Some(idle) = cache.idle.get_mut(grant.units() as usize) else {
            return false;
        };
        let Some(place) = idle.blocks.get_mut(idle.len) else {
            return false;
        };
        self.note_cached(
            grant,
            || slot.ledger.source_of(grant.home().line()),
            address,
        );
        *place = Some((block, Address::new(address)));
        idle.len += 1;
        slot.ledger.remove(grant.home().line(), grant.bytes());
        true
    }

    /// Gives a block of a cache back to the pool itself, at once or once `pending` is reached.
    pub(super) fn free_from_cache(&self, state: &mut State, grant: &Grant, pending: Marks) {
        let Some(slot) = self.caches.0.get(grant.home().cache()) else {
            return;
        };
        let cache = slot.cache.lock();
        slot.ledger.remove(grant.home().line(), grant.bytes());
        drop(cache);
        state.let_go(&slot.ledger, grant.bytes());
        state.cached -= 1;
        let source = slot.ledger.source_of(grant.home().line());
        state.put_away(grant, source, pending);
    }

    /// Whose a block of a cache is; `None` of other blocks.
    pub(super) fn source_in_cache(&self, grant: &Grant) -> Option<SourceId> {
        let slot = self.caches.0.get(grant.home().cache())?;
        Some(slot.ledger.source_of(grant.home().line()))
    }

    /// Gives the pool every idle block of every cache; `false` if there was none.
    pub(super) fn drain_caches(&self, state: &mut State) -> bool {
        let mut any = false;
        for slot in &self.caches.0 {
            let mut cache = slot.cache.lock();
            let mut bytes = 0;
            for (units, idle) in (0_u64..).zip(&mut *cache.idle) {
                for (block, _) in idle.blocks.iter().take(idle.len).flatten() {
                    state.set_free(*block);
                    state.cached -= 1;
                    bytes += units * UNIT;
                }
                idle.len = 0;
            }
            drop(cache);
            if bytes > 0 {
                state.let_go(&slot.ledger, bytes);
                any = true;
            }
        }
        any
    }

    /// Finds a block: in the slabs there are, with what is idle in caches if need be, or in a new
    /// slab.
    pub(super) fn find(&self, state: &mut State, units: u32, tag: Tag) -> Result<BlockId, NoBlock> {
        if let Some(block) = state.find_free(units, tag) {
            return Ok(block);
        }
        if self.drain_caches(state)
            && let Some(block) = state.find_free(units, tag)
        {
            return Ok(block);
        }
        state.find_grown(self.backend(), units, tag)
    }

    /// A block whose use is counted in a ledger. The buffers count as hits or misses, not the
    /// block: the first of a new slab is a miss.
    pub(super) fn find_for_ledger(
        &self,
        state: &mut State,
        units: u32,
        budget: BudgetId,
    ) -> Option<BlockId> {
        let misses = state.misses;
        let block = self.find(state, units, Tag::chunk(budget)).ok()?;
        if state.misses > misses {
            state.chunk_misses += 1;
        } else {
            state.hits -= 1;
        }
        Some(block)
    }
}
