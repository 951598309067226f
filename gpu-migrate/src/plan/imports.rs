//! Edits of imports: trees are pruned, never cut, and what moved gets items of its own behind.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

use super::{Bound, Fate, Hit, Maker, Node};
use crate::code::NewPlace;
use crate::edits::{Edit, Piece};
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
    added: BTreeSet<Import>,
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

    /// Globs of old modules: the names that are used through them are imported by their new paths.
    fn globs(&mut self, hits: &[Hit], items: &mut BTreeMap<(usize, usize), Changed>) {
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

    fn rewrite(&mut self, file: usize, item: usize, changed: &Changed) {
        let input = self.input;
        let source = &input.code.files[file].text;
        let import = &input.code.files[file].scan.uses[item];
        let group = changed.group;
        let mut new: BTreeSet<Import> = changed.added.clone();
        new.extend(changed.leaves.values().flatten().cloned());
        let all = changed.leaves.len() == import.leaves.len();
        let mut paths = merged(&new);
        if let (true, [leaf], true) = (
            all,
            &import.leaves[..],
            import.groups.is_empty() && paths.len() == 1,
        ) {
            // The commonest case touches nothing but the path.
            let mut path = paths.remove(0);
            if import.colons && path.starts_with("::") {
                path.drain(..2);
            }
            let start = if import.colons && !path.starts_with("crate") {
                leaf.range.start
            } else {
                import.tree.start
            };
            self.edit(file, Edit::text(start..leaf.range.end, path, group));
            return;
        }
        let real = input.code.real_text(file);
        let indent = indent(real, import.range.start);
        let head = head(source, import);
        if !all {
            if !changed.leaves.is_empty() {
                for edit in pruned(source, import, &changed.leaves, group) {
                    self.edit(file, edit);
                }
            }
        } else if paths.is_empty() {
            self.edit(
                file,
                Edit::text(whole_lines(real, &import.range), "", group),
            );
            return;
        } else {
            let first = paths.remove(0);
            let mut text = comments(source.get(import.tree.clone()).unwrap_or_default(), &indent);
            let start = match text.is_empty() {
                true => import.tree.start,
                false => import.range.start,
            };
            if !text.is_empty() {
                text.push_str(&head);
            }
            text.push_str(&first);
            self.edit(file, Edit::text(start..import.tree.end, text, group));
        }
        if !paths.is_empty() {
            let items: String = paths
                .iter()
                .map(|path| format!("\n{indent}{head}{path};"))
                .collect();
            self.edit(
                file,
                Edit::text(import.range.end..import.range.end, items, group),
            );
        }
    }
}

/// Imports of one module in one item, sorted.
fn merged(imports: &BTreeSet<Import>) -> Vec<String> {
    let mut by_parent: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for import in imports {
        let (parent, last) = match import.glob {
            true => (import.path.as_str(), "*"),
            false => import.path.rsplit_once("::").unwrap_or(("", &import.path)),
        };
        let name = match &import.rename {
            Some(rename) => format!("{last} as {rename}"),
            None => last.to_owned(),
        };
        by_parent.entry(parent).or_default().push(name);
    }
    by_parent
        .into_iter()
        .map(|(parent, mut names)| {
            names.sort();
            let colons = if parent.is_empty() { "" } else { "::" };
            match &names[..] {
                [name] => format!("{parent}{colons}{name}"),
                _ => format!("{parent}{colons}{{{}}}", names.join(", ")),
            }
        })
        .collect()
}

/// Attributes, visibility and `use`, as the item has them, in the lines that it has them in.
fn head(source: &str, item: &UseItem) -> String {
    let start = match item.attributes.is_empty() {
        true => item.vis.start,
        false => item.attributes.start,
    };
    source
        .get(start..item.tree.start)
        .unwrap_or("use ")
        .to_owned()
}

/// What stands before an item in its line, as far as another line may begin so: blanks, and the signs
/// of a documentation comment.
fn indent(source: &str, at: usize) -> String {
    let line = source
        .get(..at)
        .map_or(0, |text| text.rfind('\n').map_or(0, |n| n + 1));
    let before = source.get(line..at).unwrap_or_default();
    let doc = before.trim_start().starts_with("//");
    before
        .chars()
        .take_while(|c| c.is_whitespace() || (doc && matches!(c, '/' | '!' | '#')))
        .collect()
}

/// The item's lines, if nothing else stands in them.
fn whole_lines(source: &str, range: &Range<usize>) -> Range<usize> {
    let start = source
        .get(..range.start)
        .map_or(0, |text| text.rfind('\n').map_or(0, |n| n + 1));
    let before = source.get(start..range.start).unwrap_or("x");
    let after = source.get(range.end..).unwrap_or_default();
    let end = after.find('\n').map_or(after.len(), |n| n + 1);
    let blank = |text: &str| {
        text.trim_start()
            .trim_start_matches(['/', '!', '#'])
            .trim()
            .is_empty()
    };
    match blank(before) && after.get(..end).is_some_and(|t| t.trim().is_empty()) {
        true => start..range.end + end,
        false => range.clone(),
    }
}

/// The comments of a tree that is written anew, each in its line.
fn comments(tree: &str, indent: &str) -> String {
    let mut text = String::new();
    let mut rest = tree;
    while let Some(at) = rest.find("//").into_iter().chain(rest.find("/*")).min() {
        let comment = &rest[at..];
        let line = comment.starts_with("//");
        let end = match line {
            true => comment.find('\n').unwrap_or(comment.len()),
            false => comment.find("*/").map_or(comment.len(), |n| n + 2),
        };
        text.push_str(comment[..end].trim_end());
        text.push('\n');
        text.push_str(indent);
        rest = &comment[end..];
    }
    text
}

fn starts_with_dollar(tree: Option<&str>) -> bool {
    tree.is_some_and(|tree| tree.trim_start().starts_with('$'))
}

/// The tree without some leaves: of each group that loses a member, what it keeps.
fn pruned(
    source: &str,
    item: &UseItem,
    gone: &BTreeMap<usize, Vec<Import>>,
    group: usize,
) -> Vec<Edit> {
    // A group that loses all its members goes with its path.
    let mut empty = vec![false; item.groups.len()];
    for n in (0..item.groups.len()).rev() {
        let leaves = item
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, leaf)| leaf.group == Some(n));
        let leaves_go = leaves.map(|(leaf, _)| gone.contains_key(&leaf));
        let inner = item
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.outer == Some(n));
        let mut members = leaves_go
            .chain(inner.map(|(inner, _)| empty[inner]))
            .peekable();
        empty[n] = members.peek().is_some() && members.all(|goes| goes);
    }
    let mut edits = Vec::new();
    for (n, braces) in item.groups.iter().enumerate() {
        let leaves = item
            .leaves
            .iter()
            .enumerate()
            .filter(|(_, leaf)| leaf.group == Some(n));
        let leaves =
            leaves.map(|(leaf, of)| (of.range.clone(), gone.contains_key(&leaf), of.is_self));
        let inner = item
            .groups
            .iter()
            .enumerate()
            .filter(|(_, g)| g.outer == Some(n));
        let inner = inner.map(|(inner, of)| (of.member.clone(), empty[inner], false));
        let mut members: Vec<_> = leaves.chain(inner).collect();
        members.sort_by_key(|member| member.0.start);
        if empty[n] || !members.iter().any(|member| member.1) {
            continue;
        }
        edits.push(Edit {
            range: braces.range.clone(),
            pieces: kept(source, &braces.range, &members),
            group,
        });
    }
    edits
}

fn kept(source: &str, braces: &Range<usize>, members: &[(Range<usize>, bool, bool)]) -> Vec<Piece> {
    let text = |range: Range<usize>| source.get(range).unwrap_or_default();
    let stay: Vec<_> = members.iter().filter(|member| !member.1).collect();
    let has_comment = |range: Range<usize>| {
        let between = text(range);
        between.contains("//") || between.contains("/*")
    };
    let comments = members
        .windows(2)
        .any(|pair| has_comment(pair[0].0.end..pair[1].0.start))
        || members
            .last()
            .is_some_and(|last| has_comment(last.0.end..braces.end))
        || members
            .first()
            .is_some_and(|first| has_comment(braces.start..first.0.start));
    if let ([(only, _, is_self)], false) = (&stay[..], comments)
        && !is_self
    {
        return vec![Piece::Source(only.clone())];
    }
    let first = members.first().map_or(braces.end, |member| member.0.start);
    let mut pieces = vec![Piece::Text(text(braces.start..first).to_owned())];
    let mut has_comma = false;
    let last_kept = members.iter().rposition(|member| !member.1);
    for (n, (range, goes, _)) in members.iter().enumerate() {
        let next = members
            .get(n + 1)
            .map_or(braces.end, |member| member.0.start);
        let separator = text(range.end..next);
        let is_last = n + 1 == members.len();
        if !goes {
            pieces.push(Piece::Source(range.clone()));
            if Some(n) != last_kept {
                pieces.push(Piece::Text(separator.to_owned()));
                continue;
            }
        }
        // Behind the last that stays comes what stood behind the last of all; comments stay, commas
        // stand once.
        if has_comment(range.end..next) && !is_last {
            let comma = usize::from(*goes || has_comma);
            has_comma |= !goes;
            pieces.push(Piece::Text(separator.replacen(',', "", comma)));
        } else if is_last {
            pieces.push(Piece::Text(separator.replacen(
                ',',
                "",
                usize::from(has_comma),
            )));
        }
    }
    pieces
}
