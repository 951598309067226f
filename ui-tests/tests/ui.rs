//! Compiles every program of `ui/` and compares the compiler's words with the `.stderr` beside it;
//! compiles and runs every program of `pass/`. `TRYBUILD=overwrite cargo test -p ui-tests` writes
//! the messages anew: read them as a user would.

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
    let mut orphans = Vec::new();
    for family in std::fs::read_dir("ui")? {
        for file in std::fs::read_dir(family?.path())? {
            let path = file?.path();
            if path.extension().is_some_and(|e| e == "stderr")
                && !path.with_extension("rs").exists()
            {
                orphans.push(path);
            }
        }
    }
    assert!(orphans.is_empty(), "{orphans:?}");
    Ok(())
}
