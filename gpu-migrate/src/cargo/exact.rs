//! Uses of re-exports that never warn, in rustc's own words.
//!
//! A moved path of the mode `exact` is a plain `pub use`, of which rustc says nothing. So each crate that
//! can see one is compiled once more, beside what Cargo builds, with the re-export private: rustc then
//! names every use in an error, which is handed to Cargo as a warning of a name of ours. Cargo keeps it
//! with the crate's other warnings.
//!
//! An error would stop the crates behind. So the owner has a second form, in which its re-exports reach
//! as far as its own crate, and a crate with no use left has the form in which none was found. What
//! depends on them is looked at with these. They lie in a folder of ours beside Cargo's files, under Cargo's
//! names.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use gpu_macros_compiler::moved::{REACH, Reach};
use serde_json::Value;

use super::call::Call;

/// The variable with the names of the crates that have such re-exports, a comma between them.
pub(super) const OWNERS: &str = "GPU_MIGRATE_OWNERS";

/// What the codes of rustc's errors begin with once they are warnings of ours.
pub(super) const CODE: &str = "gpu_migrate::";

/// Errors of names: a private re-export is one where it is written out, and is not there for a glob.
const NAMES: [&str; 13] = [
    "E0364", "E0365", "E0404", "E0405", "E0412", "E0423", "E0425", "E0432", "E0433", "E0531",
    "E0532", "E0574", "E0603",
];

/// Looks for uses in the crate that Cargo wants compiled. Nothing that goes wrong here is an error: what
/// rustc does not confirm is found by its name.
pub(super) fn look(rustc: &OsStr, args: &[OsString]) {
    let (Ok(owners), Some(call)) = (std::env::var(OWNERS), Call::read(args)) else {
        return;
    };
    let owner = owners.split(',').any(|name| name == call.name);
    let seen = call.seen();
    if !owner && seen == call.args {
        return;
    }
    let Some(folder) = call.folder() else { return };
    let kept = folder.join(format!("lib{}{}.rmeta", call.name, call.extra));
    let fresh = folder.join(format!("{}{}.fresh", call.name, call.extra));
    let clean = compiles(&call, rustc, &seen, Reach::Module, &fresh, true);
    let _ = match clean {
        true => fs::rename(&fresh, &kept),
        // Nobody may see what an earlier state of the crate left.
        false => fs::remove_file(&kept),
    };
    if !clean && owner && call.is_library {
        compiles(&call, rustc, &call.args, Reach::Crate, &kept, false);
    }
}

/// Compiles the crate into a file, and says whether it does. `tells`: its errors of names are said as
/// warnings.
fn compiles(
    call: &Call,
    rustc: &OsStr,
    args: &[OsString],
    reach: Reach,
    file: &Path,
    tells: bool,
) -> bool {
    let mut command = call.command(rustc, args, file);
    command.env(REACH, reach.word());
    let Ok(output) = command.output() else {
        return false;
    };
    if tells {
        for line in String::from_utf8_lossy(&output.stderr).lines() {
            if let Some(line) = as_warning(line) {
                eprintln!("{line}");
            }
        }
    }
    output.status.success()
}

/// An error of rustc as a warning of ours.
fn as_warning(line: &str) -> Option<String> {
    let mut message: Value = serde_json::from_str(line).ok()?;
    let of_names = |code: &&str| NAMES.contains(code);
    let code = message["code"]["code"].as_str().filter(of_names)?;
    let code = format!("{CODE}{code}");
    if message["level"] != "error" {
        return None;
    }
    message["code"] = serde_json::json!({"code": code, "explanation": null});
    message["level"] = "warning".into();
    Some(message.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_errors_of_names_are_told() {
        let line = |level: &str, code: &str| {
            let text = serde_json::json!({"level": level, "code": {"code": code}, "message": "m"});
            as_warning(&text.to_string())
        };
        assert!(
            line("error", "E0603")
                .unwrap()
                .contains("gpu_migrate::E0603")
        );
        assert_eq!(line("error", "E0308"), None);
        assert_eq!(line("warning", "E0603"), None);
        assert_eq!(as_warning("{\"$message_type\":\"artifact\"}"), None);
        assert_eq!(as_warning("words"), None);
    }
}
