//! What a scope owns. The keeper, not the buffers, owns the memory: it gives everything back when
//! its scope ends, whatever became of the buffers.

use super::arg::Parts;
use super::faults::{FaultSlot, UseCell};
use super::place::Place;
use crate::device::{Device, Stream};
use crate::error::GpuError;
use crate::pool::{BudgetId, Grant, PoolState, Request, Source};
use crate::sync::Arc;
use std::cell::{Cell, RefCell};
use std::ptr::NonNull;
use std::rc::Rc;

/// The memory, the stream and the faults of one scope.
pub(crate) struct Keeper {
    pub(crate) device: Arc<Device>,
    pub(crate) stream: Rc<Stream>,
    pub(crate) faults: Arc<FaultSlot>,
    /// What the scope's allocations are charged to.
    pub(crate) budget: BudgetId,
    /// What a buffer is charged to that leaves the scope: the pool's budget.
    pub(crate) home: BudgetId,
    entries: RefCell<Entries>,
}

/// Borrowed only inside this file's functions, none of which runs foreign code.
#[derive(Default)]
struct Entries {
    slots: Vec<Option<Rc<Entry>>>,
    vacant: Vec<usize>,
}

/// One allocation of a scope.
pub(crate) struct Entry {
    slot: usize,
    grant: Cell<Option<Grant>>,
    pub(crate) used: UseCell,
    declared: Option<Declared>,
}

/// Which declared buffer of which pool an allocation is.
#[derive(Clone, Copy)]
pub(crate) struct Declared {
    pub(crate) pool: &'static PoolState,
    pub(crate) index: u32,
}

impl Keeper {
    pub(crate) fn new(
        device: Arc<Device>,
        stream: Rc<Stream>,
        faults: Arc<FaultSlot>,
        budget: BudgetId,
        home: BudgetId,
    ) -> Self {
        Self {
            device,
            stream,
            faults,
            budget,
            home,
            entries: RefCell::default(),
        }
    }

    /// Takes memory that the scope owns.
    pub(crate) fn allocate(
        &self,
        bytes: u64,
        source: Source<'_>,
        declared: Option<Declared>,
    ) -> Result<Held<'_>, GpuError> {
        let request = Request {
            bytes,
            source,
            budget: self.budget,
        };
        let (grant, address) = self.device.arena().allocate(request)?;
        let mut entries = self.entries.borrow_mut();
        let slot = entries.vacant.pop().unwrap_or(entries.slots.len());
        let entry = Rc::new(Entry {
            slot,
            grant: Cell::new(Some(grant)),
            used: UseCell::default(),
            declared,
        });
        let kept = Some(Rc::clone(&entry));
        match entries.slots.get_mut(slot) {
            Some(place) => *place = kept,
            None => entries.slots.push(kept),
        }
        Ok(Held {
            keeper: self,
            entry,
            address,
        })
    }

    /// Takes an allocation out of the scope; `None` if it is not the scope's any more.
    fn take(&self, slot: usize) -> Option<Rc<Entry>> {
        let mut entries = self.entries.borrow_mut();
        let entry = entries.slots.get_mut(slot)?.take()?;
        entries.vacant.push(slot);
        Some(entry)
    }

    fn free(&self, entry: &Entry) {
        if let Some(grant) = entry.grant.take() {
            self.device.arena().free(grant, entry.used.last());
        }
        if let Some(declared) = entry.declared {
            declared.pool.give_back(declared.index);
        }
    }

    /// Waits for the scope's work and gives everything it owns back.
    pub(crate) fn finish(&self) -> Result<(), GpuError> {
        let backend = self.device.backend();
        let mut done = backend.synchronize(self.stream.id());
        let entries = std::mem::take(&mut *self.entries.borrow_mut());
        for entry in entries.slots.iter().flatten() {
            // Used last by an independent scope, whose stream is another one.
            if let Some(last) = entry.used.last().filter(|m| m.stream != self.stream.id()) {
                done = done.and(backend.synchronize(last.stream));
            }
            self.free(entry);
        }
        done.and(self.faults.check())
    }
}

/// Memory that a scope owns and a buffer uses. Dropping it gives the memory back early; forgetting
/// it costs nothing but that.
pub(crate) struct Held<'b> {
    keeper: &'b Keeper,
    entry: Rc<Entry>,
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
            writes: false,
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
        self.place().check()?;
        let keeper = self.keeper;
        let mut grant = self.entry.grant.take().ok_or_else(|| GpuError::Device {
            what: "a buffer of a scope that has ended".to_owned(),
        })?;
        keeper.device.arena().move_up(&mut grant, keeper.home);
        // The scope's books forget it here: the grant is gone, so nothing is freed.
        Ok(Left {
            device: Arc::clone(&keeper.device),
            grant,
            address: self.address,
            last: self.entry.used.last(),
        })
    }
}

/// What is left of memory that went out of its scope.
pub(crate) struct Left {
    pub(crate) device: Arc<Device>,
    pub(crate) grant: Grant,
    pub(crate) address: NonNull<u8>,
    pub(crate) last: Option<crate::backend::Mark>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(entry) = self.keeper.take(self.entry.slot) {
            self.keeper.free(&entry);
        }
    }
}
