//! Statements as Rust.

use super::Host;
use super::expr::loop_label;
use crate::ir::{Block, For, LocalId, Shape, Stmt};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

impl Host<'_> {
    /// Statements and value of a block, without its braces.
    pub(super) fn block(&self, b: &Block) -> TokenStream {
        let stmts = b.stmts.iter().map(|s| self.stmt(s));
        let tail = b.tail.as_ref().map(|t| self.value(t));
        quote!(#(#stmts)* #tail)
    }

    pub(super) fn stmt(&self, s: &Stmt) -> TokenStream {
        match s {
            Stmt::Let { local, init } => self.let_stmt(*local, init.as_ref()),
            Stmt::Shape(s) => self.shape(s),
            Stmt::Shared { .. } => TokenStream::new(),
            Stmt::Expr(e) => {
                let e = self.value(e);
                quote!(#e;)
            }
        }
    }

    /// The patterns as written, for rustc's checks alone: nothing happens in their arms.
    pub(super) fn shape(&self, s: &Shape) -> TokenStream {
        let span = s.span;
        let r = &self.r(span);
        let values = s.subject.iter().map(|id| {
            let name = self.used(*id, s.span);
            if self.spilled.contains(id) {
                quote_spanned!(span=> *#name)
            } else {
                quote!(#name)
            }
        });
        let value = match s.subject.as_slice() {
            [_] => quote!(#(#values)*),
            _ => quote_spanned!(span=> (#(#values,)*)),
        };
        let arms = s.arms.iter().map(|arm| {
            let pat = &arm.pat;
            let guard = arm.guarded.then(|| quote_spanned!(span=> if #r::perhaps()));
            let nothing = quote_spanned!(arm.end=> {});
            quote_spanned!(span=> #pat #guard => #nothing)
        });
        quote_spanned!(span=> match #value { #(#arms)* })
    }

    pub(super) fn let_stmt(&self, id: LocalId, init: Option<&crate::ir::Expr>) -> TokenStream {
        self.let_value(id, init.map(|e| self.init(id, e)))
    }

    /// `let` with its first value as Rust.
    pub(super) fn let_value(&self, id: LocalId, value: Option<TokenStream>) -> TokenStream {
        let local = self.f.local(id);
        let name = self.name(id);
        let value = value.map(|v| self.tie_local(id, v));
        if self.spilled.contains(&id) {
            // Declared once per block; here it gets its first value of this round.
            return value.map_or_else(TokenStream::new, |v| quote!(*#name = #v;));
        }
        let mutable = local.mutable.then(|| quote!(mut));
        let ty = self.annotation(id);
        match value {
            Some(v) => quote_spanned!(local.name.span()=> let #mutable #name #ty = #v;),
            None => quote_spanned!(local.name.span()=> let #mutable #name #ty;),
        }
    }

    pub(super) fn annotation(&self, id: LocalId) -> TokenStream {
        let local = self.f.local(id);
        match (&local.annotation, self.f.types.scalar_of(local.ty)) {
            (Some(t), _) => quote!(: #t),
            (None, Some(s)) => {
                let s = Ident::new(s.name(), local.name.span());
                quote!(: ::core::primitive::#s)
            }
            _ => TokenStream::new(),
        }
    }

    pub(super) fn tie_local(&self, id: LocalId, value: TokenStream) -> TokenStream {
        match self.slots.locals.get(&id) {
            Some(n) => {
                let c = Self::cell(*n, self.f.local(id).name.span());
                quote!(#c.tie(#value))
            }
            None => value,
        }
    }

    pub(super) fn for_loop(&self, l: &For, span: Span) -> TokenStream {
        let body = self.block(&l.body);
        self.for_header(l, span, body)
    }

    pub(super) fn for_header(&self, l: &For, span: Span, body: TokenStream) -> TokenStream {
        let r = &self.r(span);
        let (start, end) = (self.value(&l.start), self.value(&l.end));
        let label = loop_label(&l.label);
        let range = if l.inclusive {
            quote_spanned!(span=> #r::range_inclusive(#start, #end))
        } else {
            quote_spanned!(span=> #r::range(#start, #end))
        };
        let range = if l.reversed {
            quote!(::core::iter::Iterator::rev(#range))
        } else {
            range
        };
        let range = match &l.step {
            Some((step, site)) => {
                let (step, site) = (self.value(step), self.site(*site, span));
                let cx = self.cx(span);
                quote_spanned!(span=> #r::step_by(#range, #step, #cx, #site)?)
            }
            None => range,
        };
        let name = self.name(l.local);
        let mutable = self.f.local(l.local).mutable.then(|| quote!(mut));
        let tie = self.tie_local(l.local, quote!(#name));
        quote_spanned!(span=> #label for #name in #range { let #mutable #name = #tie; #body })
    }
}
