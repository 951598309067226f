//! Declared pools: budgets as types, and their declared buffers.

use gpu_runtime::__private::PoolState;
use gpu_runtime::{DeviceChoice, GpuError, PoolMarker, Refusal, gpu_pool};

const MIB: u64 = 1 << 20;

macro_rules! pools {
    ($($name:ident $limit:expr;)*) => {$(
        #[derive(Debug)]
        pub(crate) enum $name {}

        impl PoolMarker for $name {
            const NAME: &'static str = stringify!($name);
            const LIMIT: Option<u64> = $limit;
            const DEVICE: DeviceChoice = DeviceChoice::Auto;

            fn state() -> &'static PoolState {
                static STATE: PoolState = PoolState::new();
                &STATE
            }
        }
    )*};
}

// One pool per test that looks at its numbers: they are the process's.
pools! {
    PoolA Some(MIB);
    PoolB None;
    Small Some(64 << 10);
    Declares Some(MIB);
    Promotes Some(MIB);
    Unused Some(3 * MIB);
}

#[test]
fn s02_a_scopes_budget_binds_it_and_cannot_exceed_its_parents() {
    let result = Small::scope(|s| {
        let refused = s.scope_with_budget(65 << 10, |_| Ok(()));
        assert!(
            matches!(refused, Err(GpuError::BudgetExceedsParent { .. })),
            "{refused:?}"
        );
        s.scope_with_budget(32 << 10, |inner| {
            let refused = inner.scope_with_budget(33 << 10, |_| Ok(()));
            assert!(
                matches!(refused, Err(GpuError::BudgetExceedsParent { .. })),
                "{refused:?}"
            );
            let _x = inner.zeros::<u8>(32 << 10)?;
            let Err(GpuError::OutOfMemory(full)) = inner.zeros::<u8>(1) else {
                panic!("the budget is used up");
            };
            assert!(
                matches!(&full.refusal, Refusal::Budget(name) if name.contains("declared.rs:"))
            );
            s.zeros::<u8>(32 << 10)?;
            Ok::<(), GpuError>(())
        })?;
        let _all = s.zeros::<u8>(64 << 10)?;
        let Err(GpuError::OutOfMemory(full)) = s.zeros::<u8>(1) else {
            panic!("the declared pool is used up");
        };
        assert_eq!(full.refusal, Refusal::Budget("Small".to_owned()));
        Ok::<(), GpuError>(())
    });
    assert_eq!(result, Ok(()));
    let stats = Small::stats();
    assert_eq!(
        (stats.current, stats.peak, stats.limit),
        (0, 64 << 10, 64 << 10)
    );
}

#[test]
fn promoted_buffers_leave_their_scope_and_stay_charged_to_the_pool() {
    let kept = Promotes::scope(|s| {
        s.scope_with_budget(8192, |inner| {
            let x = inner.label("kept").upload(&[5_u8; 4096])?;
            let kept = inner.promote(x)?;
            // The scope's own budget is free again.
            inner.zeros::<u8>(8192)?;
            Ok::<_, GpuError>(kept)
        })
    })
    .expect("fits");
    assert_eq!(Promotes::stats().current, 4096);
    assert_eq!(kept.download(), Ok(vec![5; 4096]));
    drop(kept);
    assert_eq!(Promotes::stats().current, 0);
}

#[test]
fn declared_buffers_are_taken_once_at_a_time_and_up_to_their_length() {
    Declares::scope(|s| {
        let first = s.declared::<f32>(0, "normals", 100, 1000)?;
        let again = s.declared::<f32>(0, "normals", 100, 1000);
        assert!(
            matches!(
                again,
                Err(GpuError::BufferTaken {
                    buffer: "normals",
                    ..
                })
            ),
            "{again:?}"
        );
        s.declared::<f32>(1, "eigen", 1000, 1000)?;
        drop(first);
        std::mem::forget(s.declared::<f32>(0, "normals", 1000, 1000)?);
        let long = s.declared::<f32>(1, "eigen", 1001, 1000);
        assert!(
            matches!(long, Err(GpuError::DeclaredLength { asked: 1001, .. })),
            "{long:?}"
        );
        Ok::<(), GpuError>(())
    })
    .expect("declared");
    // The scope that forgot it has given it back.
    Declares::scope(|s| {
        s.declared::<f32>(0, "normals", 1, 1000)?
            .fill(1.0)?
            .download()
    })
    .map(|got| assert_eq!(got, [1.0]))
    .expect("free again");
}

#[test]
fn a_declared_pool_shows_its_statistics_before_and_after_its_use() {
    let before = Unused::stats();
    assert_eq!(
        (before.name.as_str(), before.limit, before.current),
        ("Unused", 3 * MIB, 0)
    );
    assert_eq!(before.to_string(), "Unused: 0 B of 3 MiB in use, peak 0 B");
    Unused::scope(|s| s.zeros::<u8>(1 << 20).map(drop)).expect("fits");
    assert_eq!(
        Unused::stats().to_string(),
        "Unused: 0 B of 3 MiB in use, peak 1 MiB"
    );
}

gpu_pool! {
    /// By size 6 + 5 + 4 + 1 KiB, and never more than 10 KiB at a time, of which one lives throughout.
    pool Phased {
        limit: 10 KiB,
        phases { load, normals, features }
        buffers {
            points: [[f32; 3]; 512] in load..=normals,
            normals: [u8; 3 * 1024] in normals,
            features: [f32; 1280] in features,
            counts: [u32; 256],
        }
    }
}

#[test]
fn buffers_whose_phases_do_not_meet_share_a_limit_that_all_of_them_exceed() {
    assert_eq!(Phased::PLANNED_BYTES, 10 << 10);
    for _ in 0..3 {
        Phased::scope(|s| {
            let counts = Phased::counts(s, Phased::COUNTS_LEN)?.fill(3)?;
            let points = Phased::points(s, Phased::POINTS_LEN)?.fill([1.0; 3])?;
            let normals = Phased::normals(s, Phased::NORMALS_LEN)?.fill(2)?;
            assert_eq!(Phased::stats().current, 10 << 10);
            drop((points, normals));
            let features = Phased::features(s, Phased::FEATURES_LEN)?.fill(4.0)?;
            assert_eq!(features.download()?, [4.0; 1280]);
            assert_eq!(counts.download()?, [3; 256]);
            Ok::<(), GpuError>(())
        })
        .expect("the plan fits");
    }
    assert_eq!(Phased::stats().peak, 10 << 10);
}

gpu_pool! {
    pool Overlapping {
        limit: 64 KiB,
        phases { load, normals }
        buffers {
            points: [f32; 256] in load,
            normals: [f32; 512] in normals,
            counts: [u32; 256],
        }
    }
}

#[test]
fn a_buffer_whose_planned_bytes_are_in_use_is_refused_until_they_are_free() {
    Overlapping::scope(|s| {
        let _counts = Overlapping::counts(s, 1)?;
        let points = Overlapping::points(s, 10)?;
        let refused = Overlapping::normals(s, 1);
        let Err(error) = refused else {
            panic!("two buffers in the same bytes");
        };
        assert_eq!(
            error.to_string(),
            "buffer `normals` of pool `Overlapping` lives in `normals` and shares memory with \
             `points`, which lives in `load` and is still in use: drop `points` before, or let both \
             name a phase in which they meet"
        );
        drop(points);
        std::mem::forget(Overlapping::normals(s, 1)?);
        // Forgotten, it is in use until its scope ends.
        let again = Overlapping::points(s, 1);
        assert!(
            matches!(
                again,
                Err(GpuError::BufferShares {
                    buffer: "points",
                    held: "normals",
                    ..
                })
            ),
            "{again:?}"
        );
        Ok::<(), GpuError>(())
    })
    .expect("declared");
    Overlapping::scope(|s| Overlapping::points(s, 1).map(drop)).expect("free again");
}

gpu_pool! {
    pool Kept { limit: 1 MiB, guaranteed: 256 KiB }
}

#[test]
fn what_a_declared_pool_is_guaranteed_is_kept_from_its_first_use_on() {
    assert_eq!(Kept::stats().guaranteed, 0);
    Kept::scope(|s| s.zeros::<u8>(1000).map(drop)).expect("fits");
    assert_eq!(Kept::stats().guaranteed, 256 << 10);
}

enum TooMuch {}

impl PoolMarker for TooMuch {
    const NAME: &'static str = "TooMuch";
    const LIMIT: Option<u64> = None;
    const GUARANTEED: u64 = u64::MAX;
    const DEVICE: DeviceChoice = DeviceChoice::Auto;

    fn state() -> &'static PoolState {
        static STATE: PoolState = PoolState::new();
        &STATE
    }
}

#[test]
fn a_declared_pool_that_cannot_be_guaranteed_what_it_asks_for_is_refused_at_each_use() {
    for _ in 0..2 {
        let refused = TooMuch::scope(|_| Ok::<_, GpuError>(()));
        assert!(
            matches!(&refused, Err(GpuError::GuaranteeImpossible { name, .. }) if name == "TooMuch"),
            "{refused:?}"
        );
    }
}
