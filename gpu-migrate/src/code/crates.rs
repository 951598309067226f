//! Every file of every crate, found by following `mod`.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use crate::cargo::{Package, Unit, Workspace};
use crate::scan::{FileModule, Form, Scan, Snippet, snippets};

/// The kind of the crate that a doctest is.
pub(crate) const DOCS: &str = "doctest";

/// All files that were read.
#[derive(Debug, Default)]
pub struct Code {
    /// The files.
    pub files: Vec<File>,
    /// The file of each path, symbolic links followed.
    pub by_path: HashMap<PathBuf, usize>,
    /// The file and scope of each module: the package, the crate's index in it, the path of names.
    pub modules: HashMap<(usize, usize, Vec<String>), (usize, usize)>,
    /// The texts of Markdown files.
    pub markdown: HashMap<PathBuf, String>,
    /// Files that could not be read, each with one line about it.
    pub skipped: Vec<(PathBuf, String)>,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// Without symbolic links.
    pub path: PathBuf,
    /// Its text.
    pub text: String,
    /// What stands in it.
    pub scan: Scan,
    /// Where it belongs. One that two crates share belongs to both.
    pub places: Vec<Place>,
    /// True for code in documentation: the text is blank around it, and the file has another entry, or
    /// is Markdown.
    pub snippet: bool,
}

/// A place in a crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The package's index.
    pub package: usize,
    /// The crate's index in the package.
    pub unit: usize,
    /// The module's names behind the crate's root.
    pub module: Vec<String>,
}

impl Code {
    /// Reads all files of a workspace and of the dependencies that it knows.
    pub fn read(workspace: &Workspace) -> Self {
        let mut code = Code::default();
        for (package, of) in workspace.packages.iter().enumerate() {
            for (unit, Unit { root, kind, .. }) in of.units.iter().enumerate() {
                if kind == DOCS {
                    continue;
                }
                let place = Place {
                    package,
                    unit,
                    module: Vec::new(),
                };
                code.follow(root, place, true);
            }
        }
        code.documentation(workspace);
        code
    }

    /// Adds the code in documentation: comments of libraries, and Markdown beside the manifests.
    fn documentation(&mut self, workspace: &Workspace) {
        let included = self.included();
        let mut found = Vec::new();
        for (n, file) in self.files.iter().enumerate() {
            if let Some(place) = file.places.first() {
                found.push((n, place.package, snippets(&file.text, Form::Comments)));
            }
        }
        for (package, of) in workspace
            .packages
            .iter()
            .enumerate()
            .filter(|(_, p)| p.is_member)
        {
            for path in markdown(&of.folder) {
                let Ok(real) = path.canonicalize() else {
                    continue;
                };
                let text = std::fs::read(&real)
                    .ok()
                    .and_then(|bytes| String::from_utf8(bytes).ok());
                let (Some(text), false) = (text, self.markdown.contains_key(&real)) else {
                    continue;
                };
                let form = match included.contains(&real) {
                    true => Form::Included,
                    false => Form::Markdown,
                };
                let parts = snippets(&text, form);
                self.markdown.insert(real.clone(), text);
                self.add_snippets(workspace, package, &real, parts);
            }
        }
        for (file, package, parts) in found {
            let path = self.files[file].path.clone();
            self.add_snippets(workspace, package, &path, parts);
        }
    }

    /// Files that are documentation by `include_str!`.
    fn included(&self) -> HashSet<PathBuf> {
        let names = |file: &File| -> Vec<PathBuf> {
            let folder = file.path.parent().unwrap_or(Path::new(""));
            let parts = file.text.split("include_str!(\"").skip(1);
            let names = parts.filter_map(|part| part.split_once('"'));
            names
                .filter_map(|(name, _)| folder.join(name).canonicalize().ok())
                .collect()
        };
        self.files.iter().flat_map(names).collect()
    }

    fn add_snippets(
        &mut self,
        workspace: &Workspace,
        package: usize,
        path: &Path,
        parts: Vec<Snippet>,
    ) {
        // A doctest is a crate beside the library, as a test is.
        let Some(unit) = workspace
            .packages
            .get(package)
            .and_then(|p| p.units.iter().position(|u| u.kind == DOCS))
        else {
            return;
        };
        for part in parts {
            let Some(scan) = Scan::read(&part.text) else {
                continue;
            };
            self.files.push(File {
                path: path.to_owned(),
                text: part.text,
                scan,
                places: vec![Place {
                    package,
                    unit,
                    module: Vec::new(),
                }],
                snippet: true,
            });
        }
        proc_macro2::extra::invalidate_current_thread_spans();
    }

    /// The text of a file.
    pub fn text(&self, path: &Path) -> Option<&str> {
        match self.by_path.get(path) {
            Some(&file) => Some(&self.files.get(file)?.text),
            None => self.markdown.get(path).map(String::as_str),
        }
    }

    /// The text of the file that an entry is, or is a part of.
    pub fn real_text(&self, file: usize) -> &str {
        let Some(of) = self.files.get(file) else {
            return "";
        };
        match of.snippet {
            true => self.text(&of.path).unwrap_or(&of.text),
            false => &of.text,
        }
    }

    /// Reads a file and those of its modules.
    fn follow(&mut self, path: &Path, place: Place, owns_folder: bool) {
        let Some(index) = self.load(path) else { return };
        let file = &mut self.files[index];
        if file.places.contains(&place) || place.module.len() > 64 {
            return;
        }
        file.places.push(place.clone());
        let scopes = file.scan.scopes.iter().enumerate();
        let named = scopes.filter(|(n, scope)| *n == 0 || scope.module.is_some());
        for scope in named.map(|(n, _)| n).collect::<Vec<_>>() {
            let mut names = place.module.clone();
            names.extend(self.files[index].scan.modules_of(scope));
            self.modules
                .entry((place.package, place.unit, names))
                .or_insert((index, scope));
        }
        for child in self.files[index].scan.files.clone() {
            let found = child_paths(path, &child, owns_folder)
                .into_iter()
                .find(|p| p.0.is_file());
            let mut module = place.module.clone();
            module.extend(child.within.iter().cloned());
            module.push(child.name.clone());
            if let Some((path, owns_folder)) = found {
                let place = Place {
                    module,
                    ..place.clone()
                };
                self.follow(&path, place, owns_folder);
            }
        }
    }

    fn load(&mut self, path: &Path) -> Option<usize> {
        let real = match path.canonicalize() {
            Ok(real) => real,
            Err(error) => {
                self.skipped.push((path.to_owned(), error.to_string()));
                return None;
            }
        };
        if let Some(&index) = self.by_path.get(&real) {
            return Some(index);
        }
        if self.skipped.iter().any(|(skipped, _)| *skipped == real) {
            return None;
        }
        let text = match std::fs::read(&real) {
            Err(error) => Err(error.to_string()),
            Ok(bytes) => String::from_utf8(bytes).map_err(|_| "it is not UTF-8".to_owned()),
        };
        let scan = text.and_then(|text| match Scan::read(&text) {
            Some(scan) => Ok((text, scan)),
            None => Err("its brackets or literals do not close".to_owned()),
        });
        proc_macro2::extra::invalidate_current_thread_spans();
        match scan {
            Ok((text, scan)) => {
                self.by_path.insert(real.clone(), self.files.len());
                self.files.push(File {
                    path: real,
                    text,
                    scan,
                    places: Vec::new(),
                    snippet: false,
                });
                Some(self.files.len() - 1)
            }
            Err(reason) => {
                self.skipped.push((real, reason));
                None
            }
        }
    }

    /// The package and crate of a place.
    pub fn unit<'w>(workspace: &'w Workspace, place: &Place) -> Option<(&'w Package, &'w Unit)> {
        let package = workspace.packages.get(place.package)?;
        Some((package, package.units.get(place.unit)?))
    }

    /// True if a file may be written: it belongs to a member, lies below the workspace's folder and not
    /// in the one that Cargo builds in.
    pub fn is_writable(&self, workspace: &Workspace, file: usize) -> bool {
        let Some(file) = self.files.get(file) else {
            return false;
        };
        let (root, target) = (&workspace.real_root, &workspace.real_target);
        let member = |place: &Place| {
            workspace
                .packages
                .get(place.package)
                .is_some_and(|p| p.is_member)
        };
        file.path.starts_with(root)
            && !file.path.starts_with(target)
            && file.places.iter().any(member)
    }

    /// True if a module, from its crate's name on, is in no source: only a table makes it.
    pub fn is_made_by_table(&self, workspace: &Workspace, module: &[String]) -> bool {
        let Some((krate, names)) = module.split_first() else {
            return false;
        };
        let known = library(workspace, krate).is_some();
        known && !names.is_empty() && self.library_module(workspace, module).is_none()
    }

    /// The file and scope of a module of a library, from its crate's name on.
    pub fn library_module(
        &self,
        workspace: &Workspace,
        module: &[String],
    ) -> Option<(usize, usize)> {
        let (krate, names) = module.split_first()?;
        let (package, unit) = library(workspace, krate)?;
        self.modules.get(&(package, unit, names.to_vec())).copied()
    }

    /// Files under the folders of members that no crate reaches.
    pub fn orphans(&self, workspace: &Workspace) -> Vec<PathBuf> {
        let mut found = BTreeMap::new();
        for package in workspace.members() {
            let src = package.folder.join("src");
            list(&src, &mut found, 0);
        }
        let reached = |path: &PathBuf| {
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            self.by_path.contains_key(&real) || self.skipped.iter().any(|(p, _)| *p == real)
        };
        found.into_keys().filter(|path| !reached(path)).collect()
    }
}

/// The package and crate of a library.
fn library(workspace: &Workspace, name: &str) -> Option<(usize, usize)> {
    let mut packages = workspace.packages.iter().enumerate();
    packages.find_map(|(p, package)| {
        let mut units = package.units.iter();
        let unit = units.position(|unit| unit.is_library && unit.name == name)?;
        Some((p, unit))
    })
}

/// The Rust files below a folder, links to folders not followed.
fn list(folder: &Path, found: &mut BTreeMap<PathBuf, ()>, depth: usize) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let path = entry.path();
        let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if is_folder && depth < 64 {
            list(&path, found, depth + 1);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.insert(path, ());
        }
    }
}

/// The Markdown files of a package: beside its manifest, and in `docs`.
fn markdown(folder: &Path) -> Vec<PathBuf> {
    let folders = [folder.to_owned(), folder.join("docs")];
    let entries = folders
        .iter()
        .filter_map(|folder| std::fs::read_dir(folder).ok());
    let paths = entries.flatten().flatten().map(|entry| entry.path());
    let mut paths: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    paths.sort();
    paths
}

/// Where a module's file may be, and whether it has its folder for its own children.
fn child_paths(file: &Path, child: &FileModule, owns_folder: bool) -> Vec<(PathBuf, bool)> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let stem = file.file_stem().unwrap_or_default();
    let mut base = match owns_folder {
        true => folder.to_owned(),
        false => folder.join(stem),
    };
    if let Some(path) = &child.path {
        let from = match child.within.is_empty() {
            true => folder.to_owned(),
            false => child.within.iter().fold(base, |at, name| at.join(name)),
        };
        return vec![(from.join(path), true)];
    }
    base = child.within.iter().fold(base, |at, name| at.join(name));
    vec![
        (base.join(format!("{}.rs", child.name)), false),
        (base.join(&child.name).join("mod.rs"), true),
    ]
}
