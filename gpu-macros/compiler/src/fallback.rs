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
    let units = open.iter().map(|_| quote!(()));
    let units = (!open.is_empty()).then(|| quote!(<#(#units),*>));
    let open = (!open.is_empty()).then(|| quote!(<#(#open),*>));
    let own = names_alone(&f.sig.generics);
    let generics: Vec<_> = arguments.iter().map(|(_, g)| g).collect();
    let params = arguments.iter().enumerate().map(|(i, (_, g))| {
        let a = format_ident!("_a{i}");
        quote!(#a: #g)
    });
    let result = quote!(::core::result::Result<(), #krate::GpuError>);
    let launch = quote! {
        #[allow(dead_code, non_camel_case_types, missing_docs)]
        #vis fn #name<__S: ?::core::marker::Sized, #(#generics),*>(_scope: &__S, #(#params),*) -> #result {
            ::core::result::Result::Ok(())
        }
    };
    if f.sig.receiver().is_some() {
        // Inside of an impl, where no struct may stand.
        return launch;
    }
    quote! {
        #launch
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
        #[allow(dead_code, missing_docs)]
        impl #name #units {
            #vis const CUDA_OPTIONS: &'static [&'static ::core::primitive::str] = &[];
            #vis fn cuda_text #own () -> ::std::string::String { loop {} }
            #vis fn source #own () -> #krate::KernelSource { loop {} }
        }
    }
}

/// Generics without their bounds, so that any may be given.
fn names_alone(g: &syn::Generics) -> syn::Generics {
    let mut g = g.clone();
    g.where_clause = None;
    for p in &mut g.params {
        if let syn::GenericParam::Type(t) = p {
            t.bounds.clear();
        }
    }
    g
}

/// A `#[gpu_fn]` with a mistake: the host's function as written, and a device function for its
/// callers, so that each of their calls is right or wrong as it would be without the mistake.
pub fn gpu_fn_stub(
    vis: &syn::Visibility,
    sig: &syn::Signature,
    krate: &TokenStream,
    associated: bool,
) -> TokenStream {
    let name = &sig.ident;
    let (generics, _, where_clause) = sig.generics.split_for_impl();
    let entry = if associated {
        crate::host::twin(name)
    } else {
        Ident::new("call", name.span())
    };
    let mut receiver = None;
    let mut params = Vec::new();
    for arg in &sig.inputs {
        match arg {
            syn::FnArg::Receiver(r) => receiver = Some(quote!(#r,)),
            syn::FnArg::Typed(arg) => {
                let ty = &arg.ty;
                params.push(quote!(_: #ty));
            }
        }
    }
    let ret = match &sig.output {
        syn::ReturnType::Default => quote!(()),
        syn::ReturnType::Type(_, ty) => quote!(#ty),
    };
    let r = quote!(#krate::__private);
    let allow = quote! {
        #[allow(dead_code, unused_variables, unused_mut, missing_docs, non_camel_case_types)]
    };
    let device = quote! {
        #[doc(hidden)]
        #allow
        #vis fn #entry #generics (#receiver _: &#r::Cx, #(#params),*) -> #r::Device<#ret, #r::Refused> #where_clause { loop {} }
    };
    let host = quote!(#allow #vis #sig { loop {} });
    if associated {
        quote!(#host #device)
    } else {
        quote! {
            #host
            #allow
            #vis struct #name {}
            #allow
            impl #name { #device }
        }
    }
}
