//! Kernels that [`gpu_tests::differential`] made with a fixed seed, checked in as
//! `differential/batch.rs`: the CPU device, the CUDA text and plain Rust give the same bits.
//! `GPU_SNAPSHOTS=overwrite` makes them anew where the generator changed.

#![allow(clippy::unwrap_used)]

use gpu_tests::differential::{self, Size};
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::shim::{ShimError, Variant};
use std::error::Error;
use std::process::Command;

#[path = "differential/batch.rs"]
#[allow(warnings, clippy::all, arithmetic_overflow, unconditional_panic)]
#[rustfmt::skip]
mod batch;

const SEED: u64 = 1;
const KERNELS: u64 = 48;

#[test]
fn the_batch_is_what_the_generator_makes() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/differential/batch.rs");
    let now = differential::source(SEED, 0..KERNELS, Size::Small)
        .unwrap_or_else(|wrong| panic!("{}: {}", wrong.error, wrong.text));
    if std::env::var("GPU_SNAPSHOTS").is_ok_and(|v| v == "overwrite") {
        std::fs::write(path, now).unwrap();
        return;
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == now,
        "the generator makes other kernels: run with GPU_SNAPSHOTS=overwrite"
    );
}

/// Compares all kernels; `before` hears the name of each first.
fn agree(variant: Variant, before: impl Fn(&str)) -> Result<(), ShimError> {
    let found = differential::run(batch::CASES, SEED, variant, before)?;
    assert!(
        found.is_empty(),
        "{} differences, the first:\n{}",
        found.len(),
        found[0]
    );
    Ok(())
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_text_equals_the_cpu_device() -> Result<(), ShimError> {
    agree(Variant::Plain, |_| {})
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn no_text_has_undefined_behaviour_in_cpp() -> Result<(), Box<dyn Error>> {
    // The text ends its process where GCC's sanitizer sees undefined behaviour. So this test runs
    // itself once more as a child, which tells what it is about to try.
    const CHILD: &str = "GPU_TESTS_DIFFERENTIAL_CHILD";
    if std::env::var_os(CHILD).is_some() {
        return Ok(agree(Variant::UndefinedTraps, |case| {
            eprintln!("trying {case}")
        })?);
    }
    let child = Command::new(std::env::current_exe()?)
        .args([
            "--exact",
            "no_text_has_undefined_behaviour_in_cpp",
            "--nocapture",
        ])
        .env(CHILD, "1")
        .output()?;
    let said = String::from_utf8_lossy(&child.stderr);
    let last = said.lines().last().unwrap_or_default();
    assert!(child.status.success(), "{} after: {last}", child.status);
    assert!(said.contains("trying k0"), "the child tried nothing");
    Ok(())
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_compiles_every_text() -> Result<(), nvrtc::NvrtcError> {
    let (text, _) = differential::text(batch::CASES);
    nvrtc::compile("differential.cu", &text, Target::Ptx(75))?;
    Ok(())
}
