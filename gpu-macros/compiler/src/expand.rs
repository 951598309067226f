//! The pipeline: parse, lower, check, generate. Each stage runs only if the one before it had
//! nothing to report; on error a stub of the same name is left, so that one mistake is one error.

use crate::check::{self, Facts};
use crate::cuda::{self, Hole, NAME_MARK, Piece, Template, TypeSource};
use crate::diag::Diagnostics;
use crate::fallback;
use crate::foreign;
use crate::host::{self, Signature};
use crate::ir::{FnKind, Format, Function, Param, ParamKind, Slots};
use crate::lower::{self, Item, Lowered};
use crate::moved::{Build, clause};
use crate::syntax::{self, Bodiless, ScalarNames};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::parse::Parse;
use syn::spanned::Spanned;

/// What both generators' outputs are held together by.
pub struct Parts {
    /// `let __t0 = TypeCell::<_>::NEW;` and so on.
    pub cells: TokenStream,
    /// The function cells, `__f5` and so on.
    pub callees: Vec<Ident>,
    /// Assertions that spelled types are what they look like.
    pub beliefs: TokenStream,
    /// The table of fault sites.
    pub sites: TokenStream,
    /// The body of the closure that completes the text.
    pub text: TokenStream,
    /// Inside an impl, though without a receiver.
    pub associated: bool,
    /// Type and const parameters of the impl around it.
    pub impl_generics: Vec<Ident>,
}

/// Expands `#[gpu_kernel(args)] item`, its old names with it.
pub fn gpu_kernel(args: TokenStream, item: TokenStream) -> TokenStream {
    let (args, aliases) = clause::take(args);
    if aliases.is_empty() {
        return kernel(args, item);
    }
    let named = match syn::parse2::<Bodiless>(item.clone()) {
        Ok(f) => Ok((f.sig.ident, f.vis)),
        Err(_) => syn::parse2::<syn::ItemFn>(item.clone()).map(|f| (f.sig.ident, f.vis)),
    };
    let aliases =
        named.map(|(name, vis)| clause::kernel(&aliases, &name, &vis, &Build::from_env()));
    // What is no function is reported once, by the kernel.
    [kernel(args, item), aliases.unwrap_or_default()]
        .into_iter()
        .collect()
}

fn kernel(args: TokenStream, item: TokenStream) -> TokenStream {
    let diag = Diagnostics::new();
    if syntax::too_deep(&args, &diag) | syntax::too_deep(&item, &diag) {
        let krate = syntax::default_crate();
        let stub = syntax::without_body(item).map(|f| fallback::unreadable_kernel(&f, &krate));
        return finish(diag, stub.unwrap_or_default());
    }
    if let Ok(f) = syntax::whole(item.clone(), Bodiless::parse) {
        return foreign::kernel(args, f, diag);
    }
    let f: syn::ItemFn = match syntax::whole(item, syn::ItemFn::parse) {
        Ok(f) => f,
        Err(e) => {
            let _ = diag.finish();
            return not_a_fn("gpu_kernel", e);
        }
    };
    let header = syntax::kernel_header(&f.sig, &diag);
    let readable = diag.is_empty();
    let attrs = syntax::passed_on(&f.attrs, &diag);
    syntax::none_inside(&f.block, &diag);
    let attr = syntax::parse_kernel_attr(args, &diag);
    if let Some(key) = attr.foreign.given.first() {
        diag.error_with(
            key,
            format!("`{key}` is for a kernel from a file, and this one has its body here"),
            "end the signature with `;` in the place of the body, or remove the key",
        );
    }
    let krate = attr.krate.clone();
    let launch =
        readable.then(|| syntax::lower_requires(&attr, &header.params, &f.sig.generics, &diag));
    if !readable {
        return finish(diag, fallback::unreadable_kernel(&f, &krate));
    }
    if !diag.is_empty() {
        let signature = Signature {
            vis: &f.vis,
            attrs: &attrs,
            name: &f.sig.ident,
            generics: &f.sig.generics,
            params: &header.params,
            krate: &krate,
            promise: None,
        };
        return finish(diag, fallback::kernel(&signature));
    }
    let item = Item {
        vis: f.vis.clone(),
        attrs,
        sig: f.sig.clone(),
        krate,
    };
    let Lowered { function, names } = lower::lower(item, header, launch, &f.block, &diag);
    if !diag.is_empty() {
        return finish(diag, fallback::kernel(&Signature::from(&function)));
    }
    let facts = check::check(&function, &diag);
    if !diag.is_empty() {
        return finish(diag, fallback::kernel(&Signature::from(&function)));
    }
    // Nothing was reported: the sink is empty and may go.
    let _ = diag.finish();
    let slots = Slots::of(&function);
    let parts = parts(&function, &slots, &names, false, Vec::new());
    host::kernel(&function, &slots, &parts, &facts)
}

/// Expands `#[gpu_fn] item`: a function, a method, or an impl of such.
pub fn gpu_fn(args: TokenStream, item: TokenStream) -> TokenStream {
    let diag = Diagnostics::new();
    if syntax::too_deep(&args, &diag) | syntax::too_deep(&item, &diag) {
        let stub = syntax::without_body(item)
            .map(|f| fallback::gpu_fn_stub(&f.vis, &f.sig, &syntax::default_crate(), false));
        return finish(diag, stub.unwrap_or_default());
    }
    let krate = fn_crate(args, &diag);
    if let Ok(block) = syn::parse2::<syn::ItemImpl>(item.clone()) {
        return impl_block(block, &krate, diag);
    }
    let f: syn::ItemFn = match syntax::whole(item, syn::ItemFn::parse) {
        Ok(f) => f,
        Err(e) => {
            let _ = diag.finish();
            return not_a_fn("gpu_fn", e);
        }
    };
    let method = f.sig.receiver().is_some();
    let source = Source {
        attrs: &f.attrs,
        vis: &f.vis,
        sig: &f.sig,
        block: &f.block,
        associated: method,
        impl_generics: Vec::new(),
    };
    let out = one_fn(source, &krate, &diag);
    finish(diag, out)
}

/// A `#[gpu_fn]` as it stands in the source.
struct Source<'a> {
    attrs: &'a [syn::Attribute],
    vis: &'a syn::Visibility,
    sig: &'a syn::Signature,
    block: &'a syn::Block,
    associated: bool,
    impl_generics: Vec<Ident>,
}

fn one_fn(s: Source<'_>, krate: &TokenStream, diag: &Diagnostics) -> TokenStream {
    let clean = diag.is_empty();
    let (sig, block) = syntax::plain_parameters(s.sig, s.block);
    let stub = || fallback::gpu_fn_stub(s.vis, &sig, krate, s.associated);
    let attrs = syntax::passed_on(s.attrs, diag);
    syntax::none_inside(s.block, diag);
    let header = syntax::gpu_fn_header(&sig, diag);
    if clean && !diag.is_empty() {
        return stub();
    }
    let item = Item {
        vis: s.vis.clone(),
        attrs,
        sig: sig.clone(),
        krate: krate.clone(),
    };
    let Lowered { function, names } = lower::lower(item, header, None, &block, diag);
    if clean && !diag.is_empty() {
        return stub();
    }
    let _: Facts = check::check(&function, diag);
    if !diag.is_empty() {
        return stub();
    }
    let slots = Slots::of(&function);
    let parts = parts(
        &function,
        &slots,
        &names,
        s.associated,
        s.impl_generics.clone(),
    );
    host::gpu_fn(&function, &slots, &parts)
}

fn impl_block(block: syn::ItemImpl, krate: &TokenStream, diag: Diagnostics) -> TokenStream {
    if let Some((path, _)) = &block.trait_ {
        diag.error_with(
            path.span(),
            "#[gpu_fn] goes on inherent impls",
            "write the device functions in `impl Type { .. }` and call them from the trait's impl",
        );
    }
    let impl_generics: Vec<Ident> = block
        .generics
        .type_params()
        .map(|p| p.ident.clone())
        .chain(block.generics.const_params().map(|p| p.ident.clone()))
        .collect();
    let mut items = TokenStream::new();
    for item in &block.items {
        match item {
            syn::ImplItem::Fn(f) => {
                let source = Source {
                    attrs: &f.attrs,
                    vis: &f.vis,
                    sig: &f.sig,
                    block: &f.block,
                    associated: true,
                    impl_generics: impl_generics.clone(),
                };
                items.extend(one_fn(source, krate, &diag));
            }
            other => items.extend(quote!(#other)),
        }
    }
    let (attrs, ty) = (&block.attrs, &block.self_ty);
    let (impl_g, _, where_clause) = block.generics.split_for_impl();
    finish(
        diag,
        quote!(#(#attrs)* impl #impl_g #ty #where_clause { #items }),
    )
}

fn fn_crate(args: TokenStream, diag: &Diagnostics) -> TokenStream {
    if args.is_empty() {
        return syntax::default_crate();
    }
    let attr = syntax::parse_kernel_attr(args, diag);
    let args = [&attr.over, &attr.block].into_iter().flatten();
    let spans = args.chain(&attr.requires).map(|e| e.span());
    let words = attr.contract.iter().chain(&attr.foreign.given);
    if let Some(span) = spans.chain(words.map(|k| k.span())).next() {
        diag.error_with(
            span,
            "#[gpu_fn] takes no launch arguments",
            "the one key is `crate`",
        );
    }
    attr.krate
}

pub(crate) fn finish(diag: Diagnostics, out: TokenStream) -> TokenStream {
    match diag.finish() {
        Ok(()) => out,
        Err(errors) => quote!(#errors #out),
    }
}

fn not_a_fn(name: &str, e: syn::Error) -> TokenStream {
    let message = format!("#[{name}] goes on a function: {e}");
    quote_spanned!(e.span()=> ::core::compile_error!(#message);)
}

fn parts(
    f: &Function,
    slots: &Slots,
    names: &ScalarNames,
    associated: bool,
    impl_generics: Vec<Ident>,
) -> Parts {
    let krate = &f.krate;
    let r = quote!(#krate::__private);
    let template = cuda::text(f, slots);
    let (cells, callees) = cells(f, slots, &r);
    Parts {
        cells,
        callees,
        beliefs: beliefs(f.kind, &f.params, f.ret.as_ref(), names, &r),
        sites: sites(f, &r),
        text: completion(&template, &r),
        associated,
        impl_generics,
    }
}

fn cell(prefix: &str, n: u32) -> Ident {
    Ident::new(&format!("__{prefix}{n}"), Span::mixed_site())
}

fn cells(f: &Function, slots: &Slots, r: &TokenStream) -> (TokenStream, Vec<Ident>) {
    let mut out = TokenStream::new();
    let mut callees = Vec::new();
    for n in 0..slots.count {
        let c = cell("t", n);
        out.extend(quote!(let #c = #r::TypeCell::<_>::NEW;));
    }
    crate::ir::walk_block(&f.body, &mut |e| {
        if let crate::ir::ExprKind::Call(callee, _) = &e.kind
            && let crate::ir::Callee::Method { slot, .. } | crate::ir::Callee::Path { slot, .. } =
                &**callee
        {
            let c = cell("f", *slot);
            out.extend(quote!(let #c = #r::FnCell::<_>::NEW;));
            callees.push(c);
        }
    });
    (out, callees)
}

pub(crate) fn beliefs(
    kind: FnKind,
    params: &[Param],
    ret: Option<&syn::Type>,
    names: &ScalarNames,
    r: &TokenStream,
) -> TokenStream {
    let mut out = TokenStream::new();
    for name in names.iter() {
        let plain = Ident::new(&name.to_string(), Span::mixed_site());
        out.extend(quote_spanned!(name.span()=> let _: #r::Same<::core::primitive::#plain> = #r::Same::<#name>::NEW;));
    }
    for p in params {
        let ty = &p.ty;
        let span = ty.span();
        match &p.kind {
            ParamKind::Thread if kind == FnKind::Cooperative => {
                out.extend(quote_spanned!(span=> #r::assert_block_thread::<#ty>();));
            }
            ParamKind::Thread => out.extend(quote_spanned!(span=> #r::assert_thread::<#ty>();)),
            ParamKind::Value if kind.is_kernel() => {
                out.extend(quote_spanned!(span=> #r::assert_device_type::<#ty>();));
            }
            ParamKind::Value => {
                out.extend(quote_spanned!(span=> #r::assert_kernel_value::<#ty>();))
            }
            ParamKind::Slice(_, e) | ParamKind::Own(_, e) => {
                out.extend(quote_spanned!(e.span()=> #r::assert_device_type::<#e>();));
                out.extend(host::rank_belief(&p.kind, ty, r));
            }
            ParamKind::Ref { inner, .. } => {
                out.extend(quote_spanned!(inner.span()=> #r::assert_kernel_value::<#inner>();));
            }
            ParamKind::Receiver { .. } => out.extend(quote!(#r::assert_device_type::<Self>();)),
            ParamKind::Atomics(_) => {}
        }
    }
    if let Some(t) = ret {
        out.extend(quote_spanned!(t.span()=> #r::assert_kernel_value::<#t>();));
    }
    out
}

fn sites(f: &Function, r: &TokenStream) -> TokenStream {
    let name = Ident::new("__SITES", Span::mixed_site());
    let n = f.sites.len();
    let list = f.sites.iter().map(|s| {
        let what = &s.what;
        let (line, file) = (
            quote_spanned!(s.span=> ::core::line!()),
            quote_spanned!(s.span=> ::core::file!()),
        );
        quote!(#r::Site::new(#what, #file, #line))
    });
    quote!(static #name: [#r::Site; #n] = [#(#list),*];)
}

/// Code that completes a template with what the cells know.
fn completion(t: &Template, r: &TokenStream) -> TokenStream {
    let b = Ident::new("__b", Span::mixed_site());
    let s = Ident::new("__s", Span::mixed_site());
    let base = Ident::new("__base", Span::mixed_site());
    let sites = Ident::new("__SITES", Span::mixed_site());
    let mut steps = TokenStream::new();
    for piece in &t.pieces {
        match piece {
            Piece::Text(text) => {
                let mut parts = text.split(NAME_MARK);
                if let Some(first) = parts.next() {
                    steps.extend(quote!(#s.push_str(#first);));
                }
                for part in parts {
                    steps.extend(quote!(#s.push_str(__name); #s.push_str(#part);));
                }
            }
            Piece::Hole(h) => {
                let value = match h {
                    Hole::Type(ty) => quote!(<#ty as #r::KernelValue>::value_type(#b)),
                    Hole::Slot(n) => {
                        let c = cell("t", *n);
                        quote!(#c.cuda_type(#b))
                    }
                    Hole::Literal(n, digits) => {
                        let c = cell("t", *n);
                        quote!(#c.cuda_literal(#digits))
                    }
                    Hole::Value(v) => quote!(#r::KernelValue::value_literal(&(#v), #b)),
                    Hole::Table(v) => quote!(#r::table(&(#v), #b)),
                    Hole::Shown(source, format, value) => {
                        let ty = match source {
                            TypeSource::Known(name) => quote!(::std::string::String::from(#name)),
                            TypeSource::Slot(n) => {
                                let c = cell("t", *n);
                                quote!(#c.cuda_type(#b))
                            }
                        };
                        let format = match format {
                            Format::Plain => quote!(#r::Shown::Plain),
                            Format::Hex(prefix) => quote!(#r::Shown::Hex(#prefix)),
                            Format::Fixed(digits) => quote!(#r::Shown::Fixed(#digits)),
                        };
                        match value {
                            None => quote!(#format.conversion(&#ty)),
                            Some(value) => quote!(#format.argument(&#ty, #value)),
                        }
                    }
                    Hole::Function(n) => {
                        let c = cell("f", *n);
                        quote!(#c.cuda_name(#b))
                    }
                    Hole::Collectives => quote!(#r::collective::text(#b)),
                    Hole::SiteBase => quote!(::std::format!("{}u", #base)),
                };
                steps.extend(quote!({ let __piece = #value; #s.push_str(&__piece); }));
            }
        }
    }
    quote! {
        let #base = #b.sites(&#sites);
        let mut #s = ::std::string::String::new();
        #steps
        let _ = #base;
        #s
    }
}
