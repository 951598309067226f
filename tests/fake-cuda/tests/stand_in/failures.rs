//! Calls that fail because they are told to.

use crate::device::Device;
use crate::{ask, ok};
use fake_cuda::api::*;
use fake_cuda::{Config, Failure};

fn failing(function: Option<&str>, call: u64, code: u32) -> Config {
    Config {
        failure: Some(Failure {
            lasts: false,
            function: function.map(str::to_owned),
            call,
            code,
        }),
        ..Config::default()
    }
}

#[test]
fn one_call_of_a_function_fails_once() {
    let d = Device::with(failing(Some("cuMemAlloc_v2"), 2, 2));
    let mut at = 0;
    d.alloc(64);
    assert_eq!(ask!(cuMemAlloc_v2(&mut at, 64)), 2);
    d.alloc(64);
}

#[test]
fn the_nth_call_of_all_fails() {
    // The three calls before it are the context's.
    let d = Device::with(failing(None, 4, 1));
    let mut stream = 0;
    assert_eq!(
        fake_cuda::calls(),
        ["cuInit", "cuDevicePrimaryCtxRetain", "cuCtxSetCurrent"]
    );
    assert_eq!(ask!(cuStreamCreate(&mut stream, 0)), 1);
    d.stream();
}

#[test]
fn a_lost_device_answers_nothing_else() {
    let d = Device::with(failing(Some("cuStreamSynchronize"), 1, 719));
    let (s, a) = (d.stream(), d.alloc(64));
    assert_eq!(ask!(cuStreamSynchronize(s)), 719);
    assert_eq!(ask!(cuStreamSynchronize(s)), 719);
    assert_eq!(ask!(cuMemFree_v2(a)), 719);
    let mut at = 0;
    assert_eq!(ask!(cuMemAlloc_v2(&mut at, 64)), 719);
    ok!(cuCtxSetCurrent(0));
}
