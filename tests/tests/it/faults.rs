//! Faults poison what they touched; uninitialised and atomic buffers: the decisions 11 and 12.

use crate::manager::isolated;
use crate::scope::{in_use, touch};
use gpu_runtime::__private::Access;
use gpu_runtime::{DeviceOut, DeviceRead, FaultKind, GpuError, KernelFault, PoolConfig};

const MIB: u64 = 1 << 20;

fn fault(line: u32) -> KernelFault {
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
        assert_eq!(parts.updated().access, Access::Update);
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
        assert_eq!((parts.access, parts.len), (Access::Write, 5));
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
