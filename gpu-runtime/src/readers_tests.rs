//! Memory that several streams read at the same time, and the stream that threads share.

use super::fake::device;
use super::*;
use crate::backend::fake::Call;
use crate::buffer::{Access, OwnedBlock};
use crate::pool::Request;
use std::time::Duration;

const MIB: u64 = 1 << 20;

fn request(bytes: u64) -> Request<'static> {
    Request {
        bytes,
        source: Source::label("asked"),
        budget: BudgetId::ROOT,
    }
}

#[test]
fn readers_come_after_the_write_and_a_write_after_all_readers() {
    let (device, fake) = device(MIB);
    let streams: Vec<_> = (0..4).map(|_| device.new_stream().expect("fake")).collect();
    let block = OwnedBlock::allocate(&Arc::clone(&device).into(), request(256)).expect("fits");
    let used = |at: usize, access| {
        (block.used().use_on(device.timeline(), &streams[at], access)).expect("fake");
    };
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| streams[at].id());
    fake.take_calls();
    used(0, Access::Write);
    used(1, Access::Read);
    assert_eq!(fake.take_calls(), [Call::Record(a), Call::Wait(b, a)]);
    // The event is behind the write already. Of the other reader it knows nothing.
    used(2, Access::Read);
    assert_eq!(fake.take_calls(), [Call::Wait(c, a)]);
    used(1, Access::Read);
    assert_eq!(fake.take_calls(), [Call::Wait(b, a)]);
    used(3, Access::Write);
    let mut calls = fake.take_calls();
    calls.sort_by_key(|call| format!("{call:?}"));
    let both = [
        Call::Record(b),
        Call::Record(c),
        Call::Wait(d, b),
        Call::Wait(d, c),
    ];
    assert_eq!(calls, both);
    // They are forgotten: who comes next comes after that write.
    used(0, Access::Read);
    assert_eq!(fake.take_calls(), [Call::Record(d), Call::Wait(a, d)]);
}

/// Counter-example: updates that stand for each other. The second one's stream waits for an event that
/// is recorded before the first one is submitted, and a reader of both waits for the second alone.
#[test]
fn updates_come_after_each_other_and_a_write_after_all_of_them() {
    let (device, fake) = device(MIB);
    let streams: Vec<_> = (0..4).map(|_| device.new_stream().expect("fake")).collect();
    let block = OwnedBlock::allocate(&Arc::clone(&device).into(), request(256)).expect("fits");
    let used = |at: usize, access| {
        (block.used().use_on(device.timeline(), &streams[at], access)).expect("fake");
    };
    let [a, b, c, d] = [0, 1, 2, 3].map(|at| streams[at].id());
    fake.take_calls();
    used(0, Access::Update);
    used(1, Access::Update);
    assert_eq!(fake.take_calls(), [Call::Record(a), Call::Wait(b, a)]);
    // The event of the first says nothing: it is recorded again. A read comes after both.
    used(2, Access::Read);
    let both = [
        Call::Record(a),
        Call::Wait(c, a),
        Call::Record(b),
        Call::Wait(c, b),
    ];
    assert_eq!(fake.take_calls(), both);
    used(3, Access::Write);
    let calls = fake.take_calls();
    for stream in [a, b, c] {
        assert!(calls.contains(&Call::Record(stream)), "{calls:?}");
        assert!(calls.contains(&Call::Wait(d, stream)), "{calls:?}");
    }
}

#[test]
fn memory_that_several_streams_have_read_is_anybodys_when_all_are_done() {
    let (device, fake) = device(MIB);
    let streams: Vec<_> = (0..3).map(|_| device.new_stream().expect("fake")).collect();
    let block = OwnedBlock::allocate(&Arc::clone(&device).into(), request(MIB)).expect("fits");
    for (at, access) in [(0, Access::Write), (1, Access::Read), (2, Access::Read)] {
        (block.used().use_on(device.timeline(), &streams[at], access)).expect("fake");
    }
    fake.take_calls();
    drop(block);
    assert_eq!(fake.take_calls(), [], "a drop asks nobody");
    let pending = || device.arena().stats().pending;
    assert_eq!(pending(), MIB);
    fake.finish(streams[1].id());
    assert_eq!(pending(), MIB, "the other one still reads");
    fake.finish(streams[2].id());
    assert_eq!(pending(), 0, "the write is done when its readers are");
}

#[test]
fn memory_that_two_streams_read_is_waited_for_on_both_when_it_is_missing() {
    let (device, fake) = device(MIB);
    let streams: Vec<_> = (0..2).map(|_| device.new_stream().expect("fake")).collect();
    let own = Arc::clone(&device).into();
    let block = OwnedBlock::allocate(&own, request(MIB)).expect("fits");
    for stream in &streams {
        (block.used().use_on(device.timeline(), stream, Access::Read)).expect("fake");
    }
    drop(block);
    fake.take_calls();
    let next = OwnedBlock::allocate(&own, request(MIB)).expect("after both");
    let calls = fake.take_calls();
    for stream in &streams {
        assert!(calls.contains(&Call::Synchronize(stream.id())), "{calls:?}");
    }
    assert!(next.used().last().is_empty());
}

#[test]
fn what_one_thread_has_noted_and_not_submitted_is_not_done_for_another() {
    let (device, fake) = device(MIB);
    let pool = crate::GpuMemoryPool::new(Arc::clone(&device));
    let mut written = pool.upload(&[0_u8; 300]).expect("fits");
    let read = pool.upload(&[1_u8; 300]).expect("fits");
    fake.take_calls();
    let own = device.own_stream().id();
    std::thread::scope(|s| {
        let door = fake.door.lock();
        let before = device.own_stream().tail().epoch;
        s.spawn(|| written.write(&[2; 300]).expect("fake"));
        while device.own_stream().tail().epoch == before {
            std::thread::yield_now();
        }
        // The write has its number, and stands before the door.
        let reader = s.spawn(|| read.download().expect("fake"));
        std::thread::sleep(Duration::from_millis(30));
        let waited = fake.calls.lock().contains(&Call::Synchronize(own));
        assert!(!waited, "what is not submitted cannot be waited for");
        drop(door);
        assert_eq!(reader.join().expect("no panic"), [1; 300]);
    });
    assert_eq!(written.download().expect("fake"), [2; 300]);
}
