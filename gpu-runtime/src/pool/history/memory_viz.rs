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
        let (log, segments, limit) = {
            let mut state = self.books();
            state.reclaim(&**self.backend(), false);
            self.drain_caches(&mut state);
            let log = Log::of(&self.history, &state.sources, self.device().to_string());
            let segments = segments(&state, &log);
            (log, segments, state.limit())
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
