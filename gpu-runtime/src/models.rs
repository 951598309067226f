//! Small programs of two or three threads, run in every order in which their steps may come (up to a
//! number of interruptions). Built with `--cfg loom` only; `.ci/models` runs them.
//!
//! What is modelled: the pool's lock with the list of what is given back while it is taken, the caches'
//! locks, the books of small buffers, and what memory remembers of the streams that work on it.

use crate::backend::model::ModelBackend;
use crate::backend::{Backend, Timeline};
use crate::buffer::{Access, OwnedBlock, UseCell};
use crate::device::{Device, DeviceOrdinal, DeviceRef};
use crate::error::GpuError;
use crate::pool::{BudgetId, Request, Source};
use crate::scope::{self, Scope};
use crate::sync::fixed::AtomicUsize;
use crate::sync::{Arc, Ordering};
use loom::thread::{self, JoinHandle};

/// The device's memory.
const TOTAL: u64 = 1 << 20;

/// The words of a thread's stack.
const STACK: usize = 1 << 15;

/// A model: its name, and how it is run.
pub type Model = (&'static str, fn());

/// All models.
pub const ALL: &[Model] = &[
    (
        "what is given back while the lock is taken is not lost",
        || check(Some(4), given_back_while_locked),
    ),
    ("a reservation is given back like a block", || {
        check(None, reservation_given_back)
    }),
    (
        "small blocks go to a cache or to the pool, and are counted once",
        || check(None, cached_blocks),
    ),
    ("limits hold whoever comes first", || check(None, limits)),
    ("a label's limit holds whoever comes first", || {
        check(None, limit_of_a_label)
    }),
    ("books of small buffers add up when a scope ends", || {
        check(Some(3), books_of_a_scope)
    }),
    ("a write comes after every read that was submitted", || {
        check(None, readers_and_a_writer)
    }),
    (
        "a write comes after every update that was submitted",
        || check(None, updaters_and_a_writer),
    ),
    (
        "a write comes after a read and an update that were submitted",
        || check(None, a_reader_an_updater_and_a_writer),
    ),
    (
        "a stream that threads share waits for what was submitted",
        || check(None, shared_stream),
    ),
];

/// Orders that were run of the last model.
static ORDERS: AtomicUsize = AtomicUsize::new(0);

/// How many orders were run of the model that was run last.
pub fn orders() -> usize {
    ORDERS.load(Ordering::Relaxed)
}

/// `interruptions` is how often a thread is interrupted at most; `None`: at every step.
fn check(interruptions: Option<usize>, model: fn()) {
    ORDERS.store(0, Ordering::Relaxed);
    let mut builder = loom::model::Builder::new();
    builder.preemption_bound = interruptions;
    builder.max_branches = 100_000;
    // The first thread's stack is too small for a pool.
    builder.check(move || {
        ORDERS.fetch_add(1, Ordering::Relaxed);
        join(spawn(model));
    });
}

fn spawn<R: Send + 'static>(f: impl FnOnce() -> R + Send + 'static) -> JoinHandle<R> {
    let thread = thread::Builder::new().stack_size(STACK);
    thread.spawn(f).unwrap_or_else(|e| panic!("{e}"))
}

fn join<R>(thread: JoinHandle<R>) -> R {
    thread
        .join()
        .unwrap_or_else(|_| panic!("a thread panicked"))
}

fn device() -> (DeviceRef, Arc<ModelBackend>) {
    let model = Arc::new(ModelBackend::new(TOTAL));
    let backend: Arc<dyn Backend> = Arc::<ModelBackend>::clone(&model);
    let device = Device::open(DeviceOrdinal::HOST, backend);
    let device = device.unwrap_or_else(|e| panic!("{e}"));
    (DeviceRef::from(Arc::new(device)), model)
}

fn request(bytes: u64) -> Request<'static> {
    Request {
        bytes,
        source: Source::label("model"),
        budget: BudgetId::ROOT,
    }
}

fn large(device: &DeviceRef, bytes: u64) -> Result<OwnedBlock, GpuError> {
    OwnedBlock::allocate(device, request(bytes))
}

/// The books say that nobody has anything, and what was ever taken can be taken again.
fn all_is_back(device: &DeviceRef) {
    let arena = device.arena();
    let stats = arena.stats();
    assert_eq!((stats.current, stats.allocations), (0, 0), "{stats:?}");
    assert_eq!((stats.pending, stats.reserved), (0, 0), "{stats:?}");
    assert_eq!(stats.free, TOTAL, "{stats:?}");
    assert!(
        arena
            .sources()
            .iter()
            .all(|s| s.current == 0 && s.count == 0)
    );
    assert_eq!(arena.trim(0), stats.committed);
}

fn given_back_while_locked() {
    let (device, _) = device();
    let blocks = [large(&device, 1 << 17), large(&device, 1 << 16)];
    let threads = blocks.map(|block| spawn(move || drop(block)));
    // The lock is taken here in between.
    let stats = device.arena().stats();
    assert!(stats.current <= (1 << 17) + (1 << 16));
    assert_eq!(stats.current + stats.free, TOTAL);
    let [(), ()] = threads.map(join);
    all_is_back(&device);
}

fn reservation_given_back() {
    let (device, _) = device();
    let promise = device.arena().reserve(request(1 << 17));
    let other = device.clone();
    let promise = promise.unwrap_or_else(|e| panic!("{e}"));
    let gives = spawn(move || other.arena().unreserve(promise));
    let block = large(&device, 1 << 17);
    assert!(block.is_ok());
    join(gives);
    drop(block);
    all_is_back(&device);
}

fn cached_blocks() {
    let (device, _) = device();
    let first = OwnedBlock::allocate_small(&device, &request(256));
    let own = device.clone();
    let drops = spawn(move || drop(first));
    let second = OwnedBlock::allocate_small(&own, &request(256));
    let stats = own.arena().stats();
    let held = second.as_ref().map_or(0, |_| 256);
    assert!(stats.current == held || stats.current == held + 256);
    join(drops);
    assert_eq!(own.arena().stats().current, held);
    drop(second);
    all_is_back(&own);
}

fn limits() {
    let (device, _) = device();
    let threads = [device.clone(), device.clone()].map(|device| {
        spawn(move || {
            let block = large(&device, TOTAL / 2 + 256);
            let had = block.is_ok();
            assert!(device.arena().stats().current <= TOTAL);
            // Given back by the one, it may be the other's.
            drop(block);
            had
        })
    });
    let had = threads.map(join);
    assert!(had[0] || had[1]);
    all_is_back(&device);
}

fn limit_of_a_label() {
    let (device, _) = device();
    let label = Source::label("model");
    let set = device.arena().set_terms(&label, 4096, 0);
    assert_eq!(set, Ok(()));
    let threads = [device.clone(), device.clone()].map(|device| {
        spawn(move || {
            let small = OwnedBlock::allocate_small(&device, &request(2560));
            assert!(small.is_none(), "it is counted under the lock");
            large(&device, 2560).ok()
        })
    });
    let had = threads.map(join);
    assert_eq!(had.iter().flatten().count(), 1);
    drop(had);
    all_is_back(&device);
}

fn books_of_a_scope() {
    let (device, _) = device();
    let own = device.clone();
    let works = spawn(move || {
        scope::run(&own, BudgetId::ROOT, |s: &Scope<'_>| {
            let kept = s.uninit::<u8>(256)?;
            drop(s.uninit::<u8>(512)?);
            drop(kept);
            Ok::<_, GpuError>(())
        })
    });
    // What is seen meanwhile may be of any moment, and adds up.
    let stats = device.arena().stats();
    assert!(stats.current <= 768);
    assert_eq!(stats.current + stats.reserved + stats.free, TOTAL);
    assert_eq!(join(works), Ok(()));
    let arena = device.arena();
    let made: u64 = arena.sources().iter().map(|s| s.allocations).sum();
    assert_eq!(made, 2);
    let peak = arena.stats().peak;
    assert!((256..=768).contains(&peak), "{peak}");
    assert!(
        arena
            .sources()
            .iter()
            .all(|s| s.current == 0 && s.count == 0)
    );
    assert_eq!(arena.stats().free, TOTAL);
}

fn readers_and_a_writer() {
    sharers_and_a_writer([Access::Read; 2]);
}

fn updaters_and_a_writer() {
    sharers_and_a_writer([Access::Update; 2]);
}

fn a_reader_an_updater_and_a_writer() {
    sharers_and_a_writer([Access::Read, Access::Update]);
}

fn sharers_and_a_writer(accesses: [Access; 2]) {
    let (device, model) = device();
    let cell = Arc::new(UseCell::default());
    let sharers = accesses.map(|access| {
        let (device, model, cell) = (device.clone(), Arc::clone(&model), Arc::clone(&cell));
        spawn(move || {
            let stream = device.new_stream().unwrap_or_else(|e| panic!("{e}"));
            let noted = cell.use_on(device.timeline(), &stream, access);
            assert_eq!(noted, Ok(()));
            // Another thread may come in between.
            thread::yield_now();
            (stream.id(), model.submit(stream.id()))
        })
    });
    let submitted = sharers.map(join);
    let stream = device.new_stream().unwrap_or_else(|e| panic!("{e}"));
    assert_eq!(
        cell.use_on(device.timeline(), &stream, Access::Write),
        Ok(())
    );
    for (of, number) in submitted {
        assert!(model.is_after(stream.id(), of, number), "after {of:?}");
    }
}

fn shared_stream() {
    let (device, model) = device();
    let id = device.own_stream().id();
    let threads = [(); 2].map(|()| {
        let (device, model) = (device.clone(), Arc::clone(&model));
        spawn(move || {
            let stream = device.own_stream();
            let order = stream.in_order();
            let mark = stream.submit();
            thread::yield_now();
            let number = model.submit(stream.id());
            assert_eq!(number, mark.epoch, "in the order of the numbers");
            drop(order);
            number
        })
    });
    let tail = {
        let _order = device.own_stream().in_order();
        device.own_stream().tail()
    };
    let other = device.new_stream().unwrap_or_else(|e| panic!("{e}"));
    let timeline: &Timeline = device.timeline();
    assert_eq!(timeline.wait(other.id(), tail), Ok(()));
    assert!(tail.epoch == 0 || model.is_after(other.id(), id, tail.epoch));
    let _numbers = threads.map(join);
}
