//! Whether the working tree has changes that are not committed.

use std::path::Path;
use std::process::Command;

use gpu_migrate::Error;

/// Refuses a dirty tree, or one under no version control, unless told.
///
/// # Errors
/// [`Error::Dirty`], [`Error::NoVcs`].
pub fn ensure_clean(root: &Path, allow_dirty: bool, allow_no_vcs: bool) -> Result<(), Error> {
    if allow_dirty {
        return Ok(());
    }
    let output = Command::new("git")
        .args(["status", "--porcelain", "--", "."])
        .current_dir(root)
        .output();
    let text = match output {
        Ok(output) if output.status.success() => output.stdout,
        _ if allow_no_vcs => return Ok(()),
        _ => return Err(Error::NoVcs(root.to_owned())),
    };
    let text = String::from_utf8_lossy(&text);
    let mut lines = text.lines();
    match lines.next() {
        None => Ok(()),
        Some(first) => {
            let more = lines.count();
            let first = first.trim();
            Err(Error::Dirty(match more {
                0 => first.to_owned(),
                n => format!("{first}, and {n} more"),
            }))
        }
    }
}
