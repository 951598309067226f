//! What scopes ask of a device whose streams are real: seen on the fake device.

use super::fake::{device, scope, touch};
use super::*;
use crate::backend::StreamId;
use crate::backend::fake::Call;
use crate::buffer::{Access, DeviceOut, DeviceWrite};
use crate::pool::Request;

/// The streams that were waited for, or synchronised with, in order.
fn waits(calls: &[Call]) -> Vec<(StreamId, StreamId)> {
    let wait = |c: &Call| match *c {
        Call::Wait(stream, on) => Some((stream, on)),
        _ => None,
    };
    calls.iter().filter_map(wait).collect()
}

#[test]
fn s02_a_nested_scope_works_on_its_parents_stream() {
    let (device, fake) = device(1 << 20);
    scope(&device, |outer| {
        let mut x = outer.zeros::<u8>(10)?;
        outer.scope(|inner| {
            assert_eq!(inner.stream().id(), outer.stream().id());
            touch(inner, &mut x);
            touch(outer, &mut inner.zeros::<u8>(10)?);
            Ok(())
        })
    });
    let calls = fake.take_calls();
    assert_eq!(waits(&calls), [], "one stream needs no order with itself");
    assert_eq!(calls.first(), Some(&Call::Create(StreamId(2))));
    assert_eq!(calls.last(), Some(&Call::Destroy(StreamId(2))));
    let syncs = calls
        .iter()
        .filter(|c| matches!(c, Call::Synchronize(_)))
        .count();
    assert_eq!(syncs, 2, "both ends wait for the work");
}

#[test]
fn s02_a_use_on_another_stream_orders_itself_after_the_last_one() {
    let (device, fake) = device(1 << 20);
    scope(&device, |a| {
        let mut x = a.zeros::<u8>(10)?;
        let first = a.stream().id();
        let second = scope(&device, |b| {
            touch(b, &mut x);
            touch(b, &mut x);
            Ok(b.stream().id())
        });
        assert_ne!(
            first, second,
            "independent scopes have streams of their own"
        );
        assert_eq!(waits(&fake.take_calls()), [(second, first)]);
        touch(a, &mut x);
        assert_eq!(waits(&fake.take_calls()), [], "its end was waited for");
        let other = device.new_stream()?;
        (x.view_mut().parts_mut().last_use).use_on(device.timeline(), &other, Access::Write)?;
        touch(a, &mut x);
        assert_eq!(
            waits(&fake.take_calls()),
            [(other.id(), first), (first, other.id())]
        );
        Ok(())
    });
}

#[test]
fn s02_a_scopes_end_waits_for_the_last_use_of_what_it_owns() {
    let (device, fake) = device(1 << 20);
    scope(&device, |outer| {
        let other = device.new_stream()?;
        outer.scope(|inner| {
            let mut x = inner.zeros::<u8>(10)?;
            // As a launch on an independent scope that is still at work.
            x.view_mut()
                .parts_mut()
                .last_use
                .use_on(device.timeline(), &other, Access::Write)?;
            std::mem::forget(x);
            fake.take_calls();
            Ok::<(), GpuError>(())
        })?;
        let calls = fake.take_calls();
        assert!(calls.contains(&Call::Synchronize(other.id())), "{calls:?}");
        Ok(())
    });
}

#[test]
fn s03_a_panic_waits_and_destroys_the_stream_like_a_return() {
    let (device, fake) = device(1 << 20);
    let panic = catch_unwind(AssertUnwindSafe(|| {
        run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
            std::mem::forget(s.zeros::<u8>(10)?);
            resume_unwind(Box::new(()));
            #[expect(unreachable_code, reason = "gives the closure its type")]
            Ok::<(), GpuError>(())
        })
    }));
    assert!(panic.is_err());
    let stream = StreamId(2);
    let expected = [
        Call::Create(stream),
        Call::Synchronize(stream),
        Call::Destroy(stream),
    ];
    assert_eq!(fake.take_calls(), expected);
    assert_eq!(device.arena().stats().current, 0);
}

#[test]
fn memory_dropped_while_in_use_is_pending_and_reclaimed_when_it_is_missing() {
    let (device, fake) = device(1 << 20);
    scope(&device, |s| {
        let x = s.zeros::<u8>(1 << 20)?;
        drop(x);
        let stats = device.arena().stats();
        assert_eq!((stats.current, stats.pending, stats.free), (0, 1 << 20, 0));
        assert_eq!(
            device.arena().trim(0),
            0,
            "the device may still write there"
        );
        fake.take_calls();
        // A promise is for anybody's work: now the memory is worth waiting for.
        let request = Request {
            bytes: 1 << 20,
            source: Source::label("other"),
            budget: BudgetId::ROOT,
        };
        let promise = device.arena().reserve(request)?;
        assert!(
            fake.take_calls()
                .contains(&Call::Synchronize(s.stream().id()))
        );
        let stats = device.arena().stats();
        assert_eq!((stats.reserved, stats.pending, stats.free), (1 << 20, 0, 0));
        device.arena().unreserve(promise);
        Ok(())
    });
}

#[test]
fn memory_dropped_while_in_use_is_for_the_next_buffer_of_its_stream_at_once() {
    let (device, fake) = device(1 << 20);
    scope(&device, |s| {
        fake.take_calls();
        for len in [1 << 20, (1 << 20) - 1000, 600_000] {
            let x = s.uninit::<u8>(len)?;
            touch(s, &mut x.zero()?);
        }
        assert_eq!(fake.take_calls(), [], "no call but the work itself");
        let stats = device.arena().stats();
        assert_eq!((stats.slabs, stats.misses, stats.hits), (1, 1, 2));
        assert_eq!((stats.current, stats.pending), (0, 1 << 20));
        // Work of another stream comes after the work on the memory that was handed over.
        let mut x = s.uninit::<u8>(600_000)?;
        let other = scope(&device, |b| {
            b.note_use(&x.parts_out())?;
            Ok(b.stream().id())
        });
        assert_eq!(waits(&fake.take_calls()), [(other, s.stream().id())]);
        Ok(())
    });
    assert_eq!(device.arena().stats().current, 0);
}

#[test]
fn a_device_that_gives_no_slab_is_an_error_with_its_reason() {
    let (device, fake) = device(1 << 20);
    *fake.slabs_left.lock() = 0;
    let request = Request {
        bytes: 100,
        source: Source::label("any"),
        budget: BudgetId::ROOT,
    };
    let error = device.arena().allocate(request).expect_err("no slab");
    assert!(error.to_string().contains("no slab left"), "{error}");
    let stats = device.arena().stats();
    assert_eq!(
        (stats.current, stats.free, stats.peak),
        (0, 1 << 20, 0),
        "nothing is charged"
    );
    // A device that is out of large slabs may have a small one.
    *fake.slabs_left.lock() = u64::MAX;
    assert!(device.arena().allocate(request).is_ok());
}

#[test]
fn a_panic_of_the_programs_own_conversion_of_errors_leaves_no_stream_and_no_budget_behind() {
    #[derive(Debug)]
    struct Fussy;
    impl From<GpuError> for Fussy {
        fn from(_: GpuError) -> Self {
            resume_unwind(Box::new(1_u8))
        }
    }
    let (device, fake) = device(1 << 20);
    let arena = device.arena();
    let probe = || {
        let id = (arena.open_budget("probe".into(), 256, BudgetId::ROOT)).expect("fits");
        arena.close_budget(id);
        id
    };
    let before = probe();
    fake.take_calls();
    let panic = catch_unwind(AssertUnwindSafe(|| {
        run(&device, BudgetId::ROOT, |s: &Scope<'_>| {
            s.scope_with_budget(4096, |inner| {
                inner.faults().record(crate::KernelFault {
                    kernel: "k",
                    kind: crate::FaultKind::DivideByZero,
                    param: "",
                    index: 0,
                    len: 0,
                    block: 0,
                    thread: 0,
                    file: "",
                    line: 0,
                });
                Ok::<(), Fussy>(())
            })
        })
    }));
    assert!(panic.is_err_and(|p| p.is::<u8>()));
    let calls = fake.take_calls();
    assert_eq!(calls.last(), Some(&Call::Destroy(StreamId(2))), "{calls:?}");
    assert_eq!(probe(), before, "its place is free again");
}

#[test]
fn a_panic_of_who_is_asked_for_memory_leaves_a_declared_buffer_free() {
    enum Declares {}
    impl PoolMarker for Declares {
        const NAME: &'static str = "Declares";
        const LIMIT: Option<u64> = None;
        const DEVICE: crate::DeviceChoice = crate::DeviceChoice::Auto;
        fn state() -> &'static crate::pool::PoolState {
            static STATE: crate::pool::PoolState = crate::pool::PoolState::new();
            &STATE
        }
    }
    let (device, _) = device(1 << 20);
    fn image<'s>(s: &'s Scope<'s, Declares>, len: usize) -> Result<(), GpuError> {
        s.declared::<u8>(0, "image", len, usize::MAX).map(drop)
    }
    let ask = || resume_unwind(Box::new(1_u8));
    let id = device.arena().reclaimers.add(Arc::new(move |_| ask()));
    let panic = catch_unwind(AssertUnwindSafe(|| {
        run(&device, BudgetId::ROOT, |s| image(s, 2 << 20))
    }));
    assert!(panic.is_err_and(|p| p.is::<u8>()));
    device.arena().reclaimers.remove(id);
    assert_eq!(run(&device, BudgetId::ROOT, |s| image(s, 1 << 10)), Ok(()));
}
