//! The text of an import item that changes.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Maker;
use super::imports::{Changed, Import};
use super::prune::pruned;
use crate::edits::Edit;
use crate::scan::UseItem;

impl Maker<'_> {
    /// Writes an item with what became of its leaves.
    pub(super) fn rewrite(&mut self, file: usize, item: usize, changed: &Changed) {
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
