//! `alias old_name(since = "0.2.0", remove_in = "0.4.0")` in `gpu_pool!` and `#[gpu_kernel]`: taken out
//! of their tokens before they read them, and made into the old name beside the new one.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::{Generics, Path, Visibility};

use super::options::{Options, Owner};
use super::{Build, Entry, Kind, Mode, Table, Target, check, expand};
use crate::diag::Diagnostics;
use crate::syntax::whole;

/// One clause, as it was found.
pub(crate) struct Clause {
    old: Ident,
    keys: TokenStream,
    /// What stands before it: `pub pool Name`.
    before: Vec<TokenTree>,
}

/// The tokens without the clauses. A comma behind one goes with it, or else the one before it.
pub(crate) fn take(tokens: TokenStream) -> (TokenStream, Vec<Clause>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut rest: Vec<TokenTree> = Vec::new();
    let mut clauses = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let word = matches!(token, TokenTree::Ident(word) if word == "alias");
        if let (true, Some(TokenTree::Ident(old)), Some(TokenTree::Group(keys))) =
            (word, tokens.get(at + 1), tokens.get(at + 2))
            && keys.delimiter() == Delimiter::Parenthesis
        {
            clauses.push(Clause {
                old: old.clone(),
                keys: keys.stream(),
                before: rest.clone(),
            });
            at += 3;
            let comma = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ',');
            if comma(tokens.get(at)) {
                at += 1;
            } else if at == tokens.len() && comma(rest.last()) {
                rest.pop();
            }
            continue;
        }
        rest.push(token.clone());
        at += 1;
    }
    (rest.into_iter().collect(), clauses)
}

/// The old names of pools, each of the pool that its clause stands behind.
pub(crate) fn pools(clauses: Vec<Clause>, build: &Build) -> TokenStream {
    let one = |clause: Clause| {
        let (Some(TokenTree::Ident(new)), before) = clause
            .before
            .split_last()
            .map_or((None, &[][..]), |(last, rest)| (Some(last.clone()), rest))
        else {
            return TokenStream::new();
        };
        let vis = visibility(before.split_last().map_or(&[], |(_pool, rest)| rest));
        old_name(&clause, Kind::Struct, &new, vis, build)
    };
    clauses.into_iter().map(one).collect()
}

/// The old names of a kernel: re-exports, because its name is that of a function and of a struct.
pub(crate) fn kernel(
    clauses: &[Clause],
    name: &Ident,
    vis: &Visibility,
    build: &Build,
) -> TokenStream {
    let one = |clause| old_name(clause, Kind::Use, name, vis.clone(), build);
    clauses.iter().map(one).collect()
}

/// What a list of tokens ends with: `pub`, `pub(..)` or nothing.
fn visibility(before: &[TokenTree]) -> Visibility {
    let is_pub = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "pub");
    let tokens: TokenStream = match before {
        [.., word, scope @ TokenTree::Group(_)] if is_pub(word) => {
            [word.clone(), scope.clone()].into_iter().collect()
        }
        [.., word] if is_pub(word) => TokenStream::from(word.clone()),
        _ => TokenStream::new(),
    };
    syn::parse2(tokens).unwrap_or(Visibility::Inherited)
}

fn old_name(
    clause: &Clause,
    kind: Kind,
    new: &Ident,
    vis: Visibility,
    build: &Build,
) -> TokenStream {
    let diag = Diagnostics::new();
    let mut options = Options::default();
    let keys = clause.keys.clone();
    diag.ok(whole(keys, |input| {
        options.parse(input, Owner::Clause, &diag)
    }));
    let span = clause.old.span();
    let window = match diag.is_empty() {
        true => options.window(&Options::default(), span, &diag),
        false => None,
    };
    let mut items = TokenStream::new();
    if let Some(window) = window {
        let target: Path = syn::parse_quote!(#new);
        let mode = matches!(kind, Kind::Use).then_some((Mode::Exact, span));
        let mut table = Table {
            entries: vec![Entry {
                cfgs: Vec::new(),
                kind,
                vis,
                span,
                old: vec![clause.old.clone()],
                beside: true,
                generics: Generics::default(),
                target: Target::Path(target),
                window: Some(window),
                mode,
                breaks: None,
                note: options.note.map(|note| note.value()),
            }],
            ..Table::default()
        };
        check::table(&mut table, build, &diag);
        items = table
            .entries
            .iter()
            .map(|entry| expand::item(entry, &table, build))
            .collect();
    }
    let errors = diag.finish().err();
    errors.into_iter().chain([items]).collect()
}

/// A clause as a tool reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldName {
    /// The old name.
    pub old: String,
    /// The version that removes it.
    pub remove_in: String,
}

/// The clauses in the arguments of `#[gpu_kernel]`, without those that have errors.
///
/// ```
/// use gpu_macros_compiler::moved::read_clauses;
///
/// let args = "over = y, alias axpy(since = \"0.2.0\", remove_in = \"0.4.0\")";
/// assert_eq!(read_clauses(args.parse().unwrap())[0].old, "axpy");
/// ```
pub fn read_clauses(args: TokenStream) -> Vec<OldName> {
    let read = |clause: Clause| {
        let diag = Diagnostics::new();
        let mut options = Options::default();
        let keys = |input: syn::parse::ParseStream<'_>| options.parse(input, Owner::Clause, &diag);
        diag.ok(whole(clause.keys.clone(), keys));
        let window = options.window(&Options::default(), clause.old.span(), &diag);
        let _ = diag.finish();
        Some(OldName {
            old: clause.old.to_string(),
            remove_in: window?.remove_in.text,
        })
    };
    take(args).1.into_iter().filter_map(read).collect()
}
