//! Imports of modules that have old paths: `use old::module;` and then `module::Name`.

use std::collections::{BTreeMap, BTreeSet};

use super::imports::{Changed, Import};
use super::{Fate, Hit, Maker, Node};
use crate::code::NewPlace;

impl Maker<'_> {
    /// If all that is used through such an import is in one new module under the same names, the import
    /// follows it there. Else its uses are written out, and it goes if nothing else uses it.
    pub(super) fn modules(&mut self, hits: &[Hit], items: &mut BTreeMap<(usize, usize), Changed>) {
        let input = self.input;
        for file in 0..input.code.files.len() {
            if !input.code.is_writable(input.workspace, file) {
                continue;
            }
            let of = &input.code.files[file];
            let Some(place) = of.places.first() else {
                continue;
            };
            for (item, import) in of.scan.uses.iter().enumerate() {
                for (leaf, leaf_of) in import.leaves.iter().enumerate() {
                    if leaf_of.glob || of.scan.in_table(import.range.start) {
                        continue;
                    }
                    let module =
                        self.resolver
                            .leaf(file, place, import.scope, import.colons, leaf_of);
                    let Some(module) = module.map(|found| found.path) else {
                        continue;
                    };
                    let moved = input.aliases.longest(&module).is_none()
                        && input.aliases.below(&module).next().is_some();
                    if moved {
                        self.module(hits, items, (file, item, leaf));
                    }
                }
            }
        }
    }

    fn module(
        &mut self,
        hits: &[Hit],
        items: &mut BTreeMap<(usize, usize), Changed>,
        at: (usize, usize, usize),
    ) {
        let (file, item, leaf) = at;
        let input = self.input;
        let scan = &input.code.files[file].scan;
        let import = &scan.uses[item];
        let Some(name) = import.leaves[leaf].name() else {
            return;
        };
        if !import.vis.is_empty() {
            return;
        }
        let all = self.through(hits, at);
        // Imports through this one are written out with the others.
        let imports: BTreeSet<usize> = all
            .iter()
            .filter_map(|(_, hit)| match hit.node {
                Node::Leaf(item, _) if hit.file == file => Some(item),
                _ => None,
            })
            .collect();
        let through: Vec<(usize, &Hit)> = all
            .into_iter()
            .filter(|(_, hit)| hit.segment > 0 && matches!(hit.node, Node::Run(_)))
            .collect();
        if through.is_empty() && imports.is_empty()
            || through.iter().any(|(_, hit)| hit.file != file)
        {
            return;
        }
        let words = scan.count(name, import.scope);
        let all_known = words == through.len() + imports.len() + 1;
        if let Some(parent) = one_parent(&through)
            && all_known
            && !through.is_empty()
            && let Ok(path) = self.spelled(file, &parent, false)
        {
            let group = self.changed(items, file, item).group;
            let same = parent.last().is_some_and(|last| last == name);
            let new = Import {
                path,
                rename: (!same).then(|| name.to_owned()),
                glob: false,
            };
            self.changed(items, file, item)
                .leaves
                .insert(leaf, vec![new]);
            for (n, _) in through {
                self.fates.insert(n, (Fate::Rewritten, group));
            }
            return;
        }
        // Written out by `runs`, in this group, so that import and uses go together.
        let group = self.changed(items, file, item).group;
        self.within = Some(group);
        let mut gone = 0;
        for (n, hit) in through {
            let Node::Run(run) = hit.node else { continue };
            let run = &scan.runs[run];
            let fate = match &hit.alias.new {
                NewPlace::Path(path) => self.written(hit, run, path),
                NewPlace::Adapter(closure) => self.adapted(hit, run, closure),
                NewPlace::Name(_) => continue,
            };
            gone += usize::from(fate.0 == Fate::Rewritten);
            self.fates.insert(n, fate);
        }
        self.within = None;
        if words == gone + imports.len() + 1 {
            self.changed(items, file, item)
                .leaves
                .insert(leaf, Vec::new());
        }
    }
}

/// The module in which all of them are now, under their old names.
fn one_parent(through: &[(usize, &Hit)]) -> Option<Vec<String>> {
    let mut parent: Option<&[String]> = None;
    for (_, hit) in through {
        let NewPlace::Path(path) = &hit.alias.new else {
            return None;
        };
        let (last, module) = path.split_last()?;
        // One name behind the module, and only the first of the path brings the module.
        let same = hit.alias.old.last() == Some(last) && hit.segment == 1;
        if !same || hit.alias.is_method() || parent.is_some_and(|parent| parent != module) {
            return None;
        }
        parent = Some(module);
    }
    parent.map(<[String]>::to_vec)
}
