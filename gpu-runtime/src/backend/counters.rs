//! How much was copied between host and device, and how long that took.

use crate::stats::{DirectionStats, TransferStats};
use crate::sync::{AtomicU64, Ordering};
use std::time::Instant;

/// Copies in both directions.
#[derive(Debug, Default)]
pub(crate) struct Counters {
    pub(super) uploads: Counter,
    pub(super) downloads: Counter,
}

/// Copies in one direction.
#[derive(Debug, Default)]
pub(super) struct Counter {
    copies: AtomicU64,
    bytes: AtomicU64,
    nanoseconds: AtomicU64,
}

impl Counter {
    /// Counts what `work` copies, if it succeeds.
    pub(super) fn count<E>(
        &self,
        copies: usize,
        bytes: usize,
        work: impl FnOnce() -> Result<(), E>,
    ) -> Result<(), E> {
        let start = Instant::now();
        work()?;
        let took = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.copies.fetch_add(copies as u64, Ordering::Relaxed);
        self.bytes.fetch_add(bytes as u64, Ordering::Relaxed);
        self.nanoseconds.fetch_add(took, Ordering::Relaxed);
        Ok(())
    }

    fn stats(&self) -> DirectionStats {
        DirectionStats {
            copies: self.copies.load(Ordering::Relaxed),
            bytes: self.bytes.load(Ordering::Relaxed),
            nanoseconds: self.nanoseconds.load(Ordering::Relaxed),
        }
    }
}

impl Counters {
    pub(crate) fn stats(&self) -> TransferStats {
        TransferStats {
            uploads: self.uploads.stats(),
            downloads: self.downloads.stats(),
        }
    }
}
