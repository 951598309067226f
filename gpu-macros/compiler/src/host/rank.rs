//! Memory and launches of rank 2 and 3 as Rust.

use super::{Host, mixed};
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
        let (known, proven) = (self.f.known_coordinates(i), self.f.in_bounds(i));
        // The macro's own `unsafe`: a crate that forbids unsafe code forbids its own.
        let own = Span::call_site().located_at(span);
        let owned = matches!(self.f.types.get(i.base.ty), Some(Ty::Own(..)));
        if let (true, ExprKind::Coordinates(list)) = (owned, &i.index.kind) {
            let values = list.iter().map(|c| self.value(c));
            let at = quote_spanned!(span=> [#(#values),*]);
            let index = Ident::new("__i", mixed(span));
            // SAFETY in the generated code: the user's `unsafe` block has the reason.
            let access = if mutable {
                quote_spanned!(own=> unsafe { #r::OwnN::any_mut(&mut #base, #index, #cx, #site) }?)
            } else {
                quote_spanned!(own=> unsafe { #r::OwnN::any(&#base, #index, #cx, #site) }?)
            };
            return quote_spanned!(span=> (*{ let #index = #at; #access }));
        }
        if owned {
            let token = self.token(&i.index);
            return match (mutable, proven) {
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
        let at = match &i.index.kind {
            ExprKind::Coordinates(list) => {
                let values = list.iter().map(|c| self.value(c));
                quote_spanned!(span=> [#(#values),*])
            }
            _ => {
                let token = self.token(&i.index);
                quote_spanned!(span=> #token.at())
            }
        };
        // The user's expressions stay outside of the macro's `unsafe`.
        let index = Ident::new("__i", mixed(span));
        let access = if proven {
            // SAFETY: `lower::proven` showed that every coordinate is below its extent.
            quote_spanned!(own=> unsafe { #r::at_n_proven(#base, #index) })
        } else if known != 0 {
            let known = Literal::u8_unsuffixed(known);
            // SAFETY: `lower::proven` showed it of the coordinates whose bits are set.
            quote_spanned!(own=> unsafe { #r::at_n_known::<_, _, #known>(#base, #index, #cx, #site) }?)
        } else {
            return quote_spanned!(span=> (*#r::at_n(#base, #at, #cx, #site)?));
        };
        quote_spanned!(span=> (*{ let #index = #at; #access }))
    }
}

/// A rank as the runtime's const argument.
pub(super) fn number(rank: Rank) -> Literal {
    Literal::usize_unsuffixed(rank.number())
}

/// A call that gives memory its shape: `view_2d(rows, cols)`.
pub(super) fn shape_of(rank: Rank, method: &str) -> String {
    let sides: Vec<&str> = rank.axes().iter().map(|a| a.extent()).collect();
    let n = rank.number();
    let method = match method {
        "view_mut_" => format!("view_{n}d_mut"),
        prefix => format!("{prefix}{n}d"),
    };
    format!("{method}({})", sides.join(", "))
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
    let sides = sides.iter().skip(first);
    let sides = sides.map(|n| Literal::usize_unsuffixed(*n as usize));
    Some([
        quote!(run_grid),
        quote!(#domain.extents()),
        quote!([#(#sides),*]),
    ])
}

/// The argument of a parameter of rank 2 or 3, in the closure that every thread runs.
pub(super) fn of_launch(f: &Function, p: &Param, arg: Ident) -> TokenStream {
    let same = f.launch.as_ref().is_some_and(|l| {
        Some(l.rank) == p.kind.rank() && one_for_each_thread(f, p.local.0 as usize)
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
