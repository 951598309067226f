//! A kernel: the launch function, its companion in the type namespace, and its CPU body.

use super::{Host, allow, rank};
use crate::check::TokenKinds;
use crate::expand::Parts;
use crate::ir::{BinOp, BlockSize, Extent, FnKind, Function, ParamKind, Rank, Slots};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The items that replace a kernel.
pub fn kernel(
    f: &Function,
    slots: &Slots,
    parts: &Parts,
    facts: &crate::check::Facts,
) -> TokenStream {
    let mut h = Host::new(f, slots);
    let (r, krate, allow) = (h.r.clone(), &f.krate, allow());
    let (cx, name, vis, attrs) = (h.cx(Span::call_site()), &f.name, &f.vis, &f.attrs);
    let (impl_generics, _, where_clause) = f.generics.split_for_impl();
    let names: Vec<&Ident> = f
        .generics
        .type_params()
        .map(|p| &p.ident)
        .chain(f.generics.const_params().map(|p| &p.ident))
        .collect();
    let turbofish = (!names.is_empty()).then(|| quote!(::<#(#names),*>));
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
    let (closure, types) = (&body_params.closure, &body_params.types);
    let thread = if cooperative {
        let blk = Ident::new("__block", Span::mixed_site());
        (quote!(#blk: #r::Block), quote!(#r::Block))
    } else {
        let t = f.params.first().map(|p| &p.name);
        let ty = rank::thread_type(f, &r);
        (quote!(#t: #ty), ty)
    };
    let (thread_param, thread_ty) = thread;
    let launch = Launch::of(f, &r);
    let Launch {
        params,
        prepare,
        pass,
        ret,
        finish,
    } = &launch;
    let block_check = match f.launch.as_ref().map(|l| &l.block) {
        Some(BlockSize::Const(c)) => quote! {
            const { ::core::assert!(#c >= 1 && #c <= 1024, "a block has 1 to 1024 threads") }
        },
        _ => TokenStream::new(),
    };
    let domain = f
        .launch
        .as_ref()
        .map(|l| local(&f.params[l.over.param()].name));
    let domain = quote!(#domain);
    let [run, size, block] = rank::run(f, &domain).unwrap_or_else(|| {
        let run = if cooperative {
            quote!(run_blocks)
        } else {
            quote!(run_threads)
        };
        [run, quote!(#domain.len()), block_size(f)]
    });
    let generics = launch_generics(f, krate);
    let (launch_impl, _, _) = generics.split_for_impl();
    let wish = name.to_string();
    let l = Ident::new("__l", Span::mixed_site());
    let scope = Ident::new("__scope", Span::mixed_site());
    let b = Ident::new("__b", Span::mixed_site());
    let t = Ident::new("__t", Span::mixed_site());
    let doc = format!("Kernel `{wish}`: what is known of it beside the launch function.");
    quote! {
        #(#attrs)*
        #allow
        #[track_caller]
        #vis fn #name #launch_impl (#scope: &#krate::Scope<'_, __P>, #(#params),*) -> ::core::result::Result<#ret, #krate::GpuError> #where_clause {
            #block_check
            let mut #l = #r::Launch::begin(#scope, #wish)?;
            #(#prepare)*
            let __body = #name::__instance #turbofish().0;
            // SAFETY: the arguments were checked against the scope's device and their lengths are
            // those of the launch; each thread gets its own owner's view and token.
            unsafe {
                #l.#run(#size, #block, move |#cx: &#r::Cx, #t| __body(#cx, #t, #(#pass),*))?;
            }
            #finish
        }

        #[doc = #doc]
        #allow
        #vis struct #name {}

        #allow
        impl #name {
            /// The CUDA C++ text of this instance, complete: prelude, types, functions, kernel.
            #vis fn cuda_text #impl_generics () -> ::std::string::String #where_clause {
                let mut #b = #r::TextBuilder::new();
                let __kernel = Self::__instance #turbofish().1(&mut #b);
                #b.finish(&__kernel)
            }

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

/// A launch argument after it was checked: `__x` for the parameter `x`.
fn local(name: &Ident) -> Ident {
    format_ident!("__arg_{}", name, span = Span::mixed_site())
}

fn block_size(f: &Function) -> TokenStream {
    match f.launch.as_ref().map(|l| &l.block) {
        Some(BlockSize::Const(c)) => quote!(#c),
        Some(BlockSize::Literal(n)) => {
            let n = *n as usize;
            quote!(#n)
        }
        Some(BlockSize::Shape(_)) | None => quote!(256usize),
    }
}

/// The kernel's generics followed by the pool marker.
fn launch_generics(f: &Function, krate: &TokenStream) -> syn::Generics {
    let mut g = f.generics.clone();
    if f.params.iter().any(|p| p.out) {
        g.params.insert(0, syn::parse_quote!('__b));
    }
    g.params.push(syn::parse_quote!(__P: #krate::PoolMarker));
    g
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

/// The launch function's parts.
struct Launch {
    params: Vec<TokenStream>,
    prepare: Vec<TokenStream>,
    pass: Vec<TokenStream>,
    ret: TokenStream,
    finish: TokenStream,
}

impl Launch {
    fn of(f: &Function, r: &TokenStream) -> Self {
        let krate = &f.krate;
        let l = Ident::new("__l", Span::mixed_site());
        let (mut params, mut prepare, mut pass) = (Vec::new(), Vec::new(), Vec::new());
        let mut outs: Vec<(&Ident, &syn::Type)> = Vec::new();
        for p in f.params.iter().skip(1) {
            let (name, ty) = (&p.name, &p.ty);
            let arg = local(name);
            match &p.kind {
                ParamKind::Slice(rank @ (Rank::Two | Rank::Three), elem) => {
                    let n = rank::number(*rank);
                    params.push(quote!(#name: impl #krate::ReadShaped<#n, Elem = #elem, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.read_shaped(&#name)?;));
                    let arg = rank::of_launch(f, p, arg);
                    pass.push(quote!(&#arg.slice()));
                }
                ParamKind::Own(rank @ (Rank::Two | Rank::Three), elem) if p.out => {
                    let n = rank::number(*rank);
                    params.push(quote!(mut #name: impl #krate::OutShaped<#n, Elem = #elem, Init = #krate::Buffer<'__b, #elem, __P>>));
                    prepare.push(quote!(let #arg = #l.out_shaped(&mut #name)?;));
                    outs.push((name, elem));
                    let arg = rank::of_launch(f, p, arg);
                    pass.push(quote!(#arg.view()));
                }
                ParamKind::Own(rank @ (Rank::Two | Rank::Three), elem) => {
                    let n = rank::number(*rank);
                    params.push(quote!(mut #name: impl #krate::WriteShaped<#n, Elem = #elem, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.write_shaped(&mut #name)?;));
                    let arg = rank::of_launch(f, p, arg);
                    pass.push(quote!(#arg.view()));
                }
                ParamKind::Slice(_, elem) => {
                    params.push(quote!(#name: impl #krate::DeviceRead<Elem = #elem, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.read(&#name)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Atomics(elem) => {
                    params.push(quote!(#name: impl #krate::DeviceRead<Elem = #krate::Atomic<#elem>, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.atomics(&#name)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Own(_, elem) if p.out => {
                    params.push(quote!(mut #name: #krate::UninitBuffer<'__b, #elem, __P>));
                    prepare.push(quote!(let #arg = #l.out(&mut #name)?;));
                    outs.push((name, elem));
                    pass.push(own(f, quote!(#arg)));
                }
                ParamKind::Own(_, elem) => {
                    params.push(quote!(mut #name: impl #krate::DeviceWrite<Elem = #elem, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.write(&mut #name)?;));
                    pass.push(own(f, quote!(#arg)));
                }
                _ => {
                    params.push(quote!(#name: #ty));
                    pass.push(quote!(#r::copied(&#name)));
                }
            }
        }
        if let Some(launch) = &f.launch {
            for q in &launch.requires {
                let (a, b) = (extent(f, &q.left, r), extent(f, &q.right, r));
                let op = syn_op(q.op);
                let text = &q.text;
                prepare.push(quote!(#l.require(#text, #a, #b, |a, b| a #op b)?;));
            }
        }
        let types = outs
            .iter()
            .map(|(_, e)| quote!(#krate::Buffer<'__b, #e, __P>));
        let values: Vec<_> = outs
            .iter()
            // SAFETY in the generated code: `check::definite` showed that every thread assigns
            // its element on every path, and the array is as long as the launch's domain.
            .map(|(n, _)| quote!(unsafe { #r::assume_init(#n) }))
            .collect();
        let (ret, value) = match values.as_slice() {
            [] => (quote!(()), quote!(())),
            [one] => (quote!(#(#types)*), quote!(#one)),
            many => (quote!((#(#types),*)), quote!((#(#many),*))),
        };
        Launch {
            params,
            prepare,
            pass,
            ret,
            finish: quote!(::core::result::Result::Ok(#value)),
        }
    }
}

fn own(f: &Function, arg: TokenStream) -> TokenStream {
    if f.kind == FnKind::Cooperative {
        arg
    } else {
        quote!(#arg.view())
    }
}

fn syn_op(op: BinOp) -> TokenStream {
    match op {
        BinOp::Eq => quote!(==),
        BinOp::Ne => quote!(!=),
        BinOp::Lt => quote!(<),
        BinOp::Le => quote!(<=),
        BinOp::Gt => quote!(>),
        _ => quote!(>=),
    }
}

/// A term of `requires` in checked `u128`.
fn extent(f: &Function, e: &Extent, r: &TokenStream) -> TokenStream {
    match e {
        Extent::Len(i) => {
            let arg = local(&f.params[*i].name);
            quote!(#r::extent(#arg.len()))
        }
        Extent::Side(i, axis) => {
            let arg = local(&f.params[*i].name);
            let place = f.params[*i].kind.rank().and_then(|r| r.place(*axis));
            let place = place.map(proc_macro2::Literal::usize_unsuffixed);
            quote!(#r::extent(#arg.extents()[#place]))
        }
        Extent::Scalar(i) => {
            let name = &f.params[*i].name;
            quote!(#r::extent(#name))
        }
        Extent::Literal(v) => quote!(#r::extent(#v)),
        Extent::Const(c) => quote!(#r::extent(#c)),
        Extent::Add(a, b) => {
            let (a, b) = (extent(f, a, r), extent(f, b, r));
            quote!(#r::extent_add(#a, #b))
        }
        Extent::Mul(a, b) => {
            let (a, b) = (extent(f, a, r), extent(f, b, r));
            quote!(#r::extent_mul(#a, #b))
        }
    }
}
