//! Compiles every program of `ui/` and compares the compiler's words with the `.stderr` beside it;
//! compiles and runs every program of `pass/`. `TRYBUILD=overwrite cargo test -p ui-tests` writes
//! the messages anew: read them as a user would.

use std::path::PathBuf;

/// One run for everything: a `pass` case among the others makes trybuild build and not only check,
/// so that assertions made per instance fire as well.
#[test]
fn misuse_does_not_compile_and_its_neighbours_run() {
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("ui/*/*.rs");
}

/// A message without a program is a test that was deleted by half.
#[test]
fn every_message_has_its_program() -> std::io::Result<()> {
    let mut orphans: Vec<PathBuf> = every_message()?.into_iter().map(|m| m.0).collect();
    orphans.retain(|path| !path.with_extension("rs").exists());
    assert!(orphans.is_empty(), "{orphans:?}");
    Ok(())
}

fn every_message() -> std::io::Result<Vec<(PathBuf, String)>> {
    let mut all = Vec::new();
    for family in std::fs::read_dir("ui")? {
        for file in std::fs::read_dir(family?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|e| e == "stderr") {
                let text = std::fs::read_to_string(&path)?;
                all.push((path, text));
            }
        }
    }
    Ok(all)
}

/// The README quotes one message of every family, each word for word.
#[test]
fn the_readme_quotes_a_message_of_every_family() -> std::io::Result<()> {
    let readme = std::fs::read_to_string("README.md")?;
    let rows: Vec<&str> = readme.lines().filter(|l| l.starts_with("| `")).collect();
    let mut families: Vec<String> = std::fs::read_dir("ui")?
        .map(|family| Ok(family?.file_name().to_string_lossy().into_owned()))
        .collect::<std::io::Result<_>>()?;
    families.sort();
    let named: Vec<&str> = rows.iter().filter_map(|r| r.split('`').nth(1)).collect();
    assert_eq!(named, families);
    for (row, family) in rows.iter().zip(&families) {
        let says = row.rsplit(" | ").next().expect("a last cell");
        let fence = &says[..says.len() - says.trim_start_matches('`').len()];
        let mut parts = says.split(fence);
        let message = parts.nth(1).expect("a message").trim();
        let program = says.rsplit('`').nth(1).expect("a program");
        let file = format!("ui/{family}/{program}.stderr");
        let text = std::fs::read_to_string(&file)?;
        assert!(text.contains(message), "{file} does not say: {message}");
    }
    Ok(())
}

/// Names of the macros' own code say nothing to who reads a message.
#[test]
fn no_message_shows_a_name_of_the_macros_own_code() -> std::io::Result<()> {
    let mut shown = Vec::new();
    for (path, text) in every_message()? {
        // A line of a program, or of the runtime, is quoted as it stands there.
        let said = text.lines().filter(|l| !l.contains(" | "));
        // A second error, behind the one that says that the parameter is no device data: a kernel's
        // body is copied to each worker, and a `String` is not.
        let said = said.filter(|l| !l.contains("Launch::<'l, 's, P>::run_threads"));
        shown.extend(
            // A word of CUDA C++ is none of ours.
            said.filter(|l| l.replace("__global__", "").contains("__"))
                .map(|l| format!("{}: {l}", path.display())),
        );
    }
    assert!(shown.is_empty(), "{shown:#?}");
    Ok(())
}
