//! The items of one moved path whose use is an error, with our sentence.
//!
//! A bound that never holds, on an item that rustc does not check before it is used: the owner
//! compiles, and each use fails at `cargo check` with the words of `on_unimplemented`. The bound is
//! higher-ranked, because rustc refuses a false bound without generics where it is written.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::GenericParam;

use super::{Build, Entry, Kind, Signature, recipe};

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
    let gone = format_ident!("__moved_{}", name, span = name.span());
    // rustc shows where the bound stands: at the entry, not at the whole table.
    let bound = quote_spanned!(name.span()=> for<'moved> #gone::OldPath: #gone::StillHere<'moved>);
    let generics = &entry.generics;
    let mut bounded = generics.clone();
    let predicates = bounded.make_where_clause();
    predicates.predicates.push(syn::parse_quote!(#bound));
    let (parameters, _, bounds) = bounded.split_for_impl();
    let hidden = quote!(#(#cfgs)* #[doc(hidden)] #[allow(dead_code, non_camel_case_types, non_upper_case_globals, deprecated)]);
    let item = match &entry.kind {
        Kind::Fn(signature) => {
            let Signature {
                qualifiers,
                inputs,
                output,
                ..
            } = &**signature;
            quote! {
                #hidden
                #[allow(unused_variables, clippy::too_many_arguments)]
                #vis #qualifiers fn #name #parameters (#(#inputs),*) #output #bounds { loop {} }
            }
        }
        Kind::Trait => quote!(#hidden #vis trait #name #parameters #bounds {}),
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
        #[allow(non_snake_case)]
        #vis mod #gone {
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            pub trait StillHere<'moved> {}
            pub struct OldPath;
        }
        #item
    }
}
