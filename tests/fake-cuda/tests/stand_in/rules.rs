//! Each rule: the program that breaks it, and beside it the one that does not.

use crate::device::Device;
use crate::{ask, ok};
use fake_cuda::api::*;
use fake_cuda::{Config, Rule};

#[test]
fn memory_that_was_freed_or_never_there_is_not_used() {
    let d = Device::new();
    let (a, s) = (d.alloc(1000), d.stream());
    d.fill(a, 1, 1000, s);
    d.wait(s);
    assert_eq!(d.broken(), []);
    // One byte too many.
    assert_ne!(ask!(cuMemsetD8Async(a + 1, 1, 1000, s)), 0);
    let breach = d.breach();
    assert_eq!(breach.rule, Rule::Lifetime);
    assert!(
        breach.what.contains("offset 1 of an allocation of 1000"),
        "{breach}"
    );
    ok!(cuMemFree_v2(a));
    assert_ne!(ask!(cuMemsetD8Async(a, 1, 1, s)), 0);
    assert!(d.breach().what.contains("which were freed"));
    assert_ne!(ask!(cuMemsetD8Async(12345 * 16, 1, 1, s)), 0);
    assert!(d.breach().what.contains("never allocated"));
}

#[test]
fn memory_freed_in_stream_order_is_not_used_after_it() {
    let d = Device::new();
    let (s, mut a) = (d.stream(), 0);
    ok!(cuMemAllocAsync(&mut a, 64, s));
    d.fill(a, 1, 64, s);
    ok!(cuMemFreeAsync(a, s));
    // The memory is still there as long as the stream has not come so far; the rule is broken anyway.
    ask!(cuMemsetD8Async(a, 2, 64, s));
    assert!(d.broken().contains(&Rule::Lifetime));
    assert_eq!(ask!(cuStreamSynchronize(s)), 700);
    drop(d);
    // Nor before it is allocated, where nothing says that it is.
    let d = Device::new();
    let (s, other, mut b) = (d.stream(), d.stream(), 0);
    ok!(cuMemAllocAsync(&mut b, 64, s));
    ask!(cuMemsetD8Async(b, 2, 64, other));
    assert_eq!(
        d.broken(),
        [Rule::Race],
        "used before it is allocated, as far as is known"
    );
}

#[test]
fn memory_in_use_is_not_freed() {
    for seed in 1..20 {
        let d = Device::in_order(seed);
        let (a, s) = (d.alloc(64), d.stream());
        d.fill(a, 1, 64, s);
        ok!(cuMemFree_v2(a));
        assert_eq!(
            d.breach().rule,
            Rule::FreedInUse,
            "whatever was done by chance"
        );
        drop(d);
        let d = Device::in_order(seed);
        let (a, s) = (d.alloc(64), d.stream());
        d.fill(a, 1, 64, s);
        d.wait(s);
        ok!(cuMemFree_v2(a));
    }
}

#[test]
fn nothing_is_freed_twice() {
    let d = Device::new();
    let (a, p, s) = (d.alloc(64), d.pinned(64), d.stream());
    ok!(cuMemFree_v2(a));
    ask!(cuMemFree_v2(a));
    assert_eq!(d.breach().rule, Rule::DoubleFree);
    ok!(cuMemFreeHost(p));
    ask!(cuMemFreeHost(p));
    assert_eq!(d.breach().rule, Rule::DoubleFree);
    ok!(cuStreamDestroy_v2(s));
    ask!(cuStreamDestroy_v2(s));
    assert_eq!(d.breach().rule, Rule::Lifetime);
    ok!(cuDevicePrimaryCtxRelease_v2(0));
    ask!(cuDevicePrimaryCtxRelease_v2(0));
    assert_eq!(d.breach().rule, Rule::DoubleFree);
}

#[test]
fn streams_that_share_memory_are_ordered_by_an_event() {
    for seed in 1..20 {
        let d = Device::in_order(seed);
        let (a, s, t, e) = (d.alloc(64), d.stream(), d.stream(), d.event());
        d.fill(a, 1, 64, s);
        ok!(cuEventRecord(e, s));
        ok!(cuStreamWaitEvent(t, e, 0));
        d.fill(a, 2, 64, t);
        d.wait(t);
        assert_eq!(d.read(a, 64), [2; 64], "seed {seed}");
        assert_eq!(d.broken(), []);
        // The event was recorded before this: it orders nothing that came later.
        d.fill(a, 3, 32, s);
        ok!(cuStreamWaitEvent(t, e, 0));
        d.fill(a + 32, 4, 32, t);
        assert_eq!(d.broken(), [], "they share no byte");
        d.fill(a + 31, 4, 1, t);
        assert_eq!(d.breach().rule, Rule::Race);
        d.wait(s);
        d.wait(t);
    }
}

#[test]
fn reads_do_not_race_with_reads_and_what_was_waited_for_races_with_nothing() {
    let d = Device::new();
    let (a, b, c) = (d.alloc(64), d.alloc(64), d.alloc(64));
    let (s, t) = (d.stream(), d.stream());
    d.fill(a, 7, 64, s);
    d.wait(s);
    ok!(cuMemcpyDtoDAsync_v2(b, a, 64, s));
    ok!(cuMemcpyDtoDAsync_v2(c, a, 64, t));
    assert_eq!(d.broken(), []);
    d.fill(a, 8, 64, t);
    assert_eq!(
        d.breach().rule,
        Rule::Race,
        "a write, while another stream reads"
    );
    d.wait(s);
    d.wait(t);
    assert_eq!((d.read(b, 64), d.read(c, 64)), (vec![7; 64], vec![7; 64]));
}

#[test]
fn the_host_does_not_read_what_is_still_being_written() {
    let d = Device::new();
    let (a, s) = (d.alloc(64), d.stream());
    d.fill(a, 7, 64, s);
    d.read(a, 64);
    assert_eq!(d.breach().rule, Rule::Race);
    d.wait(s);
}

#[test]
fn asynchronous_copies_are_of_pinned_memory() {
    let d = Device::new();
    let (a, s, p) = (d.alloc(64), d.stream(), d.pinned(64));
    let host = [1_u8; 64];
    ok!(cuMemcpyHtoDAsync_v2(a, host.as_ptr().cast(), 64, s));
    assert_eq!(d.breach().rule, Rule::Pageable);
    let mut host = [0_u8; 64];
    ok!(cuMemcpyDtoHAsync_v2(host.as_mut_ptr().cast(), a, 64, s));
    assert_eq!(d.breach().rule, Rule::Pageable);
    ok!(cuMemcpyHtoDAsync_v2(a, p as *const _, 64, s));
    d.wait(s);
}

#[test]
fn pinned_memory_stays_as_it_is_while_a_copy_from_it_is_queued() {
    let d = Device::new();
    let (a, s, p) = (d.alloc(64), d.stream(), d.pinned(64));
    // SAFETY: pinned memory of 64 bytes, which the test has to itself.
    let fill = |value| unsafe { std::ptr::write_bytes(p as *mut u8, value, 64) };
    fill(1);
    ok!(cuMemcpyHtoDAsync_v2(a, p as *const _, 64, s));
    fill(2);
    d.wait(s);
    assert_eq!(d.broken(), [Rule::Staging]);
    ok!(cuMemcpyHtoDAsync_v2(a, p as *const _, 64, s));
    d.wait(s);
    fill(3);
    assert_eq!(d.read(a, 64), [2; 64]);
}

#[test]
fn handles_are_used_in_their_own_context() {
    let d = Device::with(Config {
        devices: 2,
        ..Config::default()
    });
    let (a, s, e) = (d.alloc(64), d.stream(), d.event());
    let mut second = 0;
    ok!(cuDevicePrimaryCtxRetain(&mut second, 1));
    ok!(cuCtxSetCurrent(second));
    ask!(cuStreamSynchronize(s));
    ask!(cuEventQuery(e));
    ask!(cuMemFree_v2(a));
    assert_eq!(d.broken(), [Rule::Context; 3]);
    ok!(cuCtxSetCurrent(0));
    let mut at = 0;
    assert_eq!(ask!(cuMemAlloc_v2(&mut at, 64)), 201);
    assert_eq!(d.breach().rule, Rule::Context);
}

#[test]
fn what_is_left_at_the_end_is_known() {
    let d = Device::new();
    assert_eq!(fake_cuda::leaks(), Vec::<String>::new());
    let (a, p, s, e) = (d.alloc(64), d.pinned(32), d.stream(), d.event());
    assert_eq!(fake_cuda::leaks().len(), 4);
    ok!(cuMemFree_v2(a));
    ok!(cuMemFreeHost(p));
    ok!(cuStreamDestroy_v2(s));
    ok!(cuEventDestroy_v2(e));
    assert_eq!(fake_cuda::leaks(), Vec::<String>::new());
}

#[test]
fn nothing_is_called_after_exit_has_begun() {
    let d = Device::new();
    let s = d.stream();
    fake_cuda::begin_exit();
    assert_eq!(ask!(cuStreamSynchronize(s)), 4);
    assert_eq!(d.breach().rule, Rule::AfterExit);
}
