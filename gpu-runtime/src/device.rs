//! A device of the process: its backend, its one pool, its default stream. Which device a name or
//! an environment variable means is decided in `manager`.

mod capture;
mod refs;

pub(crate) use capture::{Capture, Range};
pub(crate) use refs::{DeviceRef, DeviceRefs};

use crate::backend::{Backend, ForeignStream, Mark, StreamId, Timeline, process};
use crate::error::{GpuError, GraphError};
use crate::pool::{Arena, PoolConfig};
use crate::stats::TransferStats;
use crate::sync::{Arc, AtomicU64, Mutex, MutexGuard, OnceLock, Ordering};
use std::fmt;
use std::str::FromStr;

/// What kind of device it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DeviceKind {
    /// The CPU.
    Host,
    /// An NVIDIA GPU.
    Cuda,
}

/// Which device of the process; shown as `GPU_RUNTIME_DEVICE` spells it: `host`, `cuda:0`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeviceOrdinal {
    /// The kind of device.
    pub kind: DeviceKind,
    /// Its number among the devices of that kind.
    pub index: u32,
}

impl DeviceOrdinal {
    /// The CPU.
    pub const HOST: Self = Self {
        kind: DeviceKind::Host,
        index: 0,
    };
}

impl fmt::Display for DeviceOrdinal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.kind, self.index) {
            (DeviceKind::Host, 0) => f.write_str("host"),
            (DeviceKind::Host, n) => write!(f, "host:{n}"),
            (DeviceKind::Cuda, n) => write!(f, "cuda:{n}"),
        }
    }
}

impl FromStr for DeviceOrdinal {
    type Err = GpuError;

    /// Reads `host` or `cuda:N`.
    fn from_str(text: &str) -> Result<Self, GpuError> {
        if text == "host" {
            return Ok(Self::HOST);
        }
        let number = text
            .strip_prefix("cuda:")
            .filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
        match number.and_then(|n| n.parse().ok()) {
            Some(index) => Ok(Self {
                kind: DeviceKind::Cuda,
                index,
            }),
            None => Err(GpuError::NoSuchDevice {
                asked: format!("named `{text}`"),
                available: "`host`, and `cuda:0`, `cuda:1`, .. where CUDA is in the build"
                    .to_owned(),
            }),
        }
    }
}

/// The device that a declared pool wants; `GPU_RUNTIME_DEVICE` overrides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeviceChoice {
    /// The device with the most free memory.
    Auto,
    /// The device with this number in the process's list of devices.
    Ordinal(u32),
}

/// A stream of a device, with the number of what was submitted to it.
#[derive(Debug)]
pub struct Stream {
    id: StreamId,
    submitted: AtomicU64,
    /// Of a stream that threads share, and whose work is not done when its submission returns.
    order: Option<Mutex<()>>,
    /// Of one that stands for launches to be captured.
    capture: Option<Capture>,
}

impl Stream {
    /// One that threads share.
    fn shared(id: StreamId, timeline: &Timeline) -> Self {
        Self {
            id,
            submitted: AtomicU64::new(0),
            order: (!timeline.backend().is_host()).then(Mutex::default),
            capture: None,
        }
    }

    /// One of a thread alone.
    fn own(id: StreamId) -> Self {
        Self {
            id,
            submitted: AtomicU64::new(0),
            order: None,
            capture: None,
        }
    }

    /// Stands for this stream while launches are captured.
    pub(crate) fn capturing(&self, capture: Capture) -> Self {
        Self {
            capture: Some(capture),
            ..Self::own(self.id)
        }
    }

    /// The capture that it stands for.
    #[inline]
    pub(crate) fn capture(&self) -> Option<&Capture> {
        self.capture.as_ref()
    }

    /// Whether something else than a launch may be done on it: `what`.
    ///
    /// # Errors
    /// [`GraphError::NotALaunch`] while launches are captured.
    #[inline]
    pub(crate) fn may(&self, what: &'static str) -> Result<(), GpuError> {
        match self.capture {
            None => Ok(()),
            Some(_) => Err(GraphError::NotALaunch { what }.into()),
        }
    }

    /// The backend's name of the stream.
    pub fn id(&self) -> StreamId {
        self.id
    }

    /// Held from a submission's number until it is submitted, where threads share the stream: what
    /// has a number below another one is then submitted before it.
    pub(crate) fn in_order(&self) -> Result<Option<MutexGuard<'_, ()>>, GpuError> {
        process::may_call()?;
        self.may("copy and fill")?;
        Ok(self.order.as_ref().map(Mutex::lock))
    }

    /// The mark of the last submission.
    pub(crate) fn tail(&self) -> Mark {
        Mark {
            stream: self.id,
            epoch: self.submitted.load(Ordering::Relaxed),
        }
    }

    /// Counts one more submission and returns its mark.
    pub(crate) fn submit(&self) -> Mark {
        let epoch = self.submitted.fetch_add(1, Ordering::Relaxed) + 1;
        Mark {
            stream: self.id,
            epoch,
        }
    }
}

/// A device of this process.
pub struct Device {
    ordinal: DeviceOrdinal,
    timeline: Arc<Timeline>,
    arena: Arena,
    /// For what is done outside of any scope.
    own_stream: Stream,
    /// For copies beside kernels; made when first needed.
    copy_stream: OnceLock<Stream>,
    /// The configuration that was asked for, if one was.
    config: Mutex<Option<PoolConfig>>,
}

impl Device {
    /// Opens a device on its backend.
    pub(crate) fn open(
        ordinal: DeviceOrdinal,
        backend: Arc<dyn Backend>,
    ) -> Result<Self, GpuError> {
        process::watch_forks()?;
        let timeline = Arc::new(Timeline::new(backend));
        let id = timeline.create()?;
        process::watch_exit()?;
        Ok(Self {
            ordinal,
            arena: Arena::new(ordinal, Arc::clone(&timeline)),
            own_stream: Stream::shared(id, &timeline),
            copy_stream: OnceLock::new(),
            timeline,
            config: Mutex::new(None),
        })
    }

    /// Which device it is.
    pub fn ordinal(&self) -> DeviceOrdinal {
        self.ordinal
    }

    /// Its name for people.
    pub fn name(&self) -> String {
        self.backend().name()
    }

    /// Its memory, in bytes.
    pub fn total_memory(&self) -> u64 {
        self.backend().total_memory()
    }

    /// The compute capability of a CUDA device: 9 and 0 for `sm_90`.
    pub fn capability(&self) -> Option<(u32, u32)> {
        self.backend().capability()
    }

    /// What a CUDA device's driver is made for: 13000 for CUDA 13.0.
    pub fn driver_version(&self) -> Option<u32> {
        self.backend().driver_version()
    }

    /// Whether it is the CPU.
    pub fn is_host(&self) -> bool {
        self.backend().is_host()
    }

    /// What the device can do, for those who launch on it.
    #[doc(hidden)]
    pub fn backend(&self) -> &dyn Backend {
        &**self.timeline.backend()
    }

    /// What was copied between the host and this device so far, by direction.
    ///
    /// ```
    /// # use gpu_runtime::prelude::*;
    /// let before = gpu_manager().device()?.transfers();
    /// gpu_manager().scope(|s| s.upload(&[1.0_f32; 100])?.download())?;
    /// let after = gpu_manager().device()?.transfers();
    /// assert!(after.uploads.bytes >= before.uploads.bytes + 400);
    /// # Ok::<(), GpuError>(())
    /// ```
    pub fn transfers(&self) -> TransferStats {
        self.timeline.counters().stats()
    }

    /// How far its streams have come.
    pub(crate) fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    #[inline]
    pub(crate) fn arena(&self) -> &Arena {
        &self.arena
    }

    pub(crate) fn own_stream(&self) -> &Stream {
        &self.own_stream
    }

    /// The stream of copies that go beside kernels.
    pub(crate) fn copy_stream(&self) -> Result<&Stream, GpuError> {
        if let Some(stream) = self.copy_stream.get() {
            return Ok(stream);
        }
        let made = Stream::shared(self.timeline.create()?, &self.timeline);
        let id = made.id;
        let stream = self.copy_stream.get_or_init(|| made);
        if stream.id != id {
            // Another thread was first. Nothing was put on this one.
            self.timeline.destroy(Mark {
                stream: id,
                epoch: 0,
            });
        }
        Ok(stream)
    }

    pub(crate) fn new_stream(&self) -> Result<Stream, GpuError> {
        Ok(Stream::own(self.timeline.create()?))
    }

    /// The stream of other code, as one of the device's.
    pub(crate) fn adopted_stream(&self, stream: &ForeignStream) -> Result<Stream, GpuError> {
        Ok(Stream::own(self.timeline.adopt(stream)?))
    }

    /// Configures the pool; a second, different configuration is an error.
    pub(crate) fn configure(&self, asked: PoolConfig) -> Result<(), GpuError> {
        self.arena.sound()?;
        let mut config = self.config.lock();
        match *config {
            Some(existing) if existing == asked => Ok(()),
            Some(existing) => Err(GpuError::PoolConfigured {
                device: self.ordinal,
                existing,
                asked,
            }),
            None => {
                self.arena.configure(asked)?;
                *config = Some(asked);
                Ok(())
            }
        }
    }
}

impl fmt::Debug for Device {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Device")
            .field("ordinal", &self.ordinal)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_devices_read_back_as_they_are_shown() {
        for name in ["host", "cuda:0", "cuda:17"] {
            let ordinal: DeviceOrdinal = name.parse().expect(name);
            assert_eq!(ordinal.to_string(), name);
        }
    }

    #[test]
    fn what_names_no_device_is_an_error() {
        for name in [
            "",
            "gpu",
            "cuda",
            "cuda:",
            "cuda:x",
            "cuda:+1",
            "cuda:99999999999",
            "HOST",
        ] {
            assert!(name.parse::<DeviceOrdinal>().is_err(), "{name:?}");
        }
    }
}
