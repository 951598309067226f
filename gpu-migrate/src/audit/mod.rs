//! What is wrong in a workspace, one check per file.
//!
//! A check reads the survey and gives items; it decides nothing about colours, formats or exit codes.

mod cycles;
mod duplicates;
mod empty_modules;
mod forgotten;
mod lock_file;
mod managers;
mod old_paths;
mod orphans;
mod raw_calls;
mod reexports;

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::apply::Survey;
use crate::code::Code;

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Item {
    /// The name of the check.
    pub check: &'static str,
    /// The file, below the workspace's folder.
    pub file: PathBuf,
    /// The line, from 1; 0 for all of the file.
    pub line: usize,
    /// What is there.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A check.
pub struct Check {
    /// Its name in output, options and baselines.
    pub name: &'static str,
    /// What it finds, for `--help` and SARIF.
    pub about: &'static str,
    /// True if what it finds is worth knowing and no fault: it never fails a run.
    pub informational: bool,
    run: fn(&Survey) -> Vec<Item>,
}

/// All checks, in the order of the output.
pub const CHECKS: [Check; 13] = [
    Check {
        name: old_paths::NAME,
        about: "a path that moved is still used",
        informational: false,
        run: old_paths::run,
    },
    Check {
        name: raw_calls::ALLOCATION,
        about: "GPU memory is allocated past the manager",
        informational: false,
        run: raw_calls::allocations,
    },
    Check {
        name: raw_calls::CONTEXT,
        about: "a GPU context or stream is made past the manager",
        informational: false,
        run: raw_calls::contexts,
    },
    Check {
        name: raw_calls::FOREIGN,
        about: "the CUDA driver or runtime is declared by hand",
        informational: false,
        run: raw_calls::foreign,
    },
    Check {
        name: managers::NAME,
        about: "a static holds GPU objects beside the manager",
        informational: false,
        run: managers::run,
    },
    Check {
        name: forgotten::NAME,
        about: "a GPU handle is forgotten or leaked",
        informational: false,
        run: forgotten::run,
    },
    Check {
        name: empty_modules::NAME,
        about: "a module has nothing in it",
        informational: false,
        run: empty_modules::run,
    },
    Check {
        name: reexports::NAME,
        about: "a module only re-exports",
        informational: false,
        run: reexports::run,
    },
    Check {
        name: orphans::NAME,
        about: "a file belongs to no crate",
        informational: false,
        run: orphans::run,
    },
    Check {
        name: duplicates::MODULES,
        about: "two modules have one name and declare the same names",
        informational: false,
        run: duplicates::modules,
    },
    Check {
        name: duplicates::FUNCTIONS,
        about: "two functions have one name and one shape",
        informational: false,
        run: duplicates::functions,
    },
    Check {
        name: lock_file::NAME,
        about: "the lock file has two versions of a GPU crate",
        informational: false,
        run: lock_file::run,
    },
    Check {
        name: cycles::NAME,
        about: "modules import each other in a circle",
        informational: true,
        run: cycles::run,
    },
];

/// Runs the checks whose names are wanted; all if none are named.
pub fn run(survey: &Survey, only: &[String]) -> Vec<Item> {
    let wanted = |check: &&Check| only.is_empty() || only.iter().any(|name| name == check.name);
    let mut items = Vec::new();
    for check in CHECKS.iter().filter(wanted) {
        let mut found = (check.run)(survey);
        found.sort();
        found.dedup();
        items.extend(found);
    }
    items
}

/// True if a check's items never fail a run.
pub fn is_informational(name: &str) -> bool {
    CHECKS
        .iter()
        .any(|check| check.name == name && check.informational)
}

/// A path below the workspace's folder.
fn shown(survey: &Survey, path: &Path) -> PathBuf {
    survey.workspace.shown(path).to_owned()
}

fn line(text: &str, at: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(at)
        .filter(|b| **b == b'\n')
        .count()
        + 1
}

/// The files of members, code in documentation left out.
fn files(survey: &Survey) -> impl Iterator<Item = (usize, &crate::code::File)> {
    let code: &Code = &survey.code;
    let own = |n: usize| code.is_writable(&survey.workspace, n);
    code.files
        .iter()
        .enumerate()
        .filter(move |(n, file)| !file.snippet && own(*n))
}
