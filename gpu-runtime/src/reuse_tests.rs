//! Whose memory a request gets, and what the device is asked for it: seen on the fake device.

use super::fake::{device, scope, touch};
use super::*;
use crate::backend::fake::Call;
use crate::buffer::{Access, DeviceWrite, OwnedBlock};
use crate::pool::{Found, Request};
use crate::{GpuManager, PoolConfig};
use std::sync::mpsc::channel;
use std::time::Duration;

const MIB: u64 = 1 << 20;

fn request(bytes: u64) -> Request<'static> {
    Request {
        bytes,
        source: Source::label("any"),
        budget: BudgetId::ROOT,
    }
}

#[test]
fn what_another_stream_still_works_on_is_handed_over_and_waited_for_on_the_device() {
    let (device, fake) = device(MIB);
    scope(&device, |a| {
        touch(a, &mut a.zeros::<u8>(MIB as usize)?);
        scope(&device, |b| {
            fake.take_calls();
            let mut y = b.uninit::<u8>(MIB as usize)?.zero()?;
            let calls = fake.take_calls();
            let (a, b) = (a.stream().id(), b.stream().id());
            let expected = [Call::Record(a), Call::Ask(a), Call::Wait(b, a)];
            assert_eq!(calls, expected, "one event, and nobody on the host waits");
            touch_again(&device, &mut y);
            Ok(())
        });
        Ok(())
    });
    assert_eq!(device.arena().stats().slabs, 1);
}

/// Work on a third stream: it waits for the one before it only.
fn touch_again(device: &Device, y: &mut crate::Buffer<'_, u8>) {
    let stream = device.new_stream().expect("fake");
    let mut view = y.view_mut();
    let parts = view.parts_mut();
    parts
        .last_use
        .use_on(device.timeline(), &stream, Access::Write)
        .expect("fake");
}

#[test]
fn what_another_stream_is_done_with_is_nobodys_again() {
    let (device, fake) = device(MIB);
    scope(&device, |a| {
        touch(a, &mut a.zeros::<u8>(MIB as usize)?);
        fake.finish(a.stream().id());
        fake.take_calls();
        let Found { grant, last, .. } = device.arena().allocate(request(MIB))?;
        let a = a.stream().id();
        assert_eq!(fake.take_calls(), [Call::Record(a), Call::Ask(a)]);
        assert_eq!(last, None, "nothing to wait for");
        device.arena().free(grant, None);
        Ok(())
    });
}

#[test]
fn an_event_is_recorded_anew_only_once_it_is_reached() {
    let (device, fake) = device(MIB);
    let stream = device.new_stream().expect("fake");
    let timeline = device.timeline();
    let first = stream.submit();
    fake.take_calls();
    assert!(!timeline.is_complete(first));
    let second = stream.submit();
    assert!(!timeline.is_complete(second));
    let id = stream.id();
    let (record, ask) = (Call::Record(id), Call::Ask(id));
    assert_eq!(fake.take_calls(), [record, ask, ask]);
    fake.finish(id);
    assert!(timeline.is_complete(first));
    assert!(timeline.is_complete(second));
    assert_eq!(fake.take_calls(), [ask, record, ask]);
    assert!(timeline.is_known(first) && timeline.is_known(second));
    assert_eq!(fake.take_calls(), [], "what is known is not asked");
    timeline.destroy(second);
    assert!(timeline.is_known(second));
}

#[test]
fn a_stream_that_ended_unfinished_is_never_known_to_be_done() {
    let (device, fake) = device(MIB);
    let stream = device.new_stream().expect("fake");
    let last = stream.submit();
    *fake.is_lost.lock() = true;
    assert!(device.timeline().synchronize(last).is_err());
    device.timeline().destroy(last);
    assert!(!device.timeline().is_known(last));
}

#[test]
fn a_slow_stream_blocks_nobody_but_who_needs_its_memory() {
    let (device, fake) = device(2 * MIB);
    scope(&device, |a| {
        touch(a, &mut a.zeros::<u8>(MIB as usize)?);
        let gate = fake.gate.lock();
        let other = Arc::clone(&device);
        let (done, is_done) = channel();
        let waits = std::thread::spawn(move || {
            let promise = other.arena().reserve(request(2 * MIB)).expect("in the end");
            done.send(()).expect("someone waits");
            other.arena().unreserve(promise);
        });
        // It waits by now, or will: in both cases this thread has its memory at once.
        while !(fake.calls.lock()).contains(&Call::Synchronize(a.stream().id())) {
            std::thread::yield_now();
        }
        let (has, is_had) = channel();
        let other = Arc::clone(&device);
        let goes_on = std::thread::spawn(move || {
            let Found { grant, .. } = other.arena().allocate(request(MIB / 2)).expect("free");
            other.arena().free(grant, None);
            assert_eq!(other.arena().stats().current, 0);
            has.send(()).expect("someone waits");
        });
        assert_eq!(is_had.recv_timeout(Duration::from_secs(20)), Ok(()));
        assert!(is_done.try_recv().is_err(), "the stream is not done");
        drop(gate);
        goes_on.join().expect("no panic");
        waits.join().expect("no panic");
        Ok(())
    });
}

#[test]
fn slabs_that_nothing_uses_go_back_at_a_scopes_end_if_more_is_kept_than_should_be() {
    let manager = GpuManager::isolated(64 * MIB).expect("opens");
    let config = PoolConfig::new().slab(MIB).keep(3 * MIB);
    let pool = manager.pool(config).expect("configures");
    let committed = |pool: &crate::GpuMemoryPool| pool.stats().committed / MIB;
    let inside = manager.scope(|s| {
        let _long = s.uninit::<u8>(10 << 20)?;
        let _short = s.uninit::<u8>(100_000)?;
        drop(s.uninit::<u8>(5 << 20)?);
        Ok::<_, GpuError>(committed(pool))
    });
    assert_eq!(inside, Ok(16), "10 and 5 of their own, 1 of the first slab");
    assert_eq!(committed(pool), 0, "and what a drop left is not forgotten");
    let held = pool.array_uninit::<u8>(4 << 20).expect("fits");
    drop(held);
    assert_eq!(committed(pool), 4, "a drop waits for no device");
    assert!(manager.scope(|s| s.uninit::<u8>(100).map(drop)).is_ok());
    assert_eq!(committed(pool), 0);
}

#[test]
fn a_trim_leaves_what_it_is_told_to() {
    let manager = GpuManager::isolated(64 * MIB).expect("opens");
    let pool = manager.pool(PoolConfig::new().slab(MIB)).expect("opens");
    let long = [2_usize, 3, 4].map(|n| pool.array_uninit::<u8>(n << 20).expect("fits"));
    drop(long);
    assert_eq!(pool.stats().committed, 9 * MIB);
    let released = pool.trim(4 * MIB);
    let left = pool.stats().committed;
    assert!(left >= 4 * MIB && released + left == 9 * MIB, "{left}");
    assert_eq!(pool.trim(0), left);
}

#[test]
fn a_program_is_asked_for_memory_once_a_request_and_never_from_within() {
    let manager = GpuManager::isolated(MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let cache = Arc::new(std::sync::Mutex::new(vec![
        memory.allocate(MIB, "cache").expect("fits"),
    ]));
    let asked = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (given, seen) = (Arc::clone(&cache), Arc::clone(&asked));
    let nothing = memory.on_low_memory(|_| 0);
    let manager = Arc::new(manager);
    let same = Arc::downgrade(&manager);
    let memory = manager.memory().expect("opens");
    let hook = memory.on_low_memory(move |bytes| {
        seen.lock().expect("no panic").push(bytes);
        // What fails in here asks nobody.
        let manager = same.upgrade().expect("alive");
        let nested = manager.memory().expect("opens").allocate(2 * MIB, "nested");
        assert!(nested.is_err());
        let old = std::mem::take(&mut *given.lock().expect("no panic"));
        old.iter().map(crate::Allocation::block_bytes).sum()
    });
    let first = memory.allocate(MIB / 2, "image").expect("the cache gave");
    assert_eq!(*asked.lock().expect("no panic"), [MIB / 2]);
    assert!(
        memory.allocate(MIB, "image").is_err(),
        "nothing is left to give"
    );
    assert_eq!(asked.lock().expect("no panic").len(), 2);
    drop((hook, nothing));
    assert!(memory.allocate(MIB, "image").is_err());
    assert_eq!(asked.lock().expect("no panic").len(), 2, "it is gone");
    drop(first);
}

#[test]
fn a_panic_of_who_is_asked_goes_to_who_asks_and_the_pool_goes_on() {
    let manager = GpuManager::isolated(MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let hook = memory.on_low_memory(|_| resume_unwind(Box::new(1_u8)));
    let panic = catch_unwind(AssertUnwindSafe(|| memory.allocate(2 * MIB, "a").map(drop)));
    assert!(panic.is_err_and(|p| p.is::<u8>()));
    drop(hook);
    let asked = Arc::new(std::sync::atomic::AtomicBool::new(false));
    let seen = Arc::clone(&asked);
    let _hook = memory.on_low_memory(move |_| {
        seen.store(true, std::sync::atomic::Ordering::Relaxed);
        0
    });
    assert!(memory.allocate(2 * MIB, "a").is_err());
    assert!(
        asked.load(std::sync::atomic::Ordering::Relaxed),
        "asked again"
    );
    assert_eq!(memory.free_memory(), MIB);
}

#[test]
fn what_is_guaranteed_is_nobody_elses_and_counts_as_reserved() {
    let manager = GpuManager::isolated(MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    let budget = memory.budget("model", MIB / 2).expect("fits");
    let refused = budget.guarantee(MIB).expect_err("above its limit");
    assert_eq!(
        refused.to_string(),
        "`model` cannot be guaranteed 1 MiB: 512 KiB is all that its own limit and what nobody has of the device allow"
    );
    budget.guarantee(MIB / 4).expect("free");
    memory.limit_source("weights", MIB, MIB / 4).expect("free");
    assert_eq!(memory.stats().reserved, MIB / 2);
    assert!(memory.limit_source("more", MIB, MIB).is_err(), "not free");
    assert!(memory.allocate(MIB / 2 + 1, "other").is_err());
    let other = memory.allocate(MIB / 2, "other").expect("nobody else's");
    assert!(memory.allocate(1, "other").is_err());
    // Small buffers and scopes' chunks have no way around it either.
    let small = manager.scope(|s| s.uninit::<u8>(1).map(drop));
    assert!(small.is_err(), "{small:?}");
    let model = budget.allocate(MIB / 4, "layer").expect("guaranteed");
    let weights = memory.allocate(MIB / 4, "weights").expect("guaranteed");
    let stats = memory.stats();
    assert_eq!((stats.reserved, stats.free), (0, 0));
    assert!(memory.allocate(1, "weights").is_err() && budget.allocate(1, "layer").is_err());
    drop((model, weights, other));
    assert_eq!(memory.stats().reserved, MIB / 2);
    budget.guarantee(0).expect("lifted");
    memory.limit_source("weights", u64::MAX, 0).expect("lifted");
    assert_eq!(memory.free_memory(), MIB);
}

#[test]
fn a_label_is_limited_to_the_byte_wherever_its_buffers_are() {
    let manager = GpuManager::isolated(8 * MIB).expect("opens");
    let memory = manager.memory().expect("opens");
    memory.limit_source("tiles", 1024, 0).expect("new");
    let owned = memory.allocate(256, "tiles").expect("fits");
    let made = manager.scope(|s| {
        let small: Vec<_> = (0..10)
            .map(|_| s.label("tiles").uninit::<u8>(200))
            .collect();
        Ok::<_, GpuError>(small.iter().filter(|b| b.is_ok()).count())
    });
    assert_eq!(made, Ok(3), "256 bytes each, with the owner's");
    let seen = memory.source("tiles").expect("it allocated");
    assert_eq!(
        (seen.current, seen.peak, seen.limit),
        (256, 1024, Some(1024))
    );
    drop(owned);
    let used = manager.scope(|s| s.label("busy").uninit::<u8>(100).map(drop));
    assert!(used.is_ok());
    let late = memory.limit_source("busy", 1024, 0).expect_err("too late");
    assert!(
        late.to_string().contains("`busy` has allocated already"),
        "{late}"
    );
}

#[test]
fn an_owner_that_takes_unfinished_memory_comes_after_the_work_on_it() {
    let (device, fake) = device(MIB);
    scope(&device, |a| {
        touch(a, &mut a.zeros::<u8>(MIB as usize)?);
        let own = Arc::clone(&device).into();
        let block = OwnedBlock::allocate(&own, request(MIB))?;
        let last = block.used().last().only().map(|m| m.stream);
        assert_eq!(last, Some(a.stream().id()));
        fake.take_calls();
        drop(block);
        assert_eq!(fake.take_calls(), [], "a drop asks nobody");
        assert_eq!(device.arena().stats().pending, MIB);
        Ok(())
    });
}
