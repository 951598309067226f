//! A history as a trace for Chrome's and Perfetto's viewers: the JSON array form of trace events.

use super::event::{Event, Kind};
use super::live::Live;
use super::log::Log;
use crate::pool::snapshot::{Text, list};
use std::collections::{BTreeSet, HashMap};
use std::fmt::{self, Display, Write as _};

/// A time in microseconds, to the nanosecond.
struct Micros(u64);

impl Display for Micros {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:03}", self.0 / 1000, self.0 % 1000)
    }
}

/// One entry of the trace.
enum Entry<'e> {
    Thread(u32),
    /// The life of a buffer begins, at a time; its number, and how it was made or ended.
    Begin(u64, u64, &'e Event),
    End(u64, &'e Event),
    Instant(&'e Event),
    /// In use, pending and free, after an event or before all.
    Counter(u64, [u64; 3]),
}

impl Log {
    /// The trace.
    pub(crate) fn chrome(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = self.write_chrome(&mut out);
        out
    }

    fn write_chrome(&self, out: &mut String) -> fmt::Result {
        write!(
            out,
            "{{\"displayTimeUnit\": \"ns\", \"otherData\": {{\"device\": {}, \"dropped\": {}}},\n\
             \"traceEvents\": [\n{{\"ph\": \"M\", \"pid\": 1, \"name\": \"process_name\", \"args\": \
             {{\"name\": {}}}}},",
            Text(&self.device),
            self.recorded.dropped,
            Text(&format!("memory of device {}", self.device))
        )?;
        list(out, self.entries().into_iter(), |out, entry| {
            self.write_entry(out, &entry)
        })?;
        out.push_str("\n]}\n");
        Ok(())
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        let events = self.events();
        let start = events.first().map_or(0, |e| e.time);
        let threads: BTreeSet<u32> = events.iter().map(|e| e.thread).collect();
        let mut all: Vec<Entry<'_>> = threads.into_iter().map(Entry::Thread).collect();
        let mut totals = self.before();
        let counter =
            |time, t: super::event::Totals| Entry::Counter(time, [t.in_use, t.pending, t.free()]);
        // Buffers that end in the history and were made before it live from its start.
        let mut live = Live::default();
        let mut older = Vec::new();
        for event in events {
            let made = live.apply(event);
            if event.kind == Kind::FreeRequested && made.is_none() {
                older.push(event);
            }
        }
        all.push(counter(start, totals));
        let mut numbers: HashMap<u64, u64> = HashMap::new();
        let mut next = 0;
        for event in older {
            next += 1;
            all.push(Entry::Begin(start, next, event));
            numbers.insert(event.about.address, next);
        }
        for event in events {
            totals.apply(event);
            match event.kind {
                Kind::Allocate => {
                    next += 1;
                    // What is made where an older buffer lives is made after its end.
                    numbers.insert(event.about.address, next);
                    all.push(Entry::Begin(event.time, next, event));
                }
                Kind::FreeRequested => {
                    if let Some(number) = numbers.remove(&event.about.address) {
                        all.push(Entry::End(number, event));
                    }
                }
                Kind::FreeCompleted => {}
                _ => all.push(Entry::Instant(event)),
            }
            all.push(counter(event.time, totals));
        }
        all
    }

    fn write_entry(&self, out: &mut String, entry: &Entry<'_>) -> fmt::Result {
        let named = |e: &Event| self.name(e.about.source).unwrap_or_default();
        match *entry {
            Entry::Thread(thread) => write!(
                out,
                "{{\"ph\": \"M\", \"pid\": 1, \"tid\": {thread}, \"name\": \"thread_name\", \
                 \"args\": {{\"name\": \"thread {thread}\"}}}}"
            ),
            Entry::Begin(time, number, e) => write!(
                out,
                "{{\"ph\": \"b\", \"cat\": \"buffer\", \"id\": {number}, \"pid\": 1, \"tid\": {}, \
                 \"ts\": {}, \"name\": {}, \"args\": {{\"bytes\": {}, \"address\": \"{:#x}\", \
                 \"stream\": {}}}}}",
                e.thread,
                Micros(time),
                Text(&named(e)),
                e.about.bytes,
                e.about.address,
                e.about.stream
            ),
            Entry::End(number, e) => write!(
                out,
                "{{\"ph\": \"e\", \"cat\": \"buffer\", \"id\": {number}, \"pid\": 1, \"tid\": {}, \
                 \"ts\": {}, \"name\": {}}}",
                e.thread,
                Micros(e.time),
                Text(&named(e))
            ),
            Entry::Instant(e) => write!(
                out,
                "{{\"ph\": \"i\", \"s\": \"p\", \"pid\": 1, \"tid\": {}, \"ts\": {}, \
                 \"name\": \"{}\", \"args\": {{\"bytes\": {}, \"source\": {}}}}}",
                e.thread,
                Micros(e.time),
                e.kind.name(),
                e.about.bytes,
                Text(&named(e))
            ),
            Entry::Counter(time, [in_use, pending, free]) => write!(
                out,
                "{{\"ph\": \"C\", \"pid\": 1, \"ts\": {}, \"name\": \"memory\", \"args\": \
                 {{\"in use\": {in_use}, \"pending\": {pending}, \"free\": {free}}}}}",
                Micros(time)
            ),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WORK, arena, request};
    use crate::backend::{Backend as _, StreamId};
    use crate::pool::Found;
    use serde_json::Value;
    use std::collections::HashMap;

    #[test]
    fn every_begin_has_its_end_or_is_live_and_the_counter_is_what_the_pool_says() {
        let (arena, fake) = arena(0);
        let Found { grant: older, .. } = arena.allocate(request(3000, "older")).expect("fits");
        arena.record_history(1000);
        let Found { grant: live, .. } = arena.allocate(request(1000, "a \"b\"\n")).expect("fits");
        for _ in 0..10 {
            let Found { grant, .. } = arena.allocate(request(500, "short")).expect("fits");
            arena.free(grant, Some(WORK));
        }
        assert!(arena.allocate(request(1 << 21, "much")).is_err());
        fake.synchronize(StreamId(3)).expect("fake");
        arena.free(older, None);
        let text = arena.log().chrome();
        let trace: Value = serde_json::from_str(&text).expect("JSON");
        let events = trace["traceEvents"].as_array().expect("a list");
        let of = |ph: &'static str| events.iter().filter(move |e| e["ph"] == ph);
        let mut open: HashMap<u64, &Value> = HashMap::new();
        for event in events {
            let id = event["id"].as_u64();
            match event["ph"].as_str() {
                Some("b") => {
                    assert!(open.insert(id.expect("a number"), event).is_none());
                }
                Some("e") => {
                    let begin = open.remove(&id.expect("a number")).expect("a begin");
                    assert_eq!(begin["name"], event["name"]);
                    assert!(begin["ts"].as_f64() <= event["ts"].as_f64());
                }
                _ => {}
            }
        }
        let left: Vec<&Value> = open.into_values().collect();
        assert_eq!(left.len(), 1);
        assert_eq!(left[0]["name"], "a \"b\"\n");
        assert_eq!(left[0]["args"]["bytes"], 1024);
        assert_eq!(of("b").count(), 12);
        let missed = of("i").find(|e| e["name"] == "out_of_memory");
        assert_eq!(missed.expect("one")["args"]["bytes"], 1 << 21);
        let stats = arena.stats();
        let (first, last) = (of("C").next(), of("C").next_back());
        assert_eq!(first.expect("one")["args"]["in use"], 3072);
        let last = &last.expect("one")["args"];
        assert_eq!(last["in use"], stats.current);
        assert_eq!(last["free"], stats.committed - stats.current);
        let most = of("C").filter_map(|c| c["args"]["pending"].as_u64()).max();
        assert_eq!(most, Some(5120));
        arena.free(live, None);
    }

    #[test]
    fn with_the_history_off_the_trace_is_empty_but_whole() {
        let (arena, _) = arena(0);
        let trace: Value = serde_json::from_str(&arena.log().chrome()).expect("JSON");
        let events = trace["traceEvents"].as_array().expect("a list");
        assert!(events.iter().all(|e| e["ph"] == "M" || e["ph"] == "C"));
    }
}
