//! The manager's front. Each fault of the design that it replaces is a test here, named after the
//! right behaviour.

use gpu_runtime::{
    GpuError, GpuManager, GpuMemoryManager, PoolConfig, SourceTable, check_gpu_memory,
};

const MIB: u64 = 1 << 20;

/// A manager of its own device with `bytes` of memory: exact numbers beside parallel tests.
pub(crate) fn isolated(bytes: u64) -> GpuManager {
    GpuManager::isolated(bytes).expect("a CPU device opens")
}

pub(crate) fn oom(result: Result<impl std::fmt::Debug, GpuError>) -> Box<gpu_runtime::OutOfMemory> {
    match result {
        Err(GpuError::OutOfMemory(e)) => e,
        other => panic!("expected out of memory, got {other:?}"),
    }
}

/// The sums that must hold at any time.
pub(crate) fn adds_up(memory: &GpuMemoryManager) {
    let s = memory.stats();
    assert_eq!(s.current + s.reserved + s.pending + s.free, s.limit, "{s}");
    assert_eq!(
        memory.sources().iter().map(|s| s.current).sum::<u64>(),
        s.current,
        "{s}"
    );
    assert_eq!(
        memory.sources().iter().map(|s| s.count).sum::<u64>(),
        s.allocations,
        "{s}"
    );
    assert!(
        s.largest_free <= s.free && s.current <= s.peak && s.limit <= s.total,
        "{s}"
    );
    assert!(s.current + s.reserved + s.pending <= s.committed, "{s}");
}

#[test]
fn used_and_free_come_from_one_source_and_add_up() {
    let manager = isolated(64 * MIB);
    let memory = manager.memory().expect("opens");
    adds_up(memory);
    let a = memory.allocate(3 * MIB + 1, "a").expect("fits");
    adds_up(memory);
    let reservation = memory.reserve(5 * MIB).expect("fits");
    adds_up(memory);
    let b = memory.allocate(100, "b").expect("fits");
    adds_up(memory);
    assert_eq!(memory.total_allocated(), a.block_bytes() + b.block_bytes());
    assert_eq!(
        memory.free_memory(),
        memory.total_memory() - memory.total_allocated() - reservation.left()
    );
    let taken = (a.block_bytes() + b.block_bytes() + reservation.left()) as f64;
    assert!((memory.usage_percent() - 100.0 * taken / (64 * MIB) as f64).abs() < 1e-9);
    drop(a);
    adds_up(memory);
    drop(reservation);
    adds_up(memory);
    drop(b);
    adds_up(memory);
    assert_eq!(memory.free_memory(), 64 * MIB);
}

#[test]
fn a_check_reserves_what_it_promises() {
    let manager = isolated(16 * MIB);
    let memory = manager.memory().expect("opens");
    let mut promised = memory.reserve(10 * MIB).expect("free");
    // Nobody else gets it ...
    let error = oom(memory.allocate(7 * MIB, "other"));
    assert_eq!((error.reserved, error.free), (10 * MIB, 6 * MIB));
    assert!(error.to_string().contains("reservation"), "{error}");
    memory.allocate(6 * MIB, "other").expect("the rest is free");
    // ... and who holds it gets all of it, also when nothing else is left.
    let _other = memory.allocate(6 * MIB, "other").expect("the rest is free");
    let first = promised.allocate(4 * MIB, "first").expect("promised");
    let second = promised.allocate(6 * MIB, "second").expect("promised");
    adds_up(memory);
    assert_eq!(promised.left(), 0);
    let error = promised.allocate(1, "third").expect_err("nothing is left");
    assert!(
        matches!(
            error,
            GpuError::ReservationExhausted {
                left: 0,
                asked: 1,
                ..
            }
        ),
        "{error}"
    );
    drop(promised);
    assert_eq!(memory.total_allocated(), 16 * MIB);
    drop((first, second));
    memory
        .allocate(10 * MIB, "again")
        .expect("in one piece again");
    // The process-wide function is the same.
    assert!(check_gpu_memory(4096).expect("free").left() >= 4096);
}

#[test]
fn dropping_an_allocation_frees_its_memory() {
    let manager = isolated(8 * MIB);
    let memory = manager.memory().expect("opens");
    for _ in 0..100 {
        let all = memory.allocate(8 * MIB, "all").expect("freed every time");
        assert_eq!(memory.free_memory(), 0);
        drop(all);
    }
    let source = memory.source("all").expect("allocated");
    assert_eq!((source.current, source.count), (0, 0));
    assert_eq!((source.peak, source.allocations), (8 * MIB, 100));
    let pool = manager
        .pool(PoolConfig::new())
        .expect("first configuration");
    assert_eq!(pool.trim(0), 8 * MIB);
    assert_eq!(memory.stats().committed, 0);
}

#[test]
fn no_two_callers_get_the_same_memory() {
    let manager = isolated(64 * MIB);
    let memory = manager.memory().expect("opens");
    let mut held: Vec<_> = std::thread::scope(|threads| {
        let worker = |seed: u64| {
            move || {
                let mut mine = Vec::new();
                for i in 0..200_u64 {
                    let bytes = 1 + (i * 7919 + seed * 104_729) % 20_000;
                    mine.push(memory.allocate(bytes, "caller").expect("fits"));
                    if i % 3 == 0 {
                        mine.swap_remove((i as usize * 31) % mine.len());
                    }
                }
                mine
            }
        };
        let workers: Vec<_> = (0..6).map(|seed| threads.spawn(worker(seed))).collect();
        workers
            .into_iter()
            .flat_map(|w| w.join().expect("no panic"))
            .collect()
    });
    held.sort_by_key(|a| a.address());
    for pair in held.windows(2) {
        assert!(pair[0].address() + pair[0].bytes() as usize <= pair[1].address());
        assert_eq!(pair[0].address() % 256, 0);
    }
    adds_up(memory);
    drop(held);
    assert_eq!(memory.total_allocated(), 0);
}

#[test]
fn a_second_different_configuration_is_an_error_that_shows_both() {
    let manager = isolated(64 * MIB);
    let first = PoolConfig::new().limit(32 * MIB);
    manager.pool(first).expect("the first one");
    manager.pool(first).expect("the same again");
    let second = PoolConfig::new().limit(48 * MIB).slab(MIB);
    let error = manager.pool(second).expect_err("another one");
    let GpuError::PoolConfigured {
        existing, asked, ..
    } = &error
    else {
        panic!("{error}");
    };
    assert_eq!((*existing, *asked), (first, second));
    let text = error.to_string();
    assert!(
        text.contains("limit 32 MiB") && text.contains("limit 48 MiB"),
        "{text}"
    );
    assert!(
        text.contains("slabs of 64 MiB") && text.contains("slabs of 1 MiB"),
        "{text}"
    );
    // The first one holds.
    let memory = manager.memory().expect("opens");
    assert_eq!(memory.stats().limit, 32 * MIB);
    oom(memory.allocate(33 * MIB, "too much"));
}

#[test]
fn a_configuration_that_cannot_be_is_an_error_and_leaves_the_pool_unconfigured() {
    let manager = isolated(MIB);
    for limit in [0, 2 * MIB] {
        let error = manager
            .pool(PoolConfig::new().limit(limit))
            .expect_err("impossible");
        assert!(matches!(error, GpuError::LimitImpossible { .. }), "{error}");
    }
    manager
        .pool(PoolConfig::new().slab(0))
        .expect("tiny slabs are slow, not wrong");
    manager
        .memory()
        .expect("opens")
        .allocate(1000, "tiny")
        .expect("fits");
}

#[test]
fn sources_are_labels_or_call_sites() {
    let manager = isolated(MIB);
    let memory = manager.memory().expect("opens");
    let _a = memory.allocate(256, "named").expect("fits");
    let _b = memory
        .allocate(512, "named")
        .expect("one label is one source");
    let _c = memory
        .allocate(256, gpu_runtime::Source::here())
        .expect("fits");
    let named = memory.source("named").expect("allocated");
    assert_eq!((named.current, named.count), (768, 2));
    assert!(named.site.contains("manager.rs:"), "{}", named.site);
    let sources = memory.sources();
    assert_eq!(sources.len(), 2);
    assert!(
        sources[1].source.contains("manager.rs:"),
        "{}",
        sources[1].source
    );
    let table = SourceTable(&sources).to_string();
    assert_eq!(table.lines().count(), 3, "{table}");
    assert!(table.contains("768 B"), "{table}");
}
