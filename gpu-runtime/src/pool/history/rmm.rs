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

#[cfg(test)]
mod tests {
    use super::super::tests::{WORK, arena, request};
    use super::*;
    use crate::backend::StreamId;
    use crate::pool::Found;

    #[test]
    fn a_log_has_the_lines_that_rmm_would_write() {
        let (arena, _) = arena(100);
        let Found {
            grant, address: at, ..
        } = arena
            .allocate_on(StreamId(26), request(1000, "a"))
            .expect("fits");
        let Found {
            grant: held,
            address: other,
            ..
        } = arena.allocate(request(1, "b")).expect("fits");
        assert!(arena.allocate(request(1 << 21, "much")).is_err());
        arena.free(grant, Some(WORK));
        let log = arena.log().rmm();
        let mut lines = log.lines();
        assert_eq!(lines.next(), Some("Thread,Time,Action,Pointer,Size,Stream"));
        let rows: Vec<Vec<&str>> = lines.map(|l| l.split(',').collect()).collect();
        let (at, other) = (format!("{at:p}"), format!("{other:p}"));
        let size = (1_u64 << 21).to_string();
        let expected = [
            ["allocate", &at, "1024", "0x1a"],
            ["allocate", &other, "256", "0"],
            ["allocate failure", "(nil)", &size, "0"],
            ["free", &at, "1024", "0x1a"],
        ];
        assert_eq!(rows.len(), expected.len(), "{log}");
        for (row, expected) in rows.iter().zip(expected) {
            assert_eq!(row[2..], expected);
            assert!(row[0].parse::<u32>().is_ok_and(|n| n > 0), "{row:?}");
            // 12:34:56.123456
            assert!(
                row[1].len() == 15 && row[1].split([':', '.']).count() == 4,
                "{row:?}"
            );
        }
        arena.free(held, None);
    }

    #[test]
    fn times_are_of_the_day() {
        let time = Duration::from_secs(86_400 * 3 + 3600 * 23 + 61) + Duration::from_micros(7);
        assert_eq!(TimeOfDay(time).to_string(), "23:01:01.000007");
    }
}
