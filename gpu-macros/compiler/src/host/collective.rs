//! Collectives on the CPU: each thread brings its value in one phase, a function of the runtime
//! makes all results of the block in one loop, and the next phase begins with them.

use super::Host;
use crate::ir::{Collective, Expr, ExprKind, LocalId, Outcome, Second, collective_of};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

/// What threads bring to the collective whose result `local` is, and what they get.
struct Slots {
    operand: Ident,
    second: Option<Ident>,
    /// Where it is not of the operand's type.
    result: Option<Ident>,
}

impl Slots {
    fn of(h: &Host<'_>, local: LocalId, c: &Collective) -> Self {
        let name = h.name(local);
        let slot = |what: &str| format_ident!("__{what}_{}", name, span = Span::mixed_site());
        Slots {
            operand: slot("brought"),
            second: (c.second == Some(Second::Lane)).then(|| slot("lane")),
            result: (!c.uniform && c.outcome == Outcome::Count).then(|| slot("result")),
        }
    }
}

/// One value of each thread for every collective of the body.
pub(super) fn slots(h: &Host<'_>, size: &TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let r = &h.r;
    crate::check::for_lets(&h.f.body, &mut |local, init| {
        if let Some(c) = init.and_then(collective_of) {
            let s = Slots::of(h, local, c);
            let names = [Some(s.operand), s.second, s.result];
            for name in names.iter().flatten() {
                out.extend(quote!(let mut #name = #r::Spill::<_, { #size }>::new();));
            }
        }
    });
    out
}

/// In the phase before it: thread `k` brings its value.
pub(super) fn bring(h: &Host<'_>, local: LocalId, e: &Expr, k: &Ident) -> TokenStream {
    let (Some(c), ExprKind::Call(_, args)) = (collective_of(e), &e.kind) else {
        return TokenStream::new();
    };
    let s = Slots::of(h, local, c);
    let values = args.iter().map(|a| h.value(a));
    [Some(s.operand), s.second]
        .iter()
        .flatten()
        .zip(values)
        .map(|(slot, value)| quote_spanned!(e.span=> *#slot.slot(#k) = #value;))
        .collect()
}

/// Behind it: what is done once for the block, and what each thread begins its next phase with.
pub(super) fn result(
    h: &Host<'_>,
    local: LocalId,
    e: &Expr,
    uniform: bool,
    k: &Ident,
) -> (TokenStream, TokenStream) {
    let (Some(c), ExprKind::Call(callee, args)) = (collective_of(e), &e.kind) else {
        return (TokenStream::new(), TokenStream::new());
    };
    let span = e.span;
    let r = &h.r(span);
    let s = Slots::of(h, local, c);
    let name = Ident::new(c.name, span);
    let mut given = vec![];
    let mut brought = s.operand.clone();
    if let Some(operand) = args.first() {
        // What is no operand is told where it stands.
        brought.set_span(super::mixed(operand.span));
    }
    let operand = &brought;
    given.push(quote_spanned!(span=> #operand.all()));
    if let Some(slot) = &s.second {
        given.push(quote_spanned!(span=> #slot.all()));
    }
    if let Some(slot) = &s.result {
        given.push(quote_spanned!(span=> #slot.all()));
    }
    let call = quote_spanned!(span=> #r::collective::#name);
    if !c.uniform {
        let slot = s.result.as_ref().unwrap_or(operand);
        let value = quote_spanned!(span=> *#slot.slot(#k));
        let each = h.let_value(local, Some(value));
        return (quote!(#call(#(#given),*);), each);
    }
    let call = match (&**callee, args.get(1)) {
        (crate::ir::Callee::Collective(_, site), Some(from)) => {
            let (from, site, cx) = (h.value(from), h.site(*site, span), h.cx(span));
            quote_spanned!(span=> #call(#(#given),*, #from, #cx, #site)?)
        }
        _ => quote_spanned!(span=> #call(#(#given),*)),
    };
    if uniform {
        return (h.let_value(local, Some(call)), TokenStream::new());
    }
    let all = format_ident!("__all_{}", h.name(local), span = Span::mixed_site());
    let each = h.let_value(local, Some(quote!(#all)));
    (quote!(let #all = #call;), each)
}
