//! Expressions as Rust.

use super::{Host, mixed};
use crate::ir::{BinOp, Cond, Expr, ExprKind, Format, Literal, LocalId, Print, ThreadFn, Ty, UnOp};
use proc_macro2::{Ident, Literal as Tok, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::ext::IdentExt;

impl Host<'_> {
    /// `e` as a value.
    pub(super) fn value(&self, e: &Expr) -> TokenStream {
        let span = e.span;
        let r = &self.r(span);
        match &e.kind {
            ExprKind::Lit(l) => self.literal(e, l),
            ExprKind::Local(id) => {
                let local = self.f.local(*id);
                if self.f.types.get(local.ty).is_some_and(Ty::is_number) {
                    let name = self.used(*id, span);
                    return quote_spanned!(span=> #r::Token::index(#name));
                }
                self.place(e, false)
            }
            ExprKind::Const { path, .. } => match self.f.types.scalar_of(e.ty) {
                // `f32::MAX` was believed to be an `f32`; a module called `f32` may say otherwise.
                Some(s) if path.path.segments.len() == 2 => {
                    let (c, s) = (
                        Ident::new("__c", mixed(span)),
                        Ident::new(s.name(), mixed(span)),
                    );
                    quote_spanned!(span=> { let #c: ::core::primitive::#s = #path; #c })
                }
                _ => quote!(#path),
            },
            // `-128i8`: the literal alone would be out of range.
            ExprKind::Unary(UnOp::Neg, a) if matches!(a.kind, ExprKind::Lit(Literal::Int(_))) => {
                let digits = self.literal_token(a);
                self.tie(a, quote_spanned!(span=> (-#digits)))
            }
            ExprKind::Unary(op, a) => {
                let f = Ident::new(op.function(), span);
                let a = self.value(a);
                quote_spanned!(span=> #r::ops::#f(#a))
            }
            ExprKind::Binary(op, a, b, site) => {
                let (a, b) = (self.value(a), self.value(b));
                self.binary(*op, a, b, *site, span)
            }
            ExprKind::Cast(a, ty) => {
                let a = self.value(a);
                quote_spanned!(span=> #r::ops::cast::<_, #ty>(#a))
            }
            ExprKind::Index(_)
            | ExprKind::Field(..)
            | ExprKind::Deref(_)
            | ExprKind::Payload(_) => self.place(e, false),
            ExprKind::Call(callee, args) => self.call(e, callee, args),
            ExprKind::Ref(mutable, a) => {
                let place = self.place(a, *mutable);
                if *mutable {
                    quote_spanned!(span=> &mut #place)
                } else {
                    quote_spanned!(span=> &#place)
                }
            }
            ExprKind::Struct(path, fields, base) => {
                let names = fields.iter().map(|(m, _)| m);
                let values = fields.iter().map(|(_, v)| self.value(v));
                let base = base.as_ref().map(|b| {
                    let b = self.value(b);
                    quote_spanned!(span=> ..#b)
                });
                // In parentheses: Rust has no braces in a condition, even where they are a mistake.
                self.tie(
                    e,
                    quote_spanned!(span=> (#path { #(#names: #values,)* #base })),
                )
            }
            ExprKind::Tuple(items) => {
                let items = items.iter().map(|i| self.value(i));
                self.tie(e, quote_spanned!(span=> (#(#items,)*)))
            }
            ExprKind::Some(a) => {
                let a = self.value(a);
                self.tie(e, quote_spanned!(span=> ::core::option::Option::Some(#a)))
            }
            ExprKind::None => self.tie(e, quote_spanned!(span=> ::core::option::Option::None)),
            ExprKind::IsSome(a) => {
                let a = self.place(a, false);
                quote_spanned!(span=> ::core::option::Option::is_some(&#a))
            }
            ExprKind::Print(print, values) => self.print(print, values, span),
            ExprKind::Array(items) => {
                let items = items.iter().map(|i| self.value(i));
                self.tie(e, quote_spanned!(span=> [#(#items),*]))
            }
            ExprKind::Repeat(a, len) => {
                let (a, len) = (self.value(a), &len.expr);
                self.tie(e, quote_spanned!(span=> [#a; #len]))
            }
            ExprKind::If(cond, then, other) => {
                let cond = self.known_in_the_interior(cond, span);
                let then = self.block(then);
                let code = match other {
                    Some(o) => {
                        let o = self.value(o);
                        quote_spanned!(span=> if #cond { #then } else { #o })
                    }
                    None => quote_spanned!(span=> if #cond { #then }),
                };
                self.tie(e, code)
            }
            ExprKind::Block(b) => {
                let code = self.block(b);
                let code = if b.trusted {
                    // All of it at the user's place: a crate that forbids `unsafe` refuses it here.
                    quote_spanned!(span=> unsafe { #code })
                } else {
                    quote!({ #code })
                };
                self.tie(e, code)
            }
            ExprKind::Loop(label, b) => {
                let (label, b) = (loop_label(label), self.block(b));
                quote_spanned!(span=> #label loop { #b })
            }
            ExprKind::While(label, c, b) => {
                let (label, c, b) = (loop_label(label), self.value(c), self.block(b));
                quote_spanned!(span=> #label while #c { #b })
            }
            ExprKind::For(l) => self.for_loop(l, span),
            ExprKind::Break(label) => {
                let label = label.as_ref().map(lifetime);
                quote_spanned!(span=> break #label)
            }
            ExprKind::Continue(label) => {
                let label = label.as_ref().map(lifetime);
                quote_spanned!(span=> continue #label)
            }
            ExprKind::Return(v) => {
                let v = match v {
                    Some(v) => self.value(v),
                    None => quote!(()),
                };
                quote_spanned!(span=> return ::core::result::Result::Ok(#v))
            }
            ExprKind::Assign(place, value) => self.assign(place, value),
            ExprKind::AssignOp(op, place, value, site) => {
                let (v, p) = (
                    Ident::new("__v", mixed(span)),
                    Ident::new("__p", mixed(span)),
                );
                let value = self.value(value);
                let place = self.place(place, true);
                let result = self.binary(*op, quote!(*#p), quote!(#v), *site, span);
                quote_spanned!(span=> { let #v = #value; let #p = &mut #place; *#p = #result; })
            }
            // The one place of coordinates is an index: `rank` spells it.
            ExprKind::Coordinates(_) => TokenStream::new(),
            ExprKind::Thread(f) => self.thread(*f, span),
        }
    }

    pub(super) fn thread(&self, f: ThreadFn, span: Span) -> TokenStream {
        let t = match self.f.params.first() {
            Some(p) => &p.name,
            None => return quote!(()),
        };
        let name = Ident::new(
            match f {
                ThreadFn::Id => "id",
                ThreadFn::Id2d => "id_2d",
                ThreadFn::Id3d => "id_3d",
                ThreadFn::ThreadIdx => "thread_idx",
                ThreadFn::BlockIdx => "block_idx",
                ThreadFn::BlockDim => "block_dim",
                ThreadFn::GridDim => "grid_dim",
                ThreadFn::BlockLeader => "block_leader",
                // Barriers are taken apart by the phase splitting; what is left is a mistake that
                // `check` has reported.
                ThreadFn::Sync => return quote!(()),
            },
            span,
        );
        let call = quote_spanned!(span=> #t.#name());
        // A token that is used as a number.
        if f == ThreadFn::Id && self.f.kind == crate::ir::FnKind::Plain {
            let r = &self.r(span);
            return quote_spanned!(span=> #r::Token::index(#call));
        }
        call
    }

    /// A token expression, kept a token: the index of an owned array.
    pub(super) fn token(&self, e: &Expr) -> TokenStream {
        match &e.kind {
            ExprKind::Local(id) => {
                let name = self.used(*id, e.span);
                quote!(#name)
            }
            ExprKind::Thread(ThreadFn::Id) => match self.f.params.first() {
                Some(p) => {
                    let t = &p.name;
                    quote_spanned!(e.span=> #t.id())
                }
                None => quote!(()),
            },
            // `t.id_2d()` is a token wherever it may stand.
            _ => self.value(e),
        }
    }

    /// The initial value of `id`: a token stays a token.
    pub(super) fn init(&self, id: LocalId, e: &Expr) -> TokenStream {
        if self
            .f
            .types
            .get(self.f.local(id).ty)
            .is_some_and(Ty::is_token)
        {
            self.token(e)
        } else {
            self.value(e)
        }
    }

    /// A local where it is used.
    pub(super) fn used(&self, id: LocalId, span: Span) -> Ident {
        let mut name = self.name(id);
        name.set_span(name.span().located_at(span));
        name
    }

    /// A local where it is declared.
    pub(super) fn name(&self, id: LocalId) -> Ident {
        let local = self.f.local(id);
        if local.name == "self" {
            return Ident::new("__this", mixed(local.name.span()));
        }
        let unique = local.unique.trim_start_matches("r#");
        if self.f.kind == crate::ir::FnKind::Cooperative && local.name.unraw() != unique {
            // Every phase has all variables that live across a barrier at once: two of one name
            // (`let v = ..; t.sync(); let v = v + 1.0;`) need two names there.
            return Ident::new(unique, local.name.span());
        }
        local.name.clone()
    }

    pub(super) fn literal(&self, e: &Expr, l: &Literal) -> TokenStream {
        match l {
            Literal::Bool(b) => quote!(#b),
            _ => self.tie(e, self.literal_token(e)),
        }
    }

    /// The digits of a literal, with the suffix of its type where that is known.
    fn literal_token(&self, e: &Expr) -> TokenStream {
        let ExprKind::Lit(l) = &e.kind else {
            return TokenStream::new();
        };
        let scalar = self.f.types.scalar_of(e.ty);
        let text = match l {
            Literal::Bool(b) => return quote!(#b),
            Literal::Int(v) => match scalar {
                Some(s) => format!("{v}{}", s.name()),
                None => v.to_string(),
            },
            Literal::Float(d) => match scalar {
                Some(s) => format!("{}{}", d.trim_end_matches('.'), s.name()),
                None if d.contains(['.', 'e', 'E']) => d.clone(),
                None => format!("{d}.0"),
            },
        };
        match text.parse::<Tok>() {
            Ok(mut t) => {
                t.set_span(e.span);
                quote!(#t)
            }
            Err(_) => quote!(0),
        }
    }

    pub(super) fn binary(
        &self,
        op: BinOp,
        a: TokenStream,
        b: TokenStream,
        site: crate::ir::SiteId,
        span: Span,
    ) -> TokenStream {
        let r = &self.r(span);
        match op {
            BinOp::And => quote_spanned!(span=> (#a && #b)),
            BinOp::Or => quote_spanned!(span=> (#a || #b)),
            _ => {
                let f = Ident::new(op.function(), span);
                let call = quote_spanned!(span=> #r::ops::#f(#a, #b));
                if op.can_fault() {
                    let (cx, site) = (self.cx(span), self.site(site, span));
                    quote_spanned!(span=> #cx.check(#call, #site)?)
                } else {
                    call
                }
            }
        }
    }

    pub(super) fn cond(&self, c: &Cond) -> TokenStream {
        match c {
            Cond::Bool(e) => self.value(e),
            Cond::Token {
                local,
                source,
                span,
            } => {
                let name = self.name(*local);
                let t = self.thread(*source, *span);
                quote_spanned!(*span=> let ::core::option::Option::Some(#name) = #t)
            }
        }
    }
}

impl Host<'_> {
    fn print(&self, print: &Print, values: &[Expr], span: Span) -> TokenStream {
        let r = &self.r(span);
        let mut line = quote_spanned!(span=> #r::Line::new());
        for (n, text) in print.texts.iter().enumerate() {
            if !text.is_empty() {
                line.extend(quote_spanned!(span=> .text(#text)));
            }
            if let (Some(value), Some(format)) = (values.get(n), print.formats.get(n)) {
                let value = self.value(value);
                line.extend(match format {
                    Format::Plain => quote_spanned!(span=> .plain(#value)),
                    Format::Hex(prefix) => quote_spanned!(span=> .hex(#value, #prefix)),
                    Format::Fixed(digits) => quote_spanned!(span=> .fixed(#value, #digits)),
                });
            }
        }
        quote_spanned!(span=> #line.print())
    }
}

pub(super) fn lifetime(label: &Ident) -> TokenStream {
    let l = syn::Lifetime::new(&format!("'{label}"), label.span());
    quote!(#l)
}

pub(super) fn loop_label(label: &Option<Ident>) -> TokenStream {
    match label {
        Some(l) => {
            let l = lifetime(l);
            quote!(#l:)
        }
        None => TokenStream::new(),
    }
}
