//! The paths that moved: from the tables in the code, and from rustc's words.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use gpu_macros_compiler::moved;

use super::Code;
use crate::cargo::{Finding, Private, Workspace};

/// One moved path. Paths begin with the name of their crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// The old path.
    pub old: Vec<String>,
    /// Where it is now.
    pub new: NewPlace,
    /// What it names, as the table says: `struct`, `fn`, `mod`, .. or nothing.
    pub kind: String,
    /// True if rustc cannot warn of its uses.
    pub exact: bool,
    /// The version that removes it.
    pub remove_in: String,
}

/// Where a moved path is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewPlace {
    /// A path.
    Path(Vec<String>),
    /// A closure of the old arguments, its paths beginning with the crate's name.
    Adapter(String),
    /// Another name beside the old one: of a method, or of an item whose attribute has both.
    Name(String),
}

/// All moved paths that are known.
#[derive(Clone, Debug, Default)]
pub struct Aliases {
    by_old: BTreeMap<Vec<String>, Alias>,
    /// Modules whose whole contents moved: old and new.
    pub globs: Vec<(Vec<String>, Vec<String>)>,
}

impl Aliases {
    /// Reads all tables.
    pub fn read(workspace: &Workspace, code: &Code) -> Self {
        let mut aliases = Aliases::default();
        for file in &code.files {
            let units = file
                .places
                .iter()
                .filter_map(|place| Code::unit(workspace, place));
            // A program beside the library shares no paths with it.
            let Some((package, unit)) = units.into_iter().max_by_key(|(_, unit)| unit.is_library)
            else {
                continue;
            };
            for alias in file.scan.tables.iter().flat_map(|table| &table.aliases) {
                let mut old = vec![unit.name.clone()];
                old.extend(alias.old.iter().cloned());
                let real = |name: &str| match name {
                    "crate" => unit.name.clone(),
                    other => package
                        .names
                        .get(other)
                        .cloned()
                        .unwrap_or_else(|| other.to_owned()),
                };
                let new = match &alias.new {
                    moved::NewPlace::Path(path) => {
                        let mut path = path.clone();
                        if let Some(first) = path.first_mut() {
                            *first = real(first);
                        }
                        NewPlace::Path(path)
                    }
                    moved::NewPlace::Adapter(text) => {
                        NewPlace::Adapter(text.replace("crate::", &format!("{}::", unit.name)))
                    }
                };
                aliases.add(old, new, alias);
            }
            aliases.kernels(file, &unit.name);
        }
        aliases.whole_modules(workspace, code);
        aliases
    }

    /// `use old::* => new::*` is the move of a module, if nothing else is in `old`.
    fn whole_modules(&mut self, workspace: &Workspace, code: &Code) {
        let globs = std::mem::take(&mut self.globs);
        for (old, new) in globs {
            let alone = self.below(&old).next().is_none();
            if alone && code.is_made_by_table(workspace, &old) {
                self.by_old.entry(old.clone()).or_insert(Alias {
                    old,
                    new: NewPlace::Path(new),
                    kind: "mod".to_owned(),
                    exact: true,
                    remove_in: String::new(),
                });
            } else {
                self.globs.push((old, new));
            }
        }
    }

    /// Old names beside kernels, which rustc never warns about.
    fn kernels(&mut self, file: &super::File, krate: &str) {
        let Some(place) = file.places.first() else {
            return;
        };
        for kernel in &file.scan.kernels {
            let mut module = vec![krate.to_owned()];
            module.extend(place.module.iter().cloned());
            module.extend(file.scan.modules_of(kernel.scope));
            let path =
                |name: &String| -> Vec<String> { module.iter().chain([name]).cloned().collect() };
            let old = path(&kernel.old);
            self.by_old.entry(old.clone()).or_insert(Alias {
                old,
                new: NewPlace::Path(path(&kernel.new)),
                kind: "use".to_owned(),
                exact: true,
                remove_in: kernel.remove_in.clone(),
            });
        }
    }

    fn add(&mut self, old: Vec<String>, new: NewPlace, from: &moved::Alias) {
        if let (NewPlace::Path(new), true) = (&new, from.is_glob) {
            self.globs.push((old, new.clone()));
            return;
        }
        self.by_old.entry(old.clone()).or_insert(Alias {
            old,
            new,
            kind: from.kind.to_owned(),
            exact: from.exact,
            remove_in: from.remove_in.clone(),
        });
    }

    /// Takes what rustc's words say of paths that no table has.
    pub fn learn(&mut self, finding: &Finding) {
        let old = split(&finding.old);
        if old.is_empty() || self.by_old.contains_key(&old) {
            return;
        }
        let new = if finding.new.starts_with('|') {
            NewPlace::Adapter(finding.new.clone())
        } else if old.len() == 1 {
            NewPlace::Name(finding.new.clone())
        } else {
            NewPlace::Path(split(&finding.new))
        };
        if old.len() == 1 {
            return;
        }
        self.by_old.insert(
            old.clone(),
            Alias {
                old,
                new,
                kind: String::new(),
                exact: false,
                remove_in: finding.remove_in.clone(),
            },
        );
    }

    /// The members whose old paths rustc cannot all warn about.
    pub fn owners(&self, workspace: &Workspace) -> BTreeSet<String> {
        let exact = self.by_old.values().filter(|alias| alias.exact);
        let old = exact
            .map(|alias| &alias.old)
            .chain(self.globs.iter().map(|(old, _)| old));
        let names: BTreeSet<&String> = old.filter_map(|old| old.first()).collect();
        let units = workspace.members().flat_map(|package| &package.units);
        let libraries = units.filter(|unit| unit.is_library && names.contains(&unit.name));
        libraries.map(|unit| unit.name.clone()).collect()
    }

    /// The use that rustc found because the re-export was private. `None` if no table has it.
    pub fn found(&self, workspace: &Workspace, code: &Code, private: &Private) -> Option<Finding> {
        let (file, at) = private.defined.as_ref()?;
        let old = defined(workspace, code, file, *at, &private.name)?;
        let (alias, length) = self.longest(&old)?;
        (length == old.len()).then(|| Finding {
            file: private.file.clone(),
            start: private.start,
            end: private.end,
            line: private.line,
            old: old.join("::"),
            new: alias.new_text(),
            remove_in: alias.remove_in,
        })
    }

    /// The alias of a path.
    pub fn get(&self, old: &[String]) -> Option<&Alias> {
        self.by_old.get(old)
    }

    /// The alias of the longest beginning of a path that moved, and its length.
    pub fn longest(&self, path: &[String]) -> Option<(Alias, usize)> {
        let named = (1..=path.len()).rev().find_map(|n| {
            let alias = self.by_old.get(&path[..n])?;
            Some((alias.clone(), n))
        });
        // `old::*` moved every name below it, one by one.
        let glob = || {
            self.globs.iter().find_map(|(old, new)| {
                let name = path.get(old.len())?;
                if !path.starts_with(old) {
                    return None;
                }
                let mut place = new.clone();
                place.push(name.clone());
                Some((
                    Alias {
                        old: path[..=old.len()].to_vec(),
                        new: NewPlace::Path(place),
                        kind: "use".to_owned(),
                        exact: true,
                        remove_in: String::new(),
                    },
                    old.len() + 1,
                ))
            })
        };
        named.or_else(glob)
    }

    /// The aliases whose old path is one name below a module.
    pub fn below<'a>(&'a self, module: &'a [String]) -> impl Iterator<Item = &'a Alias> {
        self.by_old
            .values()
            .filter(move |a| a.old.len() == module.len() + 1 && a.old.starts_with(module))
    }

    /// All of them, by their old paths.
    pub fn iter(&self) -> impl Iterator<Item = &Alias> {
        self.by_old.values()
    }

    /// True if there are none.
    pub fn is_empty(&self) -> bool {
        self.by_old.is_empty() && self.globs.is_empty()
    }
}

/// The old path of the entry at a place of a table.
fn defined<'t>(
    workspace: &Workspace,
    code: &'t Code,
    file: &Path,
    at: usize,
    name: &str,
) -> Option<Vec<String>> {
    let file = code.files.get(*code.by_path.get(file)?)?;
    let (_, unit) = Code::unit(workspace, file.places.first()?)?;
    let mut tables = file.scan.tables.iter();
    let table = tables.find(|table| table.range.contains(&at))?;
    let named = |alias: &&moved::Alias| {
        let last = alias.old.last().is_some_and(|last| last == name);
        last && !alias.is_glob
    };
    let before = table.aliases.iter().filter(|alias| alias.at <= at);
    // From another crate, rustc knows no more than the table.
    let alone = |mut found: Vec<&'t moved::Alias>| found.pop().filter(|_| found.is_empty());
    let entry = before.max_by_key(|alias| alias.at).filter(named);
    let alias = entry
        .or_else(|| alone(table.aliases.iter().filter(named).collect()))
        .or_else(|| alone(table.aliases.iter().filter(|alias| alias.is_glob).collect()))?;
    let mut old = vec![unit.name.clone()];
    old.extend(alias.old.iter().cloned());
    if alias.is_glob {
        old.push(name.to_owned());
    }
    Some(old)
}

fn split(path: &str) -> Vec<String> {
    path.split("::")
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect()
}

impl Alias {
    /// True if the new place is a function of a type, which no `use` can name.
    pub fn is_method(&self) -> bool {
        let NewPlace::Path(path) = &self.new else {
            return false;
        };
        let type_like = |name: &String| name.starts_with(|c: char| c.is_ascii_uppercase());
        let function = self.kind == "fn" || self.kind.is_empty();
        let last = path.last().is_some_and(|name| !type_like(name));
        function && last && path.iter().rev().nth(1).is_some_and(type_like)
    }

    /// The new place, for people.
    pub fn new_text(&self) -> String {
        match &self.new {
            NewPlace::Path(path) => path.join("::"),
            NewPlace::Adapter(text) | NewPlace::Name(text) => text.clone(),
        }
    }
}
