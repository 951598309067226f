//! A history as RMM's logging adaptor writes it (`logging_resource_adaptor`), for its `REPLAY_BENCH` and
//! for whatever else reads its logs.

use super::event::Kind;
use super::live::Live;
use super::log::Log;
use std::fmt::{self, Display, Write as _};
use std::time::{Duration, UNIX_EPOCH};

const HEADER: &str = "Thread,Time,Action,Pointer,Size,Stream\n";

/// An address, or a stream, as C++ streams and `printf` write them.
struct Pointer(u64, &'static str);

impl Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str(self.1),
            address => write!(f, "{address:#x}"),
        }
    }
}

/// A time of day, to the microsecond.
struct TimeOfDay(Duration);

impl Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        write!(
            f,
            "{:02}:{:02}:{:02}.{:06}",
            seconds / 3600 % 24,
            seconds / 60 % 60,
            seconds % 60,
            self.0.subsec_micros()
        )
    }
}

impl Log {
    /// The log. Buffers that live at its end, and frees of those that lived before it, are in it as
    /// they are: without the other half.
    pub(crate) fn rmm(&self) -> String {
        let mut out = HEADER.to_owned();
        let opened = self.opened_at.duration_since(UNIX_EPOCH);
        let opened = opened.unwrap_or_default();
        let mut live = Live::default();
        for event in self.events() {
            let made = live.apply(event);
            let about = event.about;
            let (action, address, stream) = match event.kind {
                Kind::Allocate => ("allocate", about.address, about.stream),
                // RMM frees on the stream that a buffer was made on.
                Kind::FreeRequested => {
                    let stream = made.map_or(about.stream, |m| m.about.stream);
                    ("free", about.address, stream)
                }
                Kind::OutOfMemory => ("allocate failure", 0, about.stream),
                _ => continue,
            };
            let time = TimeOfDay(opened + Duration::from_nanos(event.time));
            // Writing to a string does not fail.
            let _ = writeln!(
                out,
                "{},{time},{action},{},{},{}",
                event.thread,
                Pointer(address, "(nil)"),
                about.bytes,
                Pointer(u64::from(stream), "0")
            );
        }
        out
    }
}
