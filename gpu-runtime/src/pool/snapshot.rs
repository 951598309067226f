//! The pool at one moment as JSON, for tools. The form is documented at
//! [`GpuMemoryPool::snapshot`](crate::GpuMemoryPool::snapshot); a change of it changes its `format`.

use super::arena::Arena;
use super::blocks::{Place, RegionId};
use super::grant::Tag;
use super::history::write_history;
use super::state::{State, UNIT};
use std::collections::HashSet;
use std::fmt::{self, Display, Write as _};

/// The name of the form, and its number.
const FORMAT: &str = "gpu-runtime pool snapshot 1";

impl Arena {
    /// The pool as JSON.
    pub(crate) fn snapshot(&self) -> String {
        let device = self.device().to_string();
        let Some(mut state) = self.books_of_the_living() else {
            let why = self.sound().err().map(|e| e.to_string());
            let (format, device) = (Text(FORMAT), Text(&device));
            let why = why.unwrap_or_default();
            return format!(
                "{{\n\"format\": {format}, \"device\": {device}, \"closed\": {}\n}}\n",
                Text(&why)
            );
        };
        state.reclaim(self.timeline());
        self.drain_caches(&mut state);
        let total = self.backend().total_memory();
        let mut out = String::new();
        // Writing to a string does not fail.
        let _ = write_state(&mut out, &state, &device, total);
        let _ = write_history(&mut out, self, &state);
        out.push_str("\n}\n");
        out
    }
}

fn write_state(out: &mut String, state: &State, device: &str, total: u64) -> fmt::Result {
    let s = state.stats(total);
    write!(
        out,
        "{{\n\"format\": {}, \"device\": {},",
        Text(FORMAT),
        Text(device)
    )?;
    write!(
        out,
        "\n\"stats\": {{\"total\": {}, \"limit\": {}, \"current\": {}, \"peak\": {}, \"reserved\": {}, \
         \"pending\": {}, \"free\": {}, \"largest_free\": {}, \"committed\": {}, \"allocations\": {}, \
         \"hits\": {}, \"misses\": {}}},",
        s.total,
        s.limit,
        s.current,
        s.peak,
        s.reserved,
        s.pending,
        s.free,
        s.largest_free,
        s.committed,
        s.allocations,
        s.hits,
        s.misses
    )?;
    out.push_str("\n\"budgets\": [");
    list(out, state.budgets.open_nodes(), |out, id| {
        let b = state.budget_stats(id);
        write!(
            out,
            "{{\"name\": {}, \"limit\": {}, \"current\": {}, \"kept\": {}, \"peak\": {}}}",
            Text(&b.name),
            b.limit,
            b.current,
            b.kept,
            b.peak
        )
    })?;
    out.push_str("],\n\"sources\": [");
    list(out, state.source_stats().into_iter(), |out, s| {
        write!(
            out,
            "{{\"source\": {}, \"site\": {}, \"current\": {}, \"peak\": {}, \"count\": {}, \"allocations\": {}}}",
            Text(&s.source),
            Text(&s.site),
            s.current,
            s.peak,
            s.count,
            s.allocations
        )
    })?;
    out.push_str("],\n\"slabs\": [");
    write_slabs(out, state)?;
    out.push(']');
    Ok(())
}

fn write_slabs(out: &mut String, state: &State) -> fmt::Result {
    let pending: HashSet<(RegionId, u32)> = state
        .pending_places()
        .map(|p| (p.region, p.offset))
        .collect();
    let mut blocks: Vec<(Place, Option<u64>)> = state.blocks.all_blocks().collect();
    blocks.sort_unstable_by_key(|(p, _)| (p.region.0, p.offset));
    let slabs = (0..)
        .zip(state.slab_lengths())
        .filter(|&(_, bytes)| bytes > 0);
    list(out, slabs, |out, (region, bytes)| {
        write!(out, "{{\"bytes\": {bytes}, \"blocks\": [")?;
        let of_slab = blocks.iter().filter(|(p, _)| p.region.0 == region);
        list(out, of_slab, |out, &(place, tag)| {
            let is_pending = pending.contains(&(place.region, place.offset));
            write_block(out, state, place, tag.map(Tag::unpack), is_pending)
        })?;
        out.push_str("]}");
        Ok(())
    })
}

fn write_block(
    out: &mut String,
    state: &State,
    place: Place,
    tag: Option<Tag>,
    is_pending: bool,
) -> fmt::Result {
    let is = match tag {
        None => "free",
        Some(_) if is_pending => "pending",
        Some(tag) if tag.is_chunk() => "lent",
        Some(tag) if tag.reserved => "reserved",
        Some(_) => "used",
    };
    write!(
        out,
        "{{\"offset\": {}, \"bytes\": {}, \"is\": \"{is}\"",
        u64::from(place.offset) * UNIT,
        u64::from(place.units) * UNIT
    )?;
    if let Some(tag) = tag.filter(|t| !t.is_chunk()) {
        write!(
            out,
            ", \"source\": {}",
            Text(&state.sources.name(tag.source))
        )?;
    }
    out.push('}');
    Ok(())
}

/// Writes items with commas between, each on a line of its own.
pub(super) fn list<T>(
    out: &mut String,
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut String, T) -> fmt::Result,
) -> fmt::Result {
    for (i, item) in items.enumerate() {
        out.push_str(if i == 0 { "\n" } else { ",\n" });
        write(out, item)?;
    }
    Ok(())
}

/// A string of JSON.
pub(super) struct Text<'a>(pub(super) &'a str);

impl Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for c in self.0.chars() {
            match c {
                '"' | '\\' => write!(f, "\\{c}")?,
                c if u32::from(c) < 0x20 => write!(f, "\\u{:04x}", u32::from(c))?,
                c => f.write_char(c)?,
            }
        }
        f.write_char('"')
    }
}

#[cfg(test)]
mod tests {
    use crate::GpuManager;
    use serde_json::Value;

    fn sum(of: &Value, field: &str) -> u64 {
        let all = of.as_array().expect("a list").iter();
        all.map(|v| v[field].as_u64().expect("a number")).sum()
    }

    #[test]
    fn a_snapshot_is_json_whose_blocks_cover_the_slabs_and_whose_bytes_add_up() {
        let manager = GpuManager::isolated(1 << 20).expect("opens");
        let pool = manager.pool(crate::PoolConfig::new()).expect("opens");
        let memory = manager.memory().expect("opens");
        let _held = memory
            .allocate(100_000, "a \"label\" \\ with\na line")
            .expect("fits");
        let _promise = memory.reserve(50_000).expect("fits");
        let text = manager.scope(|s| {
            let _small = s.label("small").uninit::<u8>(1000)?;
            Ok::<_, crate::GpuError>(pool.snapshot())
        });
        let json: Value = serde_json::from_str(&text.expect("no error")).expect("JSON");
        assert_eq!(json["format"], super::FORMAT);
        let stats = &json["stats"];
        let slabs = json["slabs"].as_array().expect("a list");
        for slab in slabs {
            let mut end = 0;
            for block in slab["blocks"].as_array().expect("a list") {
                assert_eq!(block["offset"], end, "no gap, no overlap");
                end += block["bytes"].as_u64().expect("a number");
            }
            assert_eq!(slab["bytes"], end);
        }
        assert_eq!(stats["committed"], sum(&json["slabs"], "bytes"));
        assert_eq!(stats["current"], sum(&json["sources"], "current"));
        assert_eq!(stats["current"], 100_096 + 1024);
        assert_eq!(json["budgets"][0]["name"], "device");
        let kinds: Vec<&str> = slabs
            .iter()
            .flat_map(|s| s["blocks"].as_array().expect("a list"))
            .map(|b| b["is"].as_str().expect("a word"))
            .collect();
        assert_eq!(kinds, ["used", "reserved", "lent", "free"]);
        let named = &json["slabs"][0]["blocks"][0]["source"];
        assert_eq!(named, "a \"label\" \\ with\na line");
    }

    #[test]
    fn a_history_is_a_member_of_the_snapshot_while_it_is_on() {
        let manager = GpuManager::isolated(1 << 20).expect("opens");
        let pool = manager.pool(crate::PoolConfig::new()).expect("opens");
        let read = || serde_json::from_str::<Value>(&pool.snapshot()).expect("JSON");
        assert_eq!(read().get("history"), None);
        pool.record_history(3);
        let kept = pool.label("a \"b\"").array::<u8>(1000).expect("fits");
        let history = &read()["history"];
        assert_eq!(
            (&history["capacity"], &history["dropped"]),
            (&3.into(), &0.into())
        );
        assert_eq!(history["before"]["in_use"], 0);
        let events = history["events"].as_array().expect("a list");
        assert_eq!(events[0]["event"], "slab_taken");
        assert_eq!(events[0].get("source"), None);
        assert_eq!(events[1]["event"], "allocate");
        assert_eq!(events[1]["source"], "a \"b\"");
        assert_eq!(
            (&events[1]["bytes"], &events[1]["stream"]),
            (&1024.into(), &0.into())
        );
        assert!(pool.array::<u8>(1 << 21).is_err());
        drop(kept);
        let history = &read()["history"];
        assert_eq!(history["dropped"], 2);
        assert_eq!(history["before"]["in_use"], 1024);
        let events = history["events"].as_array().expect("a list");
        let names: Vec<_> = events.iter().map(|e| &e["event"]).collect();
        assert_eq!(names, ["out_of_memory", "free_requested", "free_completed"]);
        assert_eq!(events[0]["free"], (1 << 20) - 1024);
        pool.stop_history();
        assert_eq!(read().get("history"), None);
    }
}
