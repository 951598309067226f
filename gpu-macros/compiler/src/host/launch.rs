//! The launch of a kernel: its arguments as a struct with a field per parameter, and the function
//! of the kernel's name, which takes them by position. All of it is known from the signature; what
//! a launch does is `run`'s.

use super::{allow, rank};
use crate::ir::{Function, Param, ParamKind, Rank};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::collections::HashSet;

/// A kernel with a mistake, as its callers see it: each of their calls is right or wrong as it
/// would be without the mistake.
pub fn stub(sig: &Signature<'_>) -> TokenStream {
    let items = items(sig, &quote!(loop {}));
    let (companion, vis, allow) = (companion(sig), sig.vis, allow());
    let source = source(sig, &quote!(cuda_text), true);
    let (impl_generics, _, where_clause) = sig.generics.split_for_impl();
    quote! {
        #items

        #allow
        impl #companion {
            #vis const CUDA_OPTIONS: &'static [&'static ::core::primitive::str] = &[];
            #vis fn cuda_text #impl_generics () -> ::std::string::String #where_clause { loop {} }
            #source
        }
    }
}

/// The companion type without arguments, which has what is known of the kernel beside them: it is
/// the only `impl` of those names, so rustc finds it for `saxpy::cuda_text()`.
pub(super) fn companion(sig: &Signature<'_>) -> TokenStream {
    let name = sig.name;
    let units: Vec<TokenStream> = sig
        .params
        .iter()
        .skip(1)
        .filter(|p| is_open(p, sig.generics))
        .map(|_| quote!(()))
        .collect();
    let units = (!units.is_empty()).then(|| quote!(<#(#units),*>));
    quote!(#name #units)
}

/// True if the argument may be of several types: its field has a type parameter.
fn is_open(p: &Param, g: &syn::Generics) -> bool {
    !matches!(p.kind, ParamKind::Value) || mentions_generics(&p.ty, g)
}

/// What callers of a kernel see of it: known from the signature, also where the body has mistakes.
pub struct Signature<'a> {
    /// The user's visibility.
    pub vis: &'a syn::Visibility,
    /// Attributes that pass through.
    pub attrs: &'a [syn::Attribute],
    /// The kernel's name.
    pub name: &'a Ident,
    /// Its own generics.
    pub generics: &'a syn::Generics,
    /// Its parameters, the thread first.
    pub params: &'a [Param],
    /// The path to gpu-runtime.
    pub krate: &'a TokenStream,
    /// What a caller of a launch promises; `None` where launches are safe.
    pub promise: Option<String>,
}

impl<'a> From<&'a Function> for Signature<'a> {
    fn from(f: &'a Function) -> Self {
        Signature {
            vis: &f.vis,
            attrs: &f.attrs,
            name: &f.name,
            generics: &f.generics,
            params: &f.params,
            krate: &f.krate,
            promise: None,
        }
    }
}

/// The launch function, the companion struct and its launching methods, around `body`, which runs
/// the threads.
pub(super) fn items(sig: &Signature<'_>, body: &TokenStream) -> TokenStream {
    let Signature {
        vis,
        attrs,
        name,
        krate,
        ..
    } = sig;
    let allow = allow();
    let args = Args::of(sig);
    let Args {
        params,
        fields,
        struct_params,
        given,
        bounds,
        outs,
    } = &args;
    let generics = launch_generics(sig);
    let (launch_impl, _, where_clause) = generics.split_for_impl();
    let turbofish = turbofish(sig.generics, Some(quote!(__P)));
    let mut bounded = generics.clone();
    bounded
        .make_where_clause()
        .predicates
        .extend(bounds.iter().cloned());
    let bounded = &bounded.where_clause;
    let names: Vec<&Ident> = sig.params.iter().skip(1).map(|p| &p.name).collect();
    let struct_generics = (!struct_params.is_empty()).then(|| quote!(<#(#struct_params),*>));
    let cfgs: Vec<_> = attrs.iter().filter(|a| a.path().is_ident("cfg")).collect();
    let (scope, shape) = (
        Ident::new("scope", Span::mixed_site()),
        Ident::new("shape", Span::mixed_site()),
    );
    let doc = format!(
        "The arguments of kernel `{name}` by name, launched with `.launch(s)?`, and what is known of the kernel."
    );
    let result = result(outs, krate);
    let safety = sig.promise.as_ref().map(|promise| {
        let promise = format!("\n# Safety\n{promise}");
        (quote!(unsafe), quote!(#[doc = #promise]))
    });
    let (unsafe_, safety) = safety.unzip();
    // SAFETY in the generated code: the caller's promise is that of the method it calls.
    let within = |call: TokenStream| match &unsafe_ {
        Some(word) => quote!(#word { #call }),
        None => call,
    };
    let call = within(quote!(#name { #(#names),* }.launch #turbofish(#scope)));
    let call_with = within(quote!(self.launch_with #turbofish(#scope, #krate::LaunchShape::new())));
    quote! {
        #(#attrs)*
        #safety
        #allow
        #[track_caller]
        #vis #unsafe_ fn #name #launch_impl (#scope: &#krate::Scope<'_, __P>, #(#params),*) -> #result #where_clause {
            #call
        }

        #(#cfgs)*
        #[doc = #doc]
        #allow
        #[must_use = "these are only arguments: `.launch(s)?` launches the kernel"]
        #vis struct #name #struct_generics {
            #(#fields),*
        }

        #(#cfgs)*
        #allow
        impl #struct_generics #name #struct_generics {
            /// Launches the kernel, in blocks as it declares them.
            ///
            /// # Errors
            /// What the launch function of the same name returns.
            #safety
            #[track_caller]
            #vis #unsafe_ fn launch #launch_impl (self, #scope: &#krate::Scope<'_, __P>) -> #result #bounded {
                #call_with
            }

            /// Launches the kernel in blocks and a grid chosen here.
            ///
            /// # Errors
            /// As the launch function of the same name, and a shape that the kernel cannot run in.
            #safety
            #[track_caller]
            #vis #unsafe_ fn launch_with #launch_impl (self, #scope: &#krate::Scope<'_, __P>, #shape: #krate::LaunchShape) -> #result #bounded {
                let Self { #(#given),* } = self;
                #body
            }
        }
    }
}

/// `source()` of the companion, whose text the function `text` writes.
pub(super) fn source(sig: &Signature<'_>, text: &TokenStream, two_grids: bool) -> TokenStream {
    let (vis, krate, name) = (sig.vis, sig.krate, sig.name.to_string());
    let (impl_generics, _, where_clause) = sig.generics.split_for_impl();
    let turbofish = turbofish(sig.generics, None);
    quote! {
        /// The text of this instance and its options, to be compiled ahead of its launch.
        #vis fn source #impl_generics () -> #krate::KernelSource #where_clause {
            #krate::KernelSource::new(#name, Self::#text #turbofish(), Self::CUDA_OPTIONS, #two_grids)
        }
    }
}

/// A launch argument: `__arg_x` for the parameter `x`.
pub(super) fn local(name: &Ident) -> Ident {
    format_ident!("__arg_{}", name, span = Span::mixed_site())
}

/// The kernel's generics followed by the pool marker.
fn launch_generics(sig: &Signature<'_>) -> syn::Generics {
    let krate = sig.krate;
    let mut g = sig.generics.clone();
    if sig.params.iter().any(|p| p.out) {
        g.params.insert(0, syn::parse_quote!('__b));
    }
    g.params.push(syn::parse_quote!(__P: #krate::PoolMarker));
    g
}

/// `::<T, B>`: the kernel's own generics in their order, and `last`.
pub(super) fn turbofish(g: &syn::Generics, last: Option<TokenStream>) -> Option<TokenStream> {
    let names: Vec<TokenStream> = names(g).map(|i| quote!(#i)).chain(last).collect();
    (!names.is_empty()).then(|| quote!(::<#(#names),*>))
}

fn names(g: &syn::Generics) -> impl Iterator<Item = &Ident> {
    g.params.iter().filter_map(|p| match p {
        syn::GenericParam::Type(t) => Some(&t.ident),
        syn::GenericParam::Const(c) => Some(&c.ident),
        syn::GenericParam::Lifetime(_) => None,
    })
}

/// True if `ty` names a generic parameter: a field cannot have it as its type.
pub(super) fn mentions_generics(ty: &syn::Type, g: &syn::Generics) -> bool {
    fn any(tokens: TokenStream, g: &syn::Generics) -> bool {
        tokens.into_iter().any(|t| match t {
            TokenTree::Ident(i) => names(g).any(|n| *n == i),
            TokenTree::Group(group) => any(group.stream(), g),
            _ => false,
        })
    }
    any(ty.to_token_stream(), g)
}

/// The arguments as callers give them.
struct Args {
    /// Parameters of the launch function.
    params: Vec<TokenStream>,
    /// Fields of the struct.
    fields: Vec<TokenStream>,
    /// Type parameters of the struct: one for each argument whose type the kernel leaves open.
    struct_params: Vec<Ident>,
    /// The pattern that takes the struct apart.
    given: Vec<TokenStream>,
    /// What the launch asks of the type parameters. Not on the `impl`, where a type that does not
    /// fit would only be "method cannot be called".
    bounds: Vec<syn::WherePredicate>,
    /// The buffers that a launch returns.
    outs: Vec<TokenStream>,
}

impl Args {
    fn of(sig: &Signature<'_>) -> Self {
        let (krate, vis) = (sig.krate, sig.vis);
        let mut s = Args {
            params: Vec::new(),
            fields: Vec::new(),
            struct_params: Vec::new(),
            given: Vec::new(),
            bounds: Vec::new(),
            outs: Vec::new(),
        };
        let mut taken = words(sig);
        for p in sig.params.iter().skip(1) {
            let (name, ty, arg) = (&p.name, &p.ty, local(&p.name));
            // Where rustc says "required by this bound", it shows the parameter.
            let at = Span::call_site().located_at(name.span());
            let krate = super::respanned(krate, at);
            let r = quote_spanned!(at=> #krate::__private);
            let mutable = matches!(p.kind, ParamKind::Own(..)) && !p.out;
            let mutable = mutable.then(|| quote!(mut));
            s.given.push(quote!(#name: #mutable #arg));
            let bound = match &p.kind {
                ParamKind::Slice(rank @ (Rank::Two | Rank::Three), elem) => {
                    let n = rank::number(*rank);
                    quote_spanned!(at=> #krate::ReadShaped<#n, Elem = #elem, Pool: #r::Fits<__P>>)
                }
                ParamKind::Own(rank @ (Rank::Two | Rank::Three), elem) if p.out => {
                    let n = rank::number(*rank);
                    quote_spanned!(at=> #krate::OutShaped<'__b, #elem, __P, #n>)
                }
                ParamKind::Own(rank @ (Rank::Two | Rank::Three), elem) => {
                    let n = rank::number(*rank);
                    quote_spanned!(at=> #krate::WriteShaped<#n, Elem = #elem, Pool: #r::Fits<__P>>)
                }
                ParamKind::Slice(_, elem) => {
                    quote_spanned!(at=> #krate::DeviceRead<Elem = #elem, Pool: #r::Fits<__P>>)
                }
                ParamKind::Atomics(elem) => {
                    quote_spanned!(at=> #krate::DeviceRead<Elem = #krate::Atomic<#elem>, Pool: #r::Fits<__P>>)
                }
                ParamKind::Own(_, elem) if p.out => {
                    quote_spanned!(at=> #krate::DeviceOut<'__b, #elem, __P>)
                }
                ParamKind::Own(_, elem) => {
                    quote_spanned!(at=> #krate::DeviceWrite<Elem = #elem, Pool: #r::Fits<__P>>)
                }
                _ => quote_spanned!(at=> #r::Is<#ty>),
            };
            s.params.push(match &p.kind {
                ParamKind::Own(rank, elem) if p.out => {
                    s.outs.push(quote!(#krate::Buffer<'__b, #elem, __P>));
                    match rank {
                        Rank::One => quote!(#name: #krate::UninitBuffer<'__b, #elem, __P>),
                        _ => quote!(#name: impl #bound),
                    }
                }
                ParamKind::Slice(..) | ParamKind::Atomics(_) | ParamKind::Own(..) => {
                    quote!(#name: impl #bound)
                }
                _ => quote!(#name: #ty),
            });
            let field = if is_open(p, sig.generics) {
                let param = type_param(name, &mut taken);
                s.bounds.push(syn::parse_quote!(#param: #bound));
                s.struct_params.push(param.clone());
                quote!(#param)
            } else {
                quote!(#ty)
            };
            let doc = describe(p);
            s.fields.push(quote!(#[doc = #doc] #vis #name: #field));
        }
        s
    }
}

/// What a launch with these `#[out]` buffers returns.
fn result(outs: &[TokenStream], krate: &TokenStream) -> TokenStream {
    let value = match outs {
        [] => quote!(()),
        [one] => one.clone(),
        many => quote!((#(#many),*)),
    };
    quote!(::core::result::Result<#value, #krate::GpuError>)
}

/// The struct's type parameter for the argument `name`: the same name, since rustc shows it, unless
/// the signature has a type of that name.
fn type_param(name: &Ident, taken: &mut HashSet<String>) -> Ident {
    let mut text = name.to_string();
    while !taken.insert(text.clone()) {
        text.push('_');
    }
    match text.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(&text, Span::call_site()),
    }
}

/// Every word that the signature's types and generics are spelled with, and the kernel's name.
fn words(sig: &Signature<'_>) -> HashSet<String> {
    fn collect(tokens: TokenStream, words: &mut HashSet<String>) {
        for t in tokens {
            match t {
                TokenTree::Ident(i) => {
                    words.insert(i.to_string());
                }
                TokenTree::Group(g) => collect(g.stream(), words),
                _ => {}
            }
        }
    }
    let mut words = HashSet::from([sig.name.to_string(), "__P".to_owned()]);
    for p in sig.params {
        collect(p.ty.to_token_stream(), &mut words);
    }
    collect(sig.generics.params.to_token_stream(), &mut words);
    collect(sig.generics.where_clause.to_token_stream(), &mut words);
    collect(sig.krate.clone(), &mut words);
    words
}

/// A field's documentation.
fn describe(p: &Param) -> String {
    let ty = crate::syntax::readable(&p.ty);
    match &p.kind {
        ParamKind::Own(rank @ (Rank::Two | Rank::Three), _) if p.out => format!(
            "`{ty}`, filled by the kernel: an uninitialised buffer with its shape by value, `buffer.{}?`.",
            rank::shape_of(*rank, "into_")
        ),
        ParamKind::Own(rank @ (Rank::Two | Rank::Three), _) => format!(
            "`{ty}`: a mutable view with its shape, `buffer.{}?`.",
            rank::shape_of(*rank, "view_mut_")
        ),
        ParamKind::Slice(rank @ (Rank::Two | Rank::Three), _) => format!(
            "`{ty}`: a view with its shape, `buffer.{}?`.",
            rank::shape_of(*rank, "view_")
        ),
        ParamKind::Slice(..) | ParamKind::Atomics(_) => format!("`{ty}`: a `&buffer` or a view."),
        ParamKind::Own(..) if p.out => {
            format!("`{ty}`, filled by the kernel: an uninitialised buffer by value.")
        }
        ParamKind::Own(..) => format!("`{ty}`: a `&mut buffer` or a mutable view."),
        _ => format!("`{ty}`, by value."),
    }
}
