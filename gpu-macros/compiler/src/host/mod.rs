//! Generates Rust for the CPU device. Every operator, index, conversion, method and call goes
//! through the runtime's sealed functions, so that only device code runs; what can fault returns
//! through `?`. Reads `ir` only.

mod call;
mod collective;
mod cooperative;
mod expr;
mod foreign;
mod function;
mod interior;
mod kernel;
mod launch;
mod place;
mod rank;
mod run;
mod stmt;

pub use foreign::{Argument, Foreign, HandedLength, Text, foreign};
pub use function::gpu_fn;
pub use kernel::kernel;
pub use launch::{Signature, stub};
pub(crate) use rank::belief as rank_belief;

use crate::ir::{Expr, Function, LocalId, SiteId, Slots};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use std::collections::BTreeSet;

/// The generator of one body.
pub(crate) struct Host<'a> {
    f: &'a Function,
    slots: &'a Slots,
    /// The runtime's `__private` module.
    r: TokenStream,
    /// Locals that stand behind a reference because they live across a barrier.
    spilled: BTreeSet<LocalId>,
}

impl<'a> Host<'a> {
    pub(crate) fn new(f: &'a Function, slots: &'a Slots) -> Self {
        let krate = &f.krate;
        Host {
            f,
            slots,
            r: quote!(#krate::__private),
            spilled: BTreeSet::new(),
        }
    }

    /// The runtime's `__private` module, at `span`: errors about generated calls point there.
    fn r(&self, span: Span) -> TokenStream {
        respanned(&self.r, span)
    }

    /// The fault context.
    fn cx(&self, span: Span) -> Ident {
        Ident::new("__cx", mixed(span))
    }

    fn site(&self, id: SiteId, span: Span) -> TokenStream {
        let sites = Ident::new("__SITES", mixed(span));
        let n = proc_macro2::Literal::usize_unsuffixed(id.0 as usize);
        quote_spanned!(span=> &#sites[#n])
    }

    fn cell(n: u32, span: Span) -> Ident {
        Ident::new(&format!("__t{n}"), mixed(span))
    }

    fn fn_cell(n: u32, span: Span) -> Ident {
        Ident::new(&format!("__f{n}"), mixed(span))
    }

    /// Ties the value of `e` to its type cell, if it has one.
    fn tie(&self, e: &Expr, value: TokenStream) -> TokenStream {
        match self.slots.exprs.get(&e.id) {
            Some(n) => {
                let c = Self::cell(*n, e.span);
                quote_spanned!(e.span=> #c.tie(#value))
            }
            None => value,
        }
    }
}

/// A path at the place of `span`, meaning what it means.
pub(crate) fn respanned(path: &TokenStream, span: Span) -> TokenStream {
    path.clone()
        .into_iter()
        .map(|mut t| {
            t.set_span(t.span().located_at(span));
            t
        })
        .collect()
}

/// Our own names, hidden from the user's, at the user's place.
pub(crate) fn mixed(span: Span) -> Span {
    Span::mixed_site().located_at(span)
}

/// The device twin of a `#[gpu_fn]` method.
pub(crate) fn twin(name: &Ident) -> Ident {
    format_ident!("{}__gpu_fn", name, span = name.span())
}

/// Lints that generated code must not raise in the user's crate.
pub(crate) fn allow() -> TokenStream {
    quote! {
        #[allow(
            clippy::all, clippy::pedantic, clippy::restriction, clippy::nursery, unused_parens,
            unused_braces, unused_mut, unused_unsafe, unused_labels, unreachable_code,
            unused_assignments, non_snake_case, non_camel_case_types, missing_docs, dead_code,
            non_upper_case_globals, unused_variables, unused_must_use, path_statements,
            unused_qualifications, redundant_semicolons, let_underscore_drop,
            missing_debug_implementations, missing_copy_implementations, unreachable_patterns
        )]
    }
}
