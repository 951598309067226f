//! `cargo check` over features and targets, and what rustc said of old paths.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Read};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, io};

use cargo_metadata::Message;
use cargo_metadata::diagnostic::{Diagnostic, DiagnosticLevel, DiagnosticSpan};
use gpu_macros_compiler::moved::note::{self, Note};

use super::workspace::{cargo, first_error};
use super::{Clippy, RawCall, WRAPPER, Workspace, exact, raw};
use crate::error::{Error, Result};

/// How the workspace is checked.
#[derive(Clone, Debug)]
pub struct Check {
    /// The program that stands in for rustc: this one.
    pub wrapper: PathBuf,
    /// Arguments of each run of `cargo check`.
    pub runs: Vec<Vec<String>>,
    /// Members with old paths that are plain re-exports, which rustc is made to name as well.
    pub owners: BTreeSet<String>,
    /// If clippy looks for raw calls.
    pub clippy: Option<Clippy>,
}

/// A use of an old path that rustc saw.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file, without symbolic links.
    pub file: PathBuf,
    /// Where the segment begins, or the macro call.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The old path in our sentence.
    pub old: String,
    /// The new one.
    pub new: String,
    /// The version that removes it.
    pub remove_in: String,
}

impl Finding {
    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end
    }
}

/// A name that rustc did not find while re-exports were private.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Private {
    /// The file, without symbolic links.
    pub file: PathBuf,
    /// Where the name begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The line, from 1.
    pub line: usize,
    /// The name.
    pub name: String,
    /// Where the re-export stands, if rustc said so.
    pub defined: Option<(PathBuf, usize)>,
}

/// An error of rustc.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where, if it said so.
    pub at: Option<(PathBuf, usize, usize)>,
    /// One line.
    pub message: String,
}

impl Check {
    /// All targets, once with the default features and once with all.
    pub fn of(workspace: &Workspace, wrapper: PathBuf, extra: &[String]) -> Self {
        let base = |more: &[&str]| {
            let mut args: Vec<String> = ["check", "--workspace", "--all-targets", "--keep-going"]
                .map(str::to_owned)
                .into();
            args.extend(more.iter().map(|s| (*s).to_owned()));
            args.extend_from_slice(extra);
            args
        };
        let mut runs = vec![base(&[])];
        let named = extra
            .iter()
            .any(|arg| arg.contains("features") || arg == "-F");
        let features = workspace.members().flat_map(|package| &package.features);
        let all: BTreeSet<&String> = features.collect();
        if !named && !all.is_empty() {
            runs.push(base(&["--all-features"]));
            if all.contains(&"default".to_owned()) {
                runs.push(base(&["--no-default-features"]));
            }
        }
        Check {
            wrapper,
            runs,
            owners: BTreeSet::new(),
            clippy: None,
        }
    }

    /// The wrapper by the name that Cargo knows it by. Cargo keeps what was said with that name, so that
    /// whoever is asked more (clippy was installed) has another one.
    fn asked(&self, workspace: &Workspace) -> PathBuf {
        let (exact, raw) = (!self.owners.is_empty(), self.clippy.is_some());
        if !exact && !raw {
            return self.wrapper.clone();
        }
        let mut name = env!("CARGO_PKG_VERSION").to_owned();
        for (part, asked) in [("-exact", exact), ("-raw", raw)] {
            name.push_str(if asked { part } else { "" });
        }
        let folder = workspace.real_target.join(FOLDER);
        // Without it Cargo may keep what an earlier run did not ask for.
        link(&self.wrapper, &folder, &name).unwrap_or_else(|_| self.wrapper.clone())
    }
}

/// Ours, in the one that Cargo builds in.
pub(super) const FOLDER: &str = "gpu-migrate";

/// A program by another name.
#[cfg(unix)]
fn link(program: &Path, folder: &Path, name: &str) -> io::Result<PathBuf> {
    let link = folder.join(name);
    if fs::read_link(&link).is_ok_and(|to| to == program) {
        return Ok(link);
    }
    fs::create_dir_all(folder)?;
    let next = folder.join(format!("{name}.{}", std::process::id()));
    std::os::unix::fs::symlink(program, &next)?;
    fs::rename(&next, &link)?;
    Ok(link)
}

/// Links are not for everybody on other systems.
#[cfg(not(unix))]
fn link(_program: &Path, _folder: &Path, _name: &str) -> io::Result<PathBuf> {
    Err(io::ErrorKind::Unsupported.into())
}

/// What rustc said.
#[derive(Debug, Default)]
pub struct Said {
    /// Uses of old paths, each once.
    pub findings: BTreeSet<Finding>,
    /// What is not found while re-exports are private.
    pub private: BTreeSet<Private>,
    /// Calls that go past the manager, in clippy's words.
    pub raw: BTreeSet<RawCall>,
    /// Errors, each once.
    pub problems: BTreeSet<Problem>,
}

/// Checks the workspace. The first run must come to an end; what a combination of features cannot
/// compile is among the problems.
///
/// # Errors
/// Cargo cannot be started, or fails before it compiles.
pub fn check(workspace: &Workspace, check: &Check) -> Result<Vec<Said>> {
    check
        .runs
        .iter()
        .map(|args| run(workspace, check, args))
        .collect()
}

fn run(workspace: &Workspace, check: &Check, args: &[String]) -> Result<Said> {
    let mut command = Command::new(cargo());
    command
        .args(args)
        .args(["--message-format=json", "--quiet"])
        .current_dir(&workspace.root)
        .env("RUSTC_WORKSPACE_WRAPPER", check.asked(workspace))
        .env(WRAPPER, "1")
        .env_remove(exact::OWNERS)
        .env_remove(raw::PACKAGES)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if !check.owners.is_empty() {
        let owners: Vec<&str> = check.owners.iter().map(String::as_str).collect();
        command.env(exact::OWNERS, owners.join(","));
    }
    if let Some(clippy) = &check.clippy {
        clippy.ask(&mut command);
    }
    let no_cargo = |source| Error::NoCargo {
        program: cargo(),
        source,
    };
    let mut child = command.spawn().map_err(no_cargo)?;
    // Cargo's own words come on the other pipe: read beside, or a full pipe would stop it.
    let errors = child.stderr.take().map(|mut pipe| {
        std::thread::spawn(move || {
            let mut text = Vec::new();
            // A pipe that breaks leaves what was read.
            let _ = pipe.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        })
    });
    let mut said = Said::default();
    if let Some(pipe) = child.stdout.take() {
        for line in BufReader::new(pipe).lines() {
            let Ok(line) = line else { break };
            if let Ok(Message::CompilerMessage(message)) = serde_json::from_str(&line) {
                said.take(workspace, &message.message);
            }
        }
    }
    let status = child.wait().map_err(no_cargo)?;
    let words = errors
        .and_then(|thread| thread.join().ok())
        .unwrap_or_default();
    if !status.success() && said.problems.is_empty() {
        said.problems.insert(Problem {
            at: None,
            message: first_error(&words),
        });
    }
    Ok(said)
}

impl Said {
    fn take(&mut self, workspace: &Workspace, message: &Diagnostic) {
        let span = message.spans.iter().find(|span| span.is_primary);
        let at = span.and_then(|span| place(workspace, span));
        let code = message.code.as_ref().map_or("", |code| &code.code);
        if code.starts_with(raw::CODE) {
            let call = |at| raw::call(code, &message.message, at);
            self.raw.extend(at.map(call));
            return;
        }
        if code.starts_with(exact::CODE) {
            let name = span.map(written).unwrap_or_default();
            // "the enum import `Name` is defined here"
            let defined = message.children.iter().flat_map(|note| &note.spans).next();
            let defined = defined.and_then(|span| place(workspace, span));
            self.private.extend(at.map(|(file, range, line)| Private {
                file,
                start: range.start,
                end: range.end,
                line,
                name,
                defined: defined.map(|(file, range, _)| (file, range.start)),
            }));
            return;
        }
        if matches!(message.level, DiagnosticLevel::Error | DiagnosticLevel::Ice) {
            self.problems.insert(Problem {
                at: at.map(|(file, range, _)| (file, range.start, range.end)),
                message: one_line(&message.message),
            });
            return;
        }
        let Some(Note {
            old,
            new,
            remove_in,
        }) = note::find(&message.message)
        else {
            return;
        };
        if let Some((file, range, line)) = at {
            self.findings.insert(Finding {
                file,
                start: range.start,
                end: range.end,
                line,
                old,
                new,
                remove_in,
            });
        }
    }
}

fn place(workspace: &Workspace, span: &DiagnosticSpan) -> Option<(PathBuf, Range<usize>, usize)> {
    let path = workspace.root.join(&span.file_name);
    let file = canonical(&path)?;
    let range = span.byte_start as usize..span.byte_end as usize;
    Some((file, range, span.line_start))
}

/// The text that a span points at, if it is in one line.
fn written(span: &DiagnosticSpan) -> String {
    let Some(line) = span.text.first().filter(|_| span.text.len() == 1) else {
        return String::new();
    };
    let (start, end) = (line.highlight_start, line.highlight_end);
    let length = end.saturating_sub(start);
    let skipped = start.saturating_sub(1);
    line.text.chars().skip(skipped).take(length).collect()
}

/// The one name of a file. `None` where there is no file, as in a macro of the standard library.
pub(crate) fn canonical(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn one_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}
