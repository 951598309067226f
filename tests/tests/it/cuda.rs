//! The tests of this binary on a stand-in for a CUDA driver: what they say of the CPU device holds
//! there too.

use gpu_tests::stand_in::StandIn;

/// Runs the tests of a module there.
fn holds(module: &str, skipped: &[&str]) {
    let mut arguments = vec![module, "--test-threads=2"];
    for skip in skipped {
        arguments.extend(["--skip", skip]);
    }
    let said = StandIn::new().run(&arguments).well();
    assert!(said.contains("test result: ok. "), "{said}");
    assert!(
        !said.contains("ok. 0 passed"),
        "no test of `{module}`: {said}"
    );
}

macro_rules! on_the_stand_in {
    ($($(#[$why:meta])* $name:ident: $module:literal $(, without $($skipped:literal),*)?;)*) => {$(
        $(#[$why])*
        #[cfg_attr(not(all(has_nvrtc, has_gxx)), ignore = "NVRTC or g++ is missing")]
        #[test]
        fn $name() {
            holds($module, &[$($($skipped),*)?]);
        }
    )*};
}

// Left out are the modules of many thousand launches and of many kernels, each of which g++ takes a
// second for (`kernels::semantics` and `kernels::shapes` among them): their texts are run by the
// parity suite.
on_the_stand_in! {
    buffers: "buffer::";
    declared_pools: "declared::";
    faults: "faults::";
    limits: "limits::";
    pools: "pool::";
    scopes: "scope::";
    statistics: "statistics::";
    plain_kernels: "kernels::plain::";
    cooperative_kernels: "kernels::cooperative::";
    launches: "kernels::launches::";
}
