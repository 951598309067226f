//! The script `tests/gpu-check`, as far as it can be tested without a GPU: what it says where there is
//! none, and the table that it writes where one is pretended.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/gpu-check");

/// Runs an unpacked script; its status, and all that it wrote.
fn run(folder: &Path, path: &str) -> (Option<i32>, String) {
    let mut command = Command::new("bash");
    command.arg(folder.join("gpu-check")).arg("run");
    let output = command.env("PATH", path).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let said = text(&output.stdout) + &text(&output.stderr);
    (output.status.code(), said)
}

fn program(at: &Path, text: &str) {
    fs::create_dir_all(at.parent().unwrap()).unwrap();
    fs::write(at, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(at, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_machine_without_a_gpu_is_told_so_and_nothing_is_run() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(SCRIPT, folder.path().join("gpu-check")).unwrap();
    let (status, said) = run(folder.path(), "/usr/bin:/bin");
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("there are no programs beside"), "{said}");
    program(&folder.path().join("bin/conformance"), "echo never > never");
    // A path without `nvidia-smi`, whatever this machine has.
    let tools = folder.path().join("tools");
    program(
        &tools.join("nvidia-smi"),
        "echo NVIDIA-SMI has failed; exit 9",
    );
    let path = format!("{}:/usr/bin:/bin", tools.display());
    let (status, said) = run(folder.path(), &path);
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("no NVIDIA GPU that `nvidia-smi` knows of: nothing was run"),
        "{said}"
    );
    assert!(!folder.path().join("never").exists() && !folder.path().join("results.md").exists());
}

#[test]
fn what_ran_and_what_failed_stand_in_the_table() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::copy(SCRIPT, at.join("gpu-check")).unwrap();
    fs::write(at.join("made-of"), "abc\n2026-01-01\n").unwrap();
    let tools = at.join("tools");
    program(&tools.join("nvidia-smi"), "echo 'Pretended, 1.2, 3 MiB'");
    program(
        &tools.join("compute-sanitizer"),
        "echo 'ERROR SUMMARY: 0 errors'",
    );
    for name in [
        "conformance",
        "integration",
        "bench-elementwise",
        "bench-pool",
        "example-lidar",
    ] {
        program(
            &at.join("bin").join(name),
            "echo 'test result: ok. 3 passed'",
        );
    }
    program(
        &at.join("bin/parity"),
        "echo 'test result: FAILED. 1 failed'; exit 101",
    );
    let (status, said) = run(at, &format!("{}:/usr/bin:/bin", tools.display()));
    assert_eq!(status, Some(1), "{said}");
    assert!(said.contains("1 of them failed: see logs/"), "{said}");
    let table = fs::read_to_string(at.join("results.md")).unwrap();
    for part in [
        "- card, driver, memory: Pretended, 1.2, 3 MiB",
        "| conformance | ok: test result: ok. 3 passed |",
        "| parity, CPU against GPU | **failed with 101**: test result: FAILED. 1 failed |",
        "| compute-sanitizer racecheck | ok: ERROR SUMMARY: 0 errors |",
        "## bench-pool",
    ] {
        assert!(table.contains(part), "{part}: {table}");
    }
}
