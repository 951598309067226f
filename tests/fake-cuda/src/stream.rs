//! Streams and events: queues of work that is done when somebody waits for it, or in between, in an
//! order that a number decides.

use crate::clock::Clock;
use std::collections::VecDeque;

/// What a stream has to do.
#[derive(Debug)]
pub enum Work {
    /// Copies bytes. `sum` is that of a pinned source as it was when the copy was submitted.
    Copy {
        to: u64,
        from: u64,
        bytes: u64,
        sum: Option<u64>,
    },
    /// Writes a pattern of 1, 2 or 4 bytes `count` times.
    Fill { to: u64, unit: Vec<u8>, count: u64 },
    /// Runs a kernel.
    Launch(Box<Launch>),
    /// Waits until a stream has come so far.
    Wait { stream: u64, seq: u64 },
    /// Gives memory back.
    Free { at: u64 },
    /// Nothing: where an event is.
    Mark,
}

/// A kernel and everything it needs, copied when it was launched.
#[derive(Debug, Clone)]
pub struct Launch {
    pub function: u64,
    pub grid: [u32; 3],
    pub block: [u32; 3],
    pub args: Vec<Vec<u8>>,
}

/// A piece of work in its queue.
#[derive(Debug)]
pub struct Item {
    pub seq: u64,
    pub work: Work,
    /// Ranges that have to be there when it is done.
    pub ranges: Vec<(u64, u64)>,
    pub what: String,
}

/// A stream.
#[derive(Debug)]
pub struct Stream {
    pub device: usize,
    pub queue: VecDeque<Item>,
    pub submitted: u64,
    pub done: u64,
    pub clock: Clock,
    pub is_destroyed: bool,
}

impl Stream {
    pub fn new(device: usize) -> Self {
        Self {
            device,
            queue: VecDeque::new(),
            submitted: 0,
            done: 0,
            clock: Clock::default(),
            is_destroyed: false,
        }
    }
}

/// An event: where it was recorded last.
#[derive(Debug)]
pub struct Event {
    pub device: usize,
    pub recorded: Option<(u64, u64)>,
    pub clock: Clock,
}

/// A sum that tells whether bytes are still the same (FNV-1a).
///
/// # Safety
/// `at` is readable for `bytes`.
pub unsafe fn sum(at: u64, bytes: u64) -> u64 {
    // SAFETY: the caller's promise.
    let data = unsafe { std::slice::from_raw_parts(at as *const u8, bytes as usize) };
    fnv(data)
}

/// FNV-1a.
pub fn fnv(data: &[u8]) -> u64 {
    data.iter().fold(0xcbf2_9ce4_8422_2325, |h, b| {
        (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3)
    })
}
