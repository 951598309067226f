//! The uses of old paths in files that may be written.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::Path;

use super::Input;
use crate::cargo::{Finding, Private};
use crate::code::{Alias, Code, NewPlace, Resolver};
use crate::scan::Segment;

/// One use.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    pub(crate) file: usize,
    pub(crate) node: Node,
    /// The written segment that ends the old path.
    pub(crate) segment: usize,
    pub(crate) alias: Alias,
    /// Names behind the old path, in an import.
    pub(crate) rest: Vec<String>,
    pub(crate) bound: Bound,
    /// The import that brought the first name: file, item, leaf.
    pub(crate) through: Option<(usize, usize, usize)>,
    /// rustc said so.
    pub(crate) confirmed: bool,
}

/// Where it stands: an index of a path, or of an import and a leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Node {
    Run(usize),
    Leaf(usize, usize),
}

/// How a written name comes to be an old path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    /// It is written out.
    Written,
    /// An import of exactly this name: file, item, leaf.
    Import(usize, usize, usize),
    /// A glob import of the old module.
    Glob(usize, usize, usize),
    /// Only rustc knows: a re-export elsewhere, or names that we do not follow.
    Unknown,
}

impl Hit {
    /// Old and new are names beside each other, and the old one is written here.
    pub(crate) fn is_name(&self) -> bool {
        matches!(self.alias.new, NewPlace::Name(_))
    }

    pub(crate) fn range(&self, code: &Code) -> Range<usize> {
        let scan = &code.files[self.file].scan;
        let segment = match self.node {
            Node::Run(run) => scan.runs[run].segments.get(self.segment),
            Node::Leaf(item, leaf) => scan.uses[item].leaves[leaf].path.get(self.segment),
        };
        segment.map_or(0..0, |segment| segment.range.clone())
    }
}

/// All uses, by names and by rustc.
pub(super) fn find(input: &Input<'_>, resolver: &Resolver<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    let mut findings: HashMap<&Path, Vec<&Finding>> = HashMap::new();
    for finding in input.findings {
        findings.entry(&finding.file).or_default().push(finding);
    }
    let mut private: HashMap<&Path, Vec<&Private>> = HashMap::new();
    for name in input.private {
        private.entry(&name.file).or_default().push(name);
    }
    for (n, file) in input.code.files.iter().enumerate() {
        if !input.code.is_writable(input.workspace, n) {
            continue;
        }
        let mut by_range: HashMap<Range<usize>, Vec<usize>> = HashMap::new();
        let mut behind_modules: HashMap<Range<usize>, Vec<usize>> = HashMap::new();
        let first = hits.len();
        by_name(input, resolver, n, &mut hits);
        for (index, hit) in hits.iter().enumerate().skip(first) {
            let place = hit.range(input.code);
            by_range.entry(place.clone()).or_default().push(index);
            // Of a module that moved by a glob, rustc names what is behind it.
            let behind = range_of(input.code, n, hit.node, hit.segment + 1);
            if hit.alias.exact && behind.start > place.end {
                behind_modules.entry(behind).or_default().push(index);
            }
        }
        if file.snippet {
            continue;
        }
        for private in private.get(file.path.as_path()).into_iter().flatten() {
            let place = private.start..private.end;
            let known = by_range.get(&place).into_iter().flatten();
            for &index in known.chain(behind_modules.get(&place).into_iter().flatten()) {
                hits[index].confirmed |= hits[index].alias.exact;
            }
        }
        for finding in findings.get(file.path.as_path()).into_iter().flatten() {
            // The owner's table and what it generates.
            if file.scan.in_table(finding.start) {
                continue;
            }
            let Some((node, segment)) = locate(input.code, n, finding) else {
                continue;
            };
            let range = range_of(input.code, n, node, segment);
            match by_range.get(&range) {
                Some(known) => {
                    for &index in known {
                        hits[index].confirmed = true;
                    }
                }
                None => hits.push(unexplained(input, n, node, segment, finding)),
            }
        }
    }
    behind_imports(&mut hits);
    hits
}

/// rustc names the import of a re-export, and no use behind it.
fn behind_imports(hits: &mut [Hit]) {
    let leaf = |hit: &Hit| match hit.node {
        Node::Leaf(item, leaf) if hit.confirmed && hit.alias.exact => Some((hit.file, item, leaf)),
        _ => None,
    };
    let imports: HashSet<_> = hits.iter().filter_map(leaf).collect();
    for hit in hits.iter_mut().filter(|hit| hit.alias.exact) {
        if let Bound::Import(file, item, leaf) = hit.bound {
            hit.confirmed |= imports.contains(&(file, item, leaf));
        }
    }
}

fn by_name(input: &Input<'_>, resolver: &Resolver<'_>, n: usize, hits: &mut Vec<Hit>) {
    let file = &input.code.files[n];
    let Some(place) = file.places.first() else {
        return;
    };
    let named =
        |segments: &[Segment], resolved: &[String]| -> Option<(Alias, usize, Vec<String>)> {
            let (alias, length) = input.aliases.longest(resolved)?;
            // How many of the old path's names are written here.
            let written = (length + segments.len()).checked_sub(resolved.len())?;
            (written >= 1).then(|| (alias, written - 1, resolved[length..].to_vec()))
        };
    for (index, run) in file.scan.runs.iter().enumerate() {
        if run.is_tail || file.scan.in_table(run.start) {
            continue;
        }
        let Some(found) = resolver.resolve(n, place, run.scope, run.root, &run.segments) else {
            continue;
        };
        let Some((alias, segment, rest)) = named(&run.segments, &found.path) else {
            continue;
        };
        let bound = match found.through {
            Some((file, item, leaf)) if segment == 0 => {
                let glob = input.code.files[file].scan.uses[item].leaves[leaf].glob;
                match glob {
                    true => Bound::Glob(file, item, leaf),
                    false => Bound::Import(file, item, leaf),
                }
            }
            _ => Bound::Written,
        };
        hits.push(Hit {
            file: n,
            node: Node::Run(index),
            segment,
            alias,
            rest,
            bound,
            through: found.through,
            confirmed: false,
        });
    }
    for (index, item) in file.scan.uses.iter().enumerate() {
        if file.scan.in_table(item.range.start) {
            continue;
        }
        for (leaf_index, leaf) in item.leaves.iter().enumerate() {
            let Some(found) = resolver.leaf(n, place, item.scope, item.colons, leaf) else {
                continue;
            };
            let mut path = found.path.clone();
            let mut glob = None;
            if leaf.glob {
                // `use old::*` of a table's glob: as a module that moved.
                glob = input
                    .aliases
                    .globs
                    .iter()
                    .find(|(old, _)| *old == path)
                    .cloned();
            }
            let (alias, segment, rest) = match glob {
                Some((old, new)) => {
                    let alias = Alias {
                        old,
                        new: NewPlace::Path(new),
                        kind: "mod".to_owned(),
                        exact: true,
                        remove_in: String::new(),
                    };
                    (alias, leaf.path.len().saturating_sub(1), Vec::new())
                }
                None => match named(&leaf.path, &path) {
                    Some(found) => found,
                    None => continue,
                },
            };
            path.clear();
            let bound = match found.through {
                Some((file, item, leaf)) if segment == 0 => Bound::Import(file, item, leaf),
                _ => Bound::Written,
            };
            hits.push(Hit {
                file: n,
                node: Node::Leaf(index, leaf_index),
                segment,
                alias,
                rest,
                bound,
                through: found.through,
                confirmed: false,
            });
        }
    }
}

fn range_of(code: &Code, file: usize, node: Node, segment: usize) -> Range<usize> {
    let scan = &code.files[file].scan;
    let found = match node {
        Node::Run(run) => scan.runs[run].segments.get(segment),
        Node::Leaf(item, leaf) => scan.uses[item].leaves[leaf].path.get(segment),
    };
    found.map_or(0..0, |s| s.range.clone())
}

/// The written segment that rustc means.
fn locate(code: &Code, file: usize, finding: &Finding) -> Option<(Node, usize)> {
    let scan = &code.files[file].scan;
    let at = |segments: &[Segment]| segments.iter().position(|s| s.range == finding.range());
    for (n, run) in scan.runs.iter().enumerate() {
        if let Some(segment) = at(&run.segments) {
            return Some((Node::Run(n), segment));
        }
        // All of a macro call.
        if run.is_macro && run.start == finding.start {
            return Some((Node::Run(n), run.segments.len() - 1));
        }
    }
    for (n, item) in scan.uses.iter().enumerate() {
        for (m, leaf) in item.leaves.iter().enumerate() {
            if let Some(segment) = at(&leaf.path) {
                return Some((Node::Leaf(n, m), segment));
            }
        }
    }
    None
}

/// The last name of the macro call that begins at a place, where rustc points at all of it.
pub(super) fn macro_name(file: Option<&crate::code::File>, at: usize) -> Option<usize> {
    let run = file?
        .scan
        .runs
        .iter()
        .find(|run| run.is_macro && run.start == at)?;
    run.segments.last().map(|segment| segment.range.start)
}

/// What rustc found and names do not explain.
fn unexplained(
    input: &Input<'_>,
    file: usize,
    node: Node,
    segment: usize,
    finding: &Finding,
) -> Hit {
    let names: Vec<String> = finding.old.split("::").map(str::to_owned).collect();
    let new = match (names.len(), finding.new.starts_with('|')) {
        (_, true) => NewPlace::Adapter(finding.new.clone()),
        (1, false) => NewPlace::Name(finding.new.clone()),
        _ => NewPlace::Path(finding.new.split("::").map(str::to_owned).collect()),
    };
    let alias = input.aliases.get(&names).cloned().unwrap_or(Alias {
        old: names,
        new,
        kind: String::new(),
        exact: false,
        remove_in: finding.remove_in.clone(),
    });
    let scan = &input.code.files[file].scan;
    let rest = match node {
        Node::Run(_) => Vec::new(),
        Node::Leaf(item, leaf) => {
            let path = &scan.uses[item].leaves[leaf].path;
            path.iter()
                .skip(segment + 1)
                .map(|s| s.name.clone())
                .collect()
        }
    };
    Hit {
        file,
        node,
        segment,
        alias,
        rest,
        bound: Bound::Unknown,
        through: None,
        confirmed: true,
    }
}
