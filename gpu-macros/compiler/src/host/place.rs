//! Places as Rust: what is indexed, borrowed and assigned.

use super::{Host, mixed};
use crate::ir::{Expr, ExprKind, Index, Rank, Ty, root};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

impl Host<'_> {
    pub(super) fn assign(&self, place: &Expr, value: &Expr) -> TokenStream {
        let span = place.span;
        let value = self.value(value);
        if let ExprKind::Local(id) = &place.kind
            && !self.spilled.contains(id)
        {
            let name = self.used(*id, span);
            return match self.slots.locals.get(id) {
                Some(n) => {
                    let c = Self::cell(*n, span);
                    quote_spanned!(span=> #name = #c.tie(#value))
                }
                None => quote_spanned!(span=> #name = #value),
            };
        }
        let v = Ident::new("__v", mixed(span));
        let place = self.place(place, true);
        quote_spanned!(span=> { let #v = #value; #place = #v; })
    }

    /// `e` as a place; `mutable` where it is written or borrowed for writing.
    pub(super) fn place(&self, e: &Expr, mutable: bool) -> TokenStream {
        let span = e.span;
        match &e.kind {
            ExprKind::Local(id) => {
                let name = self.used(*id, span);
                if self.spilled.contains(id) {
                    quote_spanned!(span=> (*#name))
                } else {
                    quote!(#name)
                }
            }
            ExprKind::Field(base, member) => {
                let base = self.place(base, mutable);
                quote_spanned!(span=> (#base).#member)
            }
            ExprKind::Deref(a) => {
                let a = self.place(a, mutable);
                quote_spanned!(span=> (*#a))
            }
            ExprKind::Index(i) => self.element(i, mutable, span),
            ExprKind::Payload(a) => {
                let a = self.place(a, false);
                let r = &self.r(span);
                quote_spanned!(span=> #r::payload(#a))
            }
            _ => {
                let v = self.value(e);
                quote!((#v))
            }
        }
    }

    pub(super) fn element(&self, i: &Index, mutable: bool, span: Span) -> TokenStream {
        let r = &self.r(span);
        if mutable && !is_plain(&i.index) && self.has_local_index(&i.base) {
            // Rust evaluates the outer index first.
            let mut before = Vec::new();
            let place = self.local_element(i, &mut before, span);
            return quote_spanned!(span=> (*{ #(#before)* &mut #place }));
        }
        let (cx, site) = (self.cx(span), self.site(i.site, span));
        let mut base = self.place(&i.base, mutable);
        if let (Some(Ty::Ref(_)), ExprKind::Local(_)) = (self.f.types.get(i.base.ty), &i.base.kind)
        {
            base = quote_spanned!(span=> (*#base));
        }
        let at = Ident::new("__i", mixed(span));
        let in_bounds = self.f.in_bounds(i);
        // The macro's own `unsafe`: a crate that forbids unsafe code forbids its own.
        let own = Span::call_site().located_at(span);
        let proven = |access: TokenStream| quote_spanned!(own=> (*unsafe { #access }));
        match self.f.types.get(i.base.ty) {
            Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) if rank != Rank::One => {
                self.ranked_element(i, base, mutable, span)
            }
            Some(Ty::Own(..))
                if i.trusted && !self.f.types.get(i.index.ty).is_some_and(Ty::is_token) =>
            {
                let index = self.value(&i.index);
                let access = if mutable {
                    quote_spanned!(span=> #r::Own::any_mut(&mut #base, #index, #cx, #site))
                } else {
                    quote_spanned!(span=> #r::Own::any(&#base, #index, #cx, #site))
                };
                // SAFETY in the generated code: the user's `unsafe` block has the reason.
                quote_spanned!(own=> (*unsafe { #access }?))
            }
            Some(Ty::Own(..)) => {
                let token = self.token(&i.index);
                match (mutable, in_bounds) {
                    // SAFETY of the proven forms: `lower::proven` showed that the token is below
                    // this array's length for every thread of the launch.
                    (true, true) => {
                        proven(quote_spanned!(span=> #r::Own::at_mut_proven(&mut #base, #token)))
                    }
                    (false, true) => {
                        proven(quote_spanned!(span=> #r::Own::at_proven(&#base, #token)))
                    }
                    (true, false) => {
                        quote_spanned!(span=> (*#r::Own::at_mut(&mut #base, #token, #cx, #site)?))
                    }
                    (false, false) => {
                        quote_spanned!(span=> (*#r::Own::at(&#base, #token, #cx, #site)?))
                    }
                }
            }
            ty if in_bounds => {
                let index = self.value(&i.index);
                let is_slice = matches!(ty, Some(Ty::Slice(..) | Ty::Atomics(_)));
                let (borrow, access) = match (is_slice, mutable) {
                    (true, _) => (base, quote_spanned!(span=> #r::at_proven)),
                    (_, false) => (
                        quote_spanned!(span=> &#base),
                        quote_spanned!(span=> #r::at_proven),
                    ),
                    (_, true) => (
                        quote_spanned!(span=> &mut #base),
                        quote_spanned!(span=> #r::at_mut_proven),
                    ),
                };
                if is_plain(&i.base) && is_plain(&i.index) {
                    return proven(quote_spanned!(span=> #access(#borrow, #index)));
                }
                // The user's expressions stay outside of the macro's `unsafe`.
                let of = Ident::new("__c", mixed(span));
                let access = quote_spanned!(own=> unsafe { #access(#of, #at) });
                quote_spanned!(span=> (*{ let #at = #index; let #of = #borrow; #access }))
            }
            Some(Ty::Slice(..) | Ty::Atomics(_)) => {
                let index = self.value(&i.index);
                quote_spanned!(span=> (*#r::at(#base, #index, #cx, #site)?))
            }
            _ => {
                let index = self.value(&i.index);
                if mutable {
                    quote_spanned!(span=> (*{ let #at = #index; #r::at_mut(&mut #base, #at, #cx, #site)? }))
                } else {
                    quote_spanned!(span=> (*#r::at(&#base, #index, #cx, #site)?))
                }
            }
        }
    }
}

impl Host<'_> {
    /// True for an element of an array in a local, or for a part of one.
    pub(super) fn has_local_index(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Field(a, _) | ExprKind::Deref(a) => self.has_local_index(a),
            ExprKind::Index(i) => {
                let ty = root(&i.base).and_then(|id| self.f.types.get(self.f.local(id).ty));
                root(&i.base).is_some()
                    && !matches!(
                        ty,
                        Some(Ty::Slice(..) | Ty::Own(..) | Ty::Atomics(_) | Ty::Shared(_))
                    )
            }
            _ => false,
        }
    }

    /// A place in a local as Rust spells it, behind the statements that make its indices, in
    /// their order, and check them: so rustc itself finds out how the place is borrowed.
    pub(super) fn local_place(&self, e: &Expr, before: &mut Vec<TokenStream>) -> TokenStream {
        let span = e.span;
        match &e.kind {
            ExprKind::Field(base, member) => {
                let base = self.local_place(base, before);
                quote_spanned!(span=> (#base).#member)
            }
            ExprKind::Deref(a) => {
                let a = self.local_place(a, before);
                quote_spanned!(span=> (*#a))
            }
            ExprKind::Index(i) => self.local_element(i, before, span),
            _ => self.place(e, true),
        }
    }

    fn local_element(&self, i: &Index, before: &mut Vec<TokenStream>, span: Span) -> TokenStream {
        let (r, cx, site) = (&self.r(span), self.cx(span), self.site(i.site, span));
        let base = self.local_place(&i.base, before);
        let index = self.value(&i.index);
        let at = Ident::new(&format!("__i{}", before.len()), mixed(span));
        before.push(quote_spanned!(span=>
            let #at = #index;
            let #at = #r::position(&#base, #at, #cx, #site)?;
        ));
        quote_spanned!(span=> (#base)[#at])
    }
}

/// True for what has no code of the user's in it.
fn is_plain(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::Local(_) | ExprKind::Lit(_) | ExprKind::Thread(_)
    )
}
