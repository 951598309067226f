//! How statistics are shown: small tables for people. Machines read the fields.

use crate::bytes::Bytes;
use crate::stats::{BudgetStats, PoolStats, SourceStats};
use std::fmt;

impl fmt::Display for PoolStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "limit     {} of {}, {:.1} % taken",
            Bytes(self.limit),
            Bytes(self.total),
            self.usage_percent()
        )?;
        writeln!(
            f,
            "in use    {}, peak {}, live allocations: {}",
            Bytes(self.current),
            Bytes(self.peak),
            self.allocations
        )?;
        writeln!(
            f,
            "reserved  {}, pending {}",
            Bytes(self.reserved),
            Bytes(self.pending)
        )?;
        writeln!(
            f,
            "free      {}, largest piece {}, {:.1} % fragmented",
            Bytes(self.free),
            Bytes(self.largest_free),
            100.0 * self.fragmentation()
        )?;
        write!(
            f,
            "slabs     {} with {} in all, {:.1} % utilised, {} hits, {} misses",
            self.slabs,
            Bytes(self.committed),
            100.0 * self.utilisation(),
            self.hits,
            self.misses
        )
    }
}

impl fmt::Display for SourceStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} in {}, peak {}",
            self.source,
            Bytes(self.current),
            self.count,
            Bytes(self.peak)
        )
    }
}

impl fmt::Display for BudgetStats {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {} of {} in use, peak {}",
            self.name,
            Bytes(self.current),
            Bytes(self.limit),
            Bytes(self.peak)
        )
    }
}

/// Shows sources as a table, the largest first.
///
/// ```
/// # use gpu_runtime::{gpu_manager, SourceTable};
/// # fn main() -> Result<(), gpu_runtime::GpuError> {
/// println!("{}", SourceTable(&gpu_manager().memory()?.sources()));
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct SourceTable<'a>(pub &'a [SourceStats]);

impl fmt::Display for SourceTable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self
            .0
            .iter()
            .map(|s| s.source.chars().count())
            .max()
            .unwrap_or(0)
            .max(6);
        write!(
            f,
            "{:width$}  {:>10}  {:>10}  {:>6}",
            "source", "current", "peak", "count"
        )?;
        for s in self.0 {
            write!(
                f,
                "\n{:width$}  {:>10}  {:>10}  {:>6}",
                s.source,
                Bytes(s.current),
                Bytes(s.peak),
                s.count
            )?;
        }
        Ok(())
    }
}
