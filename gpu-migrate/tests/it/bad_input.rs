//! What the tool cannot work with: one line each, and nothing is written.

use std::fs;

use crate::fixture::Fixture;
use crate::small::{LIB, MANIFEST, MIGRATED, USER, small};

#[test]
fn no_workspace() {
    let fixture = Fixture::empty();
    let error = fixture.tool(["plan"]).error();
    let (start, end) = error.split_once(": ").unwrap();
    assert!(
        start.starts_with("no usable Cargo workspace at /"),
        "{error}"
    );
    assert_eq!(end, "there is no Cargo.toml in this folder or above it");
    let error = fixture
        .tool(["plan", "--manifest-path", "nowhere/Cargo.toml"])
        .error();
    assert!(error.contains("nowhere/Cargo.toml"), "{error}");
}

#[test]
fn a_manifest_that_is_broken() {
    let fixture = Fixture::of(&[("Cargo.toml", "[package\nname = 1"), ("src/lib.rs", "")]);
    let error = fixture.tool(["apply"]).error();
    assert!(error.starts_with("no usable Cargo workspace at"), "{error}");
}

#[test]
fn no_cargo() {
    let fixture = small();
    let mut tool = fixture.tool_command();
    let output = tool
        .arg("plan")
        .env("CARGO", "/no/such/cargo")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text,
        "error: `/no/such/cargo` cannot be started (No such file or directory (os error 2)); is it installed, and named by CARGO or PATH?\n"
    );
}

#[test]
fn code_that_does_not_compile() {
    let fixture = small();
    fixture.write("src/b.rs", "pub fn f() -> u8 { \"no\" }\n");
    fixture.commit();
    let before = fixture.bytes();
    let error = fixture.tool(["apply"]).error();
    assert_eq!(
        error,
        "the workspace does not compile, so nothing was changed; fix it first: src/b.rs: mismatched types"
    );
    fixture.write("src/b.rs", "pub fn f( {\n");
    fixture.commit();
    let error = fixture.tool(["audit"]).error();
    assert!(error.contains("src/b.rs"), "{error}");
    fixture.write("src/b.rs", USER);
    fixture.write("src/a.rs", USER);
    assert_eq!(before.len(), fixture.bytes().len());
    assert!(!fixture.path().join(".gpu-migrate").exists());
}

#[test]
fn a_tree_with_changes() {
    let fixture = small();
    fixture.write("src/b.rs", &format!("{USER}// changed\n"));
    let error = fixture.tool(["apply"]).error();
    assert!(
        error.contains("M src/b.rs") && error.contains("--allow-dirty"),
        "{error}"
    );
    fixture.tool(["apply", "--allow-dirty"]).ok();
    assert_eq!(fixture.read("src/b.rs"), format!("{MIGRATED}// changed\n"));
}

#[test]
fn no_version_control() {
    let fixture = small();
    fs::remove_dir_all(fixture.path().join(".git")).unwrap();
    let error = fixture.tool(["apply"]).error();
    assert!(error.contains("--allow-no-vcs"), "{error}");
    fixture.tool(["apply", "--allow-no-vcs"]).ok();
    assert_eq!(fixture.read("src/a.rs"), MIGRATED);
}

#[test]
fn a_file_that_is_not_utf_8_and_one_that_is_not_there() {
    let fixture = small();
    let hidden =
        "#[cfg(windows)]\nmod latin;\n#[cfg(windows)]\nmod gone;\n#[cfg(windows)]\nmod held;\n";
    fixture.write("src/lib.rs", &format!("{LIB}{hidden}"));
    fs::write(fixture.path().join("src/latin.rs"), b"// caf\xe9\n").unwrap();
    #[cfg(unix)]
    std::os::unix::fs::symlink("nowhere.rs", fixture.path().join("src/gone.rs")).unwrap();
    // A file that the system does not let us read, whoever we are.
    #[cfg(target_os = "linux")]
    std::os::unix::fs::symlink("/proc/self/mem", fixture.path().join("src/held.rs")).unwrap();
    fixture.commit();
    let said = fixture.tool(["apply"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    #[cfg(target_os = "linux")]
    assert!(
        said.err
            .contains("mem was not read: Input/output error (os error 5)\n"),
        "{}",
        said.err
    );
    assert!(
        said.err
            .contains("note: src/latin.rs was not read: it is not UTF-8\n"),
        "{}",
        said.err
    );
    assert_eq!(
        fs::read(fixture.path().join("src/latin.rs")).unwrap(),
        b"// caf\xe9\n"
    );
    assert_eq!(fixture.read("src/a.rs"), MIGRATED);
}

#[test]
fn other_line_ends_and_a_byte_order_mark_stay() {
    let fixture = small();
    let user = format!("\u{feff}{}", USER.replace('\n', "\r\n"));
    fixture.write("src/b.rs", &user);
    fixture.commit();
    fixture.tool(["apply"]).ok();
    assert_eq!(
        fixture.read("src/b.rs"),
        format!("\u{feff}{}", MIGRATED.replace('\n', "\r\n"))
    );
}

#[test]
#[cfg(unix)]
fn a_file_behind_a_link_is_written_and_the_link_stays() {
    let fixture = small();
    fixture.write("shared/b.rs", USER);
    let link = fixture.path().join("src/b.rs");
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink("../shared/b.rs", &link).unwrap();
    fixture.commit();
    fixture.tool(["apply"]).ok();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(fixture.read("shared/b.rs"), MIGRATED);
    fixture.tool(["rollback"]).ok();
    assert_eq!(fixture.read("shared/b.rs"), USER);
}

#[test]
#[cfg(unix)]
fn permissions_stay() {
    use std::os::unix::fs::PermissionsExt;
    let fixture = small();
    let file = fixture.path().join("src/b.rs");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o751)).unwrap();
    fixture.commit();
    fixture.tool(["apply"]).ok();
    assert_eq!(fixture.read("src/b.rs"), MIGRATED);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o751
    );
}

#[test]
fn generated_code_is_for_its_generator() {
    let fixture = small();
    let build = "fn main() {\n    let out = std::env::var(\"OUT_DIR\").unwrap();\n    \
        std::fs::write(format!(\"{out}/g.rs\"), \"pub fn g() -> crate::new::Thing { crate::old::make(3) }\").unwrap();\n}\n";
    fixture.write("build.rs", build);
    fixture.write(
        "src/lib.rs",
        &format!("{LIB}\npub mod g {{\n    include!(concat!(env!(\"OUT_DIR\"), \"/g.rs\"));\n}}\n"),
    );
    // Below the workspace, as it is without CARGO_TARGET_DIR.
    let target = fixture.path().join("target");
    fixture.write(".gitignore", "target\n");
    fixture.commit();
    let output = fixture
        .tool_command()
        .arg("apply")
        .env("CARGO_TARGET_DIR", &target)
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert_eq!(
        output.status.code(),
        Some(1),
        "{text}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(text.contains("g.rs:1: `small::old::make`"), "{text}");
    assert!(text.contains("the file is generated"), "{text}");
    assert_eq!(fixture.read("src/a.rs"), MIGRATED);
}

#[test]
fn a_folder_that_cannot_be_made() {
    let fixture = small();
    fixture.write(".gpu-migrate", "in the way");
    fixture.commit();
    let before = fixture.bytes();
    let error = fixture.tool(["apply"]).error();
    assert!(error.contains(".gpu-migrate"), "{error}");
    assert_eq!(fixture.bytes(), before);
}

#[test]
fn files_that_changed_since_are_not_rolled_back() {
    let fixture = small();
    fixture.tool(["apply"]).ok();
    fixture.write("src/b.rs", "pub fn f() {}\n");
    let error = fixture.tool(["rollback"]).error();
    assert!(error.contains("src/b.rs changed since"), "{error}");
    assert_eq!(
        fixture.read("src/a.rs"),
        MIGRATED,
        "nothing was rolled back"
    );
    fixture.tool(["rollback", "--force"]).ok();
    assert_eq!(
        (fixture.read("src/a.rs"), fixture.read("src/b.rs")),
        (USER.to_owned(), USER.to_owned())
    );
}

#[test]
fn the_journal_of_an_apply_whose_files_changed_since_is_kept_aside() {
    let fixture = small();
    fixture.tool(["apply"]).ok();
    let changed =
        format!("{MIGRATED}pub fn g() -> crate::new::Thing {{\n    crate::old::make(2)\n}}\n");
    fixture.write("src/b.rs", &changed);
    fixture.commit();
    let said = fixture.tool(["apply"]);
    assert!(
        said.err.contains(
            "note: files of an earlier apply changed since; its journal is kept as .gpu-migrate.1,"
        ),
        "{}",
        said.err
    );
    fixture.tool(["rollback"]).ok();
    assert_eq!(fixture.read("src/b.rs"), changed);
    // The bytes of the first are still to be had.
    fs::rename(
        fixture.path().join(".gpu-migrate.1"),
        fixture.path().join(".gpu-migrate"),
    )
    .unwrap();
    fixture.tool(["rollback", "--force"]).ok();
    assert_eq!(
        (fixture.read("src/a.rs"), fixture.read("src/b.rs")),
        (USER.to_owned(), USER.to_owned())
    );
}

/// The tool on a tree that is mounted for reading only, in a mount namespace of its own; `None` where the
/// system allows nobody to make one.
#[cfg(target_os = "linux")]
fn read_only(fixture: &Fixture, command: &str) -> Option<crate::fixture::Said> {
    let mount = "mount --bind \"$1\" \"$1\" && mount -o remount,ro,bind \"$1\" || exit 99; cd \"$1\" && exec \"$2\" \"$3\"";
    for options in [&["-m"][..], &["-r", "-m"]] {
        let tool = fixture.tool_command();
        let mut unshare = std::process::Command::new("unshare");
        unshare.args(options).args(["sh", "-c", mount, "sh"]);
        unshare
            .arg(fixture.path())
            .arg(tool.get_program())
            .arg(command);
        for (key, value) in tool.get_envs() {
            match value {
                Some(value) => unshare.env(key, value),
                None => unshare.env_remove(key),
            };
        }
        let output = unshare.output().ok()?;
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.code() != Some(99) && !text.starts_with("unshare:") {
            return Some(crate::fixture::Said::of(output));
        }
    }
    None
}

#[test]
#[cfg(target_os = "linux")]
fn a_tree_that_may_only_be_read() {
    let fixture = small();
    let before = fixture.bytes();
    let Some(said) = read_only(&fixture, "apply") else {
        // `crash` has every write fail as well, without a mount.
        println!("this system allows no mount; not tested");
        return;
    };
    let error = said.error();
    assert!(
        error.ends_with(".gpu-migrate cannot be written (Read-only file system (os error 30)); what was changed before it is put back"),
        "{error}"
    );
    assert_eq!(fixture.bytes(), before);
    // To look needs no writing.
    let plan = read_only(&fixture, "plan").unwrap();
    assert!(plan.ok().contains("+    crate::new::make(1)"));
}

#[test]
fn a_journal_of_somebody_else() {
    let fixture = small();
    let outside = r#"{"form":1,"state":"applied","files":[{"path":"../x","old":{"start":0,"length":0},"new":[]}]}"#;
    for text in ["{}", "no", outside] {
        fixture.write(".gpu-migrate/journal.json", text);
        let error = fixture.tool(["rollback"]).error();
        assert!(error.contains("the journal"), "{error}");
    }
}

#[test]
fn a_crate_with_nothing_to_do() {
    let fixture = Fixture::of(&[("Cargo.toml", MANIFEST), ("src/lib.rs", "pub fn f() {}\n")]);
    assert_eq!(fixture.tool(["plan"]).ok(), "");
    assert_eq!(fixture.tool(["apply"]).ok(), "nothing to rewrite\n");
    assert_eq!(fixture.tool(["audit"]).ok(), "nothing found\n");
    assert!(!fixture.path().join(".gpu-migrate").exists());
}

#[test]
fn help_says_what_and_how() {
    let fixture = Fixture::empty();
    let help = fixture.tool(["--help"]).ok();
    for part in [
        "audit",
        "plan",
        "apply",
        "rollback",
        "EXIT STATUS",
        "EXAMPLES",
        "--color",
    ] {
        assert!(help.contains(part), "{part} in {help}");
    }
    let error = fixture.tool(["audit", "--only", "all"]);
    assert!(
        error.err.contains("the checks are old-path"),
        "{}",
        error.err
    );
}
