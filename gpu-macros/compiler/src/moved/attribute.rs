//! `#[moved_from(from = "old_name", ..)]`: the old name beside the new item, whose signature is there
//! to read. An attribute stands in one module and can reach no other: a path that changed its module
//! is an entry of `moved!`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::parse::Parse;
use syn::{FnArg, GenericParam, Generics, Item, LitStr, Path, Type};

use super::options::{Options, Owner};
use super::{Build, Entry, Kind, Signature, Table, Target, check, expand, recipe};
use crate::diag::Diagnostics;
use crate::syntax::{too_deep, whole};

const FORM: &str = "write `#[moved_from(from = \"old_name\", since = \"0.2.0\", remove_in = \"0.4.0\")]`; \
    in an `impl`, `from = \"Self::old_name\"`";

/// The item, and its old name.
pub fn moved_from(args: TokenStream, item: TokenStream, build: &Build) -> TokenStream {
    let diag = Diagnostics::new();
    let alias = match too_deep(&args, &diag) || too_deep(&item, &diag) {
        true => None,
        false => alias(args, item.clone(), build, &diag),
    };
    let errors = diag.finish().err();
    errors.into_iter().chain([item]).chain(alias).collect()
}

fn alias(
    args: TokenStream,
    item: TokenStream,
    build: &Build,
    diag: &Diagnostics,
) -> Option<TokenStream> {
    let mut options = Options::default();
    let parsed = whole(args, |input| options.parse(input, Owner::Attribute, diag));
    diag.ok(parsed)?;
    let Some(from) = options.from.take() else {
        diag.error_with(Span::call_site(), "the old name is missing", FORM);
        return None;
    };
    let (old, in_impl) = old_name(&from, diag)?;
    let item = diag.ok(whole(item, Item::parse))?;
    let new = described(&item, diag)?;
    // Counter-example: `from = "gpu_available"` on the function `gpu_available`.
    if new.name == old {
        diag.error_with(&from, format_args!("`{old}` is the new name as well"), FORM);
        return None;
    }
    let window = options.window(&Options::default(), from.span(), diag)?;
    // An `impl` has no room for the trait that has our sentence.
    if in_impl && let Some(error) = &window.error_in {
        diag.error_with(
            error.span,
            "an associated function cannot become an error before it is removed",
            "leave out `error_in`",
        );
        return None;
    }
    let mut entry = Entry {
        cfgs: new.cfgs,
        vis: new.vis,
        kind: new.kind,
        span: from.span(),
        old: vec![old],
        beside: true,
        target: Target::Path(new.target),
        generics: new.generics,
        window: Some(window),
        mode: options.mode,
        breaks: options.breaks,
        note: options.note.map(|note| note.value()),
    };
    entry.generics.params.iter_mut().for_each(without_default);
    let mut table = Table {
        entries: vec![entry],
        ..Table::default()
    };
    check::table(&mut table, build, diag);
    let [entry] = &table.entries[..] else {
        return None;
    };
    Some(match (&entry.kind, in_impl) {
        (Kind::Fn(signature), true) => recipe::method(entry, signature, &new.name, build),
        _ => expand::item(entry, &table, build),
    })
}

/// The name, and whether it is that of an associated function.
fn old_name(from: &LitStr, diag: &Diagnostics) -> Option<(Ident, bool)> {
    let path = match from.parse_with(Path::parse_mod_style) {
        Ok(path) => path,
        Err(_) => {
            diag.error_with(from, "the old name is no path", FORM);
            return None;
        }
    };
    let names: Vec<&Ident> = path.segments.iter().map(|segment| &segment.ident).collect();
    match names[..] {
        [name] if name != "crate" && name != "self" && name != "super" && name != "Self" => {
            Some((name.clone(), false))
        }
        [this, name] if this == "Self" => Some((name.clone(), true)),
        _ => {
            diag.error_with(
                from,
                "an attribute makes no name in another module",
                "write an entry of `moved!` in the crate's root: `kind old::name => crate::new::name;`",
            );
            None
        }
    }
}

/// What an alias of an item needs to know.
struct New {
    name: Ident,
    vis: syn::Visibility,
    cfgs: Vec<syn::Attribute>,
    kind: Kind,
    generics: Generics,
    target: Path,
}

fn described(item: &Item, diag: &Diagnostics) -> Option<New> {
    let none = Generics::default();
    let (attrs, vis, name, kind, generics) = match item {
        Item::Struct(item) => {
            let kind = match &item.fields {
                syn::Fields::Named(_) => Kind::Struct,
                syn::Fields::Unnamed(fields) => {
                    let types: Vec<Type> = fields.unnamed.iter().map(|f| f.ty.clone()).collect();
                    Kind::TupleStruct(Some(types))
                }
                syn::Fields::Unit => Kind::UnitStruct,
            };
            (&item.attrs, &item.vis, &item.ident, kind, &item.generics)
        }
        Item::Union(item) => (
            &item.attrs,
            &item.vis,
            &item.ident,
            Kind::Struct,
            &item.generics,
        ),
        Item::Type(item) => (
            &item.attrs,
            &item.vis,
            &item.ident,
            Kind::Struct,
            &item.generics,
        ),
        Item::Enum(item) => (
            &item.attrs,
            &item.vis,
            &item.ident,
            Kind::Enum,
            &item.generics,
        ),
        Item::Trait(item) => (
            &item.attrs,
            &item.vis,
            &item.ident,
            Kind::Trait,
            &item.generics,
        ),
        Item::Const(item) => {
            let ty = (*item.ty).clone();
            (&item.attrs, &item.vis, &item.ident, Kind::Const(ty), &none)
        }
        Item::Static(item) => {
            let ty = (*item.ty).clone();
            (&item.attrs, &item.vis, &item.ident, Kind::Static(ty), &none)
        }
        Item::Fn(item) => {
            let sig = &item.sig;
            let (constness, asyncness, safety, abi) =
                (&sig.constness, &sig.asyncness, &sig.safety, &sig.abi);
            let signature = Signature {
                qualifiers: quote!(#constness #asyncness #safety #abi),
                is_async: asyncness.is_some(),
                is_unsafe: matches!(sig.safety, syn::Safety::Unsafe(_)),
                inputs: named(&sig.inputs),
                output: sig.output.clone(),
            };
            let kind = Kind::Fn(Box::new(signature));
            (&item.attrs, &item.vis, &sig.ident, kind, &sig.generics)
        }
        other => {
            let help = "it stands on a struct, union, enum, type, fn, const, static or trait";
            diag.error_with(other, "`#[moved_from]` makes no old name for this", help);
            return None;
        }
    };
    let (_, arguments, _) = generics.split_for_impl();
    let target = match kind {
        Kind::Fn(_) => syn::parse_quote!(#name),
        _ => syn::parse_quote!(#name #arguments),
    };
    Some(New {
        cfgs: attrs
            .iter()
            .filter(|a| a.path().is_ident("cfg"))
            .cloned()
            .collect(),
        name: name.clone(),
        vis: vis.clone(),
        kind,
        generics: generics.clone(),
        target,
    })
}

/// The parameters with names that a call can pass on: `(a, b): (f32, f32)` has none.
fn named(inputs: &syn::punctuated::Punctuated<FnArg, syn::Token![,]>) -> Vec<FnArg> {
    let name = |(n, arg): (usize, &FnArg)| {
        let mut arg = arg.clone();
        if let FnArg::Typed(typed) = &mut arg {
            typed.attrs.clear();
            if let syn::Pat::Ident(pat) = &mut *typed.pat {
                pat.by_ref = None;
                pat.mutability = None;
                pat.subpat = None;
            } else {
                let name = quote::format_ident!("argument_{n}", span = Span::mixed_site());
                *typed.pat = syn::parse_quote!(#name);
            }
        }
        arg
    };
    inputs.iter().enumerate().map(name).collect()
}

/// A default has its place at the new item; rustc refuses it on functions.
fn without_default(param: &mut GenericParam) {
    match param {
        GenericParam::Type(param) => {
            param.default = None;
        }
        GenericParam::Const(param) => {
            param.default = None;
        }
        GenericParam::Lifetime(_) => {}
    }
}
