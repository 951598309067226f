//! Memory and launches of rank 2 and 3 as Rust.

use super::Host;
use crate::ir::{Axis, BlockSize, Expr, ExprKind, Function, Index, Param, ParamKind, Rank, Ty};
use crate::lower::proven::one_for_each_thread;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

impl Host<'_> {
    /// The place of an axis in an index of the memory that `e` is.
    pub(super) fn axis_of(&self, e: &Expr, axis: Axis) -> Option<Literal> {
        match self.f.types.get(e.ty) {
            Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) => {
                rank.place(axis).map(Literal::usize_unsuffixed)
            }
            _ => None,
        }
    }

    /// `base[(y, x)]`, `base[token]` of memory of rank 2 or 3.
    pub(super) fn ranked_element(
        &self,
        i: &Index,
        base: TokenStream,
        mutable: bool,
        span: Span,
    ) -> TokenStream {
        let r = &self.r(span);
        let (cx, site) = (self.cx(span), self.site(i.site, span));
        // The macro's own `unsafe`: a crate that forbids unsafe code forbids its own.
        let own = Span::call_site().located_at(span);
        let owned = matches!(self.f.types.get(i.base.ty), Some(Ty::Own(..)));
        if let (true, ExprKind::Coordinates(list)) = (owned, &i.index.kind) {
            let values = list.iter().map(|c| self.value(&c.value));
            let at = quote_spanned!(span=> [#(#values),*]);
            // SAFETY in the generated code: the user's `unsafe` block has the reason.
            return if mutable {
                quote_spanned!(own=> (*unsafe { #r::OwnN::any_mut(&mut #base, #at, #cx, #site) }?))
            } else {
                quote_spanned!(own=> (*unsafe { #r::OwnN::any(&#base, #at, #cx, #site) }?))
            };
        }
        if owned {
            let token = self.token(&i.index);
            return match (mutable, i.proven) {
                // SAFETY of the proven forms: `lower::proven` showed that the memory is at least as
                // large as the launch along every axis.
                (true, true) => {
                    quote_spanned!(own=> (*unsafe { #r::OwnN::at_mut_proven(&mut #base, #token) }))
                }
                (false, true) => {
                    quote_spanned!(own=> (*unsafe { #r::OwnN::at_proven(&#base, #token) }))
                }
                (true, false) => {
                    quote_spanned!(span=> (*#r::OwnN::at_mut(&mut #base, #token, #cx, #site)?))
                }
                (false, false) => {
                    quote_spanned!(span=> (*#r::OwnN::at(&#base, #token, #cx, #site)?))
                }
            };
        }
        let (at, known) = match &i.index.kind {
            ExprKind::Coordinates(list) => {
                let values = list.iter().map(|c| self.value(&c.value));
                // A bit for each coordinate that is proven, the first one lowest.
                let known = list
                    .iter()
                    .enumerate()
                    .fold(0_u8, |bits, (n, c)| bits | (u8::from(c.proven) << n));
                (quote_spanned!(span=> [#(#values),*]), known)
            }
            _ => {
                let token = self.token(&i.index);
                (quote_spanned!(span=> #token.at()), 0)
            }
        };
        if i.proven {
            // SAFETY: `lower::proven` showed that every coordinate is below its extent.
            quote_spanned!(own=> (*unsafe { #r::at_n_proven(#base, #at) }))
        } else if known != 0 {
            let known = Literal::u8_unsuffixed(known);
            // SAFETY: `lower::proven` showed it of the coordinates whose bits are set.
            quote_spanned!(own=> (*unsafe { #r::at_n_known::<_, _, #known>(#base, #at, #cx, #site) }?))
        } else {
            quote_spanned!(span=> (*#r::at_n(#base, #at, #cx, #site)?))
        }
    }
}

/// A rank as the runtime's const argument.
pub(super) fn number(rank: Rank) -> Literal {
    Literal::usize_unsuffixed(rank.number())
}

/// The type of a plain kernel's thread.
pub(super) fn thread_type(f: &Function, r: &TokenStream) -> TokenStream {
    match f.launch.as_ref().map(|l| l.rank) {
        Some(rank @ (Rank::Two | Rank::Three)) => {
            let n = number(rank);
            quote!(#r::GridThread<#n>)
        }
        _ => quote!(#r::Thread),
    }
}

/// The launch's method that runs a plain kernel, its domain and its block.
pub(super) fn run(f: &Function, domain: &TokenStream) -> Option<[TokenStream; 3]> {
    let launch = f.launch.as_ref()?;
    let BlockSize::Shape(sides) = &launch.block else {
        return None;
    };
    let first = sides.len() - launch.rank.number();
    let sides = sides[first..].iter().map(|n| Literal::u32_unsuffixed(*n));
    Some([
        quote!(run_grid),
        quote!(#domain.extents()),
        quote!([#(#sides),*]),
    ])
}

/// The argument of a parameter of rank 2 or 3, in the closure that every thread runs.
pub(super) fn of_launch(f: &Function, p: &Param, arg: Ident) -> TokenStream {
    let same = f.launch.as_ref().is_some_and(|l| {
        Some(l.rank) == p.kind.rank() && one_for_each_thread(p.local.0 as usize, l, &f.params)
    });
    if same {
        let t = Ident::new("__t", Span::mixed_site());
        // SAFETY in the generated code: `lower::proven` showed that the extents are the launch's.
        quote!(#arg.like(&#t))
    } else {
        quote!(#arg)
    }
}

/// Assertions that the types of memory of rank 2 and 3 are the runtime's.
pub(crate) fn belief(kind: &ParamKind, ty: &syn::Type, r: &TokenStream) -> Option<TokenStream> {
    let (ParamKind::Slice(rank, _) | ParamKind::Own(rank, _)) = kind else {
        return None;
    };
    if *rank == Rank::One {
        return None;
    }
    let referent = referent(ty)?;
    let n = number(*rank);
    let span = syn::spanned::Spanned::span(referent);
    Some(quote_spanned!(span=> #r::assert_slice::<#referent, #n>();))
}

fn referent(ty: &syn::Type) -> Option<&syn::Type> {
    match ty {
        syn::Type::Group(g) => referent(&g.elem),
        syn::Type::Paren(p) => referent(&p.elem),
        syn::Type::Reference(r) => Some(&r.elem),
        _ => None,
    }
}
