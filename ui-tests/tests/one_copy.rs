//! `links` keeps a second copy of the runtime, with a second manager of the same devices, out of a
//! program. Cargo refuses it while it resolves, before anything compiles.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_second_copy_of_the_runtime_is_refused() -> Result<(), Box<dyn Error>> {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../gpu-runtime");
    let temp = Path::new(env!("CARGO_TARGET_TMPDIR")).join("one_copy");
    for (package, manifest) in [
        (
            "other",
            "[package]\nname = \"gpu-runtime\"\nversion = \"99.0.0\"\nlinks = \"gpu-runtime\"\n"
                .to_owned(),
        ),
        (
            "program",
            format!(
                "[package]\nname = \"program\"\n\n[workspace]\n\n[dependencies]\ngpu-runtime = {{ path = {runtime:?} }}\nother = {{ path = \"../other\", package = \"gpu-runtime\" }}\n"
            ),
        ),
    ] {
        let source = temp.join(package).join("src");
        fs::create_dir_all(&source)?;
        fs::write(source.join("lib.rs"), "")?;
        fs::write(temp.join(package).join("build.rs"), "fn main() {}")?;
        fs::write(temp.join(package).join("Cargo.toml"), manifest)?;
    }
    let output = Command::new(env!("CARGO"))
        .args(["generate-lockfile", "--offline", "--manifest-path"])
        .arg(temp.join("program/Cargo.toml"))
        .output()?;
    let message = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{message}");
    assert!(
        message
            .contains("Only one package in the dependency graph may specify the same links value"),
        "{message}"
    );
    Ok(())
}
