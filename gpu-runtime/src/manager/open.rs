//! Which devices there are, and which one is meant.

use super::history::events_from_environment;
use super::memory::GpuMemoryManager;
use super::pool::GpuMemoryPool;
use crate::backend::cuda;
use crate::backend::host::HostBackend;
use crate::device::{Device, DeviceChoice, DeviceKind, DeviceOrdinal};
use crate::error::GpuError;
use crate::sync::fixed::AtomicU32;
use crate::sync::{Arc, Ordering};

/// The environment variable that names the process's device.
const DEVICE_VARIABLE: &str = "GPU_RUNTIME_DEVICE";

/// The opened devices of a manager, never empty; the first one is the default.
#[derive(Debug)]
pub(super) struct Devices {
    first: Arc<Device>,
    all: Vec<Arc<Device>>,
    memory: GpuMemoryManager,
    pool: GpuMemoryPool,
    /// The device was named by the program or the environment: every pool uses it.
    named: bool,
}

/// The device that `GPU_RUNTIME_DEVICE` names; empty is as good as not set.
fn from_environment() -> Result<Option<DeviceOrdinal>, GpuError> {
    let Some(value) = std::env::var_os(DEVICE_VARIABLE).filter(|v| !v.is_empty()) else {
        return Ok(None);
    };
    from_text(&value.to_string_lossy()).map(Some)
}

fn from_text(value: &str) -> Result<DeviceOrdinal, GpuError> {
    let bad = |_| GpuError::Environment {
        variable: DEVICE_VARIABLE,
        value: value.to_owned(),
        expected: "`host`, or `cuda:` and a number, such as `cuda:0`",
    };
    value.parse().map_err(bad)
}

/// Whether this process can have a device; nothing is opened.
pub(super) fn available(device: DeviceOrdinal) -> Result<(), GpuError> {
    match device.kind {
        DeviceKind::Host => Ok(()),
        DeviceKind::Cuda => cuda::available(device.index),
    }
}

/// Opens the device that was named.
fn open_one(ordinal: DeviceOrdinal) -> Result<Device, GpuError> {
    match ordinal.kind {
        DeviceKind::Host => {
            let backend = HostBackend::from_environment()?;
            Device::open(DeviceOrdinal::HOST, Arc::new(backend))
        }
        DeviceKind::Cuda => Device::open(ordinal, Arc::new(cuda::open(ordinal.index)?)),
    }
}

/// Opens every CUDA device, or the CPU where there is none. A driver that cannot be used is an
/// error: nobody who has a GPU is to compute on the CPU without knowing it.
fn open_all() -> Result<Vec<Device>, GpuError> {
    let count = cuda::device_count()?;
    if count == 0 {
        return Ok(vec![open_one(DeviceOrdinal::HOST)?]);
    }
    let number = |index| DeviceOrdinal {
        kind: DeviceKind::Cuda,
        index,
    };
    (0..count).map(|n| open_one(number(n))).collect()
}

impl Devices {
    /// Opens the devices; `chosen` has the last word over the environment.
    pub(super) fn open(chosen: Option<DeviceOrdinal>) -> Result<Self, GpuError> {
        let named = match chosen {
            Some(device) => Some(device),
            None => from_environment()?,
        };
        let events = events_from_environment()?;
        let all = match named {
            Some(device) => vec![open_one(device)?],
            None => open_all()?,
        };
        for device in &all {
            if events > 0 {
                device.arena().record_history(events);
            }
        }
        Self::of(all, named.is_some())
    }

    /// A CPU device of its own.
    pub(super) fn isolated(bytes: u64) -> Result<Self, GpuError> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let index = NEXT.fetch_add(1, Ordering::Relaxed);
        let ordinal = DeviceOrdinal {
            kind: DeviceKind::Host,
            index,
        };
        let backend = Arc::new(HostBackend::with_memory(bytes));
        Self::of(vec![Device::open(ordinal, backend)?], true)
    }

    fn of(devices: Vec<Device>, named: bool) -> Result<Self, GpuError> {
        let all: Vec<Arc<Device>> = devices.into_iter().map(Arc::new).collect();
        let first = all.first().ok_or_else(|| GpuError::NoSuchDevice {
            asked: "at all".to_owned(),
            available: "none".to_owned(),
        })?;
        Ok(Self {
            memory: GpuMemoryManager::new(Arc::clone(first)),
            pool: GpuMemoryPool::new(Arc::clone(first)),
            first: Arc::clone(first),
            all,
            named,
        })
    }

    pub(super) fn default(&self) -> &Arc<Device> {
        &self.first
    }

    pub(super) fn all(&self) -> &[Arc<Device>] {
        &self.all
    }

    pub(super) fn memory(&self) -> &GpuMemoryManager {
        &self.memory
    }

    pub(super) fn pool(&self) -> &GpuMemoryPool {
        &self.pool
    }

    pub(super) fn resolve(&self, choice: DeviceChoice) -> Result<&Arc<Device>, GpuError> {
        match choice {
            _ if self.named => Ok(&self.first),
            DeviceChoice::Auto => self.most_free(),
            DeviceChoice::Ordinal(number) => self.at(number),
        }
    }

    pub(super) fn at(&self, number: u32) -> Result<&Arc<Device>, GpuError> {
        self.all.get(number as usize).ok_or_else(|| {
            let names: Vec<String> = self
                .all
                .iter()
                .map(|d| format!("`{}`", d.ordinal()))
                .collect();
            GpuError::NoSuchDevice {
                asked: format!("number {number}"),
                available: names.join(", "),
            }
        })
    }

    pub(super) fn most_free(&self) -> Result<&Arc<Device>, GpuError> {
        let free = |d: &&Arc<Device>| d.arena().stats().free;
        Ok(self.all.iter().max_by_key(free).unwrap_or(&self.first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_names_a_device_or_the_error_names_the_variable() {
        assert_eq!(from_text("host"), Ok(DeviceOrdinal::HOST));
        assert!(from_text("cuda:1").is_ok());
        let text = from_text("gpu0").expect_err("no device").to_string();
        assert!(
            text.contains("GPU_RUNTIME_DEVICE=`gpu0`") && text.contains("cuda:0"),
            "{text}"
        );
    }

    #[test]
    fn a_device_number_that_does_not_exist_is_an_error_with_those_that_do() {
        let devices = Devices {
            named: false,
            ..Devices::isolated(1 << 20).expect("opens")
        };
        assert!(devices.resolve(DeviceChoice::Ordinal(0)).is_ok());
        assert!(devices.resolve(DeviceChoice::Auto).is_ok());
        let error = devices
            .resolve(DeviceChoice::Ordinal(3))
            .expect_err("one device");
        assert!(error.to_string().contains("number 3"), "{error}");
    }
}
