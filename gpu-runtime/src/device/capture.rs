//! What is known while launches are captured into a graph: whose memory they may use, and what they do
//! with it.

use crate::backend::GraphId;
use crate::sync::{AtomicU32, Ordering};

/// A range of device memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[doc(hidden)]
pub struct Range {
    pub at: usize,
    pub bytes: usize,
}

impl Range {
    /// Whether memory that begins there is of this range: no view begins in one buffer and ends in
    /// another.
    fn holds(self, at: usize) -> bool {
        self.at <= at && at - self.at < self.bytes
    }
}

/// The capture that a stream stands for.
#[derive(Debug)]
pub(crate) struct Capture {
    /// Where launches go; `None` on a device that runs them at the call.
    pub(crate) graph: Option<GraphId>,
    /// Whether launches run, on such a device.
    pub(crate) is_replay: bool,
    /// The graph's memory, and the strongest access of a launch to each, as a number: 0 for none.
    memory: Box<[(Range, AtomicU32)]>,
}

impl Capture {
    pub(crate) fn new(graph: Option<GraphId>, is_replay: bool, memory: &[Range]) -> Self {
        let unused = |r: &Range| (*r, AtomicU32::new(0));
        Self {
            graph,
            is_replay,
            memory: memory.iter().map(unused).collect(),
        }
    }

    /// Notes an access to `len` elements that begin there; `false` if they are not the graph's.
    pub(crate) fn note(&self, at: usize, len: usize, access: u32) -> bool {
        let owner = self.memory.iter().find(|m| m.0.holds(at));
        if let Some((_, strongest)) = owner {
            strongest.fetch_max(access, Ordering::Relaxed);
        }
        // No elements are nobody's.
        owner.is_some() || len == 0
    }

    /// The strongest access to each part of the memory.
    pub(crate) fn accesses(&self) -> Vec<u32> {
        let loaded = |m: &(Range, AtomicU32)| m.1.load(Ordering::Relaxed);
        self.memory.iter().map(loaded).collect()
    }
}
