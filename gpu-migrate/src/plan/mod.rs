//! What would change: uses of old paths, and the edits that move them.
//!
//! A use is found by rustc, which is right about what it compiled, or by names, which reach what it
//! did not: code under a `cfg`, macros that nobody calls, documentation, paths that rustc cannot warn
//! about. Both become the same edits.

mod adapter;
mod globs;
mod hits;
mod imports;
mod items;
mod modules;
mod prune;
mod runs;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;

use crate::cargo::{Finding, Private, Workspace};
use crate::code::{Aliases, Code, Resolver};
use crate::edits::{Edit, render};
use crate::error::{Error, Result};

pub(crate) use hits::{Bound, Hit, Node};

/// The edits of a workspace.
#[derive(Debug, Default)]
pub struct Plan {
    /// By file.
    pub edits: BTreeMap<PathBuf, Vec<Edit>>,
    /// Every use of an old path, with what becomes of it.
    pub sites: Vec<Site>,
}

/// One use of an old path.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// Where it begins.
    pub at: usize,
    /// The old path.
    pub old: String,
    /// The new one.
    pub new: String,
    /// The version that removes it; empty for what a table's glob moved.
    pub remove_in: String,
    /// Who found it.
    pub found: Found,
    /// What becomes of it.
    pub fate: Fate,
    /// The group of its edits.
    pub group: usize,
}

/// Who found a use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Found {
    /// rustc, while it compiled it.
    Compiler,
    /// Its name, in code that rustc did not see, or of a path that it cannot warn about.
    Name,
}

/// What becomes of a use.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is rewritten.
    Rewritten,
    /// It follows from another edit: that of its import, or of a re-export elsewhere.
    Follows,
    /// It is behind a re-export that names do not explain. That is rewritten first; if rustc still warns
    /// here then, this is written out.
    Later,
    /// A person has to do it, for this reason.
    Manual(String),
}

/// What a plan is made of.
pub struct Input<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// Its code.
    pub code: &'a Code,
    /// What moved.
    pub aliases: &'a Aliases,
    /// What rustc found.
    pub findings: &'a BTreeSet<Finding>,
    /// The names that rustc did not find while re-exports were private.
    pub private: &'a BTreeSet<Private>,
    /// True in a second round: a use that no import explains gets the full path.
    pub forced: bool,
}

/// Makes the plan.
pub fn plan(input: &Input<'_>) -> Plan {
    let resolver = Resolver {
        workspace: input.workspace,
        code: input.code,
        aliases: input.aliases,
    };
    let hits = hits::find(input, &resolver);
    let mut through: HashMap<_, Vec<usize>> = HashMap::new();
    for (n, hit) in hits.iter().enumerate() {
        if let Some(import) = hit.through {
            through.entry(import).or_default().push(n);
        }
    }
    let mut maker = Maker {
        input,
        resolver,
        plan: Plan::default(),
        fates: HashMap::new(),
        groups: 0,
        through,
        within: None,
    };
    maker.imports(&hits);
    maker.runs(&hits);
    maker.sites(&hits);
    maker.plan
}

impl Plan {
    /// The new texts.
    ///
    /// # Errors
    /// Two edits overlap: a fault of this tool.
    pub fn texts(&self, code: &Code) -> Result<BTreeMap<PathBuf, String>> {
        let mut texts = BTreeMap::new();
        for (path, edits) in &self.edits {
            let Some(source) = code.text(path) else {
                continue;
            };
            let out = render(source, edits).map_err(|at| Error::Overlap {
                path: path.clone(),
                at,
            })?;
            if out.text != source {
                texts.insert(path.clone(), out.text);
            }
        }
        Ok(texts)
    }
}

/// Turns hits into edits.
pub(crate) struct Maker<'a> {
    input: &'a Input<'a>,
    resolver: Resolver<'a>,
    plan: Plan,
    /// By the hit's number.
    fates: HashMap<usize, (Fate, usize)>,
    groups: usize,
    /// The hits whose first name an import brought, by that import: file, item, leaf.
    through: HashMap<(usize, usize, usize), Vec<usize>>,
    /// While an import is rewritten: what hangs on it stands or falls with it.
    within: Option<usize>,
}

impl Maker<'_> {
    fn group(&mut self) -> usize {
        self.within.unwrap_or_else(|| {
            self.groups += 1;
            self.groups
        })
    }

    /// The hits behind an import.
    fn through<'h>(&self, hits: &'h [Hit], import: (usize, usize, usize)) -> Vec<(usize, &'h Hit)> {
        let found = self.through.get(&import).into_iter().flatten();
        found.filter_map(|n| Some((*n, hits.get(*n)?))).collect()
    }

    fn edit(&mut self, file: usize, edit: Edit) {
        let path = self.input.code.files[file].path.clone();
        self.plan.edits.entry(path).or_default().push(edit);
    }

    /// The new path as a file writes it, or why it cannot.
    fn spelled(
        &self,
        file: usize,
        path: &[String],
        dollar: bool,
    ) -> std::result::Result<String, String> {
        let code = &self.input.code.files[file];
        let Some(place) = code.places.first() else {
            return Err("no crate has this file".to_owned());
        };
        self.resolver
            .spelled(place, path, code.snippet, dollar)
            .ok_or_else(|| {
                let package = self.input.workspace.packages.get(place.package);
                let package = package.map_or("this package", |p| &p.name);
                let krate = path.first().map_or("", String::as_str);
                format!(
                    "`{package}` has no dependency on `{krate}`, where `{}` is now",
                    path.join("::")
                )
            })
    }

    /// What rustc found in files that no `mod` leads to, or at places that are no path.
    fn elsewhere(&mut self, hits: &[Hit]) {
        let input = self.input;
        let mut known = BTreeSet::new();
        for hit in hits.iter().filter(|hit| hit.confirmed) {
            let file = &input.code.files[hit.file];
            known.insert((file.path.clone(), hit.range(input.code).start));
        }
        let root = &input.workspace.real_root;
        for finding in input.findings {
            let file = input
                .code
                .by_path
                .get(&finding.file)
                .and_then(|n| input.code.files.get(*n));
            let table = file.is_some_and(|file| file.scan.in_table(finding.start));
            let macro_call = hits::macro_name(file, finding.start);
            let at = macro_call.unwrap_or(finding.start);
            if table
                || known.contains(&(finding.file.clone(), at))
                || !finding.file.starts_with(root)
            {
                continue;
            }
            let reason = match file {
                None => "the file is generated, or included: change what makes it",
                Some(_) => "no path stands where rustc points",
            };
            self.plan.sites.push(Site {
                file: finding.file.clone(),
                line: finding.line,
                at: finding.start,
                old: finding.old.clone(),
                new: finding.new.clone(),
                remove_in: finding.remove_in.clone(),
                found: Found::Compiler,
                fate: Fate::Manual(reason.to_owned()),
                group: 0,
            });
        }
    }

    fn sites(&mut self, hits: &[Hit]) {
        for (n, hit) in hits.iter().enumerate() {
            let (fate, group) = self.fates.remove(&n).unwrap_or((Fate::Follows, 0));
            let file = &self.input.code.files[hit.file];
            let at = hit.range(self.input.code).start;
            let line = self
                .input
                .code
                .real_text(hit.file)
                .get(..at)
                .map_or(0, |text| text.matches('\n').count())
                + 1;
            self.plan.sites.push(Site {
                file: file.path.clone(),
                line,
                at,
                old: hit.alias.old.join("::"),
                new: hit.alias.new_text(),
                remove_in: hit.alias.remove_in.clone(),
                found: match hit.confirmed {
                    true => Found::Compiler,
                    false => Found::Name,
                },
                fate,
                group,
            });
        }
        self.elsewhere(hits);
        self.plan.sites.sort();
        self.plan.sites.dedup();
    }
}
