//! A pool and its history in the form of PyTorch's `torch.cuda.memory._snapshot()`, which the page
//! <https://pytorch.org/memory_viz> opens.

use super::event::{Event, Kind};
use super::log::{Frame, Log};
use super::pickle::Pickle;
use super::segments::{Is, Piece, Segment, segments};
use crate::pool::arena::Arena;

/// The key of the list without a frame, which no source has.
const NO_FRAMES: u32 = u32::MAX;

impl Arena {
    /// The pickle.
    pub(crate) fn memory_viz(&self) -> Vec<u8> {
        let device = self.device().to_string();
        let (log, segments, limit) = match self.books_of_the_living() {
            Some(mut state) => {
                state.reclaim(self.timeline());
                self.drain_caches(&mut state);
                let log = Log::of(&self.history, &state.sources, device);
                let segments = segments(&state, &log);
                (log, segments, state.limit())
            }
            None => (Log::closed(device), Vec::new(), 0),
        };
        let mut p = Pickle::new();
        p.dict(|p| {
            p.text("segments");
            p.list(&segments, segment);
            p.text("device_traces");
            p.list([log.events()], |p, events| {
                p.list(events, |p, e| event(p, &log, e));
            });
            p.text("allocator_settings");
            settings(p, &log, limit);
            p.text("external_annotations");
            p.list([0; 0], Pickle::int);
        });
        p.finish()
    }
}

fn segment(p: &mut Pickle, segment: &Segment) {
    let used = segment.sum(Is::Used);
    p.dict(|p| {
        for (name, number) in [
            ("device", 0),
            ("address", segment.address),
            ("total_size", segment.bytes),
            ("allocated_size", used),
            ("active_size", used + segment.sum(Is::Pending)),
            ("requested_size", used),
            ("stream", 0),
        ] {
            p.text(name);
            p.number(number);
        }
        p.text("segment_type");
        p.text("large");
        p.text("segment_pool_id");
        p.pair(0, 0);
        p.text("is_expandable");
        p.bool(false);
        p.text("frames");
        p.shared(NO_FRAMES, |p| p.list([0; 0], Pickle::int));
        p.text("blocks");
        p.list(&segment.blocks, block);
    });
}

fn block(p: &mut Pickle, block: &Piece) {
    p.dict(|p| {
        for (name, number) in [
            ("address", block.address),
            ("size", block.bytes),
            ("requested_size", block.bytes),
        ] {
            p.text(name);
            p.number(number);
        }
        p.text("state");
        p.text(match block.is {
            Is::Used => "active_allocated",
            Is::Pending => "active_pending_free",
            Is::Free => "inactive",
        });
        p.text("frames");
        p.list(&block.frame, frame);
    });
}

fn event(p: &mut Pickle, log: &Log, event: &Event) {
    let about = event.about;
    let (action, place) = match event.kind {
        Kind::Allocate => ("alloc", "addr"),
        Kind::FreeRequested => ("free_requested", "addr"),
        Kind::FreeCompleted => ("free_completed", "addr"),
        Kind::SlabTaken => ("segment_alloc", "addr"),
        Kind::SlabGivenBack => ("segment_free", "addr"),
        Kind::OutOfMemory => ("oom", "device_free"),
    };
    p.dict(|p| {
        p.text("action");
        p.text(action);
        for (name, number) in [
            (place, about.address),
            ("size", about.bytes),
            ("stream", about.stream.into()),
            ("time_us", log.unix_micros(event.time)),
        ] {
            p.text(name);
            p.number(number);
        }
        p.text("frames");
        // One list for each source: the file is smaller by far.
        let of_source = log.frame(about.source);
        let key = of_source.map_or(NO_FRAMES, |_| about.source.0);
        p.shared(key, |p| p.list(of_source, frame));
    });
}

fn frame(p: &mut Pickle, frame: &Frame) {
    p.dict(|p| {
        p.text("name");
        p.text(frame.label.as_deref().unwrap_or("unlabelled"));
        p.text("filename");
        p.text(frame.file);
        p.text("line");
        p.int(frame.line.into());
    });
}

fn settings(p: &mut Pickle, log: &Log, limit: u64) {
    p.dict(|p| {
        p.text("PYTORCH_CUDA_ALLOC_CONF");
        p.text("");
        p.text("max_split_size");
        p.int(-1);
        p.text("garbage_collection_threshold");
        p.float(0.0);
        p.text("expandable_segments");
        p.bool(false);
        p.text("pinned_num_register_threads");
        p.int(1);
        p.text("release_lock_on_cudamalloc");
        p.bool(false);
        p.text("pinned_use_cuda_host_register");
        p.bool(false);
        p.text("roundup_power2_divisions");
        p.dict(|_| ());
        // Ours.
        p.text("gpu_runtime_device");
        p.text(&log.device);
        p.text("gpu_runtime_limit");
        p.number(limit);
        p.text("gpu_runtime_events_dropped");
        p.number(log.recorded.dropped);
    });
}

#[cfg(test)]
mod tests {
    use super::super::pickle::reader::unpickle;
    use super::super::tests::{WORK, arena, request};
    use crate::pool::Found;
    use crate::pool::arena::Arena;
    use serde_json::{Value, json};

    fn read(arena: &Arena) -> Value {
        unpickle(&arena.memory_viz()).expect("a pickle")
    }

    fn blocks(of: &Value) -> Vec<(u64, &str, String)> {
        let all = of["segments"][0]["blocks"].as_array().expect("a list");
        let name = |b: &Value| b["frames"][0]["name"].as_str().unwrap_or("").to_owned();
        let row = |b| (number(b, "size"), word(b, "state"), name(b));
        all.iter().map(row).collect()
    }

    fn number(of: &Value, name: &str) -> u64 {
        of[name].as_u64().expect("a number")
    }

    fn word<'v>(of: &'v Value, name: &str) -> &'v str {
        of[name].as_str().expect("a text")
    }

    #[test]
    fn blocks_cover_their_segment_and_small_buffers_are_told_apart() {
        let (arena, _) = arena(1000);
        let Found { grant: large, .. } = arena.allocate(request(10_000, "large")).expect("fits");
        let (small, _) = arena.allocate_cached(&request(300, "small")).expect("fits");
        let Found { grant: freed, .. } = arena.allocate(request(2000, "freed")).expect("fits");
        arena.free(freed, Some(WORK));
        let promise = arena.reserve(request(4096, "promise")).expect("fits");
        let viz = read(&arena);
        let free = (1 << 20) - 10_240 - 512 - 2048 - 4096;
        let text = str::to_owned;
        assert_eq!(
            blocks(&viz),
            [
                (10_240, "active_allocated", text("large")),
                (512, "active_allocated", text("small")),
                (2048, "active_pending_free", text("freed")),
                (4096, "active_allocated", text("reservation of promise")),
                (free, "inactive", text("")),
            ]
        );
        let segment = &viz["segments"][0];
        let mut at = number(segment, "address");
        for block in segment["blocks"].as_array().expect("a list") {
            assert_eq!(number(block, "address"), at);
            at += number(block, "size");
        }
        assert_eq!(
            at,
            number(segment, "address") + number(segment, "total_size")
        );
        assert_eq!(number(segment, "allocated_size"), 10_240 + 512 + 4096);
        assert_eq!(number(segment, "active_size"), 10_240 + 512 + 4096 + 2048);
        arena.free(large, None);
        arena.free(small, None);
        arena.unreserve(promise);
    }

    #[test]
    fn with_the_history_off_lent_blocks_are_one() {
        let (arena, _) = arena(0);
        let (small, _) = arena.allocate_cached(&request(300, "small")).expect("fits");
        let viz = read(&arena);
        assert_eq!(viz["device_traces"], json!([[]]));
        let lent = (512, "active_allocated", "lent for small buffers".to_owned());
        assert_eq!(blocks(&viz)[0], lent);
        arena.free(small, None);
    }

    #[test]
    fn events_have_pytorchs_names() {
        let (arena, _) = arena(1000);
        let Found {
            grant, address: at, ..
        } = arena.allocate(request(1000, "a")).expect("fits");
        assert!(arena.allocate(request(1 << 21, "much")).is_err());
        arena.free(grant, None);
        arena.trim(0);
        let viz = read(&arena);
        let events = viz["device_traces"][0].as_array().expect("a list");
        let actions: Vec<&str> = events.iter().map(|e| word(e, "action")).collect();
        let expected = [
            "segment_alloc",
            "alloc",
            "oom",
            "free_requested",
            "free_completed",
            "segment_free",
        ];
        assert_eq!(actions, expected);
        let at = at.addr().get() as u64;
        for of_buffer in [1, 3, 4].map(|n| &events[n]) {
            assert_eq!(
                (number(of_buffer, "addr"), number(of_buffer, "size")),
                (at, 1024)
            );
            let frame = &of_buffer["frames"][0];
            assert_eq!(word(frame, "name"), "a");
            assert!(word(frame, "filename").ends_with("tests.rs") && number(frame, "line") > 0);
        }
        let oom = &events[2];
        assert_eq!(number(oom, "size"), 1 << 21);
        assert_eq!(number(oom, "device_free"), (1 << 20) - 1024);
        assert_eq!(events[0]["frames"], json!([]));
        let times: Vec<u64> = events.iter().map(|e| number(e, "time_us")).collect();
        assert!(
            times.is_sorted() && times[0] > 1_600_000_000_000_000,
            "since 1970"
        );
        assert_eq!(viz["segments"], json!([]));
    }
}
