//! The items of one moved path that works.
//!
//! rustc never warns through a re-export, so a path that warns is a real item: a type alias, a
//! function that calls, a constant. All are hidden from the documentation and, with it, from
//! completion and rustc's suggestions.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::{FnArg, GenericParam, Generics, Pat, Type, Visibility};

use super::{Build, Entry, Kind, Reach, Signature, Stage, Target};

/// True if the entry's own tokens have types, which are looked up where the table stands.
pub(super) fn has_types(entry: &Entry) -> bool {
    match entry.kind {
        Kind::Fn(_) | Kind::Const(_) | Kind::Static(_) | Kind::TupleStruct(_) => true,
        _ => !entry.generics.params.is_empty(),
    }
}

/// What the old path is; `warns` makes it deprecated.
pub(super) fn item(entry: &Entry, place: &[Ident], build: &Build, warns: bool) -> TokenStream {
    let Some(name) = entry.old.last() else {
        return TokenStream::new();
    };
    let (cfgs, vis) = (&entry.cfgs, &entry.vis);
    let target = entry.target.tokens();
    if entry.exact() {
        let import = match entry.kind {
            Kind::Glob => quote!(#target::*),
            _ => {
                let path = without_arguments(&entry.target);
                quote!(#path as #name)
            }
        };
        let vis = within(vis, build.reach);
        return quote!(#(#cfgs)* #[doc(hidden)] #[allow(unused_imports)] #vis use #import;);
    }
    let attributes = attributes(entry, place, build, warns);
    let generics = &entry.generics;
    let alias = type_alias(vis, name, generics, &target);
    match &entry.kind {
        Kind::Struct | Kind::Enum => quote!(#attributes #alias),
        Kind::TupleStruct(fields) => {
            let fields = fields.as_deref().unwrap_or_default();
            let constructor = constructor(name, entry, generics, fields);
            quote! {
                #attributes #alias
                #attributes
                #[allow(non_snake_case, dead_code)]
                #constructor
            }
        }
        Kind::UnitStruct => quote! {
            #attributes #alias
            #attributes
            #[allow(non_upper_case_globals, dead_code)]
            #vis const #name: #target = #target;
        },
        Kind::Fn(signature) => function(name, entry, generics, signature, &attributes),
        Kind::Const(ty) => quote!(#attributes #vis const #name: #ty = #target;),
        Kind::Static(ty) => quote!(#attributes #vis static #name: &#ty = &#target;),
        Kind::Trait => {
            let (parameters, arguments, bounds) = generics.split_for_impl();
            let mut wide = generics.clone();
            let implementor = Ident::new("Implementor", Span::mixed_site());
            let param: GenericParam = syn::parse_quote!(#implementor: #target + ?Sized);
            wide.params.push(param);
            let (wide, _, _) = wide.split_for_impl();
            quote! {
                #attributes
                #vis trait #name #parameters: #target #bounds {}
                #(#cfgs)*
                #[allow(deprecated)]
                impl #wide #name #arguments for #implementor #bounds {}
            }
        }
        Kind::Macro => {
            // Not `crate::..`: rustc refuses such paths to macros that a macro made.
            let mut called = target.clone();
            if let Target::Path(path) = &entry.target
                && path.segments.first().is_some_and(|s| s.ident == "crate")
            {
                let rest = path.segments.iter().skip(1);
                called = quote!($crate::#(#rest)::*);
            }
            exported(name, entry, &attributes, &quote!(#called! { $($tokens)* }))
        }
        Kind::Mod | Kind::Use | Kind::Glob => TokenStream::new(),
    }
}

/// The visibility of a re-export while `cargo gpu-migrate` looks for its uses.
fn within(vis: &Visibility, reach: Reach) -> Visibility {
    match (reach, vis) {
        (Reach::Module, _) => Visibility::Inherited,
        (Reach::Crate, Visibility::Public(_)) => syn::parse_quote!(pub(crate)),
        _ => vis.clone(),
    }
}

/// A `macro_rules` that can be named by the old path: exported under its own name at the root if the
/// path is that of the root, else under a hidden name and re-exported.
pub(super) fn exported(
    name: &Ident,
    entry: &Entry,
    attributes: &TokenStream,
    body: &TokenStream,
) -> TokenStream {
    let (cfgs, vis) = (&entry.cfgs, &entry.vis);
    if entry.old.len() == 1 {
        return quote! {
            #attributes
            #[macro_export]
            macro_rules! #name { ($($tokens:tt)*) => { #body }; }
        };
    }
    let path: Vec<String> = entry.old.iter().map(ToString::to_string).collect();
    let hidden = format_ident!("moved_path_{}", path.join("_"), span = name.span());
    quote! {
        #attributes
        #[macro_export]
        macro_rules! #hidden { ($($tokens:tt)*) => { #body }; }
        #(#cfgs)*
        #[doc(hidden)]
        #[allow(deprecated)]
        #vis use #hidden as #name;
    }
}

/// Bounds stay out: rustc ignores those of an alias, and says so.
pub(super) fn type_alias(
    vis: &Visibility,
    name: &Ident,
    generics: &Generics,
    target: &TokenStream,
) -> TokenStream {
    let params = generics.params.iter().cloned().map(|mut param| {
        match &mut param {
            GenericParam::Type(param) => {
                param.bounds.clear();
                param.colon_token = None;
            }
            GenericParam::Lifetime(param) => {
                param.bounds.clear();
                param.colon_token = None;
            }
            GenericParam::Const(_) => {}
        }
        param
    });
    let params = (!generics.params.is_empty()).then(|| quote!(<#(#params),*>));
    quote!(#vis type #name #params = #target;)
}

/// `#[deprecated]` and what keeps the old item out of sight.
fn attributes(entry: &Entry, place: &[Ident], build: &Build, warns: bool) -> TokenStream {
    let cfgs = &entry.cfgs;
    let deprecated = entry.window.as_ref().filter(|_| warns).map(|window| {
        let since = &window.since.text;
        let note = entry.sentence(place, build);
        quote!(#[deprecated(since = #since, note = #note)])
    });
    quote!(#(#cfgs)* #deprecated #[doc(hidden)] #[allow(deprecated)])
}

/// The function by which a tuple struct's old name makes one.
pub(super) fn constructor(
    name: &Ident,
    entry: &Entry,
    generics: &Generics,
    fields: &[Type],
) -> TokenStream {
    let vis = &entry.vis;
    let params: Vec<Ident> = (0..fields.len()).map(|n| format_ident!("a{n}")).collect();
    let made = without_arguments(&entry.target);
    let target = entry.target.tokens();
    let (parameters, _, bounds) = generics.split_for_impl();
    quote! {
        #vis const fn #name #parameters (#(#params: #fields),*) -> #target #bounds {
            #made(#(#params),*)
        }
    }
}

/// A function that calls the new one. `generics` are the entry's, and bounds of its stage.
pub(super) fn function(
    name: &Ident,
    entry: &Entry,
    generics: &Generics,
    signature: &Signature,
    attributes: &TokenStream,
) -> TokenStream {
    let Signature {
        qualifiers,
        is_async,
        is_unsafe,
        inputs,
        output,
    } = signature;
    let vis = &entry.vis;
    let (parameters, _, bounds) = generics.split_for_impl();
    let arguments = arguments(inputs);
    let mut call = match &entry.target {
        Target::Path(_) => {
            let path = without_arguments(&entry.target);
            let generics = forwarded(&entry.generics, inputs, &entry.target);
            // An error about the call is shown at the new path.
            let end = path
                .clone()
                .into_iter()
                .last()
                .map_or_else(Span::call_site, |t| t.span());
            quote_spanned!(end=> #path #generics (#(#arguments),*))
        }
        // Each parameter by a `let`, as the closure would bind it; its type is that of the function.
        Target::Adapter(closure) => {
            let body = &closure.body;
            let patterns = closure.inputs.iter().map(|pattern| match pattern {
                Pat::Type(pattern) => (*pattern.pat).clone(),
                other => other.clone(),
            });
            quote!({ #(let #patterns = #arguments;)* #body })
        }
    };
    if *is_async {
        call = quote!(#call.await);
    }
    if *is_unsafe {
        call = unsafely(&call);
    }
    quote_spanned! {Span::mixed_site()=>
        #attributes
        #[inline]
        #[allow(unused_mut, clippy::too_many_arguments, clippy::let_and_return)]
        #vis #qualifiers fn #name #parameters (#(#inputs),*) #output #bounds { #call }
    }
}

/// The caller of the old function keeps what the new one asks for.
fn unsafely(call: &TokenStream) -> TokenStream {
    quote!({
        #[allow(clippy::undocumented_unsafe_blocks, unused_unsafe)]
        unsafe { #call }
    })
}

/// The old name of an associated function, beside the new one in its `impl`.
pub(super) fn method(
    entry: &Entry,
    signature: &Signature,
    new: &Ident,
    build: &Build,
) -> TokenStream {
    let Some(name) = entry.old.last() else {
        return TokenStream::new();
    };
    let stage = entry.window.as_ref().map(|window| build.stage(window));
    let attributes = attributes(entry, &[], build, stage != Some(Stage::Quiet));
    let Signature {
        qualifiers,
        is_async,
        is_unsafe,
        inputs,
        output,
    } = signature;
    let vis = &entry.vis;
    let (parameters, _, bounds) = entry.generics.split_for_impl();
    let receiver = inputs.iter().any(|arg| matches!(arg, FnArg::Receiver(_)));
    let receiver = receiver.then(|| quote!(self,));
    let arguments = arguments(inputs);
    let generics = forwarded(&entry.generics, inputs, &entry.target);
    let mut call = quote!(Self::#new #generics (#receiver #(#arguments),*));
    if *is_async {
        call = quote!(#call.await);
    }
    if *is_unsafe {
        call = unsafely(&call);
    }
    quote! {
        #attributes
        #[inline]
        #[allow(clippy::too_many_arguments)]
        #vis #qualifiers fn #name #parameters (#(#inputs),*) #output #bounds { #call }
    }
}

/// The names of the parameters.
pub(super) fn arguments(inputs: &[FnArg]) -> Vec<Ident> {
    let name = |arg: &FnArg| match arg {
        FnArg::Typed(arg) => match &*arg.pat {
            Pat::Ident(pat) => Some(pat.ident.clone()),
            _ => None,
        },
        FnArg::Receiver(_) => None,
    };
    inputs.iter().filter_map(name).collect()
}

/// `::<T, N>` for a new function with the same generics. One with `impl Trait` arguments cannot be
/// told them, and one that was written with its arguments (`new::<f32>`) was told.
fn forwarded(generics: &Generics, inputs: &[FnArg], target: &Target) -> Option<TokenStream> {
    let anonymous = |arg: &FnArg| match arg {
        FnArg::Typed(arg) => matches!(&*arg.ty, syn::Type::ImplTrait(_)),
        FnArg::Receiver(_) => false,
    };
    let names: Vec<&Ident> = generics
        .params
        .iter()
        .filter_map(|param| match param {
            GenericParam::Type(param) => Some(&param.ident),
            GenericParam::Const(param) => Some(&param.ident),
            GenericParam::Lifetime(_) => None,
        })
        .collect();
    let told = match target {
        Target::Path(path) => path.segments.iter().any(|s| !s.arguments.is_empty()),
        Target::Adapter(_) => true,
    };
    // A method's type has generics of its own: rustc infers them.
    let is_method = match target {
        Target::Path(path) => path.segments.iter().rev().nth(1).is_some_and(|segment| {
            segment
                .ident
                .to_string()
                .starts_with(|c: char| c.is_ascii_uppercase())
        }),
        Target::Adapter(_) => true,
    };
    let skip = names.is_empty() || told || is_method || inputs.iter().any(anonymous);
    (!skip).then(|| quote!(::<#(#names),*>))
}

/// The path as a value or an import names it.
fn without_arguments(target: &Target) -> TokenStream {
    match target {
        Target::Path(path) => {
            let colon = path.leading_colon;
            let mut path = path.clone();
            for segment in &mut path.segments {
                // `new::make::<f32>` is told on purpose.
                if let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments
                    && arguments.colon2_token.is_none()
                {
                    segment.arguments = syn::PathArguments::None;
                }
            }
            let segments = path.segments.iter();
            quote!(#colon #(#segments)::*)
        }
        Target::Adapter(closure) => quote!(#closure),
    }
}
