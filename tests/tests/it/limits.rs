//! Limits and budgets are exact, and an error says what refused, how much is missing and who holds it.

use crate::manager::{adds_up, isolated, oom};
use gpu_runtime::{GpuError, Refusal};

const MIB: u64 = 1 << 20;

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
        "limits.rs:",
        "limit of 8 MiB",
        "`point cloud`: 5 MiB\n",
        "`tiles`: 300 KiB in 3 allocations",
        "dropping `point cloud` frees 5 MiB",
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
            error
                .to_string()
                .contains("more than the whole device has (1 MiB): work in chunks"),
            "{error}"
        );
        oom(memory.reserve(huge));
    }
    assert_eq!(memory.stats().peak, 0, "a refused request leaves no trace");
}
