//! What becomes of the leaves of imports. `globs` and `modules` have those that bring more than one name,
//! `items` writes the items, `prune` the trees that stay.

use std::collections::{BTreeMap, BTreeSet};

use super::{Bound, Fate, Hit, Maker, Node};
use crate::code::NewPlace;
use crate::edits::Edit;
use crate::scan::UseItem;

/// What is imported instead of a leaf.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Import {
    /// As the file writes it: `crate::new::Name`, or `crate::new` of a glob.
    pub(super) path: String,
    pub(super) rename: Option<String>,
    pub(super) glob: bool,
}

/// What becomes of the leaves of one item.
#[derive(Debug, Default)]
pub(super) struct Changed {
    /// By leaf: its replacements; none if it goes.
    pub(super) leaves: BTreeMap<usize, Vec<Import>>,
    /// Imports that are added although their leaf stays.
    pub(super) added: BTreeSet<Import>,
    pub(super) group: usize,
}

impl Maker<'_> {
    pub(super) fn imports(&mut self, hits: &[Hit]) {
        let mut items: BTreeMap<(usize, usize), Changed> = BTreeMap::new();
        for (n, hit) in hits.iter().enumerate() {
            let Node::Leaf(item, leaf) = hit.node else {
                continue;
            };
            let group = items
                .get(&(hit.file, item))
                .map_or_else(|| self.group(), |of| of.group);
            self.within = Some(group);
            let imports = self.leaf(n, hit, hits);
            self.within = None;
            match imports {
                Ok(None) => {}
                Ok(Some(imports)) => {
                    let changed = items.entry((hit.file, item)).or_insert_with(|| Changed {
                        group,
                        ..Changed::default()
                    });
                    changed.leaves.insert(leaf, imports);
                    self.fates.insert(n, (Fate::Rewritten, group));
                }
                Err(reason) => {
                    self.fates.insert(n, (Fate::Manual(reason), 0));
                }
            }
        }
        self.modules(hits, &mut items);
        self.globs(hits, &mut items);
        for ((file, item), changed) in items {
            self.rewrite(file, item, &changed);
        }
    }

    pub(super) fn changed<'m>(
        &mut self,
        items: &'m mut BTreeMap<(usize, usize), Changed>,
        file: usize,
        item: usize,
    ) -> &'m mut Changed {
        items.entry((file, item)).or_insert_with(|| Changed {
            group: self.group(),
            ..Changed::default()
        })
    }

    /// The imports in the place of a leaf, or why there are none. `None`: it stays as it is.
    fn leaf(&mut self, n: usize, hit: &Hit, hits: &[Hit]) -> Result<Option<Vec<Import>>, String> {
        let input = self.input;
        let scan = &input.code.files[hit.file].scan;
        let Node::Leaf(item, leaf_index) = hit.node else {
            return Ok(None);
        };
        let (item_of, leaf) = (&scan.uses[item], &scan.uses[item].leaves[leaf_index]);
        match hit.bound {
            // `use Old::Variant` behind `use old::Old`.
            Bound::Import(..) if !input.forced => return Ok(None),
            // A re-export elsewhere is rewritten there. A bare leaf cannot be written out otherwise.
            Bound::Unknown if !input.forced && !hit.is_name() => {
                self.fates.insert(n, (Fate::Later, 0));
                return Ok(None);
            }
            _ => {}
        }
        let mut path = match &hit.alias.new {
            NewPlace::Path(path) => path.clone(),
            NewPlace::Name(name) => {
                let range = hit.range(input.code);
                let group = self.group();
                self.edit(hit.file, Edit::text(range, name.clone(), group));
                self.fates.insert(n, (Fate::Rewritten, group));
                return Ok(None);
            }
            NewPlace::Adapter(_) => return self.without(hit, hits, leaf.name(), item_of),
        };
        // A method cannot be imported; the uses of a static change with its type.
        if hit.alias.is_method() || (hit.alias.kind == "static" && item_of.vis.is_empty()) {
            return self.without(hit, hits, leaf.name(), item_of);
        }
        path.extend(hit.rest.iter().cloned());
        let mut text = self.spelled(
            hit.file,
            &path,
            item_of.in_macro
                && starts_with_dollar(input.code.files[hit.file].text.get(item_of.tree.clone())),
        )?;
        if item_of.colons && !text.starts_with("crate") {
            text.insert_str(0, "::");
        }
        let import = |rename: Option<String>| Import {
            path: text.clone(),
            rename,
            glob: leaf.glob,
        };
        if leaf.glob {
            return Ok(Some(vec![import(None)]));
        }
        let (old, new) = (leaf.path.last().map(|s| s.name.as_str()), path.last());
        if let Some(rename) = &leaf.rename {
            let same = new.is_some_and(|new| *new == rename.name);
            return Ok(Some(vec![import((!same).then(|| rename.name.clone()))]));
        }
        if old == new.map(String::as_str) {
            return Ok(Some(vec![import(None)]));
        }
        // Another name: its uses are renamed if all of them are known, else the old name is kept.
        let old = old.unwrap_or_default().to_owned();
        let new = new.cloned().unwrap_or_default();
        match self.rename(hit, hits, item_of, leaf_index, &old, &new) {
            true => Ok(Some(vec![import(None)])),
            false => Ok(Some(vec![import(Some(old))])),
        }
    }

    /// Renames the bare uses of an import, all or none.
    fn rename(
        &mut self,
        hit: &Hit,
        hits: &[Hit],
        item: &UseItem,
        leaf: usize,
        old: &str,
        new: &str,
    ) -> bool {
        let Node::Leaf(index, _) = hit.node else {
            return false;
        };
        let input = self.input;
        let file = &input.code.files[hit.file];
        let scan = &file.scan;
        let bound = |other: &(usize, &Hit)| {
            other.1.bound == Bound::Import(hit.file, index, leaf)
                && matches!(other.1.node, Node::Run(_))
        };
        let uses = self.through(hits, (hit.file, index, leaf));
        let uses: Vec<(usize, &Hit)> = uses.into_iter().filter(bound).collect();
        let here = uses
            .iter()
            .filter(|(_, other)| other.file == hit.file)
            .count();
        let known = scan.count(old, item.scope) == here + 1
            && here == uses.len()
            && uses.iter().all(|(_, other)| other.confirmed)
            && hit.confirmed;
        let free = scan.count(new, item.scope) == 0;
        if !item.vis.is_empty() || item.in_macro || !known || !free || file.snippet {
            return false;
        }
        for (n, other) in uses {
            let range = other.range(input.code);
            let group = self.group();
            self.edit(other.file, Edit::text(range, new, group));
            self.fates.insert(n, (Fate::Rewritten, group));
        }
        true
    }

    /// A leaf that no import can follow: an adapter, or a method. It goes if all its calls are
    /// rewritten.
    fn without(
        &mut self,
        hit: &Hit,
        hits: &[Hit],
        name: Option<&str>,
        item: &UseItem,
    ) -> Result<Option<Vec<Import>>, String> {
        let Node::Leaf(index, leaf) = hit.node else {
            return Ok(None);
        };
        if !item.vis.is_empty() {
            return Err("a function with other arguments cannot be re-exported".to_owned());
        }
        let input = self.input;
        let mut calls = 0;
        for (n, other) in self.through(hits, (hit.file, index, leaf)) {
            if other.bound != Bound::Import(hit.file, index, leaf) {
                continue;
            }
            let Node::Run(run) = other.node else { continue };
            let run = &input.code.files[other.file].scan.runs[run];
            let fate = match &other.alias.new {
                NewPlace::Path(path) => self.written(other, run, path),
                NewPlace::Adapter(closure) => self.adapted(other, run, closure),
                NewPlace::Name(_) => continue,
            };
            calls += usize::from(fate.0 == Fate::Rewritten);
            self.fates.insert(n, fate);
        }
        let scan = &input.code.files[hit.file].scan;
        let words = scan.count(name.unwrap_or_default(), item.scope);
        match words == calls + 1 {
            true => Ok(Some(Vec::new())),
            false => Err("it is used in a way that another call cannot replace".to_owned()),
        }
    }
}

fn starts_with_dollar(tree: Option<&str>) -> bool {
    tree.is_some_and(|tree| tree.trim_start().starts_with('$'))
}
