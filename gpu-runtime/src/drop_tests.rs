//! Dropping takes no memory of the process: what it needs was made ready by allocations.

use crate::backend::fake::FakeBackend;
use crate::backend::{Backend, StreamId};
use crate::buffer::{Access, OwnedBlock};
use crate::device::{Device, DeviceKind, DeviceOrdinal, DeviceRef};
use crate::pool::{BudgetId, Request, Source};
use crate::scope::{self, Scope};
use crate::sync::Arc;
use crate::{GpuError, GpuManager, PoolConfig};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static TAKEN: Cell<u64> = const { Cell::new(0) };
}

/// The process's allocator, which counts what each thread takes.
struct Counting;

// SAFETY: what it returns is the system's allocator's; counting takes no memory.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = TAKEN.try_with(|n| n.set(n.get() + 1));
        // SAFETY: the caller's promise.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: the caller's promise.
        unsafe { System.dealloc(at, layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        let _ = TAKEN.try_with(|n| n.set(n.get() + 1));
        // SAFETY: the caller's promise.
        unsafe { System.realloc(at, layout, size) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often this thread takes memory of the process in `f`.
fn taken(f: impl FnOnce()) -> u64 {
    let before = TAKEN.with(Cell::get);
    f();
    TAKEN.with(Cell::get) - before
}

fn block(device: &DeviceRef, bytes: u64) -> OwnedBlock {
    let request = Request {
        bytes,
        source: Source::label("block"),
        budget: BudgetId::ROOT,
    };
    OwnedBlock::allocate_small(device, &request)
        .map_or_else(|| OwnedBlock::allocate(device, request), Ok)
        .expect("fits")
}

#[test]
fn the_counter_counts() {
    assert_eq!(taken(|| drop(std::hint::black_box(Box::new(1)))), 1);
}

#[test]
fn no_drop_of_anything_of_the_runtime_takes_memory() {
    let manager = GpuManager::isolated(64 << 20).expect("opens");
    let memory = manager.memory().expect("opens");
    let pool = manager.pool(PoolConfig::new()).expect("opens");
    for history in [0, 1000] {
        pool.record_history(history);
        let blocks: Vec<_> = (0..300)
            .map(|i| memory.allocate(256 << (i % 10), "block").expect("fits"))
            .collect();
        let buffers: Vec<_> = (0..50).map(|_| pool.upload(&[1_u8; 3000])).collect();
        let promises: Vec<_> = (0..50).map(|_| memory.reserve(4096)).collect();
        let budget = memory.budget("budget", 1 << 20).expect("fits");
        let charged: Vec<_> = (0..50).map(|_| budget.allocate(512, "charged")).collect();
        let hook = memory.on_low_memory(|_| 0);
        let n = taken(move || drop((blocks, buffers, promises, charged, budget, hook)));
        assert_eq!(n, 0, "history of {history}");
        let n = manager.scope(|s| {
            let small: Vec<_> = (0..50).map(|_| s.zeros::<u8>(100)).collect();
            let large: Vec<_> = (0..50).map(|_| s.zeros::<u8>(1 << 16)).collect();
            Ok::<_, GpuError>(taken(|| drop((small, large))))
        });
        assert_eq!(n, Ok(0), "history of {history}");
    }
}

#[test]
fn nor_while_the_device_works_or_another_thread_holds_the_lock() {
    let fake = Arc::new(FakeBackend::new(64 << 20));
    let backend: Arc<dyn Backend> = Arc::<FakeBackend>::clone(&fake);
    let (kind, index) = (DeviceKind::Cuda, 0);
    let device = Device::open(DeviceOrdinal { kind, index }, backend).expect("opens");
    let device = DeviceRef::from(Arc::new(device));
    let stream = device.new_stream().expect("fake");
    let used = |bytes| {
        let block = block(&device, bytes);
        (block
            .used()
            .use_on(device.timeline(), &stream, Access::Write))
        .expect("fake");
        block
    };
    for round in 0..3_u64 {
        let blocks: Vec<_> = (0..200).map(|i| used(256 << ((i + round) % 9))).collect();
        let more: Vec<_> = (0..200).map(|i| used(256 << ((i + round) % 9))).collect();
        let promises: Vec<_> = (0..2000)
            .map(|_| {
                let request = Request {
                    bytes: 4096,
                    source: Source::label("promise"),
                    budget: BudgetId::ROOT,
                };
                device.arena().reserve(request).expect("fits")
            })
            .collect();
        assert_eq!(taken(move || drop(blocks)), 0);
        let arena = device.arena();
        let n = arena.while_locked(|| {
            std::thread::scope(|s| {
                let elsewhere = s.spawn(move || {
                    taken(move || {
                        drop(more);
                        promises.into_iter().for_each(|p| arena.unreserve(p));
                    })
                });
                elsewhere.join().expect("no panic")
            })
        });
        assert_eq!(n, 0);
        assert_eq!(arena.stats().current, 0);
    }
    let ends = scope::run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
        let large: Vec<_> = (0..50).map(|_| s.zeros::<u8>(1 << 16)).collect();
        Ok::<_, GpuError>(taken(|| drop(large)))
    });
    assert_eq!(ends, Ok(0));
    fake.finish(StreamId(2));
}
