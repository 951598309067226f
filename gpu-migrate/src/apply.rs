//! Plan, write, check again, take back what broke.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cargo::{Check, Clippy, Finding, Private, Problem, RawCall, Said, Workspace, check};
use crate::code::{Aliases, Code};
use crate::edits::{Rendered, render};
use crate::error::{Error, Result};
use crate::journal::Journal;
use crate::plan::{Fate, Input, Plan, Site, plan};

/// What is known of a workspace before anything is planned.
#[derive(Debug)]
pub struct Survey {
    /// The workspace.
    pub workspace: Workspace,
    /// Its code.
    pub code: Code,
    /// What moved.
    pub aliases: Aliases,
    /// What rustc found.
    pub findings: BTreeSet<Finding>,
    /// The names that rustc did not find while re-exports were private.
    pub private: BTreeSet<Private>,
    /// The calls past the manager that clippy found.
    pub raw: BTreeSet<RawCall>,
    /// How it was checked, without what could not be.
    pub check: Check,
    /// What had to be left out, a line each.
    pub notes: Vec<String>,
}

impl Survey {
    /// Reads and checks a workspace. `tell` is called before what takes long.
    ///
    /// # Errors
    /// There is no workspace, or it does not compile.
    pub fn make(
        at: &Path,
        wrapper: &Path,
        extra: &[String],
        tell: &mut dyn FnMut(&str),
    ) -> Result<Self> {
        let workspace = Workspace::load(at)?;
        tell("Reading the sources");
        let code = Code::read(&workspace);
        let mut aliases = Aliases::read(&workspace, &code);
        let mut check_with = Check::of(&workspace, wrapper.to_owned(), extra);
        check_with.owners = aliases.owners(&workspace);
        let clippy = Clippy::of(&workspace).transpose();
        let no_clippy = clippy.as_ref().err().cloned();
        check_with.clippy = clippy.ok().flatten();
        tell("Checking with cargo");
        let said = check(&workspace, &check_with)?;
        let mut notes: Vec<String> = code
            .skipped
            .iter()
            .map(|(path, reason)| {
                format!("{} was not read: {reason}", workspace.shown(path).display())
            })
            .chain(no_clippy)
            .collect();
        let mut runs = Vec::new();
        let mut all = Found::default();
        for (n, (args, said)) in check_with.runs.iter().zip(said).enumerate() {
            if let Some(problem) = said.problems.first() {
                if n == 0 {
                    return Err(Error::DoesNotCompile(shown(&workspace, problem)));
                }
                notes.push(format!(
                    "`cargo {}` does not compile, and was left out",
                    args.join(" ")
                ));
                continue;
            }
            runs.push(args.clone());
            all.take(said);
        }
        check_with.runs = runs;
        for finding in &all.findings {
            aliases.learn(finding);
        }
        let mut survey = Survey {
            workspace,
            code,
            aliases,
            findings: BTreeSet::new(),
            private: BTreeSet::new(),
            raw: BTreeSet::new(),
            check: check_with,
            notes,
        };
        survey.learn(all);
        Ok(survey)
    }

    /// Takes what rustc says of the code as it was read.
    fn learn(&mut self, said: Found) {
        let used = |private| self.aliases.found(&self.workspace, &self.code, private);
        let used: Vec<Finding> = said.private.iter().filter_map(used).collect();
        self.findings = said.findings;
        self.findings.extend(used);
        self.private = said.private;
        self.raw = said.raw;
    }

    /// The plan of a round.
    pub fn plan(&self, forced: bool) -> Plan {
        plan(&Input {
            workspace: &self.workspace,
            code: &self.code,
            aliases: &self.aliases,
            findings: &self.findings,
            private: &self.private,
            forced,
        })
    }
}

/// An error with its place, in a line.
pub fn shown(workspace: &Workspace, problem: &Problem) -> String {
    match &problem.at {
        Some((file, ..)) => {
            format!("{}: {}", workspace.shown(file).display(), problem.message)
        }
        None => problem.message.clone(),
    }
}

/// What apply did.
#[derive(Debug, Default)]
pub struct Applied {
    /// Files that differ from before.
    pub files: usize,
    /// Uses that are rewritten.
    pub rewritten: usize,
    /// Uses that a person has to see to.
    pub manual: Vec<Site>,
    /// What could not be checked, and other lines for the reader.
    pub notes: Vec<String>,
}

/// Rewrites a workspace.
///
/// # Errors
/// See [`Error`]. If one is returned after the first write, the files were put back.
pub fn apply(
    at: &Path,
    wrapper: &Path,
    extra: &[String],
    tell: &mut dyn FnMut(&str),
) -> Result<Applied> {
    let root = Workspace::load(at)?.root;
    if let Some(journal) = Journal::open(&root)?
        && journal.state() != crate::journal::State::Applied
    {
        return Err(Error::Interrupted);
    }
    let mut survey = Survey::make(at, wrapper, extra, tell)?;
    let mut applied = Applied {
        notes: std::mem::take(&mut survey.notes),
        ..Applied::default()
    };
    let mut journal = None;
    let done = rounds(&mut survey, &root, &mut applied, &mut journal, tell);
    let done = match (done, &mut journal) {
        (Ok(()), Some(journal)) => journal.finish(),
        (done, _) => done,
    };
    if done.is_err() && journal.is_some() {
        put_back(&root);
    }
    done.map(|()| applied)
}

/// Writes and checks until nothing is left to rewrite. What was written is in the journal.
fn rounds(
    survey: &mut Survey,
    root: &Path,
    applied: &mut Applied,
    journal: &mut Option<Journal>,
    tell: &mut dyn FnMut(&str),
) -> Result<()> {
    let mut refused: BTreeMap<(PathBuf, String), String> = BTreeMap::new();
    let mut changed = BTreeSet::new();
    for forced in [false, true] {
        let plan = survey.plan(forced);
        let plan = without(plan, &refused);
        let texts = plan.texts(&survey.code)?;
        let last = texts.is_empty();
        let mut taken_back = BTreeSet::new();
        if !last {
            let journal = match journal {
                Some(journal) => journal,
                None => {
                    let (begun, aside) = Journal::begin(root)?;
                    applied.notes.extend(aside.map(|aside| {
                        format!(
                            "files of an earlier apply changed since; its journal is kept as {}, and \
                             rollback takes back this apply only",
                            survey.workspace.shown(&aside).display()
                        )
                    }));
                    journal.insert(begun)
                }
            };
            let round = round(survey, &plan, journal, tell)?;
            changed.extend(texts.into_keys());
            refused.extend(round.refused);
            taken_back = round.taken_back;
            survey.code = Code::read(&survey.workspace);
            survey.learn(round.remaining);
        }
        // What was refused in an earlier round has no edits in this one.
        let kept: BTreeSet<usize> = plan.edits.values().flatten().map(|e| e.group).collect();
        let done = plan.sites.iter().filter(|site| {
            site.fate == Fate::Rewritten
                && kept.contains(&site.group)
                && !taken_back.contains(&site.group)
        });
        applied.rewritten += done.count();
        if last && !forced && survey.findings.is_empty() {
            break;
        }
    }
    // What is left is what a last look finds.
    let left = survey.plan(true);
    for mut site in left.sites {
        if let Some(reason) = refusal(&refused, &site) {
            site.fate = Fate::Manual(reason.clone());
        }
        if let Fate::Manual(_) = site.fate {
            applied.manual.push(site);
        }
    }
    applied.files = changed.len();
    Ok(())
}

fn refusal<'r>(
    refused: &'r BTreeMap<(PathBuf, String), String>,
    site: &Site,
) -> Option<&'r String> {
    refused.get(&(site.file.clone(), site.old.clone()))
}

/// A failure in the middle: all files as they were, as far as the system lets us.
fn put_back(root: &Path) {
    if let Ok(Some(journal)) = Journal::open(root) {
        // The first error is the one to report, and the journal stays for another try.
        let _ = journal.rollback(false);
    }
}

/// A plan without what was refused before.
fn without(mut plan: Plan, refused: &BTreeMap<(PathBuf, String), String>) -> Plan {
    let groups: BTreeSet<usize> = plan
        .sites
        .iter()
        .filter(|site| site.group > 0 && refusal(refused, site).is_some())
        .map(|site| site.group)
        .collect();
    for edits in plan.edits.values_mut() {
        edits.retain(|edit| !groups.contains(&edit.group));
    }
    plan
}

/// What rustc found in all runs.
#[derive(Debug, Default)]
struct Found {
    findings: BTreeSet<Finding>,
    private: BTreeSet<Private>,
    raw: BTreeSet<RawCall>,
}

impl Found {
    fn take(&mut self, said: Said) {
        self.findings.extend(said.findings);
        self.private.extend(said.private);
        self.raw.extend(said.raw);
    }
}

/// What became of a round.
#[derive(Debug)]
struct Round {
    /// Why a path cannot be rewritten in a file.
    refused: BTreeMap<(PathBuf, String), String>,
    /// The groups of edits that were taken back.
    taken_back: BTreeSet<usize>,
    /// What rustc still finds.
    remaining: Found,
}

/// Writes a plan and checks; takes back groups of edits until it compiles.
fn round(
    survey: &Survey,
    plan: &Plan,
    journal: &mut Journal,
    tell: &mut dyn FnMut(&str),
) -> Result<Round> {
    let mut edits = plan.edits.clone();
    let mut refused = BTreeMap::new();
    let mut taken_back = BTreeSet::new();
    let mut written: BTreeMap<PathBuf, String> = BTreeMap::new();
    loop {
        let mut rendered: BTreeMap<PathBuf, Rendered> = BTreeMap::new();
        let mut texts = BTreeMap::new();
        for (path, edits) in &edits {
            let Some(source) = survey.code.text(path) else {
                continue;
            };
            let out = render(source, edits).map_err(|at| Error::Overlap {
                path: path.clone(),
                at,
            })?;
            let before = written.get(path).map_or(source, String::as_str);
            if out.text != before {
                texts.insert(path.clone(), out.text.clone());
            }
            rendered.insert(path.clone(), out);
        }
        tell(&format!("Writing {} files", texts.len()));
        journal.write(&texts)?;
        written.extend(texts);
        tell("Checking again");
        let said = check(&survey.workspace, &survey.check)?;
        let problems: Vec<&Problem> = said.iter().flat_map(|said| &said.problems).collect();
        if problems.is_empty() {
            let mut remaining = Found::default();
            said.into_iter().for_each(|said| remaining.take(said));
            return Ok(Round {
                refused,
                taken_back,
                remaining,
            });
        }
        let guilty = guilty(&problems, &rendered, &edits);
        for site in plan
            .sites
            .iter()
            .filter(|site| guilty.contains(&site.group))
        {
            let message = problems.first().map_or("", |p| &p.message);
            let reason = format!("the new path does not compile here: {message}");
            refused.insert((site.file.clone(), site.old.clone()), reason);
        }
        let before: usize = edits.values().map(Vec::len).sum();
        for edits in edits.values_mut() {
            edits.retain(|edit| !guilty.contains(&edit.group));
        }
        taken_back.extend(guilty);
        if edits.values().map(Vec::len).sum::<usize>() == before {
            // Nothing of ours is left to take back: the fault is not ours.
            let problem = problems.first().map(|p| shown(&survey.workspace, p));
            return Err(Error::DoesNotCompile(problem.unwrap_or_default()));
        }
    }
}

/// The groups whose edits broke something: those at the errors; else those in the files of the errors;
/// else all.
fn guilty(
    problems: &[&Problem],
    rendered: &BTreeMap<PathBuf, Rendered>,
    edits: &BTreeMap<PathBuf, Vec<crate::edits::Edit>>,
) -> BTreeSet<usize> {
    let mut groups = BTreeSet::new();
    let mut files = BTreeSet::new();
    for problem in problems {
        let Some((file, start, end)) = &problem.at else {
            continue;
        };
        let Some(out) = rendered.get(file) else {
            continue;
        };
        let line = line_of(&out.text, *start);
        let touches = |place: &std::ops::Range<usize>| place.start <= *end && *start <= place.end;
        let exact: BTreeSet<usize> = out
            .places
            .iter()
            .filter(|(_, p)| touches(p))
            .map(|(g, _)| *g)
            .collect();
        let near = || -> BTreeSet<usize> {
            let same_line =
                |place: &std::ops::Range<usize>| line_of(&out.text, place.start) == line;
            out.places
                .iter()
                .filter(|(_, p)| same_line(p))
                .map(|(g, _)| *g)
                .collect()
        };
        let found = if exact.is_empty() { near() } else { exact };
        if found.is_empty() {
            files.insert(file.clone());
        }
        groups.extend(found);
    }
    if groups.is_empty() {
        let in_files = files.iter().filter_map(|file| edits.get(file)).flatten();
        groups.extend(in_files.map(|edit| edit.group));
    }
    if groups.is_empty() {
        groups.extend(edits.values().flatten().map(|edit| edit.group));
    }
    groups
}

fn line_of(text: &str, at: usize) -> usize {
    text.as_bytes()
        .iter()
        .take(at)
        .filter(|b| **b == b'\n')
        .count()
}
