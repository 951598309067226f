//! How a device's pool is set up.

use crate::bytes::Bytes;
use std::fmt;

/// The configuration of a device's pool. The first one asked for holds for the process.
///
/// ```
/// use gpu_runtime::PoolConfig;
/// let config = PoolConfig::new().limit(2 << 30);
/// assert_eq!(config.to_string(), "limit 2 GiB, slabs of 64 MiB");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PoolConfig {
    /// The most that the pool may use, in bytes; `None`: all of the device's memory.
    pub limit: Option<u64>,
    /// How much is taken from the device at a time, in bytes: at first. Each of the next four slabs
    /// is twice as long as the last, and requests of more than half of one get a slab of their own
    /// length.
    pub slab: u64,
    /// How many bytes the pool keeps for reuse at most: slabs that nothing uses go back to the
    /// device while the pool has more, at the end of a scope and when it is asked for memory that it
    /// has not; `None`: it keeps everything until it is [trimmed](crate::GpuMemoryPool::trim).
    pub keep: Option<u64>,
}

impl PoolConfig {
    /// All of the device's memory, in slabs of 64 MiB at first, all of which are kept.
    pub const fn new() -> Self {
        Self {
            limit: None,
            slab: 64 << 20,
            keep: None,
        }
    }

    /// Limits the pool to `bytes`.
    #[must_use]
    pub const fn limit(mut self, bytes: u64) -> Self {
        self.limit = Some(bytes);
        self
    }

    /// Takes `bytes` from the device at first.
    #[must_use]
    pub const fn slab(mut self, bytes: u64) -> Self {
        self.slab = bytes;
        self
    }

    /// Keeps at most `bytes` for reuse.
    #[must_use]
    pub const fn keep(mut self, bytes: u64) -> Self {
        self.keep = Some(bytes);
        self
    }
}

impl Default for PoolConfig {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for PoolConfig {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.limit {
            Some(limit) => write!(f, "limit {}", Bytes(limit))?,
            None => f.write_str("no limit but the device's memory")?,
        }
        write!(f, ", slabs of {}", Bytes(self.slab))?;
        match self.keep {
            Some(keep) => write!(f, ", {} kept for reuse", Bytes(keep)),
            None => Ok(()),
        }
    }
}
