//! The numbers that the pool reports. How they are shown is in `report`.

/// The state of a device's pool at one moment.
///
/// The numbers add up: `current + reserved + pending + free == limit`, and the sum over all
/// sources of their current bytes is `current`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct PoolStats {
    /// The device's memory, in bytes.
    pub total: u64,
    /// What the pool may use of it, in bytes.
    pub limit: u64,
    /// Bytes in use by live allocations, in whole blocks.
    pub current: u64,
    /// The largest `current` so far.
    pub peak: u64,
    /// Bytes promised and not drawn yet: to reservations, to open scopes for their next small
    /// buffers, and to budgets and labels with a guarantee.
    pub reserved: u64,
    /// Bytes given back while the device still worked on them.
    pub pending: u64,
    /// Bytes that can still be allocated or reserved, in one piece or several.
    pub free: u64,
    /// The longest allocation that would succeed now, in bytes.
    pub largest_free: u64,
    /// Bytes taken from the device, used or kept for reuse.
    pub committed: u64,
    /// Slabs taken from the device.
    pub slabs: u64,
    /// Live allocations.
    pub allocations: u64,
    /// Allocations and reservations that were served from slabs that the pool held already.
    pub hits: u64,
    /// Allocations and reservations for which memory was taken from the device.
    pub misses: u64,
}

impl PoolStats {
    /// The part of the memory taken from the device that is in use, in 0..=1; 0 if none is taken.
    pub fn utilisation(&self) -> f64 {
        ratio(self.current, self.committed)
    }

    /// The part of the free memory that one allocation could not have, in 0..=1.
    pub fn fragmentation(&self) -> f64 {
        ratio(self.free.saturating_sub(self.largest_free), self.free)
    }

    /// The part of the limit that is in use or promised, in percent.
    pub fn usage_percent(&self) -> f64 {
        100.0 * ratio(self.limit.saturating_sub(self.free), self.limit)
    }
}

/// What one source of allocations (a label or a call site) holds and has held.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct SourceStats {
    /// The label, or the call site where no label was given.
    pub source: String,
    /// The call site of its first allocation, `file:line:column`.
    pub site: String,
    /// Bytes in use now.
    pub current: u64,
    /// The most bytes in use at once so far.
    pub peak: u64,
    /// Live allocations.
    pub count: u64,
    /// Allocations made so far.
    pub allocations: u64,
    /// The most bytes that it may hold, if that was limited.
    pub limit: Option<u64>,
    /// Bytes that are kept for it, with those that it holds.
    pub guaranteed: u64,
}

/// The state of a budget: a declared pool, a named budget, a scope with a budget.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct BudgetStats {
    /// The budget's name.
    pub name: String,
    /// Its limit, in bytes.
    pub limit: u64,
    /// Bytes in use now.
    pub current: u64,
    /// Bytes that open scopes keep for their next small buffers.
    pub kept: u64,
    /// The most bytes in use at once so far.
    pub peak: u64,
    /// Bytes that are kept for it, with those that it has.
    pub guaranteed: u64,
}

impl BudgetStats {
    /// Bytes that the budget still allows.
    pub fn free(&self) -> u64 {
        self.limit.saturating_sub(self.current + self.kept)
    }
}

/// Copies between host and device, as [`Device::transfers`](crate::Device::transfers) counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct TransferStats {
    /// From the host.
    pub uploads: DirectionStats,
    /// To the host.
    pub downloads: DirectionStats,
}

/// Copies in one direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct DirectionStats {
    /// Copies that were done.
    pub copies: u64,
    /// Their bytes.
    pub bytes: u64,
    /// Nanoseconds that the host spent in them. An upload to a GPU returns when its source is read, and
    /// the GPU's part goes on; a download is finished.
    pub nanoseconds: u64,
}

impl DirectionStats {
    /// Bytes in a second; 0 if nothing was copied.
    pub fn bandwidth(&self) -> f64 {
        1e9 * ratio(self.bytes, self.nanoseconds)
    }
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 {
        0.0
    } else {
        part as f64 / whole as f64
    }
}
