//! A history with the names of its sources, taken out of the pool to be written.

use super::event::{Event, Totals};
use super::{History, Recorded};
use crate::pool::arena::Arena;
use crate::pool::sources::{SourceId, Sources};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Who allocates, as a frame of a stack.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    /// The label; `None`: only its place is known.
    pub(super) label: Option<String>,
    /// The file of the call site of its first allocation, and the line and column in it.
    pub(super) file: &'static str,
    pub(super) line: u32,
    pub(super) column: u32,
}

/// A history to be written.
#[derive(Debug)]
pub(crate) struct Log {
    pub(super) device: String,
    pub(super) recorded: Recorded,
    pub(super) opened_at: SystemTime,
    frames: Vec<Frame>,
}

impl Log {
    /// The history of a pool whose lock is taken: so no source comes on meanwhile.
    pub(super) fn of(history: &History, sources: &Sources, device: String) -> Self {
        let frames = sources.places().map(|(label, site)| Frame {
            label: label.map(str::to_owned),
            file: site.file(),
            line: site.line(),
            column: site.column(),
        });
        Self {
            device,
            frames: frames.collect(),
            recorded: history.read(),
            opened_at: history.opened_at,
        }
    }

    /// Of a pool whose books are closed: nothing is known of it.
    pub(super) fn closed(device: String) -> Self {
        Self {
            device,
            frames: Vec::new(),
            recorded: Recorded::default(),
            opened_at: SystemTime::now(),
        }
    }

    pub(super) fn events(&self) -> &[Event] {
        &self.recorded.events
    }

    /// Microseconds since 1970 of a time of the history.
    pub(super) fn unix_micros(&self, time: u64) -> u64 {
        let opened = self.opened_at.duration_since(UNIX_EPOCH);
        let at = opened.unwrap_or_default() + Duration::from_nanos(time);
        u64::try_from(at.as_micros()).unwrap_or(u64::MAX)
    }

    pub(super) fn before(&self) -> Totals {
        self.recorded.before
    }

    /// The frame of a source; `None` for slabs.
    pub(super) fn frame(&self, source: SourceId) -> Option<&Frame> {
        self.frames.get(source.0 as usize)
    }

    /// What a source is called, as everywhere else; `None` for slabs.
    pub(super) fn name(&self, source: SourceId) -> Option<String> {
        let frame = self.frame(source)?;
        Some(match &frame.label {
            Some(label) => label.clone(),
            None => format!("{}:{}:{}", frame.file, frame.line, frame.column),
        })
    }
}

impl Arena {
    /// The history of the pool.
    pub(crate) fn log(&self) -> Log {
        let device = self.device().to_string();
        let Some(mut state) = self.books_of_the_living() else {
            return Log::closed(device);
        };
        state.reclaim(self.timeline());
        Log::of(&self.history, &state.sources, device)
    }
}
