//! Raw memory of a device: allocations, reservations, budgets, and who holds what.

use crate::buffer::{OwnedBlock, UseCell};
use crate::device::{Device, DeviceRef, DeviceRefs};
use crate::error::GpuError;
use crate::pool::{BudgetId, Grant, Request, Source};
use crate::stats::{BudgetStats, PoolStats, SourceStats};
use crate::sync::Arc;
use std::fmt;
use std::panic::Location;

/// The memory of a device. Everything it says comes from the pool that serves every allocation,
/// so that the numbers add up.
#[derive(Debug)]
pub struct GpuMemoryManager {
    device: DeviceRefs,
}

/// What [`cleanup_gpu_memory`](crate::cleanup_gpu_memory) did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct Cleanup {
    /// Bytes given back to the devices.
    pub released: u64,
    /// Bytes that live allocations still hold.
    pub in_use: u64,
}

impl GpuMemoryManager {
    pub(crate) fn new(device: Arc<Device>) -> Self {
        Self {
            device: DeviceRefs::new(device),
        }
    }

    /// Takes `bytes` for as long as the returned handle lives.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_manager, GpuError};
    /// let scratch = gpu_memory_manager()?.allocate(1 << 20, "scratch")?;
    /// assert_eq!(scratch.bytes(), 1 << 20);
    /// drop(scratch); // its bytes are free again
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`], which says who holds the memory.
    #[track_caller]
    #[inline]
    pub fn allocate<'a>(
        &self,
        bytes: u64,
        source: impl Into<Source<'a>>,
    ) -> Result<Allocation, GpuError> {
        let source = source.into().seen_from(Location::caller());
        let request = Request {
            bytes,
            source,
            budget: BudgetId::ROOT,
        };
        let device = self.device.own();
        if let Some(block) = OwnedBlock::allocate_small(device, &request) {
            return Ok(Allocation {
                block,
                requested: bytes,
            });
        }
        let block = OwnedBlock::allocate(device, request)?;
        Ok(Allocation {
            block,
            requested: bytes,
        })
    }

    /// Takes `bytes` in one piece out of the reach of others, for allocations to come.
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`].
    #[track_caller]
    pub fn reserve(&self, bytes: u64) -> Result<Reservation, GpuError> {
        let request = Request {
            bytes,
            source: Source::here(),
            budget: BudgetId::ROOT,
        };
        let grant = self.device.arena().reserve(request)?;
        Ok(Reservation {
            device: self.device.own().clone(),
            grant: Some(grant),
        })
    }

    /// The budget called `name`, made at its first use with `limit` bytes.
    ///
    /// # Errors
    /// [`GpuError::BudgetConfigured`] if it exists with another limit;
    /// [`GpuError::BudgetExceedsParent`] if the device's limit is less.
    pub fn budget(&self, name: &str, limit: u64) -> Result<Budget, GpuError> {
        Budget::named(&self.device, name, limit)
    }

    /// Limits what the label may hold to `limit` bytes, and keeps `guaranteed` bytes for it out of the
    /// reach of everybody else, also while it does not use them. A guarantee is of bytes, not of
    /// one piece: fragmentation may still refuse a long request.
    ///
    /// The label's buffers are counted to the byte of a block wherever they are made, and are never
    /// served without the pool's lock. `u64::MAX` and 0 lift both.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_memory_manager, GpuError};
    /// let memory = gpu_memory_manager()?;
    /// memory.limit_source("cache of tiles", 4 << 20, 1 << 20)?;
    /// assert!(memory.allocate(5 << 20, "cache of tiles").is_err());
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// # Errors
    /// [`GpuError::GuaranteeImpossible`] for more than is free or than `limit`;
    /// [`GpuError::SourceInUse`] if the label has made small buffers already.
    #[track_caller]
    pub fn limit_source(&self, label: &str, limit: u64, guaranteed: u64) -> Result<(), GpuError> {
        let source = Source::label(label);
        self.device.arena().set_terms(&source, limit, guaranteed)
    }

    /// Limits what all allocations and reservations together may use, in bytes.
    ///
    /// # Errors
    /// [`GpuError::LimitImpossible`] for zero and for more than the device has;
    /// [`GpuError::LimitBelowUse`].
    pub fn set_limit(&self, bytes: u64) -> Result<(), GpuError> {
        self.device.arena().set_limit(bytes)
    }

    /// Bytes in use.
    pub fn total_allocated(&self) -> u64 {
        self.stats().current
    }

    /// Bytes that can still be allocated or reserved.
    pub fn free_memory(&self) -> u64 {
        self.stats().free
    }

    /// The device's memory, in bytes.
    pub fn total_memory(&self) -> u64 {
        self.device.total_memory()
    }

    /// The part of the limit that is in use or reserved, in percent.
    pub fn usage_percent(&self) -> f64 {
        self.stats().usage_percent()
    }

    /// The state of the device's pool.
    pub fn stats(&self) -> PoolStats {
        self.device.arena().stats()
    }

    /// Every source of allocations, the largest first.
    pub fn sources(&self) -> Vec<SourceStats> {
        self.device.arena().sources()
    }

    /// One source of allocations by its label; `None` if it never allocated.
    pub fn source(&self, label: &str) -> Option<SourceStats> {
        self.sources().into_iter().find(|s| s.source == label)
    }

    /// The device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    pub(super) fn device_ref(&self) -> &DeviceRef {
        self.device.own()
    }
}

/// Raw device memory, given back when dropped, on any thread.
pub struct Allocation {
    block: OwnedBlock,
    requested: u64,
}

impl Allocation {
    /// The bytes that were asked for.
    pub fn bytes(&self) -> u64 {
        self.requested
    }

    /// The bytes that it takes from the pool: whole units of 256.
    pub fn block_bytes(&self) -> u64 {
        self.block.bytes()
    }

    /// Its label.
    pub fn source(&self) -> String {
        self.block.source()
    }

    /// Its address on the device, a multiple of 256.
    pub fn address(&self) -> usize {
        self.block.address().addr().get()
    }

    /// The device that it lies on.
    pub fn device(&self) -> &Device {
        self.block.device()
    }
}

impl fmt::Debug for Allocation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Allocation")
            .field("bytes", &self.requested)
            .finish_non_exhaustive()
    }
}

/// Memory that is set aside: nobody else gets it, allocations are drawn from it, and what is left
/// is given back when it is dropped.
#[derive(Debug)]
pub struct Reservation {
    device: DeviceRef,
    /// `None` only while it is dropped.
    grant: Option<Grant>,
}

impl Reservation {
    /// The bytes that are left: whole units of 256.
    pub fn left(&self) -> u64 {
        self.grant.as_ref().map_or(0, Grant::bytes)
    }

    /// Takes `bytes` out of the reservation. They are given back to the pool, not to the
    /// reservation.
    ///
    /// # Errors
    /// [`GpuError::ReservationExhausted`].
    #[track_caller]
    pub fn allocate<'a>(
        &mut self,
        bytes: u64,
        source: impl Into<Source<'a>>,
    ) -> Result<Allocation, GpuError> {
        let source = source.into().seen_from(Location::caller());
        let Some(grant) = &mut self.grant else {
            let source_name = source.to_string();
            return Err(GpuError::ReservationExhausted {
                source_name,
                asked: bytes,
                left: 0,
            });
        };
        let (drawn, address) = self.device.arena().draw(grant, bytes, source)?;
        let block = OwnedBlock::new(self.device.clone(), drawn, address, UseCell::default());
        Ok(Allocation {
            block,
            requested: bytes,
        })
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        if let Some(grant) = self.grant.take() {
            self.device.arena().unreserve(grant);
        }
    }
}

/// A named limit inside the device's limit.
#[derive(Debug, Clone)]
pub struct Budget {
    device: DeviceRef,
    id: BudgetId,
}

impl Budget {
    pub(super) fn named(device: &Arc<Device>, name: &str, limit: u64) -> Result<Self, GpuError> {
        let id = device.arena().named_budget(name, limit)?;
        Ok(Self {
            device: Arc::clone(device).into(),
            id,
        })
    }

    /// Takes `bytes` under the budget.
    ///
    /// # Errors
    /// [`GpuError::OutOfMemory`], which names the budget if it is the one that refuses.
    #[track_caller]
    pub fn allocate<'a>(
        &self,
        bytes: u64,
        source: impl Into<Source<'a>>,
    ) -> Result<Allocation, GpuError> {
        let source = source.into().seen_from(Location::caller());
        let request = Request {
            bytes,
            source,
            budget: self.id,
        };
        let block = OwnedBlock::allocate(&self.device, request)?;
        Ok(Allocation {
            block,
            requested: bytes,
        })
    }

    /// Keeps `bytes` for the budget, out of the reach of everybody else, also while it does not use
    /// them; 0 lifts it. What the budget has in use counts. A guarantee is of bytes, not of one
    /// piece: fragmentation may still refuse a long request.
    ///
    /// # Errors
    /// [`GpuError::GuaranteeImpossible`] for more than is free or than the budget's limit.
    pub fn guarantee(&self, bytes: u64) -> Result<(), GpuError> {
        self.device.arena().guarantee(self.id, bytes)
    }

    /// What is in use under the budget.
    pub fn stats(&self) -> BudgetStats {
        self.device.arena().budget_stats(self.id)
    }
}
