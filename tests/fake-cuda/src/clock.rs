//! What comes before what: for each stream the number of its submissions that are ordered before.
//! (Colin Fidge, "Timestamps in message-passing systems that preserve the partial ordering", 1988;
//! Friedemann Mattern, "Virtual time and global states of distributed systems", 1988.)

use std::collections::BTreeMap;

/// A vector clock over streams, by their handles.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock(BTreeMap<u64, u64>);

impl Clock {
    /// Everything that is before `other` is before this too.
    pub fn merge(&mut self, other: &Clock) {
        for (stream, seq) in &other.0 {
            self.reach(*stream, *seq);
        }
    }

    /// What was submitted to `stream` up to `seq` is before this.
    pub fn reach(&mut self, stream: u64, seq: u64) {
        let at = self.0.entry(stream).or_default();
        *at = seq.max(*at);
    }

    /// Whether that submission is before this.
    pub fn is_after(&self, stream: u64, seq: u64) -> bool {
        self.0.get(&stream).copied().unwrap_or(0) >= seq
    }
}
