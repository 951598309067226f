//! The launch function of a kernel: arguments checked, conditions of `requires` asked, threads run.

use super::allow;
use crate::ir::{BinOp, BlockSize, Extent, FnKind, Function, ParamKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The launch function; `turbofish` is the kernel's own generics.
pub(super) fn function(f: &Function, turbofish: Option<&TokenStream>) -> TokenStream {
    let (krate, allow) = (&f.krate, allow());
    let r = quote!(#krate::__private);
    let (name, vis, attrs) = (&f.name, &f.vis, &f.attrs);
    let where_clause = &f.generics.where_clause;
    let launch = Launch::of(f, &r);
    let Launch {
        params,
        prepare,
        pass,
        ret,
        finish,
    } = &launch;
    let run = Ident::new(
        if f.kind == FnKind::Cooperative {
            "run_blocks"
        } else {
            "run_threads"
        },
        Span::mixed_site(),
    );
    let block = block_size(f);
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
    let generics = launch_generics(f, krate);
    let (launch_impl, _, _) = generics.split_for_impl();
    let wish = name.to_string();
    let cx = Ident::new("__cx", Span::mixed_site());
    let l = Ident::new("__l", Span::mixed_site());
    let scope = Ident::new("__scope", Span::mixed_site());
    let t = Ident::new("__t", Span::mixed_site());
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
                #l.#run(#domain.len(), #block, move |#cx: &#r::Cx, #t| __body(#cx, #t, #(#pass),*))?;
            }
            #finish
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
        None => quote!(256usize),
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
                ParamKind::Slice(elem) => {
                    params.push(quote!(#name: impl #krate::DeviceRead<Elem = #elem, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.read(&#name)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Atomics(elem) => {
                    params.push(quote!(#name: impl #krate::DeviceRead<Elem = #krate::Atomic<#elem>, Pool: #krate::__private::Fits<__P>>));
                    prepare.push(quote!(let #arg = #l.atomics(&#name)?;));
                    pass.push(quote!(#arg.slice()));
                }
                ParamKind::Own(elem) if p.out => {
                    params.push(quote!(mut #name: #krate::UninitBuffer<'__b, #elem, __P>));
                    prepare.push(quote!(let #arg = #l.out(&mut #name)?;));
                    outs.push((name, elem));
                    pass.push(own(f, quote!(#arg)));
                }
                ParamKind::Own(elem) => {
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
