//! A kernel: its companion in the type namespace and its CPU body; the launch is `launch`'s.

use super::launch::{self, Signature};
use super::{Host, allow, interior, rank};
use crate::check::TokenKinds;
use crate::expand::Parts;
use crate::ir::{FnKind, Function, ParamKind, Rank, Slots};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

/// The items that replace a kernel.
pub fn kernel(
    f: &Function,
    slots: &Slots,
    parts: &Parts,
    facts: &crate::check::Facts,
) -> TokenStream {
    let mut h = Host::new(f, slots);
    let (r, allow) = (h.r.clone(), allow());
    let (cx, vis) = (h.cx(Span::call_site()), &f.vis);
    let (impl_generics, _, where_clause) = f.generics.split_for_impl();
    let turbofish = launch::turbofish(&f.generics, None);
    let body_params = BodyParams::of(f, &r, &facts.tokens);
    let cooperative = f.kind == FnKind::Cooperative;
    let body = if cooperative {
        h.phases(facts, &body_params.shadow)
    } else {
        h.block(&f.body)
    };
    let Parts {
        cells,
        beliefs,
        sites,
        text,
        ..
    } = parts;
    let (mut closure, mut types) = (body_params.closure, body_params.types);
    if f.interior.is_some() {
        let inside = interior::flag(Span::call_site());
        closure.insert(0, quote!(#inside: bool));
        types.insert(0, quote!(bool));
    }
    let thread = if cooperative {
        let blk = Ident::new("__block", Span::mixed_site());
        (quote!(#blk: #r::Block), quote!(#r::Block))
    } else {
        let t = f.params.first().map(|p| &p.name);
        let ty = rank::thread_type(f, &r);
        (quote!(#t: #ty), ty)
    };
    let (thread_param, thread_ty) = thread;
    let signature = Signature::from(f);
    let launch = launch::items(&signature, &super::run::body(f));
    let b = Ident::new("__b", Span::mixed_site());
    let companion = launch::companion(&signature);
    let options = options(f);
    let source = launch::source(&signature, &quote!(cuda_text), true);
    quote! {
        #launch

        #allow
        impl #companion {
            #options

            /// The CUDA C++ text of this instance, complete: prelude, types, functions, kernel.
            #vis fn cuda_text #impl_generics () -> ::std::string::String #where_clause {
                let mut #b = #r::TextBuilder::new();
                let __kernel = Self::__instance #turbofish().1(&mut #b);
                #b.finish(&__kernel)
            }

            #source

            #[doc(hidden)]
            #[inline(always)]
            fn __instance #impl_generics () -> (
                impl ::core::ops::Fn(&#r::Cx, #thread_ty, #(#types),*) -> ::core::result::Result<(), #r::Fault>
                    + ::core::marker::Copy + ::core::marker::Send + ::core::marker::Sync,
                impl ::core::ops::Fn(&mut #r::TextBuilder) -> ::std::string::String,
            ) #where_clause {
                #sites
                #cells
                #beliefs
                let __body = move |#cx: &#r::Cx, #thread_param, #(#closure),*| -> ::core::result::Result<(), #r::Fault> {
                    #body
                    ::core::result::Result::Ok(())
                };
                let __text = move |#b: &mut #r::TextBuilder| -> ::std::string::String { #text };
                (__body, __text)
            }
        }
    }
}

/// `CUDA_OPTIONS` of the companion.
fn options(f: &Function) -> TokenStream {
    let vis = &f.vis;
    let contract = f.launch.as_ref().is_some_and(|l| l.contract);
    let fmad = if contract {
        "--fmad=true"
    } else {
        "--fmad=false"
    };
    quote! {
        /// The options that NVRTC has to compile the text with, beside the architecture.
        #vis const CUDA_OPTIONS: &'static [&'static ::core::primitive::str] = &["--std=c++17", #fmad];
    }
}

/// Parameters of the body closure.
struct BodyParams {
    closure: Vec<TokenStream>,
    types: Vec<TokenStream>,
    /// In a cooperative kernel: what every thread of a phase makes for itself.
    shadow: Vec<TokenStream>,
}

impl BodyParams {
    fn of(f: &Function, r: &TokenStream, tokens: &TokenKinds) -> Self {
        let mut s = BodyParams {
            closure: Vec::new(),
            types: Vec::new(),
            shadow: Vec::new(),
        };
        for p in f.params.iter().skip(1) {
            let (name, ty) = (&p.name, &p.ty);
            let m = f.local(p.local).mutable.then(|| quote!(mut));
            if let ParamKind::Own(rank @ (Rank::Two | Rank::Three), elem) = &p.kind {
                let n = rank::number(*rank);
                s.closure.push(quote!(mut #name: #r::OwnN<'_, #elem, #n>));
                s.types.push(quote!(#r::OwnN<'_, #elem, #n>));
            } else if let ParamKind::Own(_, elem) = &p.kind {
                let token = tokens.token_type(p.local);
                if f.kind == FnKind::Cooperative {
                    s.closure.push(quote!(#name: #r::OwnArg<#elem>));
                    s.types.push(quote!(#r::OwnArg<#elem>));
                    // SAFETY in the generated code: one view per thread and phase, and the
                    // barrier orders the phases.
                    s.shadow
                        .push(quote!(let mut #name = unsafe { #name.view::<#r::#token>() };));
                } else {
                    s.closure
                        .push(quote!(mut #name: #r::Own<'_, #elem, #r::#token>));
                    s.types.push(quote!(#r::Own<'_, #elem, #r::#token>));
                }
            } else if let ParamKind::Slice(rank @ (Rank::Two | Rank::Three), elem) = &p.kind {
                // What only looks like the runtime's type is one mistake, told by `rank::belief`.
                let n = rank::number(*rank);
                s.closure.push(quote!(#m #name: &#r::SliceN<#elem, #n>));
                s.types.push(quote!(&#r::SliceN<#elem, #n>));
            } else {
                s.closure.push(quote!(#m #name: #ty));
                s.types.push(quote!(#ty));
            }
        }
        s
    }
}
