//! A `#[gpu_fn]`: the host function, its device twin, its companion in the type namespace, and
//! the completion of its CUDA text.

use super::{Host, allow, twin};
use crate::expand::Parts;
use crate::ir::{FnKind, Function, ParamKind, Slots};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The items that replace a `#[gpu_fn]`. `parts` has the cells, the believed scalar names and the
/// completed text.
pub fn gpu_fn(f: &Function, slots: &Slots, parts: &Parts) -> TokenStream {
    let h = Host::new(f, slots);
    let r = &h.r;
    let allow = allow();
    let cx = h.cx(Span::call_site());
    let body = h.block(&f.body);
    let ret = match &f.ret {
        Some(t) => quote!(#t),
        None => quote!(()),
    };
    let result = quote!(::core::result::Result<#ret, #r::Fault>);

    let mut declared = Vec::new(); // name: type, as in the twin's signature
    let mut closure = Vec::new(); // pattern: type, of the body closure
    let mut types = Vec::new();
    let mut forward = Vec::new();
    let mut receiver = None;
    for p in &f.params {
        let name = &p.name;
        match &p.kind {
            ParamKind::Receiver { by_ref, mutable } => {
                let this = Ident::new("__this", Span::mixed_site());
                let self_ = &p.name;
                let (recv, ty) = match (by_ref, mutable) {
                    (false, _) => (quote!(#self_), quote!(Self)),
                    (true, false) => (quote!(&#self_), quote!(&Self)),
                    (true, true) => (quote!(&mut #self_), quote!(&mut Self)),
                };
                let m = f.local(p.local).mutable.then(|| quote!(mut));
                receiver = Some(recv);
                closure.push(quote!(#m #this: #ty));
                types.push(ty);
                forward.push(quote!(#self_));
            }
            _ => {
                let ty = &p.ty;
                let m = f.local(p.local).mutable.then(|| quote!(mut));
                declared.push(quote!(#name: #ty));
                closure.push(quote!(#m #name: #ty));
                types.push(quote!(#ty));
                forward.push(quote!(#name));
            }
        }
    }
    let tail = if f.ret.is_some() {
        quote!(::core::result::Result::Ok({ #body }))
    } else {
        quote!({ #body }; ::core::result::Result::Ok(()))
    };
    let Parts {
        cells,
        callees,
        beliefs,
        sites,
        text,
        ..
    } = parts;
    let (impl_generics, _, where_clause) = f.generics.split_for_impl();
    let params: Vec<&Ident> = f
        .generics
        .type_params()
        .map(|p| &p.ident)
        .chain(f.generics.const_params().map(|p| &p.ident))
        .collect();
    let turbofish = (!params.is_empty()).then(|| quote!(::<#(#params),*>));
    let instance = format_ident!("{}__gpu_instance", f.name, span = Span::call_site());
    let text_fn = format_ident!("{}__gpu_text", f.name, span = Span::call_site());
    let wish = f.name.to_string();
    // No name of the user begins with `gpu` in the text, so no local can hide a function.
    let text_wish = format!("gpu_fn_{wish}");
    let vis = &f.vis;
    let attrs = &f.attrs;
    let name = &f.name;
    let is_assoc = f.kind == FnKind::Method || parts.associated;
    let entry = if is_assoc {
        twin(name)
    } else {
        Ident::new("call", name.span())
    };
    let recv_decl = receiver.as_ref().map(|r| quote!(#r,));
    let captures = if parts.impl_generics.is_empty() && params.is_empty() {
        quote!(use<>)
    } else {
        let outer = &parts.impl_generics;
        quote!(use<#(#outer,)* #(#params),*>)
    };
    let b = Ident::new("__b", Span::mixed_site());
    let hidden = quote! {
        #[doc(hidden)]
        #allow
        #[inline(always)]
        #vis fn #entry #impl_generics (#recv_decl #cx: &#r::Cx, #(#declared),*) -> #r::Device<#ret, impl #r::DeviceFn + #captures> #where_clause {
            let __instance = Self::#instance #turbofish();
            let __result = (__instance.0)(#cx, #(#forward),*);
            // SAFETY: `__result` comes from this function's own device body, and the text
            // function is a function item (zero-sized, nothing captured).
            unsafe { #r::Device::new(__result, #r::Emit::new(Self::#text_fn #turbofish, __instance.2)) }
        }

        #[doc(hidden)]
        #allow
        #[inline(always)]
        fn #instance #impl_generics () -> (
            impl ::core::ops::Fn(&#r::Cx, #(#types),*) -> #result + ::core::marker::Copy,
            impl ::core::ops::Fn(&mut #r::TextBuilder, &str) -> ::std::string::String,
            impl ::core::marker::Copy,
        ) #where_clause {
            #sites
            #cells
            #beliefs
            let __body = move |#cx: &#r::Cx, #(#closure),*| -> #result { #tail };
            let __text = move |#b: &mut #r::TextBuilder, __name: &str| -> ::std::string::String { #text };
            (__body, __text, (#(#callees,)*))
        }

        #[doc(hidden)]
        #allow
        fn #text_fn #impl_generics (#b: &mut #r::TextBuilder) -> ::std::string::String #where_clause {
            let __key = #r::fn_key(&Self::#text_fn #turbofish);
            #b.define(&__key, #text_wish, Self::#instance #turbofish().1)
        }
    };
    let host_call = match (&receiver, is_assoc) {
        (Some(_), _) => {
            let (this, rest) = (&forward[0], &forward[1..]);
            quote!(Self::#entry #turbofish(#this, &#r::Cx::host(), #(#rest),*))
        }
        (None, true) => quote!(Self::#entry #turbofish(&#r::Cx::host(), #(#forward),*)),
        (None, false) => quote!(#name::call #turbofish(&#r::Cx::host(), #(#forward),*)),
    };
    let host = quote! {
        #(#attrs)*
        #allow
        #[inline]
        #[track_caller]
        #vis fn #name #impl_generics (#recv_decl #(#declared),*) -> #ret #where_clause {
            #r::host_result(#host_call)
        }
    };
    if is_assoc {
        quote!(#host #hidden)
    } else {
        let doc = format!("Device companion of [`{wish}`](fn@{wish}): lets kernels call it.");
        quote! {
            #host
            #[doc = #doc]
            #[doc(hidden)]
            #allow
            #vis struct #name {}
            #allow
            impl #name { #hidden }
        }
    }
}
