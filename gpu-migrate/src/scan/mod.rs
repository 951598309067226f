//! What a source file says, read from its tokens: paths, imports, declared names, nested modules.
//!
//! Tokens and not syntax trees, so that code inside macros, under a `cfg` that is off and in
//! documentation is read by the same rules. Byte ranges are those of the file.

mod docs;
mod lex;
mod uses;
mod walk;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

pub use docs::{Form, Snippet, snippets};
pub use uses::{Leaf, UseItem};

/// A file that was read, and what stands in it.
#[derive(Debug, Default)]
pub struct Scan {
    /// Nested scopes; the first is the file's module.
    pub scopes: Vec<Scope>,
    /// Paths outside of imports.
    pub runs: Vec<Run>,
    /// Import items.
    pub uses: Vec<UseItem>,
    /// `mod name;`
    pub files: Vec<FileModule>,
    /// The insides of `moved!` tables.
    pub tables: Vec<Table>,
    /// The scopes in which each name stands where an import could bring it: as the first of a path,
    /// declared, or imported.
    pub words: HashMap<String, Vec<usize>>,
    /// Items that are no imports and no modules, and so are something of this file's own.
    pub items: usize,
    /// Old names of kernels.
    pub kernels: Vec<KernelAlias>,
    /// Functions that an `extern` block declares, and where.
    pub foreign: Vec<(usize, String)>,
    /// Statics, thread-local ones as well.
    pub statics: Vec<Static>,
    /// Functions with their bodies' shapes, for the search of duplicates.
    pub functions: Vec<Function>,
}

/// A region with names of its own.
#[derive(Debug, Default)]
pub struct Scope {
    /// The region around it.
    pub parent: Option<usize>,
    /// The name of the inline module that it is; `None` for a block or the file.
    pub module: Option<String>,
    /// Names of items declared in it.
    pub declares: HashSet<String>,
    /// True if one of them is a trait, which serves by its methods.
    pub has_trait: bool,
    /// Its imports, as indices of item and leaf.
    pub leaves: Vec<(usize, usize)>,
}

/// One segment of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The identifier, `r#` taken off.
    pub name: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Identifiers joined by `::`, up to the first generic argument.
#[derive(Clone, Debug)]
pub struct Run {
    /// At least one.
    pub segments: Vec<Segment>,
    /// `::first` or `$crate`.
    pub root: Root,
    /// Where it begins, `::` and `$` included.
    pub start: usize,
    /// The scope that its names are looked up in.
    pub scope: usize,
    /// Behind a dot, or behind `>::`: no path that begins here.
    pub is_tail: bool,
    /// The call's arguments and the end of its parenthesis.
    pub call: Option<Call>,
    /// `!` follows.
    pub is_macro: bool,
    /// Within the tokens of a macro call or definition.
    pub in_macro: bool,
    /// A link in documentation.
    pub in_docs: bool,
}

/// How a path begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Root {
    /// By a name.
    Name,
    /// By `::`.
    Colons,
    /// By `$crate`; the first segment is `crate`.
    Dollar,
}

/// The parenthesis behind a path.
#[derive(Clone, Debug)]
pub struct Call {
    /// The bytes of each argument.
    pub arguments: Vec<Range<usize>>,
    /// Behind `)`.
    pub end: usize,
}

/// `mod name;`
#[derive(Clone, Debug)]
pub struct FileModule {
    /// Its name.
    pub name: String,
    /// The inline modules around it.
    pub within: Vec<String>,
    /// `#[path = ".."]`
    pub path: Option<String>,
    /// The scope that declares it.
    pub scope: usize,
}

/// The tokens of a `moved!`.
#[derive(Debug)]
pub struct Table {
    /// Its bytes, the macro's name included.
    pub range: Range<usize>,
    /// The line of the macro's first token.
    pub line: usize,
    /// What stands in it.
    pub aliases: Vec<gpu_macros_compiler::moved::Alias>,
}

/// `#[gpu_kernel(.., alias old(..))] fn new`
#[derive(Clone, Debug)]
pub struct KernelAlias {
    /// The old name.
    pub old: String,
    /// The kernel's name.
    pub new: String,
    /// The version that removes the old one.
    pub remove_in: String,
    /// Where the kernel stands.
    pub scope: usize,
}

/// A static.
#[derive(Clone, Debug)]
pub struct Static {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub at: usize,
    /// The identifiers of its type.
    pub words: Vec<String>,
}

/// A function with a body.
#[derive(Clone, Debug)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// Where the name stands.
    pub range: Range<usize>,
    /// The body's tokens with names and literals blotted out.
    pub shape: u64,
    /// How many tokens the body has.
    pub tokens: usize,
}

impl Scan {
    /// Reads a text; `None` if it is no Rust.
    ///
    /// ```
    /// use gpu_migrate::scan::Scan;
    ///
    /// let scan = Scan::read("use a::{b, c as d}; fn f() { e::g(1); }").unwrap();
    /// assert_eq!(scan.uses[0].leaves.len(), 2);
    /// assert_eq!(scan.runs[0].segments[1].name, "g");
    /// assert!(Scan::read("fn f( {").is_none());
    /// ```
    pub fn read(text: &str) -> Option<Self> {
        let (tokens, offset) = lex::tokens(text)?;
        let mut scan = Scan::default();
        scan.scopes.push(Scope::default());
        walk::walk(&mut scan, text, tokens, offset);
        Some(scan)
    }

    /// The inline modules that a scope lies in, outermost first.
    pub fn modules_of(&self, scope: usize) -> Vec<String> {
        let mut names = Vec::new();
        let mut at = Some(scope);
        while let Some(scope) = at.and_then(|n| self.scopes.get(n)) {
            names.extend(scope.module.clone());
            at = scope.parent;
        }
        names.reverse();
        names
    }

    /// How often a name stands where an import in a scope could bring it. A module within does not see
    /// the import, unless it has a glob.
    pub fn count(&self, name: &str, scope: usize) -> usize {
        let sees = |from: &&usize| {
            let mut at = **from;
            loop {
                if at == scope {
                    return true;
                }
                let Some(region) = self.scopes.get(at) else {
                    return false;
                };
                if region.module.is_some() && !self.has_glob(at) {
                    return false;
                }
                match region.parent {
                    Some(parent) => at = parent,
                    None => return false,
                }
            }
        };
        let scopes = self.words.get(name);
        scopes.map_or(0, |scopes| scopes.iter().filter(sees).count())
    }

    fn has_glob(&self, module: usize) -> bool {
        let leaves = self
            .scopes
            .get(module)
            .map_or(&[][..], |scope| &scope.leaves);
        leaves
            .iter()
            .any(|(item, leaf)| self.uses[*item].leaves[*leaf].glob)
    }

    /// True if `at` lies in a table of moved paths.
    pub fn in_table(&self, at: usize) -> bool {
        self.tables.iter().any(|table| table.range.contains(&at))
    }
}

impl Run {
    /// Where its segments up to `n` end.
    pub fn end_of(&self, n: usize) -> usize {
        self.segments.get(n).map_or(self.start, |s| s.range.end)
    }
}
