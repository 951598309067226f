//! Declared pools: a type per pool, so that the compiler knows which pool a buffer belongs to.

use super::BudgetId;
use super::plan::Placed;
use crate::backend::process;
use crate::device::{Device, DeviceChoice};
use crate::error::GpuError;
use crate::manager::gpu_manager;
use crate::scope::{self, Scope};
use crate::stats::BudgetStats;
use crate::sync::Arc;
use crate::sync::fixed::Mutex;

/// A pool as a type: made by `gpu_pool!`, or [`DevicePool`].
///
/// A declared pool is a named budget on its device's one pool.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a GPU pool",
    note = "declare one with `gpu_pool! {{ pub pool Name {{ limit: 1 GiB }} }}`, or use `DevicePool`"
)]
pub trait PoolMarker: Sized + 'static {
    /// The pool's name, in reports and errors.
    const NAME: &'static str;
    /// Its budget in bytes; `None`: what the device's pool may use.
    const LIMIT: Option<u64>;
    /// Bytes of it that nobody else may have, from its first use on.
    const GUARANTEED: u64 = 0;
    /// The device it lies on; `GPU_RUNTIME_DEVICE` overrides it.
    const DEVICE: DeviceChoice;

    /// What the process knows about this pool.
    #[doc(hidden)]
    fn state() -> &'static PoolState;

    /// Runs `f` in a scope of this pool: what it allocates is back in the pool when this returns.
    ///
    /// # Errors
    /// Those of `f`; a kernel's fault; [`GpuError`] where the pool's device cannot be used or its
    /// budget does not fit the device.
    fn scope<R, E>(f: impl for<'s> FnOnce(&'s Scope<'s, Self>) -> Result<R, E>) -> Result<R, E>
    where
        E: From<GpuError>,
    {
        let (device, budget) = Self::state().bind::<Self>()?;
        scope::run(&device, budget, f)
    }

    /// What is in use under the pool's budget. Before the first use everything is zero.
    fn stats() -> BudgetStats {
        Self::state().stats::<Self>()
    }
}

/// The device's own pool, without a budget: the default of scopes and buffers.
#[derive(Debug)]
pub enum DevicePool {}

static DEVICE_POOL: PoolState = PoolState::with(true);

impl PoolMarker for DevicePool {
    const NAME: &'static str = "device";
    const LIMIT: Option<u64> = None;
    const DEVICE: DeviceChoice = DeviceChoice::Ordinal(0);

    fn state() -> &'static PoolState {
        &DEVICE_POOL
    }
}

/// What the process knows about a declared pool: its device and budget once it was used, and
/// which of its declared buffers are taken.
#[doc(hidden)]
#[derive(Debug)]
pub struct PoolState {
    is_device: bool,
    bound: Mutex<Option<(Arc<Device>, BudgetId)>>,
    taken: Mutex<Vec<u32>>,
}

impl Default for PoolState {
    fn default() -> Self {
        Self::new()
    }
}

impl PoolState {
    /// Not used yet.
    pub const fn new() -> Self {
        Self::with(false)
    }

    const fn with(is_device: bool) -> Self {
        Self {
            is_device,
            bound: Mutex::new(None),
            taken: Mutex::new(Vec::new()),
        }
    }

    /// The pool's device and budget; opens the budget at the first use.
    pub(crate) fn bind<P: PoolMarker>(&self) -> Result<(Arc<Device>, BudgetId), GpuError> {
        process::may_call()?;
        if self.is_device {
            return Ok((Arc::clone(gpu_manager().device()?), BudgetId::ROOT));
        }
        let mut bound = self.bound.lock();
        if let Some((device, budget)) = &*bound {
            return Ok((Arc::clone(device), *budget));
        }
        let device = Arc::clone(gpu_manager().resolve(P::DEVICE)?);
        let limit = P::LIMIT.unwrap_or_else(|| device.arena().stats().limit);
        let budget = device
            .arena()
            .open_budget(P::NAME.into(), limit, BudgetId::ROOT)?;
        if let Err(error) = device.arena().guarantee(budget, P::GUARANTEED) {
            device.arena().close_budget(budget);
            return Err(error);
        }
        *bound = Some((Arc::clone(&device), budget));
        Ok((device, budget))
    }

    fn stats<P: PoolMarker>(&self) -> BudgetStats {
        let bound = if self.is_device || process::is_forked() {
            self.bind::<P>().ok()
        } else {
            self.bound.lock().clone()
        };
        match bound {
            Some((device, budget)) => device.arena().budget_stats(budget),
            None => BudgetStats {
                name: P::NAME.to_owned(),
                limit: P::LIMIT.unwrap_or(0),
                current: 0,
                kept: 0,
                peak: 0,
                guaranteed: 0,
            },
        }
    }

    /// Marks declared buffer `index` as taken.
    pub(crate) fn take<P: PoolMarker>(
        &self,
        index: u32,
        buffer: &'static str,
        plan: &'static [Placed],
    ) -> Result<(), GpuError> {
        process::may_call()?;
        let mut taken = self.taken.lock();
        if taken.contains(&index) {
            return Err(GpuError::BufferTaken {
                pool: P::NAME,
                buffer,
            });
        }
        if let Some([wanted, held]) = Placed::in_the_way(plan, index, &taken) {
            return Err(GpuError::BufferShares {
                pool: P::NAME,
                buffer: wanted.buffer,
                phases: wanted.phases,
                held: held.buffer,
                held_phases: held.phases,
            });
        }
        taken.push(index);
        Ok(())
    }

    /// Marks declared buffer `index` as free.
    pub(crate) fn give_back(&self, index: u32) {
        // In a forked child another thread's lock is never given back.
        if !process::is_forked() {
            self.taken.lock().retain(|&t| t != index);
        }
    }
}
