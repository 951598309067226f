//! The manager's front. Each fault of the design that it replaces is a test here, named after the
//! right behaviour.

use gpu_runtime::{
    GpuError, GpuManager, GpuMemoryManager, PoolConfig, Refusal, SourceTable, check_gpu_memory,
    cleanup_gpu_memory, gpu_manager, gpu_memory_manager, gpu_memory_pool, multi_gpu_manager,
};
use std::process::Command;

const MIB: u64 = 1 << 20;

/// A manager of its own device with `bytes` of memory: exact numbers beside parallel tests.
pub(crate) fn isolated(bytes: u64) -> GpuManager {
    GpuManager::isolated(bytes).expect("a CPU device opens")
}

fn oom(result: Result<impl std::fmt::Debug, GpuError>) -> Box<gpu_runtime::OutOfMemory> {
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
    assert_eq!(pool.trim(), 8 * MIB);
    assert_eq!(memory.stats().committed, 0);
}

#[test]
fn the_size_is_enforced_to_the_byte_of_a_block_under_threads() {
    let manager = isolated(MIB + 255);
    let memory = manager.memory().expect("opens");
    let held: Vec<_> = std::thread::scope(|threads| {
        let workers: Vec<_> = (0..8)
            .map(|_| {
                threads.spawn(|| {
                    let next = || memory.allocate(4096, "worker").ok();
                    std::iter::from_fn(next).collect::<Vec<_>>()
                })
            })
            .collect();
        workers
            .into_iter()
            .flat_map(|w| w.join().expect("no panic"))
            .collect()
    });
    assert_eq!(
        held.len(),
        256,
        "as many as the limit holds, not one less or more"
    );
    adds_up(memory);
    assert_eq!(oom(memory.allocate(1, "one more")).free, 255);
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
fn failures_are_errors_that_say_what_how_much_and_who() {
    let manager = isolated(8 * MIB);
    let memory = manager.memory().expect("opens");
    let _cloud = memory.allocate(5 * MIB, "point cloud").expect("fits");
    let _small: Vec<_> = (0..3)
        .map(|_| memory.allocate(100 << 10, "tiles").expect("fits"))
        .collect();
    let error = oom(memory.allocate(4 * MIB, "normals"));
    assert_eq!(error.refusal, Refusal::Limit);
    assert_eq!((error.requested, error.limit), (4 * MIB, 8 * MIB));
    assert_eq!(error.in_use + error.reserved + error.free, error.limit);
    assert_eq!(error.holders[0].source, "point cloud");
    assert_eq!(
        (error.holders[1].source.as_str(), error.holders[1].count),
        ("tiles", 3)
    );
    let text = error.to_string();
    for part in [
        "4 MiB asked by `normals` at ",
        "manager.rs:",
        "limit of 8 MiB",
        "`point cloud`: 5 MiB in 1 allocation\n",
        "`tiles`: 300 KiB in 3 allocations",
        "dropping what `point cloud` holds",
    ] {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
    // The advice is true: with the largest piece it works.
    memory
        .allocate(error.largest_free, "chunk")
        .expect("what the error promises");
}

#[test]
fn fragmentation_is_told_from_a_full_device() {
    let manager = isolated(8 * MIB);
    let memory = manager.memory().expect("opens");
    let blocks: Vec<_> = (0..8)
        .map(|_| memory.allocate(MIB, "block").expect("fits"))
        .collect();
    let kept: Vec<_> = blocks
        .into_iter()
        .enumerate()
        .filter(|(i, _)| i % 2 == 1)
        .collect();
    assert!(memory.stats().fragmentation() > 0.7);
    let error = oom(memory.allocate(2 * MIB, "long"));
    assert_eq!(error.refusal, Refusal::Fragmentation);
    assert_eq!((error.free, error.largest_free), (4 * MIB, MIB));
    assert!(error.to_string().contains("in pieces"), "{error}");
    drop(kept);
    memory
        .allocate(8 * MIB, "long")
        .expect("neighbours have merged");
}

#[test]
fn the_limit_moves_but_never_below_what_is_in_use() {
    let manager = isolated(16 * MIB);
    let memory = manager.memory().expect("opens");
    let held = memory.allocate(6 * MIB, "held").expect("fits");
    let error = memory.set_limit(4 * MIB).expect_err("in use");
    assert_eq!(
        error,
        GpuError::LimitBelowUse {
            asked: 4 * MIB,
            in_use: 6 * MIB
        }
    );
    memory.set_limit(8 * MIB).expect("above");
    adds_up(memory);
    oom(memory.allocate(3 * MIB, "more"));
    memory.set_limit(16 * MIB).expect("the whole device");
    memory.allocate(10 * MIB, "more").expect("fits now");
    drop(held);
    memory.set_limit(MIB).expect("nothing is in use");
    assert!(
        memory.stats().committed <= MIB,
        "slabs above the limit go back"
    );
    for limit in [0, 17 * MIB] {
        assert!(matches!(
            memory.set_limit(limit),
            Err(GpuError::LimitImpossible { .. })
        ));
    }
}

#[test]
fn budgets_limit_their_own_users_and_say_their_name() {
    let manager = isolated(16 * MIB);
    let memory = manager.memory().expect("opens");
    let features = memory.budget("features", 4 * MIB).expect("fits");
    let held = features.allocate(3 * MIB, "normals").expect("fits");
    let _else = memory
        .allocate(5 * MIB, "elsewhere")
        .expect("not under the budget");
    let error = oom(features.allocate(2 * MIB, "eigen"));
    assert_eq!(error.refusal, Refusal::Budget("features".to_owned()));
    assert_eq!(
        (error.limit, error.in_use, error.free),
        (4 * MIB, 3 * MIB, MIB)
    );
    assert_eq!(
        error.holders.len(),
        1,
        "only who holds memory of this budget: {error}"
    );
    drop(held);
    features.allocate(4 * MIB, "eigen").expect("all of it");
    assert_eq!(features.stats().peak, 4 * MIB);
    // The same again is the same; another limit is an error that shows both.
    memory.budget("features", 4 * MIB).expect("the same");
    let error = memory
        .budget("features", 5 * MIB)
        .expect_err("another limit");
    assert!(
        error.to_string().contains("4 MiB") && error.to_string().contains("5 MiB"),
        "{error}"
    );
    let error = memory
        .budget("huge", 17 * MIB)
        .expect_err("more than the device");
    assert!(
        matches!(error, GpuError::BudgetExceedsParent { .. }),
        "{error}"
    );
}

#[test]
fn requests_of_zero_and_of_more_than_any_device_are_defined() {
    let manager = isolated(MIB);
    let memory = manager.memory().expect("opens");
    let nothing = memory
        .allocate(0, "nothing")
        .expect("zero bytes are always there");
    assert_eq!((nothing.bytes(), nothing.block_bytes()), (0, 0));
    assert_eq!(nothing.address() % 256, 0);
    adds_up(memory);
    assert_eq!(memory.source("nothing").map(|s| s.count), Some(1));
    drop(nothing);
    assert_eq!(memory.source("nothing").map(|s| s.count), Some(0));
    let mut empty = memory.reserve(0).expect("zero bytes are always there");
    empty.allocate(0, "nothing").expect("zero of zero");
    for huge in [2 * MIB, 1 << 41, u64::MAX - 255, u64::MAX] {
        let error = oom(memory.allocate(huge, "huge"));
        assert_eq!(error.requested, huge);
        assert!(
            error.to_string().contains("even when all of it is free"),
            "{error}"
        );
        oom(memory.reserve(huge));
    }
    assert_eq!(memory.stats().peak, 0, "a refused request leaves no trace");
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

#[test]
fn the_process_has_one_manager_and_one_pool() {
    assert!(std::ptr::eq(gpu_manager(), gpu_manager()));
    let here = std::ptr::from_ref(gpu_memory_manager().expect("opens")) as usize;
    let there =
        std::thread::spawn(|| std::ptr::from_ref(gpu_memory_manager().expect("opens")) as usize);
    assert_eq!(here, there.join().expect("no panic"));
    let pool = gpu_memory_pool(PoolConfig::new()).expect("the default configuration");
    let held = pool.label("one pool").array::<f32>(1000).expect("fits");
    let seen = gpu_memory_manager()
        .expect("opens")
        .source("one pool")
        .expect("one book");
    assert_eq!(seen.current, 4096);
    let done = cleanup_gpu_memory().expect("opens");
    assert!(done.in_use >= 4096, "live allocations survive a cleanup");
    assert_eq!(held.download().expect("alive"), vec![0.0; 1000]);
    let devices = multi_gpu_manager();
    assert_eq!(devices.devices().expect("opens").len(), 1);
    assert!(devices.most_free().is_ok() && devices.device(0).is_ok());
    assert!(matches!(
        devices.device(7),
        Err(GpuError::NoSuchDevice { .. })
    ));
}

#[test]
fn a_device_is_chosen_by_name_once() {
    gpu_manager()
        .choose_device("host")
        .expect("it is the host anyway");
    let error = gpu_manager()
        .choose_device("cuda:0")
        .expect_err("not in this build");
    assert_eq!(
        error,
        GpuError::CudaNotBuilt {
            asked: "cuda:0".to_owned()
        }
    );
    let error = gpu_manager()
        .choose_device("quantum")
        .expect_err("no device");
    assert!(error.to_string().contains("`quantum`"), "{error}");
}

/// Run by the next test in a process of its own, which has another environment.
#[test]
fn print_the_device() {
    if let Ok(name) = std::env::var("TEST_CHOOSE_DEVICE") {
        println!("chosen {:?}", gpu_manager().choose_device(&name));
    }
    match gpu_manager().memory() {
        Ok(memory) => println!(
            "device {} {}",
            memory.device().ordinal(),
            memory.total_memory()
        ),
        Err(error) => println!("error {error}"),
    }
}

#[test]
fn the_environment_chooses_the_device_and_bad_values_are_errors() {
    let ask = |name: &str, value: &str, choose: Option<&str>| {
        let out = Command::new(std::env::current_exe().expect("a test binary"))
            .args(["--exact", "manager::print_the_device", "--nocapture"])
            .env_remove("GPU_RUNTIME_DEVICE")
            .env_remove("GPU_RUNTIME_HOST_MEMORY")
            .env(name, value)
            .envs(choose.map(|device| ("TEST_CHOOSE_DEVICE", device)))
            .output()
            .expect("runs");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    assert!(ask("GPU_RUNTIME_DEVICE", "host", None).contains("device host "));
    assert!(ask("GPU_RUNTIME_HOST_MEMORY", "3 MiB", None).contains("device host 3145728"));
    let cuda = ask("GPU_RUNTIME_DEVICE", "cuda:1", None);
    assert!(
        cuda.contains("`cuda:1`") && cuda.contains("`host` is there"),
        "{cuda}"
    );
    let bad = ask("GPU_RUNTIME_DEVICE", "gpu", None);
    assert!(bad.contains("GPU_RUNTIME_DEVICE=`gpu`"), "{bad}");
    let bad = ask("GPU_RUNTIME_HOST_MEMORY", "lots", None);
    assert!(bad.contains("GPU_RUNTIME_HOST_MEMORY=`lots`"), "{bad}");
    // What the program chooses has the last word.
    let chosen = ask("GPU_RUNTIME_DEVICE", "cuda:1", Some("host"));
    assert!(
        chosen.contains("chosen Ok") && chosen.contains("device host"),
        "{chosen}"
    );
}
