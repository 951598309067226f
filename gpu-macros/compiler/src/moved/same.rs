//! `test = name`: a test of the owner that every old path is the new one.
//!
//! Types, traits and functions are compared by rustc, while the test is compiled; constants and
//! statics by their bytes' owner when it runs. Entries with generics are named, not compared: a test
//! cannot choose their arguments.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::{Build, Entry, Kind, Stage, Table, Target};

pub(super) fn test(name: &Ident, table: &Table, build: &Build) -> TokenStream {
    let checks = table.entries.iter().filter(|entry| {
        let stage = entry.window.as_ref().map(|window| build.stage(window));
        // A use of the others is an error, which is what they are for.
        !matches!(stage, Some(Stage::Error))
    });
    let checks = checks.map(|entry| check(entry, table));
    quote! {
        #[cfg(test)]
        #[test]
        #[allow(deprecated, unused_imports, dead_code)]
        fn #name() {
            #(#checks)*
        }
    }
}

fn check(entry: &Entry, table: &Table) -> TokenStream {
    let cfgs = &entry.cfgs;
    let (place, old) = (&table.place, &entry.old);
    let old = quote!(crate #(::#place)* #(::#old)*);
    let plain = entry.generics.params.is_empty();
    let Target::Path(new) = &entry.target else {
        return quote!(#(#cfgs)* { let _ = #old; });
    };
    match &entry.kind {
        Kind::Struct | Kind::TupleStruct(_) | Kind::UnitStruct | Kind::Enum if plain => quote! {
            #(#cfgs)*
            { let _same: fn(#old) -> #new = |value| value; }
        },
        Kind::Trait if plain && !entry.exact() => quote! {
            #(#cfgs)*
            { fn _same<T: #old + ?Sized>() { fn new<T: #new + ?Sized>() {} let _ = new::<T>; } }
        },
        Kind::Fn(signature) if plain && !signature.is_async => {
            let types = signature.inputs.iter().filter_map(|arg| match arg {
                syn::FnArg::Typed(arg) => Some(&arg.ty),
                syn::FnArg::Receiver(_) => None,
            });
            let types: Vec<_> = types.collect();
            // `impl Trait` cannot stand in the type of a pointer.
            if types
                .iter()
                .any(|ty| matches!(***ty, syn::Type::ImplTrait(_)))
            {
                return quote!(#(#cfgs)* { use #old as _old; });
            }
            quote!(#(#cfgs)* { let _same = [#old, #new]; })
        }
        Kind::Const(ty) => quote! {
            #(#cfgs)*
            { let _same: [#ty; 2] = [#old, #new]; }
        },
        Kind::Static(_) => quote! {
            #(#cfgs)*
            ::core::assert!(::core::ptr::eq(#old, &#new));
        },
        Kind::Glob => quote!(#(#cfgs)* { use #old::*; }),
        Kind::Macro => TokenStream::new(),
        _ => quote!(#(#cfgs)* { use #old as _old; }),
    }
}
