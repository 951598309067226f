//! What is mutated: every kernel, device function, device struct and pool of the repository's own
//! sources, found by their attributes, so that a new one is fuzzed without a list.

use super::trees::{Tree, trees};
use proc_macro2::Delimiter;
use std::path::{Path, PathBuf};

/// The macro that a case goes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    Kernel,
    Function,
    Struct,
    Pool,
}

/// A use of a macro.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    pub entry: Entry,
    /// The attribute's arguments; nothing for the other two.
    pub args: Vec<Tree>,
    pub item: Vec<Tree>,
    /// It is compiled as it stands.
    pub sound: bool,
}

/// Where kernels are, relative to the compiler's crate, how many there are at least, and whether
/// they are to be accepted. A folder that moved is a failure, not a smaller corpus.
const PLACES: [(&str, usize, bool); 5] = [
    ("../../tests/tests/parity", 50, true),
    ("../../tests/tests/it", 30, true),
    ("../../gpu-runtime/examples", 5, true),
    ("../../ui-tests/pass", 5, true),
    ("../../ui-tests/ui", 100, false),
];

pub fn corpus() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = Vec::new();
    for (folder, least, sound) in PLACES {
        let mut found = Vec::new();
        for file in rust_files(&root.join(folder)) {
            let text = std::fs::read_to_string(&file)
                .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            let tokens = text
                .parse()
                .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
            collect(&trees(tokens), &mut found);
        }
        assert!(
            found.len() >= least,
            "{folder} has {} uses of the macros, and {least} are expected",
            found.len()
        );
        for case in &mut found {
            // What `macro_rules!` has still to fill in is no kernel yet.
            case.sound = sound && !has_dollar(&case.item) && !has_dollar(&case.args);
        }
        all.extend(found);
    }
    for entry in [Entry::Kernel, Entry::Function, Entry::Struct, Entry::Pool] {
        let count = all.iter().filter(|c| c.entry == entry).count();
        assert!(count > 4, "{count} cases for {entry:?}");
    }
    all
}

fn has_dollar(all: &[Tree]) -> bool {
    all.iter().any(|t| match t {
        Tree::Group(_, inner) => has_dollar(inner),
        t => t.is("$"),
    })
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            files.push(path);
        }
    }
    files
}

/// Finds uses of the macros, at any depth.
fn collect(all: &[Tree], found: &mut Vec<Case>) {
    for (i, tree) in all.iter().enumerate() {
        if let Tree::Group(_, inner) = tree {
            collect(inner, found);
        }
        let rest = &all[i + 1..];
        match (tree, rest) {
            (hash, [Tree::Group(Delimiter::Bracket, attr), rest @ ..]) if hash.is("#") => {
                if let Some((entry, args)) = attribute(attr)
                    && let Some(item) = item(rest)
                {
                    found.push(Case {
                        entry,
                        args,
                        item,
                        sound: false,
                    });
                }
            }
            (name, [bang, Tree::Group(_, inner), ..]) if name.is("gpu_pool") && bang.is("!") => {
                found.push(Case {
                    entry: Entry::Pool,
                    args: Vec::new(),
                    item: inner.clone(),
                    sound: false,
                });
            }
            _ => {}
        }
    }
}

fn attribute(attr: &[Tree]) -> Option<(Entry, Vec<Tree>)> {
    let (name, args) = match attr {
        [name] => (name, Vec::new()),
        [name, Tree::Group(_, args)] => (name, args.clone()),
        _ => return None,
    };
    match name.text()? {
        "gpu_kernel" => Some((Entry::Kernel, args)),
        "gpu_fn" => Some((Entry::Function, args)),
        "derive" if args.iter().any(|t| t.is("GpuRepr")) => Some((Entry::Struct, Vec::new())),
        _ => None,
    }
}

/// The item behind an attribute: up to its braces, or its semicolon.
fn item(rest: &[Tree]) -> Option<Vec<Tree>> {
    let end = rest
        .iter()
        .position(|t| matches!(t, Tree::Group(Delimiter::Brace, _)) || t.is(";"))?;
    Some(rest[..=end].to_vec())
}
