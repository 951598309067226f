//! The items of one moved path whose use is an error, with our sentence.
//!
//! A bound that never holds, on an item that rustc does not check before it is used: the owner
//! compiles, and each use fails at `cargo check` with the words of `on_unimplemented`. The bound is
//! higher-ranked, because rustc refuses a false bound without generics where it is written.
//!
//! One mistake is one error: what is named is still the new item, so that its fields, methods and
//! variants are there, and what is made of it has the right type. A type is an alias through a trait
//! whose only `impl` asks for the bound. Three kinds stay behind that:
//!
//! - a constant, a static and a unit struct can have no bound. Their old path is a value of another type,
//!   so rustc adds that the types differ where it matters;
//! - an `impl` of an old trait is told that the trait has no such methods;
//! - a pattern of a tuple struct has rustc's sentence, not ours.
//!
//! `mod`, `use` and globs are re-exports, and an associated function has no module for the trait beside
//! it: `check` and `attribute` refuse their `error_in`.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::GenericParam;

use super::{Build, Entry, Kind, recipe};

pub(super) fn item(entry: &Entry, place: &[Ident], build: &Build) -> TokenStream {
    let Some(name) = entry.old.last() else {
        return TokenStream::new();
    };
    let (cfgs, vis) = (&entry.cfgs, &entry.vis);
    let message = entry.sentence(place, build);
    let label = format!("write `{}`", entry.new_path(build));
    if matches!(entry.kind, Kind::Macro) {
        let body = quote!(::core::compile_error!(#message););
        let attributes = quote!(#(#cfgs)* #[doc(hidden)]);
        return recipe::exported(name, entry, &attributes, &body);
    }
    if matches!(entry.kind, Kind::Mod | Kind::Use | Kind::Glob) {
        return recipe::item(entry, place, build, true);
    }
    let gone = format_ident!("moved_path_{}", name, span = name.span());
    // rustc shows where the bound stands: at the entry, not at the whole table.
    let bound = quote_spanned!(name.span()=> for<'moved> #gone::OldPath: #gone::StillHere<'moved>);
    let generics = &entry.generics;
    let mut bounded = generics.clone();
    let predicates = bounded.make_where_clause();
    predicates.predicates.push(syn::parse_quote!(#bound));
    let (parameters, _, bounds) = bounded.split_for_impl();
    let hidden = quote! {
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(dead_code, non_camel_case_types, non_snake_case, non_upper_case_globals, deprecated)]
    };
    let said = quote!(#[diagnostic::on_unimplemented(message = #message, label = #label)]);
    let target = entry.target.tokens();
    let alias = || {
        let through = quote!(<#target as #gone::Moved>::To);
        let alias = recipe::type_alias(vis, name, generics, &through);
        quote!(#hidden #alias)
    };
    let item = match &entry.kind {
        Kind::Fn(signature) => recipe::function(name, entry, &bounded, signature, &hidden),
        Kind::Struct | Kind::Enum => alias(),
        Kind::TupleStruct(fields) => {
            let constructor =
                recipe::constructor(name, entry, &bounded, fields.as_deref().unwrap_or_default());
            let alias = alias();
            quote!(#alias #hidden #constructor)
        }
        Kind::Trait => {
            quote!(#said #hidden #vis trait #name #parameters: #target #bounds {})
        }
        _ => {
            let used = generics.params.iter().filter_map(|param| match param {
                GenericParam::Type(param) => {
                    let ident = &param.ident;
                    Some(quote!(*const #ident))
                }
                GenericParam::Lifetime(param) => {
                    let lifetime = &param.lifetime;
                    Some(quote!(&#lifetime ()))
                }
                GenericParam::Const(_) => None,
            });
            let used: Vec<TokenStream> = used.collect();
            match used.is_empty() {
                true => quote!(#hidden #vis struct #name #parameters #bounds;),
                false => quote! {
                    #hidden
                    #vis struct #name #parameters (::core::marker::PhantomData<(#(#used,)*)>) #bounds;
                },
            }
        }
    };
    quote_spanned! {name.span()=>
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(non_snake_case, dead_code)]
        #vis mod #gone {
            #said
            pub trait StillHere<'moved> {}
            pub struct OldPath;
            #said
            pub trait Moved {
                type To: ?Sized;
            }
            #[diagnostic::do_not_recommend]
            impl<T: ?Sized> Moved for T
            where
                for<'moved> OldPath: StillHere<'moved>,
            {
                type To = T;
            }
        }
        #item
    }
}
