//! The workspace as `cargo metadata` describes it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use cargo_metadata::{Metadata, TargetKind};

use super::CRATES;
use crate::error::{Error, Result};

/// A workspace, its members, and those dependencies that may have tables of moved paths.
#[derive(Debug)]
pub struct Workspace {
    /// Its folder.
    pub root: PathBuf,
    /// Its folder, without symbolic links.
    pub real_root: PathBuf,
    /// Where Cargo builds, without symbolic links.
    pub real_target: PathBuf,
    /// Members first.
    pub packages: Vec<Package>,
    /// Name and version of every package in the lock file.
    pub locked: Vec<(String, String)>,
    /// Members that depend on a CUDA crate, through others as well.
    pub reaches_cuda: BTreeSet<String>,
}

/// One package.
#[derive(Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// False for a dependency from elsewhere, which is read and never written.
    pub is_member: bool,
    /// What is built of it.
    pub units: Vec<Unit>,
    /// The crates that its code can name: the name there, and the crate's own name.
    pub names: BTreeMap<String, String>,
    /// Its features.
    pub features: Vec<String>,
}

/// One crate: a library, a program, a test, an example, a build script.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its name in paths.
    pub name: String,
    /// Its first file.
    pub root: PathBuf,
    /// True for the library.
    pub is_library: bool,
    /// What Cargo calls it, as in `lib`, `bin`, `test`.
    pub kind: String,
}

impl Workspace {
    /// Reads the workspace that a folder or manifest belongs to.
    ///
    /// # Errors
    /// Cargo cannot be started, or finds no workspace.
    pub fn load(at: &Path) -> Result<Self> {
        let manifest = match at.is_dir() {
            true => at.join("Cargo.toml"),
            false => at.to_owned(),
        };
        let mut command = Command::new(cargo());
        command
            .args(["metadata", "--format-version", "1", "--manifest-path"])
            .arg(&manifest);
        let output = command.output().map_err(|source| Error::NoCargo {
            program: cargo(),
            source,
        })?;
        let not = |reason: String| Error::NotAWorkspace {
            at: at.to_owned(),
            reason,
        };
        if !output.status.success() {
            return Err(not(first_error(&String::from_utf8_lossy(&output.stderr))));
        }
        let text = String::from_utf8(output.stdout).map_err(|e| not(e.to_string()))?;
        let start = text.find('{').unwrap_or(0);
        let metadata: Metadata =
            serde_json::from_str(&text[start..]).map_err(|e| not(e.to_string()))?;
        Ok(Self::of(&metadata))
    }

    fn of(metadata: &Metadata) -> Self {
        let members: BTreeSet<_> = metadata.workspace_members.iter().collect();
        let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
        let nodes: BTreeMap<_, _> = nodes.map(|node| (&node.id, node)).collect();
        let library = |package: &cargo_metadata::Package| {
            let mut targets = package.targets.iter();
            targets
                .find(|t| t.kind.iter().any(is_library))
                .map(|t| t.name.replace('-', "_"))
        };
        let by_id: BTreeMap<_, _> = metadata.packages.iter().map(|p| (&p.id, p)).collect();
        let mut packages: Vec<Package> = Vec::new();
        for package in &metadata.packages {
            let is_member = members.contains(&package.id);
            let node = nodes.get(&package.id);
            let mut names = BTreeMap::new();
            for dep in node.iter().flat_map(|node| &node.deps) {
                if let Some(own) = by_id.get(&dep.pkg).and_then(|p| library(p)) {
                    names.insert(dep.name.clone(), own);
                }
            }
            // Tables are made by the macros of this toolkit, under whatever name.
            let macros = ["gpu_macros", "gpu_runtime"];
            let may_move = names.values().any(|name| macros.contains(&name.as_str()));
            if !is_member && !may_move {
                continue;
            }
            let own = library(package);
            if let Some(own) = &own {
                names.insert(own.clone(), own.clone());
            }
            let units = package.targets.iter().map(|target| Unit {
                name: target.name.replace('-', "_"),
                root: target.src_path.clone().into_std_path_buf(),
                is_library: target.kind.iter().any(is_library),
                kind: target
                    .kind
                    .first()
                    .map(ToString::to_string)
                    .unwrap_or_default(),
            });
            let folder = package
                .manifest_path
                .parent()
                .map(|p| p.to_owned().into_std_path_buf());
            packages.push(Package {
                name: package.name.to_string(),
                folder: folder.unwrap_or_default(),
                is_member,
                units: units
                    .filter(|unit| is_member || unit.is_library)
                    .chain([Unit {
                        name: "doctest".to_owned(),
                        root: PathBuf::new(),
                        is_library: false,
                        kind: crate::code::DOCS.to_owned(),
                    }])
                    .collect(),
                names,
                features: package.features.keys().cloned().collect(),
            });
        }
        let mut reaches: BTreeSet<_> = BTreeSet::new();
        loop {
            let more: Vec<_> = nodes
                .values()
                .filter(|node| {
                    let cuda = |id| by_id.get(id).and_then(|p| library(p));
                    let reached = |id| {
                        reaches.contains(id)
                            || cuda(id).is_some_and(|name| CRATES.contains(&name.as_str()))
                    };
                    !reaches.contains(&node.id) && node.deps.iter().any(|dep| reached(&dep.pkg))
                })
                .map(|node| &node.id)
                .collect();
            if more.is_empty() {
                break;
            }
            reaches.extend(more);
        }
        let reaches_cuda = metadata
            .packages
            .iter()
            .filter(|p| members.contains(&p.id) && reaches.contains(&p.id));
        let reaches_cuda = reaches_cuda.map(|p| p.name.to_string()).collect();
        packages.sort_by_key(|package| !package.is_member);
        let locked = metadata.packages.iter();
        let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        let root = metadata.workspace_root.clone().into_std_path_buf();
        Workspace {
            real_root: real(&root),
            real_target: real(metadata.target_directory.as_std_path()),
            root,
            packages,
            reaches_cuda,
            locked: locked
                .map(|p| (p.name.to_string(), p.version.to_string()))
                .collect(),
        }
    }

    /// The members.
    pub fn members(&self) -> impl Iterator<Item = &Package> {
        self.packages.iter().filter(|package| package.is_member)
    }

    /// A path as it is shown: below the workspace's folder.
    pub fn shown<'a>(&self, path: &'a Path) -> &'a Path {
        let below = path.strip_prefix(&self.real_root);
        below
            .or_else(|_| path.strip_prefix(&self.root))
            .unwrap_or(path)
    }
}

fn is_library(kind: &TargetKind) -> bool {
    matches!(
        kind,
        TargetKind::Lib
            | TargetKind::RLib
            | TargetKind::DyLib
            | TargetKind::CDyLib
            | TargetKind::StaticLib
            | TargetKind::ProcMacro
    )
}

/// The Cargo that called us, or that of the path.
pub(super) fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The first line of Cargo's words that says what is wrong.
pub(super) fn first_error(text: &str) -> String {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.clone().find_map(|line| line.strip_prefix("error: "));
    let cause = text
        .lines()
        .rev()
        .map(str::trim)
        .find(|line| !line.is_empty());
    match (first, cause) {
        (Some(first), Some(cause)) if !cause.ends_with(first) => format!("{first}: {cause}"),
        (Some(first), _) => first.to_owned(),
        (None, _) => lines.next().unwrap_or("no reason was given").to_owned(),
    }
}
