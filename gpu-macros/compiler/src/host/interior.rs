//! The threads of a row for which conditions are known, as Rust.

use super::{Host, mixed, run};
use crate::ir::{Cond, Function, Interior, Measure};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

/// What tells a body whether its thread is one of the interior.
pub(super) fn flag(span: Span) -> Ident {
    Ident::new("__inside", mixed(span))
}

impl Host<'_> {
    /// A condition, which is not asked where it is known.
    pub(super) fn known_in_the_interior(&self, cond: &Cond, span: Span) -> TokenStream {
        let known = match (cond, &self.f.interior) {
            (Cond::Bool(c), Some(i)) => i.conditions.get(&c.id),
            _ => None,
        };
        let (cond, inside) = (self.cond(cond), flag(span));
        match known {
            Some(true) => quote_spanned!(span=> #inside || (#cond)),
            Some(false) => quote_spanned!(span=> !#inside && (#cond)),
            None => cond,
        }
    }
}

/// The closure that says which threads of a row lie in the interior.
pub(super) fn bounds(f: &Function, interior: &Interior, r: &TokenStream) -> TokenStream {
    let row = Ident::new("__row", Span::mixed_site());
    let bounds = interior.bounds.iter().map(|b| {
        let (along, constant) = (b.along, b.constant);
        let terms = b.terms.iter().map(|(factor, of)| {
            let of = match of {
                Measure::Extent(e) => run::extent(&f.params, e, r),
                Measure::Coordinate(axis) => {
                    let rank = f.launch.as_ref().map(|l| l.rank);
                    let place = rank.and_then(|r| r.place(*axis));
                    let place = place.map(Literal::usize_unsuffixed);
                    quote!(#r::extent(#row[#place]))
                }
            };
            quote!((#factor, #of))
        });
        quote!(.and(#along, #constant, &[#(#terms),*]))
    });
    quote!(move |#row| #r::Inside::ALL #(#bounds)*)
}
