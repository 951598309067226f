//! What a scope owns. The keeper, not the buffers, owns the memory: it gives everything back when
//! its scope ends, whatever became of the buffers.

use super::arg::Parts;
use super::entries::{Entries, Entry};
use super::faults::{FaultSlot, UseCell};
use super::place::Place;
use crate::backend::Mark;
use crate::device::{Device, Stream};
use crate::error::GpuError;
use crate::pool::{BudgetId, Grant, PoolState, Request, Source};
use crate::sync::Arc;
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
    entries: Entries,
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
            entries: Entries::default(),
        }
    }

    /// Takes memory that the scope owns.
    pub(crate) fn allocate(
        &self,
        bytes: u64,
        source: Source<'_>,
        declared: Option<Declared>,
    ) -> Result<Held<'_>, GpuError> {
        let budget = self.budget;
        let request = Request {
            bytes,
            source,
            budget,
        };
        let entry = self.entries.take().ok_or_else(|| GpuError::Device {
            what: "one scope cannot own that many buffers".to_owned(),
        })?;
        match self.device.arena().allocate(request) {
            Ok((grant, address)) => {
                entry.grant.set(Some(grant));
                entry.declared.set(declared);
                Ok(Held {
                    keeper: self,
                    entry,
                    address,
                })
            }
            Err(error) => {
                self.entries.vacate(entry);
                Err(error)
            }
        }
    }

    fn free(&self, entry: &Entry) {
        if let Some(grant) = entry.grant.take() {
            self.device.arena().free(grant, entry.used.last());
        }
        if let Some(declared) = entry.declared.take() {
            declared.pool.give_back(declared.index);
        }
    }

    /// Waits for the scope's work and gives everything it owns back.
    pub(crate) fn finish(&self) -> Result<(), GpuError> {
        let backend = self.device.backend();
        let mut done = backend.synchronize(self.stream.id());
        for entry in self.entries.iter() {
            // Used last by an independent scope, whose stream is another one.
            let elsewhere = |m: &Mark| m.stream != self.stream.id() && !backend.is_complete(*m);
            if let Some(last) = entry.used.last().filter(elsewhere) {
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
    pub(crate) last: Option<Mark>,
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.keeper.free(self.entry);
        self.keeper.entries.vacate(self.entry);
    }
}
