//! Globs of modules that have old paths.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::imports::{Changed, Import};
use super::{Bound, Fate, Hit, Maker, Node};
use crate::code::NewPlace;
use crate::edits::Edit;

impl Maker<'_> {
    /// Globs of old modules: the names that are used through them are imported by their new paths.
    pub(super) fn globs(&mut self, hits: &[Hit], items: &mut BTreeMap<(usize, usize), Changed>) {
        let input = self.input;
        let mut globs: HashMap<(usize, usize, usize), Vec<usize>> = HashMap::new();
        for (n, hit) in hits.iter().enumerate() {
            if let (Bound::Glob(file, item, leaf), Node::Run(_)) = (hit.bound, hit.node) {
                globs.entry((file, item, leaf)).or_default().push(n);
            }
        }
        for n in 0..input.code.files.len() {
            if !input.code.is_writable(input.workspace, n) {
                continue;
            }
            let Some(place) = input.code.files[n].places.first() else {
                continue;
            };
            for (item, import) in input.code.files[n].scan.uses.iter().enumerate() {
                for (leaf, of) in import
                    .leaves
                    .iter()
                    .enumerate()
                    .filter(|(_, leaf)| leaf.glob)
                {
                    let module = self
                        .resolver
                        .leaf(n, place, import.scope, import.colons, of);
                    let Some(module) = module.map(|m| m.path) else {
                        continue;
                    };
                    if input.aliases.below(&module).next().is_none() {
                        continue;
                    }
                    let through = globs.remove(&(n, item, leaf)).unwrap_or_default();
                    self.glob((n, item, leaf), &module, &through, hits, items);
                }
            }
        }
    }

    fn glob(
        &mut self,
        (file, item, leaf): (usize, usize, usize),
        module: &[String],
        through: &[usize],
        hits: &[Hit],
        items: &mut BTreeMap<(usize, usize), Changed>,
    ) {
        let input = self.input;
        let import = &input.code.files[file].scan.uses[item];
        let public = !import.vis.is_empty();
        let mut imports = BTreeSet::new();
        if public {
            let all: Vec<_> = input.aliases.below(module).cloned().collect();
            for alias in all {
                let NewPlace::Path(path) = &alias.new else {
                    continue;
                };
                if alias.is_method() {
                    continue;
                }
                if let Ok(text) = self.spelled(file, path, false) {
                    let same = path.last() == alias.old.last();
                    imports.insert(Import {
                        path: text,
                        rename: if same {
                            None
                        } else {
                            alias.old.last().cloned()
                        },
                        glob: false,
                    });
                }
            }
        }
        for &n in through {
            let hit = &hits[n];
            let Node::Run(run) = hit.node else { continue };
            let run = &input.code.files[hit.file].scan.runs[run];
            let (NewPlace::Path(path), false) = (&hit.alias.new, hit.alias.is_method()) else {
                continue;
            };
            if public {
                self.fates.insert(n, (Fate::Follows, 0));
                continue;
            }
            let Ok(text) = self.spelled(file, path, false) else {
                continue;
            };
            let new = path.last().cloned().unwrap_or_default();
            let same = hit.alias.old.last() == Some(&new);
            let taken = !same && input.code.files[file].scan.count(&new, import.scope) > 0;
            if taken {
                let fate = self.written(hit, run, path);
                self.fates.insert(n, fate);
                continue;
            }
            imports.insert(Import {
                path: text,
                rename: None,
                glob: false,
            });
            let group = self.changed(items, file, item).group;
            if !same {
                self.edit(hit.file, Edit::text(hit.range(input.code), new, group));
            }
            self.fates.insert(n, (Fate::Rewritten, group));
        }
        // A trait serves by its methods, and no name tells of that.
        let traits: Vec<_> = input
            .aliases
            .below(module)
            .filter(|a| a.kind == "trait")
            .cloned()
            .collect();
        for alias in traits {
            let NewPlace::Path(path) = &alias.new else {
                continue;
            };
            if !public
                && self.calls_a_method_of(file, path)
                && let Ok(text) = self.spelled(file, path, false)
            {
                imports.insert(Import {
                    path: text,
                    rename: None,
                    glob: false,
                });
            }
        }
        let whole = self.is_spent(file, import.scope, module);
        if !whole && imports.is_empty() {
            return;
        }
        let changed = self.changed(items, file, item);
        match whole {
            true => {
                changed.leaves.insert(leaf, imports.into_iter().collect());
            }
            false => changed.added.extend(imports),
        }
    }

    /// True if a scope uses nothing through a glob of a module but what moved.
    fn is_spent(&self, file: usize, scope: usize, module: &[String]) -> bool {
        let input = self.input;
        if input.code.is_made_by_table(input.workspace, module) {
            return true;
        }
        let Some((of, inner)) = input.code.library_module(input.workspace, module) else {
            return false;
        };
        let scan = &input.code.files[of].scan;
        let Some(region) = scan.scopes.get(inner) else {
            return false;
        };
        let leaf = |(item, leaf): &(usize, usize)| &scan.uses[*item].leaves[*leaf];
        if region.has_trait || region.leaves.iter().map(leaf).any(|leaf| leaf.glob) {
            return false;
        }
        let imported = region.leaves.iter().filter_map(|at| leaf(at).name());
        let mut names = region.declares.iter().map(String::as_str).chain(imported);
        let user = &input.code.files[file].scan;
        names.all(|name| {
            let moved = input
                .aliases
                .below(module)
                .any(|a| a.old.last().is_some_and(|old| old == name));
            moved || user.count(name, scope) == 0
        })
    }

    /// True if a file calls a method whose name is declared where a trait is.
    fn calls_a_method_of(&self, file: usize, path: &[String]) -> bool {
        let input = self.input;
        let Some((krate, [module @ .., _])) = path.split_first() else {
            return false;
        };
        let mut full = vec![krate.clone()];
        full.extend(module.iter().cloned());
        let Some((owner, _)) = input.code.library_module(input.workspace, &full) else {
            return false;
        };
        let declares = |name: &String| {
            let scopes = &input.code.files[owner].scan.scopes;
            scopes.iter().any(|scope| scope.declares.contains(name))
        };
        let runs = &input.code.files[file].scan.runs;
        runs.iter()
            .any(|run| run.is_tail && run.call.is_some() && declares(&run.segments[0].name))
    }
}
