//! Small buffers of scopes and small blocks of owners: what is reused when, and what the books say.

use super::fake::{device, scope};
use super::*;
use crate::backend::{ALIGN, Backend};
use crate::buffer::{Access, DeviceOut, OwnedBlock};
use crate::pool::Request;

fn own(device: &Arc<Device>, bytes: u64) -> OwnedBlock {
    let request = Request {
        bytes,
        source: Source::label("owned"),
        budget: BudgetId::ROOT,
    };
    OwnedBlock::allocate_small(&Arc::clone(device).into(), &request).expect("small")
}

fn address(buffer: &mut UninitBuffer<'_, u8>) -> usize {
    buffer.parts_out().ptr.addr()
}

#[test]
fn a_dropped_small_buffer_is_used_again_in_its_scope_at_once() {
    let (device, fake) = device(1 << 20);
    scope(&device, |s| {
        let mut first = s.uninit::<u8>(1000)?;
        let at = address(&mut first);
        // The device still works on it; its stream is the scope's, so the next use comes after.
        s.note_use(&first.parts_out())?;
        drop(first);
        fake.take_calls();
        let mut second = s.uninit::<u8>(1000)?;
        assert_eq!(address(&mut second), at);
        s.note_use(&second.parts_out())?;
        assert_eq!(fake.take_calls(), [], "no driver call");
        Ok(())
    });
}

#[test]
fn a_reused_piece_that_another_stream_worked_on_is_waited_for() {
    let (device, fake) = device(1 << 20);
    scope(&device, |s| {
        let mut first = s.uninit::<u8>(1000)?;
        let other = device.new_stream()?;
        first
            .parts_out()
            .last_use
            .use_on(device.timeline(), &other, Access::Write)?;
        drop(first);
        let mut second = s.uninit::<u8>(1000)?;
        fake.take_calls();
        s.note_use(&second.parts_out())?;
        let calls = fake.take_calls();
        let waits = |c: &crate::backend::fake::Call| matches!(c, crate::backend::fake::Call::Wait(_, on) if *on == other.id());
        assert!(calls.iter().any(waits), "{calls:?}");
        Ok(())
    });
}

#[test]
fn a_scope_sets_little_aside_and_gives_it_back_when_it_misses_it_itself() {
    const TOTAL: u64 = 1 << 18;
    let (device, _) = device(TOTAL);
    scope(&device, |s| {
        let _small = s.uninit::<u8>(256)?;
        let stats = device.arena().stats();
        assert_eq!(stats.current, 256);
        assert!(
            stats.reserved > 0 && stats.reserved <= TOTAL / 16,
            "{stats}"
        );
        // All that is left: the scope's own reserve with it.
        let _rest = s.uninit::<u8>(TOTAL as usize - 256)?;
        let stats = device.arena().stats();
        assert_eq!((stats.current, stats.reserved, stats.free), (TOTAL, 0, 0));
        Ok(())
    });
    assert_eq!(device.arena().stats().current, 0);
}

#[test]
fn a_chunk_in_use_stays_where_one_that_is_used_up_ends_at_its_start() {
    let (device, _) = device(4 << 20);
    let below = own_any(&device, 128 << 10);
    let end = below.address().addr().get() + (128 << 10);
    scope(&device, |s| {
        // The first chunk lies above the block, the second takes its place, up to the first.
        let mut first = s.uninit::<u8>(60 << 8)?;
        assert_eq!(address(&mut first), end);
        drop(below);
        let rest = [(); 11].map(|()| s.uninit::<u8>(64 << 8));
        assert!(rest.iter().all(Result::is_ok));
        let before = device.arena().stats();
        assert_eq!(
            before.reserved,
            4 << 8,
            "both chunks but 4 units are in use"
        );
        assert!(s.uninit::<u8>(4 << 20).is_err());
        assert_eq!(device.arena().stats().current, before.current);
        Ok(())
    });
}

#[test]
fn peaks_are_exact_on_one_thread() {
    let (device, _) = device(8 << 20);
    let arena = device.arena();
    scope(&device, |s| {
        let a = s.label("a").uninit::<u8>(4096)?;
        drop(a);
        let b = s.label("b").uninit::<u8>(2048)?;
        assert_eq!(arena.stats().peak, 4096);
        let large = s.label("b").uninit::<u8>(1 << 20)?;
        assert_eq!(arena.stats().peak, 2048 + (1 << 20));
        drop(large);
        s.scope(|inner| {
            let _c = inner.label("a").uninit::<u8>(3000)?;
            Ok::<_, GpuError>(())
        })?;
        assert_eq!(arena.stats().peak, 2048 + (1 << 20));
        drop(b);
        Ok(())
    });
    let peaks = arena
        .sources()
        .into_iter()
        .map(|s| (s.source, s.peak, s.allocations));
    let peaks: Vec<_> = peaks.collect();
    assert!(peaks.contains(&("a".to_owned(), 4096, 2)), "{peaks:?}");
    assert!(
        peaks.contains(&("b".to_owned(), 2048 + (1 << 20), 2)),
        "{peaks:?}"
    );
}

#[test]
fn more_sources_than_a_ledger_has_lines_are_counted_all_the_same() {
    let (device, _) = device(8 << 20);
    scope(&device, |s| {
        let labels: Vec<String> = (0..100).map(|i| format!("source {i}")).collect();
        let held: Result<Vec<_>, _> = labels
            .iter()
            .map(|l| s.label(l).uninit::<u8>(300))
            .collect();
        let held = held?;
        let sources = device.arena().sources();
        assert_eq!(sources.len(), 100);
        assert!(sources.iter().all(|s| (s.current, s.count) == (512, 1)));
        drop(held);
        Ok(())
    });
}

#[test]
fn an_owners_small_block_waits_in_its_cache_unless_the_device_is_at_work_on_it() {
    let (device, fake) = device(1 << 20);
    let first = own(&device, 1000);
    let at = first.address();
    drop(first);
    let second = own(&device, 1000);
    assert_eq!(second.address(), at, "used again");
    let stream = device.new_stream().expect("fake");
    second
        .used()
        .use_on(device.timeline(), &stream, Access::Write)
        .expect("fake");
    drop(second);
    let third = own(&device, 1000);
    assert_ne!(third.address(), at, "the device may still write there");
    assert_eq!(device.arena().stats().pending, 1024);
    fake.synchronize(stream.id()).expect("fake");
    assert_eq!(device.arena().stats().pending, 0);
}

#[test]
fn what_is_idle_in_caches_is_given_to_who_needs_it() {
    let (device, _) = device(1 << 20);
    let small: Vec<OwnedBlock> = (0..256).map(|_| own(&device, 4096)).collect();
    assert_eq!(device.arena().stats().free, 0);
    drop(small);
    let request = Request {
        bytes: 1 << 20,
        source: Source::label("all"),
        budget: BudgetId::ROOT,
    };
    assert!(OwnedBlock::allocate(&Arc::clone(&device).into(), request).is_ok());
    assert_eq!(
        device.arena().stats().slabs,
        1,
        "the pool did not grow for it"
    );
}

#[test]
fn a_drop_does_not_wait_for_the_pools_lock() {
    let (device, _) = device(1 << 20);
    let blocks: Vec<OwnedBlock> = (0..40).map(|i| own_any(&device, 1000 * (i + 1))).collect();
    let (done, is_done) = std::sync::mpsc::channel();
    let worker = device.arena().while_locked(|| {
        let worker = std::thread::spawn(move || {
            drop(blocks);
            done.send(()).expect("someone waits");
        });
        let soon = std::time::Duration::from_secs(20);
        assert_eq!(is_done.recv_timeout(soon), Ok(()), "it waits for the lock");
        worker
    });
    worker.join().expect("no panic");
    let stats = device.arena().stats();
    assert_eq!((stats.current, stats.allocations), (0, 0));
}

fn own_any(device: &Arc<Device>, bytes: u64) -> OwnedBlock {
    let request = Request {
        bytes,
        source: Source::label("owned"),
        budget: BudgetId::ROOT,
    };
    let device = Arc::clone(device).into();
    OwnedBlock::allocate_small(&device, &request)
        .map_or_else(|| OwnedBlock::allocate(&device, request), Ok)
        .expect("fits")
}

#[test]
fn memory_handed_out_again_shows_nothing_of_its_last_owner() {
    let manager = crate::GpuManager::isolated(1 << 20).expect("opens");
    let pool = manager.pool(crate::PoolConfig::new()).expect("opens");
    for bytes in [1, 200, 1000, ALIGN, 5000, 20_000, 100_000] {
        let secret = vec![0xAA_u8; bytes];
        let clean = manager.scope(|s| {
            drop(s.upload(&secret)?);
            s.zeros::<u8>(bytes)?.download()
        });
        assert_eq!(clean, Ok(vec![0; bytes]), "within a scope");
        let clean = manager.scope(|s| s.zeros::<u8>(bytes)?.download());
        assert_eq!(clean, Ok(vec![0; bytes]), "in the next scope");
        drop(pool.upload(&secret).expect("fits"));
        let clean = pool.array::<u8>(bytes).and_then(|b| b.download());
        assert_eq!(clean, Ok(vec![0; bytes]), "of an owner");
    }
}
