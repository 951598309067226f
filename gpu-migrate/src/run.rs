//! The commands.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use gpu_migrate::apply::{Survey, apply};
use gpu_migrate::audit;
use gpu_migrate::cargo::Workspace;
use gpu_migrate::journal::Journal;
use gpu_migrate::plan::{Fate, Site};
use gpu_migrate::report::{Baseline, Paint, Verdict, sarif, table, unified};
use gpu_migrate::{Error, Result};

use crate::cli::{Args, Colour, Command, Format};
use crate::git::ensure_clean;

pub fn run(args: &Args) -> Result<ExitCode> {
    let at = match &args.common.manifest_path {
        Some(path) => path.clone(),
        None => manifest_above()?,
    };
    let paint = Paint {
        colours: colours(args.common.color, io::stdout().is_terminal()),
    };
    let quiet = args.common.quiet || !io::stderr().is_terminal();
    let err = Paint {
        colours: colours(args.common.color, io::stderr().is_terminal()),
    };
    let mut tell = |what: &str| {
        if !quiet {
            eprintln!("{} {what} ..", err.green("gpu-migrate"));
        }
    };
    let wrapper = std::env::current_exe().map_err(|source| Error::NoCargo {
        program: "cargo-gpu-migrate".to_owned(),
        source,
    })?;
    match &args.command {
        Command::Audit(audit) => {
            let survey = Survey::make(&at, &wrapper, &audit.build.args(), &mut tell)?;
            notes(&survey.notes, args.common.quiet);
            run_audit(audit, &survey, paint)
        }
        Command::Plan(plan) => {
            let survey = Survey::make(&at, &wrapper, &plan.build.args(), &mut tell)?;
            notes(&survey.notes, args.common.quiet);
            run_plan(plan.check, &survey, paint, args.common.quiet)
        }
        Command::Apply(options) => {
            let root = Workspace::load(&at)?.root;
            ensure_clean(&root, options.allow_dirty, options.allow_no_vcs)?;
            let done = apply(&at, &wrapper, &options.build.args(), &mut tell)?;
            notes(&done.notes, args.common.quiet);
            let mut out = io::stdout().lock();
            if !args.common.quiet {
                match done.files {
                    0 => writeln!(out, "nothing to rewrite")?,
                    files => writeln!(
                        out,
                        "{} uses of old paths rewritten in {files} files; `cargo gpu-migrate rollback` takes it back",
                        done.rewritten
                    )?,
                }
            }
            manual(&mut out, &root, &done.manual)?;
            Ok(code(done.manual.is_empty()))
        }
        Command::Rollback(options) => {
            let root = Workspace::load(&at).map(|w| w.root).or_else(|error| {
                // Broken manifests are no reason to keep what we did.
                let folder = if at.is_dir() {
                    Some(at.as_path())
                } else {
                    at.parent()
                };
                let found = folder.and_then(|folder| {
                    folder
                        .ancestors()
                        .find(|f| f.join(gpu_migrate::journal::FOLDER).is_dir())
                });
                found.map(Path::to_owned).ok_or(error)
            })?;
            let journal = Journal::open(&root)?.ok_or_else(|| Error::NoJournal(root.clone()))?;
            let count = journal.rollback(options.force)?;
            if !args.common.quiet {
                println!("{count} files are as they were before apply");
            }
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn run_audit(audit: &crate::cli::Audit, survey: &Survey, paint: Paint) -> Result<ExitCode> {
    let items = audit::run(survey, &audit.only);
    let mut out = io::stdout().lock();
    let format = if audit.json {
        Format::Json
    } else {
        audit.format
    };
    let json = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap_or_default();
    match format {
        Format::Table => write!(out, "{}", table(&items, paint))?,
        Format::Json => {
            let value = serde_json::to_value(&items).map_err(io::Error::other)?;
            writeln!(out, "{}", json(&value))?;
        }
        Format::Sarif => writeln!(out, "{}", json(&sarif(&items)))?,
    }
    let now = Baseline::of(&items);
    let Some(path) = &audit.baseline else {
        return Ok(code(now == Baseline::default()));
    };
    let known = match (Baseline::read(path), audit.write_baseline && !path.exists()) {
        (Ok(known), _) => Some(known),
        (Err(_), true) => None,
        (Err(error), false) => return Err(error),
    };
    if let Some(Verdict::Broken(more)) = known.as_ref().map(|known| known.judge(&now)) {
        for (name, before, now) in more {
            eprintln!("{}: {now} findings, where the baseline has {before}", name);
        }
        return Ok(ExitCode::FAILURE);
    }
    if audit.write_baseline {
        now.write(path)?;
    } else if let Some(Verdict::Held { fewer }) = known.map(|known| known.judge(&now)) {
        for (name, before, now) in fewer {
            eprintln!(
                "{name}: {now} findings, where the baseline has {before}; `--write-baseline` lowers it"
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn run_plan(check: bool, survey: &Survey, paint: Paint, quiet: bool) -> Result<ExitCode> {
    let plan = survey.plan(false);
    let texts = plan.texts(&survey.code)?;
    let mut out = io::stdout().lock();
    let root = survey.workspace.root.canonicalize().unwrap_or_default();
    for (path, text) in &texts {
        let old = survey.code.text(path).unwrap_or_default();
        let name = path
            .strip_prefix(&root)
            .unwrap_or(path)
            .display()
            .to_string();
        write!(out, "{}", unified(&name, old, text, paint))?;
    }
    if !quiet {
        let mut err = io::stderr().lock();
        manual(&mut err, &survey.workspace.root, &plan.sites)?;
        later(&mut err, survey, &plan.sites)?;
        if !texts.is_empty() {
            writeln!(
                err,
                "apply checks these edits, and takes back what does not compile"
            )?;
        }
    }
    Ok(code(!check || texts.is_empty()))
}

/// What a second round of apply may add to the diff.
fn later(out: &mut impl Write, survey: &Survey, sites: &[Site]) -> io::Result<()> {
    for site in sites.iter().filter(|site| site.fate == Fate::Later) {
        writeln!(
            out,
            "later: {}:{}: `{}` is used through a re-export; if it still warns after these edits, apply \
             writes `{}` here",
            survey.workspace.shown(&site.file).display(),
            site.line,
            site.old,
            site.new
        )?;
    }
    Ok(())
}

fn manual(out: &mut impl Write, root: &Path, sites: &[Site]) -> io::Result<()> {
    let root = root.canonicalize().unwrap_or_default();
    for site in sites {
        let Fate::Manual(reason) = &site.fate else {
            continue;
        };
        let file = site.file.strip_prefix(&root).unwrap_or(&site.file);
        writeln!(
            out,
            "by hand: {}:{}: `{}` is now `{}`: {reason}",
            file.display(),
            site.line,
            site.old,
            site.new
        )?;
    }
    Ok(())
}

fn notes(notes: &[String], quiet: bool) {
    for note in notes.iter().filter(|_| !quiet) {
        eprintln!("note: {note}");
    }
}

fn code(good: bool) -> ExitCode {
    if good {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn colours(when: Colour, terminal: bool) -> bool {
    match when {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    }
}

/// The nearest manifest, as Cargo looks for it.
fn manifest_above() -> Result<PathBuf> {
    let here = std::env::current_dir().map_err(|source| Error::Read {
        path: PathBuf::from("."),
        source,
    })?;
    let found = here
        .ancestors()
        .map(|folder| folder.join("Cargo.toml"))
        .find(|path| path.is_file());
    found.ok_or_else(|| Error::NotAWorkspace {
        at: here,
        reason: "there is no Cargo.toml in this folder or above it".to_owned(),
    })
}
