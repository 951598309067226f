//! On error the macro still emits a stub of the same name, so that one mistake is one error.

use crate::host::Signature;
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use std::collections::HashSet;

/// A kernel whose signature is understood: callers see what they would see without the mistake.
pub fn kernel(sig: &Signature<'_>) -> TokenStream {
    crate::host::stub(sig)
}

/// A kernel whose signature is not: a launch function and a companion that accept whatever the call
/// sites pass, by position and by name.
pub fn unreadable_kernel(f: &syn::ItemFn, krate: &TokenStream) -> TokenStream {
    let (vis, name) = (&f.vis, &f.sig.ident);
    let arguments: Vec<(Ident, Ident)> = f
        .sig
        .inputs
        .iter()
        .skip(1)
        .enumerate()
        .map(|(i, arg)| {
            let field = match arg {
                syn::FnArg::Typed(t) => match &*t.pat {
                    syn::Pat::Ident(p) => Some(p.ident.clone()),
                    _ => None,
                },
                syn::FnArg::Receiver(_) => None,
            };
            (
                field.unwrap_or_else(|| format_ident!("_a{i}")),
                format_ident!("__A{i}"),
            )
        })
        .collect();
    let mut seen = HashSet::new();
    let (fields, open): (Vec<_>, Vec<_>) = arguments
        .iter()
        .filter(|(name, _)| seen.insert(name.clone()))
        .map(|(n, g)| (quote!(#vis #n: #g), g))
        .unzip();
    let open = (!open.is_empty()).then(|| quote!(<#(#open),*>));
    let generics: Vec<_> = arguments.iter().map(|(_, g)| g).collect();
    let params = arguments.iter().enumerate().map(|(i, (_, g))| {
        let a = format_ident!("_a{i}");
        quote!(#a: #g)
    });
    let result = quote!(::core::result::Result<(), #krate::GpuError>);
    quote! {
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis fn #name<__S: ?::core::marker::Sized, #(#generics),*>(_scope: &__S, #(#params),*) -> #result {
            ::core::result::Result::Ok(())
        }
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis struct #name #open { #(#fields),* }
        #[allow(dead_code, missing_docs)]
        impl #open #name #open {
            #vis fn launch<__S: ?::core::marker::Sized>(self, _scope: &__S) -> #result {
                ::core::result::Result::Ok(())
            }
            #vis fn launch_with<__S: ?::core::marker::Sized>(self, _scope: &__S, _shape: #krate::LaunchShape) -> #result {
                ::core::result::Result::Ok(())
            }
        }
    }
}

/// The function as written, and nothing more: rustc still knows its name and its type.
pub fn gpu_fn_stub(vis: &syn::Visibility, sig: &syn::Signature) -> TokenStream {
    let name = &sig.ident;
    quote! {
        #[allow(dead_code, unused_variables, unused_mut, missing_docs)]
        #vis #sig { loop {} }
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis struct #name {}
    }
}
