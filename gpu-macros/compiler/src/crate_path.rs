//! `#[gpu(crate = path)]`: where generated code finds the runtime when it is renamed or
//! re-exported.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Attribute;

use crate::diag::Diagnostics;

/// The tokens of the runtime's path: `::gpu_runtime`, or what `#[gpu(crate = path)]` says.
/// Attributes other than `#[gpu(..)]` are passed over.
pub(crate) fn runtime_path(attrs: &[Attribute], diag: &Diagnostics) -> TokenStream {
    let mut path: Option<syn::Path> = None;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("gpu")) {
        let parsed = attr.parse_nested_meta(|meta| {
            if !meta.path.is_ident("crate") {
                return Err(meta.error(
                    "unknown key in `#[gpu(..)]`\nhelp: the one key is `crate`, as in `#[gpu(crate = ::my_crate::gpu_runtime)]`",
                ));
            }
            let value: syn::Path = meta.value()?.parse()?;
            if path.is_some() {
                return Err(meta.error("the key `crate` stands twice in `#[gpu(..)]`"));
            }
            path = Some(value);
            Ok(())
        });
        diag.ok(parsed);
    }
    match path {
        Some(path) => quote::quote!(#path),
        None => quote_spanned!(Span::mixed_site()=> ::gpu_runtime),
    }
}

/// The same tokens, shown at another place of the source: an assertion that calls into the runtime
/// is then reported at the token it is about.
pub(crate) fn shown_at(path: &TokenStream, place: Span) -> TokenStream {
    path.clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(place));
            token
        })
        .collect()
}
