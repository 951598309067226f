//! Scopes and their buffers: the decisions 1 to 7, and the attacks on them.

use crate::declared::PoolA;
use crate::manager::{adds_up, isolated};
use gpu_runtime::{DeviceRead, DeviceWrite, GpuError, GpuManager, PoolConfig, PoolMarker, Scope};
use std::panic::{AssertUnwindSafe, catch_unwind};

const MIB: u64 = 1 << 20;

pub(crate) fn in_use(manager: &GpuManager) -> u64 {
    let memory = manager.memory().expect("opens");
    adds_up(memory);
    memory.total_allocated()
}

/// What a launch does with memory that its kernel writes.
pub(crate) fn touch<P: PoolMarker>(
    s: &Scope<'_, P>,
    mut target: impl DeviceWrite,
) -> Result<(), GpuError> {
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
