//! What a path names, as far as names say it: imports, modules, crates. No types, no macros.

use super::{Aliases, Code, Place};
use crate::cargo::Workspace;
use crate::scan::{Leaf, Root, Segment};

/// Looks names up in the code.
pub struct Resolver<'a> {
    /// The workspace.
    pub workspace: &'a Workspace,
    /// Its code.
    pub code: &'a Code,
    /// What moved.
    pub aliases: &'a Aliases,
}

/// What the first name of a path is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// From a crate's name on.
    pub path: Vec<String>,
    /// The import that brought the first name, in which file.
    pub through: Option<(usize, usize, usize)>,
}

/// How deep imports may lead to imports.
const DEPTH: usize = 16;

impl Resolver<'_> {
    /// The full path of a path that stands in a scope of a file.
    pub fn resolve(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        root: Root,
        segments: &[Segment],
    ) -> Option<Resolved> {
        let names: Vec<&str> = segments.iter().map(|s| s.name.as_str()).collect();
        self.names(file, place, scope, root, &names, DEPTH)
    }

    /// The full path of an import.
    pub fn leaf(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        colons: bool,
        leaf: &Leaf,
    ) -> Option<Resolved> {
        let root = match colons {
            true => Root::Colons,
            false => Root::Name,
        };
        let names: Vec<&str> = leaf.path.iter().map(|s| s.name.as_str()).collect();
        self.import(file, place, scope, root, &names, DEPTH)
    }

    /// As `names`, but an import does not see itself: its first name is a crate, a module, or another
    /// import of another name.
    fn import(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        root: Root,
        names: &[&str],
        depth: usize,
    ) -> Option<Resolved> {
        self.names(file, place, scope, root, names, depth.checked_sub(1)?)
    }

    fn names(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        root: Root,
        names: &[&str],
        depth: usize,
    ) -> Option<Resolved> {
        let (first, rest) = names.split_first()?;
        let krate = self.crate_name(place)?;
        let modules = &self.code.files.get(file)?.scan;
        let own = || {
            let mut path = vec![krate.clone()];
            path.extend(place.module.iter().cloned());
            path.extend(modules.modules_of(scope));
            path
        };
        let with = |mut path: Vec<String>, rest: &[&str]| {
            path.extend(rest.iter().map(|s| (*s).to_owned()));
            Some(Resolved {
                path,
                through: None,
            })
        };
        match (*first, root) {
            ("crate", _) => with(vec![krate], rest),
            (_, Root::Colons) => {
                let real = self.extern_name(place, first)?;
                with(vec![real], rest)
            }
            ("self", _) => with(own(), rest),
            ("super", _) => {
                let mut path = own();
                path.pop();
                let more = rest.iter().take_while(|name| **name == "super").count();
                path.truncate(path.len().saturating_sub(more).max(1));
                with(path, &rest[more..])
            }
            _ => {
                let found = self.first(file, place, scope, first, depth)?;
                let mut path = found.path;
                path.extend(rest.iter().map(|s| (*s).to_owned()));
                Some(Resolved {
                    path,
                    through: found.through,
                })
            }
        }
    }

    /// What a bare name is in a scope.
    fn first(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        name: &str,
        depth: usize,
    ) -> Option<Resolved> {
        let depth = depth.checked_sub(1)?;
        let scan = &self.code.files.get(file)?.scan;
        let mut at = Some(scope);
        let mut module_scope = 0;
        while let Some(n) = at {
            let region = scan.scopes.get(n)?;
            for &(item, leaf) in &region.leaves {
                let import = scan.uses.get(item)?;
                let leaf_of = import.leaves.get(leaf)?;
                if leaf_of.name() != Some(name) {
                    continue;
                }
                // `use name::name` begins with a crate, not with itself.
                let itself = leaf_of.path.first().is_some_and(|s| s.name == name) && !import.colons;
                let found = match itself {
                    true => self.outside(place, &leaf_of.path),
                    false => {
                        let root = if import.colons {
                            Root::Colons
                        } else {
                            Root::Name
                        };
                        let names: Vec<&str> =
                            leaf_of.path.iter().map(|s| s.name.as_str()).collect();
                        self.import(file, place, n, root, &names, depth)
                    }
                };
                return Some(Resolved {
                    path: found?.path,
                    through: Some((file, item, leaf)),
                });
            }
            if region.declares.contains(name) {
                let krate = self.crate_name(place)?;
                let mut path = vec![krate];
                path.extend(place.module.iter().cloned());
                path.extend(scan.modules_of(n));
                path.push(name.to_owned());
                return Some(Resolved {
                    path,
                    through: None,
                });
            }
            if region.module.is_some() || n == 0 {
                module_scope = n;
                break;
            }
            at = region.parent;
        }
        self.by_glob(file, place, scope, module_scope, name, depth)
            .or_else(|| {
                let real = self.extern_name(place, name)?;
                Some(Resolved {
                    path: vec![real],
                    through: None,
                })
            })
    }

    /// A name that a glob import brings: of the module around, or of a module that moved.
    fn by_glob(
        &self,
        file: usize,
        place: &Place,
        scope: usize,
        module_scope: usize,
        name: &str,
        depth: usize,
    ) -> Option<Resolved> {
        let scan = &self.code.files.get(file)?.scan;
        let mut at = Some(scope);
        while let Some(n) = at {
            let region = scan.scopes.get(n)?;
            for &(item, leaf) in &region.leaves {
                let import = scan.uses.get(item)?;
                let glob = import.leaves.get(leaf)?;
                if !glob.glob {
                    continue;
                }
                let root = if import.colons {
                    Root::Colons
                } else {
                    Root::Name
                };
                let names: Vec<&str> = glob.path.iter().map(|s| s.name.as_str()).collect();
                let Some(module) = self.import(file, place, n, root, &names, depth) else {
                    continue;
                };
                let mut path = module.path.clone();
                path.push(name.to_owned());
                if self
                    .aliases
                    .longest(&path)
                    .is_some_and(|(_, n)| n == path.len())
                {
                    return Some(Resolved {
                        path,
                        through: Some((file, item, leaf)),
                    });
                }
                // A module of this crate: what it sees under that name.
                let key = (place.package, place.unit, module.path.get(1..)?.to_vec());
                let here = module.path.first() == self.crate_name(place).as_ref();
                if let (true, Some(&(file, scope))) = (here, self.code.modules.get(&key)) {
                    let outer = Place {
                        module: self.file_module(file, place, &key.2, scope),
                        ..place.clone()
                    };
                    if let Some(found) = self.first(file, &outer, scope, name, depth)
                        && found.path.len() > 1
                    {
                        return Some(found);
                    }
                }
            }
            if n == module_scope {
                break;
            }
            at = region.parent;
        }
        None
    }

    /// The module that a file is, of a module path that one of its scopes is.
    fn file_module(
        &self,
        file: usize,
        place: &Place,
        path: &[String],
        scope: usize,
    ) -> Vec<String> {
        let within = self
            .code
            .files
            .get(file)
            .map_or(0, |f| f.scan.modules_of(scope).len());
        let _ = place;
        path[..path.len().saturating_sub(within)].to_vec()
    }

    /// An import whose first name is its own: that of a crate, or of a module beside.
    fn outside(&self, place: &Place, path: &[Segment]) -> Option<Resolved> {
        let first = &path.first()?.name;
        let mut full = match self.extern_name(place, first) {
            Some(real) => vec![real],
            None => {
                let mut full = vec![self.crate_name(place)?];
                full.extend(place.module.iter().cloned());
                full.push(first.clone());
                full
            }
        };
        full.extend(path.iter().skip(1).map(|s| s.name.clone()));
        Some(Resolved {
            path: full,
            through: None,
        })
    }

    /// The name of the crate that a place is in.
    pub fn crate_name(&self, place: &Place) -> Option<String> {
        Code::unit(self.workspace, place).map(|(_, unit)| unit.name.clone())
    }

    /// A crate's own name, of the name by which a package calls it.
    fn extern_name(&self, place: &Place, name: &str) -> Option<String> {
        let (package, unit) = Code::unit(self.workspace, place)?;
        // A library does not see itself by name.
        if unit.is_library && unit.name == name {
            return None;
        }
        package.names.get(name).cloned()
    }

    /// How a place calls a full path: `crate::..`, or by the name of its dependency. `None`: it has no
    /// such dependency.
    pub fn spelled(
        &self,
        place: &Place,
        path: &[String],
        in_docs: bool,
        dollar: bool,
    ) -> Option<String> {
        let (first, rest) = path.split_first()?;
        let (package, unit) = Code::unit(self.workspace, place)?;
        let root = if *first == unit.name && !in_docs {
            if dollar {
                "$crate".to_owned()
            } else {
                "crate".to_owned()
            }
        } else {
            let local = package.names.iter().find(|(_, real)| *real == first);
            match local {
                Some((local, _)) => local.clone(),
                None if ["std", "core", "alloc"].contains(&first.as_str()) => first.clone(),
                None => return None,
            }
        };
        let mut text = root;
        for name in rest {
            text.push_str("::");
            text.push_str(name);
        }
        Some(text)
    }
}
