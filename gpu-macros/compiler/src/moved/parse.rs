//! From tokens to entries. An entry that cannot be read is reported and passed over, so that several
//! mistakes are reported together.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Attribute, ExprClosure, FnArg, Generics, Path, ReturnType, Token, Type};

use super::options::{Options, Owner};
use super::{Entry, Kind, Signature, Table, Target};
use crate::diag::Diagnostics;
use crate::syntax::whole;

const FORM: &str = "an entry is `struct old::Name => crate::new::Name;`; it begins with what the \
    path names: struct, tuple struct, unit struct, union, enum, type, fn, const, static, trait, \
    macro, mod, use";

/// The table, without the entries that cannot be read.
pub(super) fn table(input: TokenStream, diag: &Diagnostics) -> Table {
    let mut table = Table::default();
    let mut options = Options::default();
    if input.is_empty() {
        diag.error_with(
            proc_macro2::Span::call_site(),
            "no path is moved here",
            FORM,
        );
    }
    for statement in statements(input) {
        let (statement, own) = without_options(statement);
        let one = |input: ParseStream<'_>| match kind_of_statement(input) {
            Statement::Place => place(input, &mut table),
            Statement::Options => options.parse(input, Owner::Table, diag),
            Statement::Entry => {
                let entry = entry(input, own, &options, diag)?;
                table.entries.push(entry);
                Ok(())
            }
        };
        diag.ok(whole(statement, one));
    }
    table.test = options.test;
    table
}

/// The tokens of the statements, without their semicolons.
fn statements(input: TokenStream) -> Vec<TokenStream> {
    let mut statements = vec![Vec::new()];
    for token in input {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == ';' => statements.push(Vec::new()),
            _ => {
                if let Some(last) = statements.last_mut() {
                    last.push(token);
                }
            }
        }
    }
    let full = statements.into_iter().filter(|tokens| !tokens.is_empty());
    full.map(TokenStream::from_iter).collect()
}

/// An entry's keys are taken off first: behind an adapter they would be read as a call.
fn without_options(statement: TokenStream) -> (TokenStream, Option<TokenStream>) {
    let mut tokens: Vec<TokenTree> = statement.into_iter().collect();
    let keys = |input: ParseStream<'_>| {
        input.call(Ident::parse_any)?;
        let equals = input.peek(Token![=]) && !input.peek(Token![==]);
        input.parse::<TokenStream>()?;
        Ok(equals)
    };
    let options = match tokens.last() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
            let inside = group.stream();
            let found = keys.parse2(inside.clone()).unwrap_or(false);
            found.then_some(inside)
        }
        _ => None,
    };
    if options.is_some() {
        tokens.pop();
    }
    (tokens.into_iter().collect(), options)
}

enum Statement {
    Place,
    Options,
    Entry,
}

fn kind_of_statement(input: ParseStream<'_>) -> Statement {
    if input.peek(Token![in]) {
        return Statement::Place;
    }
    // `key =`; an entry has a path there.
    let fork = input.fork();
    let key = fork.call(Ident::parse_any).is_ok();
    match key && fork.peek(Token![=]) && !fork.peek(Token![=>]) {
        true => Statement::Options,
        false => Statement::Entry,
    }
}

/// `in crate::optimization`
fn place(input: ParseStream<'_>, table: &mut Table) -> syn::Result<()> {
    input.parse::<Token![in]>()?;
    let path = input.call(Path::parse_mod_style)?;
    if path.segments.first().is_none_or(|s| s.ident != "crate") {
        let what = "`in` names the module in which this table stands, from the crate's root\n\
            help: write `in crate::the_module`, or nothing in the root";
        return Err(syn::Error::new_spanned(path, what));
    }
    let segments = path.segments.into_iter().skip(1);
    table.place = segments.map(|segment| segment.ident).collect();
    Ok(())
}

fn entry(
    input: ParseStream<'_>,
    own: Option<TokenStream>,
    table: &Options,
    diag: &Diagnostics,
) -> syn::Result<Entry> {
    let cfgs = input.call(Attribute::parse_outer)?;
    for attr in cfgs.iter().filter(|attr| !attr.path().is_ident("cfg")) {
        let help = "words for the users go into the entry's `(note = \"..\")`";
        diag.error_with(attr, "only `#[cfg(..)]` can stand before an entry", help);
    }
    // A crate's own paths may have moved as well: `pub(crate) fn old::f() => ..`.
    let vis = match input.peek(Token![pub]) {
        true => input.parse()?,
        false => syn::parse_quote!(pub),
    };
    let head = head(input)?;
    input.parse::<Token![=>]>().map_err(|error| {
        let what = "expected `=>`\nhelp: behind it stands the new path, as in `struct old::Name => crate::new::Name;`";
        syn::Error::new(error.span(), what)
    })?;
    let target = target(input, &head.kind)?;
    let mut options = Options::default();
    if let Some(own) = own {
        whole(own, |input| options.parse(input, Owner::Entry, diag))?;
    }
    if !input.is_empty() {
        return Err(input.error(
            "expected `;`\nhelp: an entry ends with a semicolon, as in `struct old::Name => crate::new::Name;`",
        ));
    }
    let span = head.old.first().map_or(head.span, Ident::span);
    Ok(Entry {
        cfgs: cfgs
            .into_iter()
            .filter(|a| a.path().is_ident("cfg"))
            .collect(),
        vis,
        window: options.window(table, span, diag),
        mode: options.mode,
        breaks: options.breaks,
        note: options.note.map(|note| note.value()),
        kind: head.kind,
        span: head.span,
        old: head.old,
        beside: false,
        generics: head.generics,
        target,
    })
}

/// The left side.
struct Head {
    kind: Kind,
    span: proc_macro2::Span,
    old: Vec<Ident>,
    generics: Generics,
}

fn head(input: ParseStream<'_>) -> syn::Result<Head> {
    let span = input.span();
    let fail = |what: &str| syn::Error::new(span, format!("{what}\nhelp: {FORM}"));
    let fork = input.fork();
    let word = fork
        .call(Ident::parse_any)
        .map_err(|_| fail("no entry begins so"))?;
    let next = fork.call(Ident::parse_any).map(|word| word.to_string());
    let next = next.unwrap_or_default();
    let is_fn = || {
        let words = ["const", "async", "unsafe", "extern", "fn"];
        words.contains(&word.to_string().as_str())
            && (word == "fn" || word == "extern" || words.contains(&next.as_str()))
    };
    if is_fn() {
        return function(input);
    }
    input.call(Ident::parse_any)?;
    let kind = match word.to_string().as_str() {
        "tuple" | "unit" if next == "struct" => {
            input.parse::<Token![struct]>()?;
            match word == "tuple" {
                true => Kind::TupleStruct(None),
                false => Kind::UnitStruct,
            }
        }
        "struct" | "union" | "type" => Kind::Struct,
        "enum" => Kind::Enum,
        "trait" => Kind::Trait,
        "macro" => Kind::Macro,
        "mod" => Kind::Mod,
        "use" => Kind::Use,
        "const" | "static" => {
            let old = old_path(input)?;
            input.parse::<Token![:]>().map_err(|error| {
                let what = format!(
                    "the type is missing\nhelp: write `{word} old::NAME: Type => crate::new::NAME;`"
                );
                syn::Error::new(error.span(), what)
            })?;
            let ty = input.parse()?;
            let kind = match word == "const" {
                true => Kind::Const(ty),
                false => Kind::Static(ty),
            };
            return Ok(Head {
                kind,
                span,
                old,
                generics: Generics::default(),
            });
        }
        other => return Err(fail(&format!("no entry begins with `{other}`"))),
    };
    let (old, glob) = match kind {
        Kind::Use => old_path_or_glob(input)?,
        _ => (old_path(input)?, false),
    };
    let generics: Generics = input.parse()?;
    let kind = match kind {
        Kind::Use if glob => Kind::Glob,
        Kind::TupleStruct(_) if input.peek(syn::token::Paren) => {
            let inside;
            syn::parenthesized!(inside in input);
            let fields = Punctuated::<Type, Token![,]>::parse_terminated(&inside)?;
            Kind::TupleStruct(Some(fields.into_iter().collect()))
        }
        other => other,
    };
    Ok(Head {
        kind,
        span,
        old,
        generics,
    })
}

fn function(input: ParseStream<'_>) -> syn::Result<Head> {
    let span = input.span();
    let constness = input.parse::<Option<Token![const]>>()?;
    let is_async = input.parse::<Option<Token![async]>>()?;
    let is_unsafe = input.parse::<Option<Token![unsafe]>>()?;
    let abi = input.parse::<Option<syn::Abi>>()?;
    input.parse::<Token![fn]>()?;
    let old = old_path(input)?;
    let mut generics: Generics = input.parse()?;
    if !input.peek(syn::token::Paren) {
        return Err(input.error(
            "the signature is missing\nhelp: write the old function as it was, `fn old::name(a: f32) -> f32 => crate::new::name;`",
        ));
    }
    let inside;
    syn::parenthesized!(inside in input);
    let inputs = Punctuated::<FnArg, Token![,]>::parse_terminated(&inside)?;
    for arg in &inputs {
        let named = match arg {
            FnArg::Typed(arg) => matches!(&*arg.pat, syn::Pat::Ident(_)),
            FnArg::Receiver(_) => false,
        };
        if !named {
            let what = "a parameter of an old function is `name: Type`\nhelp: a method is renamed by `#[moved_from(..)]` in its `impl`";
            return Err(syn::Error::new_spanned(arg, what));
        }
    }
    let output = input.parse::<ReturnType>()?;
    generics.where_clause = input.parse()?;
    let signature = Signature {
        qualifiers: quote!(#constness #is_async #is_unsafe #abi),
        is_async: is_async.is_some(),
        is_unsafe: is_unsafe.is_some(),
        inputs: inputs.into_iter().collect(),
        output,
    };
    Ok(Head {
        kind: Kind::Fn(Box::new(signature)),
        span,
        old,
        generics,
    })
}

fn old_path(input: ParseStream<'_>) -> syn::Result<Vec<Ident>> {
    let (path, glob) = old_path_or_glob(input)?;
    match glob {
        false => Ok(path),
        true => Err(input
            .error("only `use` moves all of a module\nhelp: write `use old::* => crate::new::*;`")),
    }
}

/// Relative to the table's place. True: it ends with `::*`.
fn old_path_or_glob(input: ParseStream<'_>) -> syn::Result<(Vec<Ident>, bool)> {
    let mut path = Vec::new();
    loop {
        if !path.is_empty() && input.parse::<Option<Token![*]>>()?.is_some() {
            return Ok((path, true));
        }
        let word = input.call(Ident::parse_any)?;
        let relative = ["crate", "self", "super", "Self"].contains(&word.to_string().as_str());
        if relative || syn::parse2::<Ident>(word.to_token_stream()).is_err() {
            let what = format!(
                "`{word}` cannot stand in an old path\nhelp: an old path is relative to the module in which the table stands"
            );
            return Err(syn::Error::new(word.span(), what));
        }
        path.push(word);
        if input.parse::<Option<Token![::]>>()?.is_none() {
            return Ok((path, false));
        }
    }
}

fn target(input: ParseStream<'_>, kind: &Kind) -> syn::Result<Target> {
    if input.peek(Token![|]) || input.peek(Token![||]) || input.peek(Token![move]) {
        return adapter(input, kind);
    }
    let span = input.span();
    let path: Path = match kind {
        Kind::Glob => {
            let mut segments = Punctuated::new();
            let leading_colon = input.parse()?;
            loop {
                segments.push_value(syn::PathSegment::from(input.call(Ident::parse_any)?));
                segments.push_punct(input.parse()?);
                if input.parse::<Option<Token![*]>>()?.is_some() {
                    segments.pop_punct();
                    break Path {
                        leading_colon,
                        segments,
                    };
                }
            }
        }
        _ => input.parse()?,
    };
    let from_root =
        path.leading_colon.is_some() || path.segments.first().is_some_and(|s| s.ident == "crate");
    // Counter-example: `=> new::Name`, which means another item in each module of the old tree.
    if !from_root || path.segments.len() < 2 - usize::from(path.leading_colon.is_some()) {
        let what = "the new path does not begin at a crate's root\n\
            help: write `crate::..`, or `::other_crate::..`";
        return Err(syn::Error::new(span, what));
    }
    Ok(Target::Path(path))
}

fn adapter(input: ParseStream<'_>, kind: &Kind) -> syn::Result<Target> {
    let closure: ExprClosure = input.parse()?;
    let Kind::Fn(signature) = kind else {
        let what = "only a function has arguments to adapt\nhelp: write the new path";
        return Err(syn::Error::new_spanned(closure, what));
    };
    if closure.inputs.len() != signature.inputs.len() {
        let what = format!(
            "the adapter takes {} arguments, the old function {}\nhelp: it takes the old arguments in their order",
            closure.inputs.len(),
            signature.inputs.len()
        );
        return Err(syn::Error::new_spanned(closure, what));
    }
    Ok(Target::Adapter(closure))
}
