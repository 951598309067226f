use super::*;
use crate::backend::fake::FakeBackend;
use crate::backend::{Backend, Mark, StreamId, Timeline};
use crate::device::DeviceOrdinal;
use crate::pool::{Arena, Found, Request};
use crate::pool::{BudgetId, Source};
use crate::sync::Arc;

/// A pool of 1 MiB with room for so many events, on a device that is done when it is waited for.
pub(super) fn arena(events: usize) -> (Arena, Arc<FakeBackend>) {
    let fake = Arc::new(FakeBackend::new(1 << 20));
    let backend: Arc<dyn Backend> = Arc::<FakeBackend>::clone(&fake);
    let timeline = Arc::new(Timeline::new(backend));
    // As many as the tests name.
    for _ in 0..3 {
        timeline.create().expect("fake");
    }
    let arena = Arena::new(DeviceOrdinal::HOST, timeline);
    arena.record_history(events);
    (arena, fake)
}

pub(super) fn request<'a>(bytes: u64, label: &'a str) -> Request<'a> {
    Request {
        bytes,
        source: Source::label(label),
        budget: BudgetId::ROOT,
    }
}

pub(super) const WORK: Mark = Mark {
    stream: StreamId(3),
    epoch: 1,
};

fn told(arena: &Arena) -> Vec<(Kind, u64, u32)> {
    let log = arena.log();
    let all = log.events().iter();
    all.map(|e| (e.kind, e.about.bytes, e.about.stream))
        .collect()
}

#[test]
fn a_buffer_that_the_device_works_on_is_completed_when_it_is_done() {
    let (arena, fake) = arena(100);
    let Found { grant, .. } = arena
        .allocate_on(StreamId(3), request(1000, "a"))
        .expect("fits");
    let Found { grant: other, .. } = arena.allocate(request(300, "b")).expect("fits");
    arena.free(grant, Some(WORK));
    arena.free(other, None);
    let so_far = [
        (Kind::SlabTaken, 1 << 20, 0),
        (Kind::Allocate, 1024, 3),
        (Kind::Allocate, 512, 0),
        (Kind::FreeRequested, 1024, 3),
        (Kind::FreeRequested, 512, 0),
        (Kind::FreeCompleted, 512, 0),
    ];
    assert_eq!(told(&arena), so_far);
    fake.synchronize(StreamId(3)).expect("fake");
    assert_eq!(arena.trim(0), 1 << 20);
    let rest = [
        (Kind::FreeCompleted, 1024, 3),
        (Kind::SlabGivenBack, 1 << 20, 0),
    ];
    assert_eq!(told(&arena)[6..], rest);
    let log = arena.log();
    assert!(log.events().is_sorted_by_key(|e| e.time));
    assert_eq!(log.name(log.events()[1].about.source).as_deref(), Some("a"));
    assert_eq!(log.name(log.events()[0].about.source), None);
}

#[test]
fn a_pending_block_that_its_stream_has_again_is_completed_once() {
    let (arena, fake) = arena(100);
    let stream = StreamId(3);
    let Found { grant, address, .. } = arena.allocate_on(stream, request(1792, "a")).expect("fits");
    arena.free_after(grant, Some(WORK).into());
    let Found {
        grant: again,
        address: same,
        last,
        ..
    } = arena.allocate_on(stream, request(1024, "b")).expect("fits");
    assert_eq!((same, last), (address, Some(WORK)));
    fake.synchronize(stream).expect("fake");
    arena.free(again, None);
    assert_eq!(
        told(&arena)[1..],
        [
            (Kind::Allocate, 1792, 3),
            (Kind::FreeRequested, 1792, 3),
            (Kind::FreeCompleted, 1792, 3),
            (Kind::Allocate, 1024, 3),
            (Kind::FreeRequested, 1024, 0),
            (Kind::FreeCompleted, 1024, 0),
        ]
    );
    assert_eq!(arena.replay_history().1, [0, 0, 1 << 20]);
}

#[test]
fn a_request_that_is_not_met_is_in_it_with_what_was_free() {
    let (arena, _) = arena(100);
    let Found { grant: held, .. } = arena.allocate(request(1 << 19, "a")).expect("fits");
    assert!(arena.allocate(request((1 << 20) + 1, "too much")).is_err());
    assert!(arena.reserve(request(1 << 20, "too much")).is_err());
    let log = arena.log();
    let missed: Vec<_> = log
        .events()
        .iter()
        .filter(|e| e.kind == Kind::OutOfMemory)
        .map(|e| (e.about.address, e.about.bytes, log.name(e.about.source)))
        .collect();
    let named = || Some("too much".to_owned());
    assert_eq!(
        missed,
        [
            (1 << 19, (1 << 20) + 1, named()),
            (1 << 19, 1 << 20, named())
        ]
    );
    arena.free(held, None);
}

#[test]
fn nothing_is_kept_while_it_is_off_and_a_new_history_begins_with_what_lives() {
    let (arena, _) = arena(0);
    let Found { grant: held, .. } = arena.allocate(request(1000, "a")).expect("fits");
    assert!(!arena.keeps_history() && told(&arena).is_empty());
    arena.record_history(100);
    let Found { grant: next, .. } = arena.allocate(request(100, "b")).expect("fits");
    arena.free(held, None);
    let log = arena.log();
    let before = log.before();
    assert_eq!((before.in_use, before.slabs), (1024, 1 << 20));
    assert_eq!(told(&arena).len(), 3);
    assert_eq!(arena.replay_history().1, [256, 0, 1 << 20]);
    arena.record_history(0);
    assert!(!arena.keeps_history() && told(&arena).is_empty());
    arena.free(next, None);
    assert!(told(&arena).is_empty());
}

#[test]
fn what_no_room_is_left_for_is_counted_and_the_totals_stay_right() {
    let (arena, _) = arena(10);
    let mut held = Vec::new();
    for n in 0..40 {
        held.push(
            arena
                .allocate(request(256 * (n % 3 + 1), "a"))
                .expect("fits")
                .grant,
        );
        if n % 2 == 1 {
            arena.free(held.swap_remove(0), None);
        }
    }
    let log = arena.log();
    // A slab, 40 buffers, 20 of which ended in two steps.
    assert_eq!((log.events().len(), log.recorded.dropped), (10, 71));
    let mut totals = log.before();
    log.events().iter().for_each(|e| totals.apply(e));
    assert_eq!(totals.in_use, arena.stats().current);
    assert_eq!(totals.slabs, arena.stats().committed);
    held.into_iter().for_each(|grant| arena.free(grant, None));
}

#[test]
fn a_history_that_goes_on_is_read_without_a_gap() {
    let history = History::new();
    history.begin(3000, Totals::default());
    let about = |address| About {
        address,
        bytes: 256,
        source: super::event::NO_SOURCE,
        stream: 0,
    };
    std::thread::scope(|threads| {
        let writer = threads.spawn(|| {
            for address in 0..100_000 {
                history.note(&[Kind::Allocate], about(address));
            }
        });
        while !writer.is_finished() {
            let read = history.read();
            for (address, event) in (read.dropped..).zip(&read.events) {
                assert_eq!(event.about.address, address);
            }
            assert_eq!(read.before.in_use, 256 * read.dropped);
        }
    });
    let read = history.read();
    assert_eq!((read.events.len(), read.dropped), (3000, 97_000));
}

#[test]
fn an_event_is_as_long_as_the_documentation_says() {
    assert_eq!(size_of::<Event>(), 40);
}
