//! The tests of this binary, on the stand-in.

use gpu_tests::stand_in::StandIn;

/// Runs the tests of a module on the stand-in.
fn holds(modules: &[&str], stand_in: &StandIn) {
    let mut arguments = modules.to_vec();
    arguments.push("--test-threads=2");
    let said = stand_in.run(&arguments).well();
    assert!(
        said.contains("test result: ok. ") && !said.contains("ok. 0 passed"),
        "{said}"
    );
}

const MODULES: [&str; 6] = [
    "conformance::",
    "foreign::",
    "memory::",
    "interop::",
    "tensors::",
    "graphs::",
];

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_holds_on_the_cpu_holds_where_work_is_done_at_once() {
    holds(&MODULES, &StandIn::new().set("FAKE_CUDA_ORDER", "eager"));
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_holds_on_the_cpu_holds_where_work_is_done_late() {
    holds(&MODULES, &StandIn::new().set("FAKE_CUDA_ORDER", "late"));
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_holds_on_the_cpu_holds_in_any_order() {
    for seed in ["1", "2", "3"] {
        holds(&MODULES, &StandIn::new().set("FAKE_CUDA_ORDER", seed));
    }
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_holds_on_the_cpu_holds_with_ptx() {
    // An architecture that NVRTC has no machine code for: the nearest PTX is made.
    let newer = StandIn::new().set("FAKE_CUDA_ARCH", "99");
    holds(&["conformance::saxpy_is_the_same_bit_for_bit"], &newer);
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn what_holds_on_the_cpu_holds_without_virtual_memory() {
    holds(&["memory::"], &StandIn::new().set("FAKE_CUDA_VMM", "0"));
}

#[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
#[test]
fn a_copy_is_done_while_the_kernels_beside_it_are_held_back() {
    // In a process of its own: no other test waits for the device.
    let late = StandIn::new()
        .set("FAKE_CUDA_ORDER", "late")
        .set("NOBODY_ELSE_WAITS", "1");
    holds(&["memory::a_copy_beside_the_kernels"], &late);
}
