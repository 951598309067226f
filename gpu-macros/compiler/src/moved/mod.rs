//! `moved!` and `#[moved_from]`: old paths that keep working until a named version.
//!
//! | stage | reads | writes | file |
//! |---|---|---|---|
//! | parse | tokens | entries, one by one | `parse`, `options` |
//! | check | entries | diagnostics only | `check` |
//! | expand | entries, the version that is built | the old module tree | `tree` |
//!
//! `recipe` has the items of one entry while its old path works, `tombstone` those of one whose use
//! is an error, `note` the sentence that both say, `same` the test that old and new are one. No
//! macro sees what a path names, so an entry says it, and rustc checks what it says.
//!
//! `cargo gpu-migrate` reads the same tables through [`read`], and the same sentence through
//! [`note`].

mod attribute;
mod check;
pub(crate) mod clause;
mod expand;
pub mod note;
mod options;
mod parse;
mod recipe;
mod same;
#[cfg(test)]
mod tests;
mod tombstone;
mod version;

use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::{Attribute, ExprClosure, FnArg, Generics, Path, ReturnType, Type, Visibility};

pub use attribute::moved_from;
pub use clause::{OldName, read_clauses};
pub use version::{Stage, Triple};

use crate::diag::Diagnostics;
use crate::syntax::too_deep;

/// What the build says of the crate that is being compiled.
#[derive(Clone, Debug, Default)]
pub struct Build {
    /// `CARGO_PKG_VERSION`; `None` in a build without Cargo, which knows no versions.
    pub version: Option<String>,
    /// `CARGO_CRATE_NAME`, the first segment of the paths in messages.
    pub crate_name: Option<String>,
    /// [`REACH`]: who may see the re-exports of the mode `exact`.
    pub reach: Reach,
}

/// The variable by which `cargo gpu-migrate` has re-exports of the mode `exact` made for fewer than
/// everybody. They never warn; while they are private, rustc names each of their uses in an error.
/// Only a rustc that the tool started has it, never that of a build.
pub const REACH: &str = "GPU_MIGRATE_REACH";

/// Who may see a re-export of the mode `exact`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// As the entry says.
    #[default]
    Everyone,
    /// The crate of the table.
    Crate,
    /// The module of the re-export.
    Module,
}

impl Reach {
    /// As [`REACH`] says it.
    ///
    /// ```
    /// use gpu_macros_compiler::moved::Reach;
    ///
    /// for reach in [Reach::Everyone, Reach::Crate, Reach::Module] {
    ///     assert_eq!(Reach::read(reach.word()), reach);
    /// }
    /// assert_eq!(Reach::read("anything"), Reach::Everyone);
    /// ```
    pub fn read(word: &str) -> Self {
        match word {
            "crate" => Reach::Crate,
            "module" => Reach::Module,
            _ => Reach::Everyone,
        }
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        match self {
            Reach::Everyone => "everyone",
            Reach::Crate => "crate",
            Reach::Module => "module",
        }
    }
}

impl Build {
    /// As Cargo tells it to the compiler.
    pub fn from_env() -> Self {
        Self {
            version: std::env::var("CARGO_PKG_VERSION").ok(),
            crate_name: std::env::var("CARGO_CRATE_NAME").ok(),
            reach: std::env::var(REACH).map_or(Reach::Everyone, |word| Reach::read(&word)),
        }
    }

    fn root(&self) -> &str {
        self.crate_name.as_deref().unwrap_or("crate")
    }

    fn stage(&self, window: &Window) -> Stage {
        let version = self.version.as_deref().and_then(Triple::parse);
        window.stage(version)
    }
}

/// The old module tree of a table, and the table's errors.
pub fn moved(input: TokenStream, build: &Build) -> TokenStream {
    let diag = Diagnostics::new();
    if too_deep(&input, &diag) {
        return diag.finish().err().unwrap_or_default();
    }
    let mut table = parse::table(input, &diag);
    check::table(&mut table, build, &diag);
    let items = expand::table(&table, build);
    let errors = diag.finish().err();
    errors.into_iter().chain([items]).collect()
}

/// One moved path, as a tool reads it out of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alias {
    /// What the entry says the path names: `struct`, `fn`, `use`, ..
    pub kind: &'static str,
    /// The segments of the old path behind the crate's root.
    pub old: Vec<String>,
    /// Where it is now.
    pub new: NewPlace,
    /// True where the old path is a plain re-export, which never warns.
    pub exact: bool,
    /// The version that deprecates it.
    pub since: String,
    /// The version that removes it.
    pub remove_in: String,
    /// True for `old::* => new::*`: the paths are those of the modules.
    pub is_glob: bool,
    /// The line of the entry in the text that was read, from 1.
    pub line: usize,
    /// The byte at which the entry begins there.
    pub at: usize,
}

/// Where a moved path is now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NewPlace {
    /// The segments of the new path; `crate` first if it is in the same crate.
    Path(Vec<String>),
    /// The text of the closure that has the old arguments.
    Adapter(String),
}

/// The entries of a table. What has errors is left out: rustc reports them.
///
/// ```
/// let table = "
///     in crate::optimization;
///     since = \"0.2.0\", remove_in = \"0.4.0\";
///     struct gpu_memory::ArrayCache => crate::optimization::gpu_cache::ArrayCache;
/// ";
/// let aliases = gpu_macros_compiler::moved::read(table.parse().unwrap());
/// assert_eq!(aliases[0].old, ["optimization", "gpu_memory", "ArrayCache"]);
/// ```
pub fn read(input: TokenStream) -> Vec<Alias> {
    let diag = Diagnostics::new();
    let table = match too_deep(&input, &diag) {
        true => Table::default(),
        false => parse::table(input, &diag),
    };
    let _ = diag.finish();
    let alias = |entry: &Entry| {
        let window = entry.window.as_ref()?;
        let mut old: Vec<String> = table.place.iter().map(ToString::to_string).collect();
        old.extend(entry.old.iter().map(ToString::to_string));
        let new = match &entry.target {
            Target::Path(path) => {
                let segments = path.segments.iter();
                NewPlace::Path(segments.map(|s| s.ident.to_string()).collect())
            }
            Target::Adapter(closure) => NewPlace::Adapter(note::plain(closure)),
        };
        Some(Alias {
            kind: entry.kind.word(),
            old,
            new,
            exact: entry.exact(),
            since: window.since.text.clone(),
            remove_in: window.remove_in.text.clone(),
            is_glob: matches!(entry.kind, Kind::Glob),
            line: entry.span.start().line,
            at: entry.span.byte_range().start,
        })
    };
    table.entries.iter().filter_map(alias).collect()
}

/// What stands in one `moved!`.
#[derive(Default)]
struct Table {
    /// The module behind `in crate::`, where the table stands.
    place: Vec<Ident>,
    /// `test = name`: the generated test.
    test: Option<Ident>,
    entries: Vec<Entry>,
}

/// One moved path.
struct Entry {
    /// `#[cfg(..)]`s only.
    cfgs: Vec<Attribute>,
    vis: Visibility,
    kind: Kind,
    /// Where the kind is written.
    span: Span,
    /// Behind the table's place. A glob's is the module.
    old: Vec<Ident>,
    /// The new item is beside the old name, in a module that no macro knows.
    beside: bool,
    generics: Generics,
    target: Target,
    /// `None` after an error.
    window: Option<Window>,
    mode: Option<(Mode, Span)>,
    /// What the author accepts that a warning breaks.
    breaks: Option<Ident>,
    note: Option<String>,
}

/// What the old path names, with what its recipe needs to know.
enum Kind {
    /// Also a union, or a type alias.
    Struct,
    TupleStruct(Option<Vec<Type>>),
    UnitStruct,
    Enum,
    Fn(Box<Signature>),
    Const(Type),
    Static(Type),
    Trait,
    Macro,
    Mod,
    /// Anything, by a plain re-export.
    Use,
    Glob,
}

/// The signature of an old function; its name is the entry's last segment.
struct Signature {
    qualifiers: TokenStream,
    is_async: bool,
    is_unsafe: bool,
    inputs: Vec<FnArg>,
    output: ReturnType,
}

/// The right side of an entry.
enum Target {
    Path(Path),
    Adapter(ExprClosure),
}

impl Target {
    /// As it was written.
    fn tokens(&self) -> TokenStream {
        match self {
            Target::Path(path) => path.to_token_stream(),
            Target::Adapter(closure) => closure.to_token_stream(),
        }
    }
}

/// How the old path works.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mode {
    /// By a deprecated item.
    Warn,
    /// By a re-export, which rustc never warns about.
    Exact,
}

/// A version as written.
#[derive(Clone)]
struct Version {
    text: String,
    triple: Triple,
    span: Span,
}

/// When the old path warns, is an error, is gone.
#[derive(Clone)]
struct Window {
    since: Version,
    error_in: Option<Version>,
    remove_in: Version,
}

impl Kind {
    /// As an entry begins.
    fn word(&self) -> &'static str {
        match self {
            Kind::Struct => "struct",
            Kind::TupleStruct(_) => "tuple struct",
            Kind::UnitStruct => "unit struct",
            Kind::Enum => "enum",
            Kind::Fn(_) => "fn",
            Kind::Const(_) => "const",
            Kind::Static(_) => "static",
            Kind::Trait => "trait",
            Kind::Macro => "macro",
            Kind::Mod => "mod",
            Kind::Use | Kind::Glob => "use",
        }
    }
}

impl Entry {
    /// True if the old path is a plain re-export: asked for, or the only recipe that breaks nobody.
    fn exact(&self) -> bool {
        match self.mode {
            Some((mode, _)) => mode == Mode::Exact,
            None => matches!(
                self.kind,
                Kind::TupleStruct(_)
                    | Kind::Enum
                    | Kind::Trait
                    | Kind::Mod
                    | Kind::Use
                    | Kind::Glob
            ),
        }
    }

    /// The old path with the crate's name, for messages.
    fn old_path(&self, place: &[Ident], build: &Build) -> String {
        if let (true, Some(name)) = (self.beside, self.old.last()) {
            return name.to_string();
        }
        let mut text = build.root().to_owned();
        for segment in place.iter().chain(&self.old) {
            text.push_str("::");
            text.push_str(&segment.to_string());
        }
        if matches!(self.kind, Kind::Glob) {
            text.push_str("::*");
        }
        text
    }

    /// What the new place is, with the crate's name, for messages.
    fn new_path(&self, build: &Build) -> String {
        let text = match &self.target {
            Target::Path(path) => note::path(path, build.root()),
            Target::Adapter(closure) => note::in_crate(&note::plain(closure), build.root()),
        };
        match self.kind {
            Kind::Glob => format!("{text}::*"),
            _ => text,
        }
    }

    /// The sentence about this entry.
    fn sentence(&self, place: &[Ident], build: &Build) -> String {
        let removal = self.window.as_ref().map_or("", |w| &w.remove_in.text);
        note::sentence(
            &self.old_path(place, build),
            &self.new_path(build),
            removal,
            self.note.as_deref(),
        )
    }
}
