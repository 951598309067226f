//! Generates Rust for the CPU device. Every operator, index, conversion, method and call goes
//! through the runtime's sealed functions, so that only device code runs; what can fault returns
//! through `?`. Reads `ir` only.

mod cooperative;
mod expr;
mod function;
mod kernel;
mod stmt;

pub use function::gpu_fn;
pub use kernel::kernel;

use crate::ir::{ExprId, Function, LocalId, SiteId, Slots};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
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
        Host { f, slots, r: quote!(#krate::__private), spilled: BTreeSet::new() }
    }

    /// The fault context.
    fn cx(&self) -> Ident {
        Ident::new("__cx", Span::mixed_site())
    }

    fn site(&self, id: SiteId) -> TokenStream {
        let sites = Ident::new("__SITES", Span::mixed_site());
        let n = id.0 as usize;
        quote!(&#sites[#n])
    }

    fn cell(n: u32) -> Ident {
        Ident::new(&format!("__t{n}"), Span::mixed_site())
    }

    fn fn_cell(n: u32) -> Ident {
        Ident::new(&format!("__f{n}"), Span::mixed_site())
    }

    /// Ties the value of `e` to its type cell, if it has one.
    fn tie(&self, id: ExprId, value: TokenStream) -> TokenStream {
        match self.slots.exprs.get(&id) {
            Some(n) => {
                let c = Self::cell(*n);
                quote!(#c.tie(#value))
            }
            None => value,
        }
    }
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
            unused_qualifications, redundant_semicolons, let_underscore_drop
        )]
    }
}
