//! The program is killed, by `kill -9`, at every step of its writing; what it left is taken back by the
//! next. And every write fails once: then nothing is half-written.

use crate::fixture::Fixture;
use crate::small::{MIGRATED, USER, lean};

/// Every file is old or new, never in between.
#[track_caller]
fn whole_files(fixture: &Fixture) {
    for file in ["src/a.rs", "src/b.rs"] {
        let text = fixture.read(file);
        assert!(text == USER || text == MIGRATED, "{file}: {text}");
    }
}

fn stopped_at(fixture: &Fixture, command: &str, step: usize) -> bool {
    let mut tool = fixture.tool_command();
    tool.args([command])
        .env("GPU_MIGRATE_KILL_AT", step.to_string());
    if command == "apply" {
        tool.arg("--allow-dirty");
    }
    let status = tool.output().unwrap().status;
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;
        assert!(matches!(status.signal(), None | Some(9)), "{status}");
    }
    // No exit code: a signal ended it.
    status.code().is_none()
}

#[test]
fn an_apply_that_is_stopped_at_any_step_is_taken_back() {
    let fixture = lean();
    let before = fixture.bytes();
    let mut step = 1;
    let mut interrupted = 0;
    while stopped_at(&fixture, "apply", step) {
        whole_files(&fixture);
        let said = fixture.tool(["rollback"]);
        if said.code == Some(0) {
            interrupted += 1;
        } else {
            // It had come to no journal, so to no file.
            assert!(said.err.contains("nothing to roll back"), "{}", said.err);
        }
        assert_eq!(fixture.bytes(), before, "step {step}");
        step += 1;
    }
    // Two files: two copies and a replacement of each, and three states of the journal.
    assert!(
        step > 20 && interrupted > 8,
        "{step} steps, {interrupted} with a journal"
    );
    assert_eq!(fixture.read("src/a.rs"), MIGRATED);
}

#[test]
fn an_apply_after_one_that_was_stopped_asks_for_the_rollback() {
    let fixture = lean();
    let mut step = 1;
    while stopped_at(&fixture, "apply", step)
        && !fixture.path().join(".gpu-migrate/journal.json").exists()
    {
        step += 1;
    }
    let error = fixture.tool(["apply", "--allow-dirty"]).error();
    assert!(
        error.contains("run `cargo gpu-migrate rollback` first"),
        "{error}"
    );
}

#[test]
fn a_rollback_that_is_stopped_at_any_step_goes_on() {
    let fixture = lean();
    let before = fixture.bytes();
    let mut step = 1;
    loop {
        fixture.tool(["apply", "--allow-dirty"]).ok();
        let stopped = stopped_at(&fixture, "rollback", step);
        whole_files(&fixture);
        if stopped {
            let said = fixture.tool(["rollback"]);
            let done = said.err.contains("nothing to roll back");
            assert!(said.code == Some(0) || done, "{}", said.err);
        }
        assert_eq!(fixture.bytes(), before, "step {step}");
        if !stopped {
            break;
        }
        step += 1;
    }
    assert!(step > 10, "{step}");
}

#[test]
fn a_write_that_fails_at_any_step_leaves_every_byte() {
    let fixture = lean();
    let before = fixture.bytes();
    let mut step = 1;
    loop {
        let mut tool = fixture.tool_command();
        tool.args(["apply", "--allow-dirty"])
            .env("GPU_MIGRATE_FAIL_AT", step.to_string());
        let said = crate::fixture::Said::of(tool.output().unwrap());
        if said.code == Some(0) {
            break;
        }
        let error = said.error();
        assert!(
            error.contains("cannot be written (read-only filesystem or storage medium)"),
            "step {step}: {error}"
        );
        assert!(fixture.bytes() == before, "step {step}: {error}");
        // What is left of a journal is no bar to the next.
        if fixture.path().join(".gpu-migrate/journal.json").exists() {
            fixture.tool(["rollback"]).ok();
        }
        // Every third: each is a whole run of the tool.
        step += 3;
    }
    assert!(step > 20, "{step}");
}
