//! The one manager of the process: its devices, and the functions that reach them from anywhere.

mod history;
mod low_memory;
mod memory;
mod open;
mod pool;

pub use low_memory::LowMemoryHook;
pub use memory::{Allocation, Budget, Cleanup, GpuMemoryManager, Reservation};
pub use pool::{GpuMemoryPool, LabelledPool, Shape};

use crate::backend::process;
use crate::device::{Device, DeviceChoice, DeviceOrdinal};
use crate::error::GpuError;
use crate::pool::{BudgetId, DevicePool, PoolConfig};
use crate::scope::{self, Scope};
use crate::sync::fixed::Mutex;
use crate::sync::{Arc, OnceLock};
use open::Devices;

/// The process's devices. There is one manager; [`gpu_manager`] returns it.
#[derive(Debug)]
pub struct GpuManager {
    devices: OnceLock<Result<Devices, GpuError>>,
    /// The device that the program chose, before the devices are opened.
    chosen: Mutex<Option<DeviceOrdinal>>,
}

static MANAGER: GpuManager = GpuManager::closed();

/// The process's manager. Nothing is opened before the first use of a device.
pub fn gpu_manager() -> &'static GpuManager {
    &MANAGER
}

/// The memory of the process's device.
///
/// # Errors
/// Those of [`GpuManager::device`].
pub fn gpu_memory_manager() -> Result<&'static GpuMemoryManager, GpuError> {
    MANAGER.memory()
}

/// The process's devices, all of them.
pub fn multi_gpu_manager() -> MultiGpuManager {
    MultiGpuManager { manager: &MANAGER }
}

/// The pool of the process's device, with this configuration.
///
/// # Errors
/// [`GpuError::PoolConfigured`] if the pool has another configuration; those of
/// [`GpuManager::device`].
pub fn gpu_memory_pool(config: PoolConfig) -> Result<&'static GpuMemoryPool, GpuError> {
    MANAGER.pool(config)
}

/// Gives the devices back what their pools hold for reuse. Live allocations stay.
///
/// # Errors
/// Those of [`GpuManager::device`].
pub fn cleanup_gpu_memory() -> Result<Cleanup, GpuError> {
    let mut all = Cleanup::default();
    for device in MANAGER.devices()? {
        all.released += device.arena().trim(0);
        all.in_use += device.arena().stats().current;
    }
    Ok(all)
}

/// Makes sure of `bytes` in one piece: they are the caller's until the reservation is dropped.
///
/// # Errors
/// [`GpuError::OutOfMemory`], which says what is missing and who holds it.
#[track_caller]
pub fn check_gpu_memory(bytes: u64) -> Result<Reservation, GpuError> {
    MANAGER.memory()?.reserve(bytes)
}

/// A manager of its own of one of the machine's devices, by name: for tests, which look at what is left
/// when it is dropped.
///
/// # Errors
/// Those of [`GpuManager::device`].
#[doc(hidden)]
pub fn isolated_device(name: &str) -> Result<GpuManager, GpuError> {
    let manager = GpuManager::closed();
    let _ = manager.devices.set(Ok(Devices::open(Some(name.parse()?))?));
    Ok(manager)
}

impl GpuManager {
    const fn closed() -> Self {
        Self {
            devices: OnceLock::new(),
            chosen: Mutex::new(None),
        }
    }

    /// A manager of its own CPU device with `bytes` of memory: for tests of the runtime, which
    /// share a process.
    #[doc(hidden)]
    pub fn isolated(bytes: u64) -> Result<Self, GpuError> {
        let manager = Self::closed();
        let _ = manager.devices.set(Ok(Devices::isolated(bytes)?));
        Ok(manager)
    }

    fn opened(&self) -> Result<&Devices, GpuError> {
        process::may_call()?;
        let open = || {
            let chosen = *self.chosen.lock();
            Devices::open(chosen)
        };
        self.devices
            .get_or_init(open)
            .as_ref()
            .map_err(GpuError::clone)
    }

    /// Chooses the process's device by name, `host` or `cuda:N`, before its first use. It has the
    /// last word over `GPU_RUNTIME_DEVICE`.
    ///
    /// # Errors
    /// [`GpuError::NoSuchDevice`], [`GpuError::Cuda`]; [`GpuError::DeviceInUse`] if
    /// another device is in use already.
    pub fn choose_device(&self, name: &str) -> Result<(), GpuError> {
        let asked: DeviceOrdinal = name.parse()?;
        open::available(asked)?;
        process::may_call()?;
        *self.chosen.lock() = Some(asked);
        let existing = self.device()?.ordinal();
        if existing == asked {
            return Ok(());
        }
        Err(GpuError::DeviceInUse {
            existing: existing.to_string(),
            asked: asked.to_string(),
        })
    }

    /// The process's device: the one chosen, otherwise the one that `GPU_RUNTIME_DEVICE` names,
    /// otherwise the first.
    ///
    /// # Errors
    /// [`GpuError::Environment`], [`GpuError::NoSuchDevice`], [`GpuError::Cuda`].
    pub fn device(&self) -> Result<&Arc<Device>, GpuError> {
        Ok(self.opened()?.default())
    }

    /// All devices of the process.
    ///
    /// # Errors
    /// Those of [`GpuManager::device`].
    pub fn devices(&self) -> Result<&[Arc<Device>], GpuError> {
        Ok(self.opened()?.all())
    }

    /// The memory of the process's device.
    ///
    /// # Errors
    /// Those of [`GpuManager::device`].
    pub fn memory(&self) -> Result<&GpuMemoryManager, GpuError> {
        Ok(self.opened()?.memory())
    }

    /// The pool of the process's device, with this configuration.
    ///
    /// # Errors
    /// As [`gpu_memory_pool`].
    pub fn pool(&self, config: PoolConfig) -> Result<&GpuMemoryPool, GpuError> {
        let devices = self.opened()?;
        devices.default().configure(config)?;
        Ok(devices.pool())
    }

    /// Runs `f` in a scope of the process's device: what it allocates is back in the pool when
    /// this returns.
    ///
    /// ```
    /// # use gpu_runtime::{gpu_manager, GpuError};
    /// let doubled = gpu_manager().scope(|s| {
    ///     let x = s.upload(&[1.0_f32, 2.0])?;
    ///     x.download()
    /// })?;
    /// assert_eq!(doubled, [1.0, 2.0]);
    /// # Ok::<(), GpuError>(())
    /// ```
    ///
    /// `E` is any error that is made from a [`GpuError`]. A closure that ends in a plain `Ok(..)`
    /// says which: `Ok::<_, GpuError>(..)`.
    ///
    /// # Errors
    /// Those of `f`; a kernel's fault; those of [`GpuManager::device`].
    pub fn scope<R, E>(
        &self,
        f: impl for<'s> FnOnce(&'s Scope<'s, DevicePool>) -> Result<R, E>,
    ) -> Result<R, E>
    where
        E: From<GpuError>,
    {
        scope::run(self.device()?, BudgetId::ROOT, f)
    }

    /// The device that a declared pool means.
    pub(crate) fn resolve(&self, choice: DeviceChoice) -> Result<&Arc<Device>, GpuError> {
        self.opened()?.resolve(choice)
    }
}

/// The process's devices as a group: made by [`multi_gpu_manager`].
#[derive(Debug, Clone, Copy)]
pub struct MultiGpuManager {
    manager: &'static GpuManager,
}

impl MultiGpuManager {
    /// All devices of the process.
    ///
    /// # Errors
    /// Those of [`GpuManager::device`].
    pub fn devices(&self) -> Result<&'static [Arc<Device>], GpuError> {
        self.manager.devices()
    }

    /// The device with this number in the list.
    ///
    /// # Errors
    /// [`GpuError::NoSuchDevice`]; those of [`GpuManager::device`].
    pub fn device(&self, number: u32) -> Result<&'static Arc<Device>, GpuError> {
        self.manager.opened()?.at(number)
    }

    /// The device with the most free memory.
    ///
    /// # Errors
    /// Those of [`GpuManager::device`].
    pub fn most_free(&self) -> Result<&'static Arc<Device>, GpuError> {
        self.manager.opened()?.most_free()
    }
}
