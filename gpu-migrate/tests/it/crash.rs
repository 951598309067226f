//! The program is killed, by `kill -9`, at every step of its writing; what it left is taken back by the
//! next. And every write fails once: then nothing is half-written.

use std::path::PathBuf;

use gpu_migrate::journal::Journal;

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
    fixture.tool(["apply", "--allow-dirty"]).ok();
    // What apply left, to be put there again for each step.
    let folder = fixture.path().join(".gpu-migrate");
    let journal = std::fs::read_dir(&folder)
        .unwrap()
        .map(|e| e.unwrap().path());
    let read = |path: PathBuf| (path.clone(), std::fs::read(path).unwrap());
    let applied: Vec<(PathBuf, Vec<u8>)> = journal.map(read).chain(fixture.bytes()).collect();
    let mut step = 1;
    loop {
        std::fs::create_dir_all(&folder).unwrap();
        for (path, bytes) in &applied {
            std::fs::write(path, bytes).unwrap();
        }
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

/// Three files, two of which a first round changes, and one of these and the third a second.
const ROUNDS: [(&str, &str, &[&str]); 3] = [
    ("src/a.rs", "// a\n", &["// a moved\n"]),
    (
        "src/b.rs",
        "// b\n",
        &["// b moved\n", "// b taken back in part\n"],
    ),
    ("src/c.rs", "// c\n", &["// c moved\n"]),
];

/// What `two_rounds` kills: this test in a process of its own. By itself it does nothing.
#[test]
fn a_child_that_writes_two_rounds_or_takes_them_back() {
    let Ok(folder) = std::env::var("GPU_MIGRATE_TEST_CHILD") else {
        return;
    };
    let root = std::path::Path::new(&folder);
    if let Some(journal) = Journal::open(root).unwrap() {
        journal.rollback(false).unwrap();
        return;
    }
    let (mut journal, aside) = Journal::begin(root).unwrap();
    assert_eq!(aside, None);
    let texts = |parts: &[(usize, usize)]| {
        let part = |(file, round): &(usize, usize)| {
            let (path, _, after) = ROUNDS[*file];
            (root.join(path), after[*round].to_owned())
        };
        parts.iter().map(part).collect()
    };
    journal.write(&texts(&[(0, 0), (1, 0)])).unwrap();
    journal.write(&texts(&[(1, 1), (2, 0)])).unwrap();
    journal.finish().unwrap();
}

fn child_is_killed(fixture: &Fixture, step: usize) -> bool {
    let output = std::process::Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "crash::a_child_that_writes_two_rounds_or_takes_them_back",
        ])
        .env(
            "GPU_MIGRATE_TEST_CHILD",
            fixture.path().canonicalize().unwrap(),
        )
        .env("GPU_MIGRATE_KILL_AT", step.to_string())
        .output()
        .unwrap();
    let killed = output.status.code().is_none();
    assert!(killed || output.status.success(), "{output:?}");
    killed
}

#[test]
fn two_rounds_that_are_stopped_at_any_step_are_taken_back() {
    let fixture = Fixture::empty();
    let reset = || {
        for (path, before, _) in ROUNDS {
            fixture.write(path, before);
        }
    };
    reset();
    let before = fixture.bytes();
    let is_whole = || {
        let known = |(path, before, after): &(&str, &str, &[&str])| {
            let now = fixture.read(path);
            now == *before || after.contains(&now.as_str())
        };
        ROUNDS.iter().all(known)
    };
    let root = fixture.path().canonicalize().unwrap();
    let mut step = 1;
    while child_is_killed(&fixture, step) {
        assert!(is_whole(), "step {step}");
        if let Some(journal) = Journal::open(&root).unwrap() {
            journal.rollback(false).unwrap();
        }
        assert!(fixture.bytes() == before, "step {step}");
        step += 1;
    }
    assert!(step > 40, "{step}");
    // Now all is written. The way back is stopped as well, each time after a whole way there.
    let mut back = 1;
    while child_is_killed(&fixture, back) {
        assert!(is_whole(), "step {back} of the way back");
        if let Some(journal) = Journal::open(&root).unwrap() {
            journal.rollback(false).unwrap();
        }
        assert!(fixture.bytes() == before, "step {back} of the way back");
        assert!(!child_is_killed(&fixture, usize::MAX), "written once more");
        back += 1;
    }
    assert!(fixture.bytes() == before && back > 12, "{back}");
}
