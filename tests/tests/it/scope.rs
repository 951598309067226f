//! Scopes and their buffers: the decisions 1 to 7, 11 and 12, and the attacks on them.

use crate::manager::{adds_up, isolated};
use gpu_runtime::__private::PoolState;
use gpu_runtime::{
    DeviceChoice, DeviceOut, DeviceRead, DeviceWrite, FaultKind, GpuError, GpuManager, KernelFault,
    PoolConfig, PoolMarker, Refusal, Scope,
};
use std::panic::{AssertUnwindSafe, catch_unwind};

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

fn in_use(manager: &GpuManager) -> u64 {
    let memory = manager.memory().expect("opens");
    adds_up(memory);
    memory.total_allocated()
}

pub(crate) fn fault(line: u32) -> KernelFault {
    KernelFault {
        kernel: "test",
        kind: FaultKind::OutOfBounds,
        param: "x",
        index: 8,
        len: 8,
        block: 0,
        thread: 8,
        file: "kernel.rs",
        line,
    }
}

/// What a launch does with memory that its kernel writes.
fn touch<P: PoolMarker>(s: &Scope<'_, P>, mut target: impl DeviceWrite) -> Result<(), GpuError> {
    s.note_use(&target.parts_mut())
}

#[test]
fn s01_buffers_of_any_live_scope_of_one_pool_meet() {
    PoolA::scope(|outer| {
        let x = outer.upload(&[1_u32, 2, 3])?;
        let mut y = outer.zeros(3)?;
        outer.scope(|inner| {
            let mut z = inner.zeros(3)?;
            z.copy_from(&x)?;
            y.copy_from(&z)
        })?;
        PoolA::scope(|other| {
            let mut z = other.zeros(3)?;
            z.copy_from(&y)?;
            assert_eq!(z.download()?, [1, 2, 3]);
            Ok(())
        })
    })
    .unwrap_or_else(|e: GpuError| panic!("one pool: {e}"));
}

#[test]
fn s01_the_physical_device_of_a_pool_buffer_is_checked_at_the_call() {
    let (here, there) = (isolated(MIB), isolated(MIB));
    let far = there
        .pool(PoolConfig::new())
        .and_then(|p| p.upload(&[1_u8; 4]))
        .expect("fits");
    let error = here
        .scope(|s| {
            let mut x = s.zeros::<u8>(4)?;
            x.copy_from(&far)
        })
        .expect_err("another device");
    assert!(matches!(error, GpuError::WrongDevice { .. }), "{error}");
    let error = here
        .scope(|s| s.note_use(&(&far).parts()))
        .expect_err("another device");
    assert!(matches!(error, GpuError::WrongDevice { .. }), "{error}");
}

#[test]
fn s02_an_inner_buffer_is_usable_on_the_outer_scope_and_freed_after_it() {
    let manager = isolated(MIB);
    let got = manager.scope(|outer| {
        let mut sum = outer.zeros::<u32>(4)?;
        outer.scope(|inner| {
            let mut x = inner.upload(&[1_u32, 2, 3, 4])?;
            touch(outer, &mut x)?;
            sum.copy_from(&x)?;
            std::mem::forget(x);
            Ok::<(), GpuError>(())
        })?;
        assert_eq!(in_use(&manager), 256, "only the outer buffer is left");
        sum.download()
    });
    assert_eq!(got, Ok(vec![1, 2, 3, 4]));
    assert_eq!(in_use(&manager), 0);
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
            assert!(matches!(&full.refusal, Refusal::Budget(name) if name.contains("scope.rs:")));
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
fn s03_everything_is_back_after_return_question_mark_panic_and_forget() {
    let manager = isolated(4 * MIB);
    // A value.
    let kept = manager.scope(|s| {
        let x = s.upload(&[1_u8; 1000])?;
        std::mem::forget(s.zeros::<f64>(1000)?);
        std::mem::forget(s.uninit::<f64>(1000)?);
        x.download()
    });
    assert_eq!((kept.map(|k| k.len()), in_use(&manager)), (Ok(1000), 0));
    // `?` in the middle.
    let error = manager.scope(|s| {
        let x = s.upload(&[1_u8; 1000])?;
        std::mem::forget(s.zeros::<f64>(1000)?);
        let _part = x.slice(0..1001)?;
        Ok::<(), GpuError>(())
    });
    assert!(matches!(error, Err(GpuError::RangeOutOfBounds { .. })));
    assert_eq!(in_use(&manager), 0);
    // An early return, out of a nested scope.
    let early = manager.scope(|s| {
        std::mem::forget(s.zeros::<f64>(1000)?);
        s.scope(|inner| {
            std::mem::forget(inner.zeros::<f64>(1000)?);
            if inner.device().is_host() {
                return Err(GpuError::LimitBelowUse {
                    asked: 1,
                    in_use: 2,
                });
            }
            Ok(())
        })
    });
    assert!(early.is_err());
    assert_eq!(in_use(&manager), 0);
    // A panic, which goes on afterwards with its own message.
    let panic = catch_unwind(AssertUnwindSafe(|| {
        manager.scope(|s| {
            std::mem::forget(s.upload(&[1_u8; 1000])?);
            s.scope_with_budget(MIB, |inner| {
                let _x = inner.zeros::<u8>(1000)?;
                std::panic::resume_unwind(Box::new("in the middle"));
                #[expect(unreachable_code, reason = "gives the closure its type")]
                Ok::<(), GpuError>(())
            })
        })
    }));
    let payload = panic.expect_err("the panic goes on");
    assert_eq!(payload.downcast_ref::<&str>(), Some(&"in the middle"));
    assert_eq!(in_use(&manager), 0);
    assert_eq!(manager.memory().map(|m| m.stats().allocations), Ok(0));
    // And the device works as before.
    assert!(
        manager
            .scope(|s| s.zeros::<u8>(4 << 20)?.download())
            .is_ok()
    );
}

#[test]
fn s03_a_dropped_buffers_bytes_are_used_again_within_the_scope() {
    let manager = isolated(MIB);
    manager
        .scope(|s| {
            for _ in 0..100 {
                let x = s.zeros::<u8>(1 << 20)?;
                assert!(s.zeros::<u8>(1).is_err());
                drop(x);
            }
            Ok::<(), GpuError>(())
        })
        .expect("the bytes are there every time");
}

#[test]
fn s05_scopes_are_re_entered_on_one_thread_and_under_rayon() {
    use rayon::prelude::*;
    let manager = isolated(64 * MIB);
    let total: u64 = manager
        .scope(|s| {
            let x = s.upload(&[1_u64; 1000])?;
            // Work stealing runs other scopes on this very thread while this one is alive.
            let inner: Result<Vec<u64>, GpuError> = (0..64_u64)
                .into_par_iter()
                .map(|i| {
                    manager.scope(|t| {
                        let y = t.full(1000, i)?;
                        let (a, b) = rayon::join(
                            || manager.scope(|u| u.full(10, i)?.download()),
                            || manager.memory().map(|m| m.total_allocated()),
                        );
                        b?;
                        Ok(y.download()?.iter().sum::<u64>() + a?.iter().sum::<u64>())
                    })
                })
                .collect();
            Ok::<u64, GpuError>(inner?.iter().sum::<u64>() + x.download()?.iter().sum::<u64>())
        })
        .expect("no deadlock, no mix-up");
    assert_eq!(total, 1010 * (63 * 64 / 2) + 1000);
    assert_eq!(in_use(&manager), 0);
}

#[test]
fn s06_an_upload_copies_and_borrows_nothing_past_the_call() {
    let manager = isolated(MIB);
    let got = manager.scope(|s| {
        let mut host = vec![1_u8, 2, 3];
        let x = s.upload(&host)?;
        host.fill(9);
        drop(host);
        let y = s.upload(&Vec::from([4_u8, 5]))?;
        Ok::<_, GpuError>((x.download()?, y.download()?))
    });
    assert_eq!(got, Ok((vec![1, 2, 3], vec![4, 5])));
}

#[test]
fn s07_types_without_padding_go_up_and_types_of_any_bits_come_down() {
    let manager = isolated(MIB);
    manager
        .scope(|s| {
            // `bool` has no padding, so it goes up; not every byte is a `bool`, so its buffer has
            // no `download` (a compile-fail test shows it).
            assert_eq!(s.upload(&[true, false])?.len(), 2);
            assert_eq!(s.upload(&[[1.0_f32, f32::NAN]; 2])?.download()?.len(), 2);
            Ok::<(), GpuError>(())
        })
        .expect("fits");
}

#[test]
fn s11_atomic_buffers_are_made_by_value_and_have_the_same_memory() {
    let manager = isolated(MIB);
    let got = manager.scope(|s| {
        let plain = s.upload(&[1_u32, 2, 3])?;
        let at = (&plain).parts().ptr;
        let atomic = plain.into_atomic();
        let shared = &atomic;
        let parts = shared.parts();
        assert_eq!((parts.ptr, parts.len), (at, 3));
        assert!(parts.written().writes, "shared updates are writes");
        atomic.into_plain().download()
    });
    assert_eq!(got, Ok(vec![1, 2, 3]));
    let owned = manager
        .pool(PoolConfig::new())
        .and_then(|p| p.upload(&[1.5_f32]))
        .expect("fits");
    assert_eq!(owned.into_atomic().into_plain().download(), Ok(vec![1.5]));
    assert_eq!(in_use(&manager), 0);
}

#[test]
fn s12_a_fault_poisons_its_scope_and_only_that() {
    let manager = isolated(MIB);
    let kept = manager
        .pool(PoolConfig::new())
        .and_then(|p| p.upload(&[7_u8]))
        .expect("fits");
    let error = manager
        .scope(|s| {
            let x = s.upload(&[1_u8; 8])?;
            let y = s.zeros::<u8>(8)?;
            x.download()?;
            s.sync()?;
            // A launch that faults returns Ok; the first of several faults is the one.
            s.faults().record(fault(10));
            s.faults().record(fault(20));
            let expected = Err(GpuError::from(fault(10)));
            assert_eq!(s.sync(), expected);
            assert_eq!(x.download().map(|_| ()), expected);
            assert_eq!(x.slice(2..4)?.download().map(|_| ()), expected);
            assert_eq!(x.download_into(&mut [0; 8]), expected);
            assert_eq!(y.promote().map(|_| ()), expected);
            assert_eq!(s.zeros::<u8>(0)?.download().map(|_| ()), expected);
            Ok::<(), GpuError>(())
        })
        .expect_err("the scope's end returns the fault");
    assert_eq!(error, fault(10).into());
    let text = error.to_string();
    assert!(
        text.contains("index 8 out of bounds of `x` (length 8)"),
        "{text}"
    );
    // The device and what the scope did not write are as before.
    assert_eq!(kept.download(), Ok(vec![7]));
    assert_eq!(
        manager.scope(|s| s.full(2, 3_u8)?.download()),
        Ok(vec![3, 3])
    );
    drop(kept);
    assert_eq!(in_use(&manager), 0);
}

#[test]
fn s12_a_fault_in_an_inner_scope_poisons_the_outer_one() {
    let manager = isolated(MIB);
    let error = manager.scope(|s| {
        let mut x = s.zeros::<u8>(8)?;
        let swallowed = s.scope(|inner| {
            touch(inner, &mut x)?;
            inner.faults().record(fault(1));
            Ok::<(), GpuError>(())
        });
        assert_eq!(swallowed, Err(fault(1).into()));
        assert_eq!(
            x.download().map(|_| ()),
            Err(fault(1).into()),
            "x may be half written"
        );
        Ok::<(), GpuError>(())
    });
    assert_eq!(error, Err(fault(1).into()));
}

#[test]
fn s12_what_a_faulted_scope_wrote_stays_poisoned_until_it_is_overwritten() {
    let manager = isolated(MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    let mut weights = pool.upload(&[1_u8; 8]).expect("fits");
    let untouched = pool.upload(&[2_u8; 8]).expect("fits");
    let faulty = manager.scope(|s| {
        touch(s, &mut weights)?;
        s.note_use(&(&untouched).parts())?;
        s.faults().record(fault(5));
        Ok::<(), GpuError>(())
    });
    assert_eq!(faulty, Err(fault(5).into()));
    assert_eq!(weights.download().map(|_| ()), Err(fault(5).into()));
    assert_eq!(
        untouched.download(),
        Ok(vec![2; 8]),
        "what was only read is fine"
    );
    let copied = manager.scope(|s| {
        let mut x = s.zeros::<u8>(8)?;
        x.copy_from(&weights)?;
        x.download()
    });
    assert_eq!(copied, Err(fault(5).into()), "a copy of it is no better");
    weights.fill(3).expect("fits");
    assert_eq!(weights.download(), Ok(vec![3; 8]));
}

#[test]
fn s12_an_out_buffer_has_its_length_and_becomes_a_buffer_once() {
    let manager = isolated(MIB);
    let got = manager.scope(|s| {
        let mut out = s.label("out").uninit::<u32>(5)?;
        let parts = out.parts_out();
        assert!(parts.writes && parts.len == 5);
        s.note_use(&parts)?;
        for i in 0..5 {
            // SAFETY: the parts are memory for five `u32`, exclusively borrowed.
            unsafe { parts.ptr.cast::<u32>().add(i).write(i as u32) };
        }
        // SAFETY: all five elements were written.
        let full = unsafe { out.assume_init() };
        full.download()
    });
    assert_eq!(got, Ok(vec![0, 1, 2, 3, 4]));
}

#[test]
fn a_closures_own_error_wins_over_the_fault_it_was_built_from() {
    #[derive(Debug)]
    struct Mine(Option<GpuError>);
    impl From<GpuError> for Mine {
        fn from(e: GpuError) -> Self {
            Self(Some(e))
        }
    }
    let manager = isolated(MIB);
    let Err(Mine(inner)) = manager.scope(|s| {
        s.faults().record(fault(1));
        Err::<(), Mine>(Mine(None))
    }) else {
        panic!("an error");
    };
    assert_eq!(inner, None);
    let Err(Mine(inner)) = manager.scope(|s| {
        s.faults().record(fault(2));
        Ok::<(), Mine>(())
    }) else {
        panic!("an error");
    };
    assert_eq!(inner, Some(fault(2).into()));
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
