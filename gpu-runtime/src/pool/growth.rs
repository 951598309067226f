//! How much is taken from the device at a time, and how much is kept for reuse.

use super::PoolConfig;
use super::state::UNIT;

/// Slabs become twice as long each, up to so many times the first.
const MOST_DOUBLINGS: u32 = 4;

/// The part of the next slab above which a request gets a slab of its own length: it would leave
/// little of a common one, and its own goes back to the device with it.
const OWN: u64 = 2;

/// What the configuration says of slabs.
#[derive(Debug)]
pub(super) struct Growth {
    first: u64,
    /// Slabs that were taken so far, and were not a request's own.
    taken: u32,
    /// Free slabs go back to the device while the pool has more than this.
    keep: u64,
}

impl Growth {
    pub(super) fn new(config: &PoolConfig) -> Self {
        let mut growth = Self {
            first: UNIT,
            taken: 0,
            keep: u64::MAX,
        };
        growth.configure(config);
        growth
    }

    pub(super) fn configure(&mut self, config: &PoolConfig) {
        self.first = config.slab.max(UNIT);
        self.keep = config.keep.unwrap_or(u64::MAX);
    }

    /// What is kept for reuse at most, free slabs and all others.
    pub(super) fn keep(&self) -> u64 {
        self.keep
    }

    /// The length of the slab that a request of `need` bytes gets where `headroom` may be taken, in
    /// whole units; and whether it is the request's own.
    pub(super) fn slab(&self, need: u64, headroom: u64) -> (u64, bool) {
        let times = 1 << self.taken.min(MOST_DOUBLINGS);
        let next = self.first.saturating_mul(times);
        let next = next.checked_next_multiple_of(UNIT);
        let next = next.unwrap_or(u64::MAX).min(headroom);
        if need > next / OWN {
            (need, true)
        } else {
            (next, false)
        }
    }

    /// Notes that a common slab was taken.
    pub(super) fn taken(&mut self) {
        self.taken = self.taken.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: u64 = 1 << 20;

    #[test]
    fn slabs_double_and_stay_within_what_is_left() {
        let mut growth = Growth::new(&PoolConfig::new().slab(MIB));
        let mut lengths = Vec::new();
        for _ in 0..7 {
            lengths.push(growth.slab(256, 1 << 40));
            growth.taken();
        }
        let expected = [1, 2, 4, 8, 16, 16, 16].map(|n| (n * MIB, false));
        assert_eq!(lengths, expected);
        assert_eq!(growth.slab(256, 5 * MIB), (5 * MIB, false));
    }

    #[test]
    fn a_long_request_gets_a_slab_of_its_own() {
        let growth = Growth::new(&PoolConfig::new().slab(MIB));
        assert_eq!(growth.slab(MIB / 2, 1 << 40), (MIB, false));
        assert_eq!(growth.slab(MIB / 2 + 256, 1 << 40), (MIB / 2 + 256, true));
        assert_eq!(growth.slab(10 * MIB, 1 << 40), (10 * MIB, true));
        assert_eq!(growth.slab(MIB / 2, MIB / 2), (MIB / 2, true));
        let odd = Growth::new(&PoolConfig::new().slab(u64::MAX));
        assert_eq!(odd.slab(256, 4096), (4096, false));
    }
}
