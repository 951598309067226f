//! Expressions as Rust.

use super::{Host, mixed, twin};
use crate::ir::{
    BinOp, Callee, Cond, Expr, ExprKind, Index, Literal, LocalId, Scalar, ThreadFn, Ty, UnOp,
};
use proc_macro2::{Ident, Literal as Tok, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;

impl Host<'_> {
    /// `e` as a value.
    pub(super) fn value(&self, e: &Expr) -> TokenStream {
        let span = e.span;
        let r = &self.r(span);
        match &e.kind {
            ExprKind::Lit(l) => self.literal(e, l),
            ExprKind::Local(id) => {
                let local = self.f.local(*id);
                if self.f.types.get(local.ty).is_some_and(Ty::is_token) {
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
            ExprKind::Index(_) | ExprKind::Field(..) | ExprKind::Deref(_) => self.place(e, false),
            ExprKind::Call(callee, args) => self.call(e, callee, args),
            ExprKind::Ref(mutable, a) => {
                let place = self.place(a, *mutable);
                if *mutable {
                    quote_spanned!(span=> &mut #place)
                } else {
                    quote_spanned!(span=> &#place)
                }
            }
            ExprKind::Struct(path, fields) => {
                let names = fields.iter().map(|(m, _)| m);
                let values = fields.iter().map(|(_, v)| self.value(v));
                self.tie(e, quote_spanned!(span=> #path { #(#names: #values),* }))
            }
            ExprKind::Array(items) => {
                let items = items.iter().map(|i| self.value(i));
                self.tie(e, quote_spanned!(span=> [#(#items),*]))
            }
            ExprKind::Repeat(a, len) => {
                let (a, len) = (self.value(a), &len.expr);
                self.tie(e, quote_spanned!(span=> [#a; #len]))
            }
            ExprKind::If(cond, then, other) => {
                let cond = self.cond(cond);
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
                let b = self.block(b);
                self.tie(e, quote!({ #b }))
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
            ExprKind::Thread(f) => self.thread(*f, span),
        }
    }

    fn thread(&self, f: ThreadFn, span: Span) -> TokenStream {
        let t = match self.f.params.first() {
            Some(p) => &p.name,
            None => return quote!(()),
        };
        let name = Ident::new(
            match f {
                ThreadFn::Id => "id",
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
    fn token(&self, e: &Expr) -> TokenStream {
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
    fn used(&self, id: LocalId, span: Span) -> Ident {
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
        if self.f.kind == crate::ir::FnKind::Cooperative && local.name != local.unique {
            // Every phase has all variables that live across a barrier at once: two of one name
            // (`let v = ..; t.sync(); let v = v + 1.0;`) need two names there.
            return Ident::new(local.unique.trim_start_matches("r#"), local.name.span());
        }
        local.name.clone()
    }

    fn literal(&self, e: &Expr, l: &Literal) -> TokenStream {
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

    fn binary(
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

    fn assign(&self, place: &Expr, value: &Expr) -> TokenStream {
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
            _ => {
                let v = self.value(e);
                quote!((#v))
            }
        }
    }

    fn element(&self, i: &Index, mutable: bool, span: Span) -> TokenStream {
        let r = &self.r(span);
        let (cx, site) = (self.cx(span), self.site(i.site, span));
        let mut base = self.place(&i.base, mutable);
        if let (Some(Ty::Ref(_)), ExprKind::Local(_)) = (self.f.types.get(i.base.ty), &i.base.kind)
        {
            base = quote_spanned!(span=> (*#base));
        }
        let at = Ident::new("__i", mixed(span));
        // The macro's own `unsafe`: a crate that forbids unsafe code forbids its own.
        let own = Span::call_site().located_at(span);
        let proven = |access: TokenStream| quote_spanned!(own=> (*unsafe { #access }));
        match self.f.types.get(i.base.ty) {
            Some(Ty::Own(_)) => {
                let token = self.token(&i.index);
                match (mutable, i.proven) {
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
            Some(Ty::Slice(_)) if i.proven => {
                let index = self.value(&i.index);
                proven(quote_spanned!(span=> #r::at_proven(#base, #index)))
            }
            Some(Ty::Slice(_) | Ty::Atomics(_)) => {
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

    fn call(&self, e: &Expr, callee: &Callee, args: &[Expr]) -> TokenStream {
        let span = e.span;
        let r = &self.r(span);
        let cx = self.cx(span);
        match callee {
            Callee::Builtin(b, site) => {
                let module = Ident::new(b.module(), span);
                let name = Ident::new(b.name, span);
                let args = args.iter().map(|a| self.value(a));
                let call = quote_spanned!(span=> #r::ops::#module::#name(#(#args),*));
                if b.faults {
                    let site = self.site(*site, span);
                    quote_spanned!(span=> #cx.check(#call, #site)?)
                } else {
                    call
                }
            }
            Callee::FromBits(s) => {
                let name = Ident::new(
                    if *s == Scalar::F32 {
                        "f32_from_bits"
                    } else {
                        "f64_from_bits"
                    },
                    span,
                );
                let a = args.iter().map(|a| self.value(a));
                quote_spanned!(span=> #r::ops::float::#name(#(#a),*))
            }
            Callee::Atomic(op) => {
                let name = Ident::new(op, span);
                let recv = args.first().map(|a| self.place(a, false));
                let rest = args.iter().skip(1).map(|a| self.value(a));
                quote_spanned!(span=> #r::atomic::#name(&#recv #(, #rest)*))
            }
            Callee::Len => {
                let recv = args.first().map(|a| self.place(a, false));
                quote_spanned!(span=> #r::len(&#recv))
            }
            Callee::Method {
                name,
                turbofish,
                slot,
            } => {
                let cell = Self::fn_cell(*slot, span);
                let twin = twin(name);
                let recv = args.first().map(|a| self.place(a, false));
                let rest = args.iter().skip(1).map(|a| self.value(a));
                quote_spanned!(span=> #cell.take((#recv).#twin #turbofish(#cx #(, #rest)*))?)
            }
            Callee::Path { path, slot } => {
                let cell = Self::fn_cell(*slot, span);
                let target = device_path(path);
                let args = args.iter().map(|a| self.value(a));
                quote_spanned!(path.span()=> #cell.take(#target(#cx #(, #args)*))?)
            }
        }
    }
}

/// `m::f::<T>` as the device function behind it: `m::f::call::<T>`; an associated function
/// `Type::f` as its twin `Type::f__gpu_fn`.
fn device_path(p: &syn::ExprPath) -> TokenStream {
    let mut path = p.clone();
    let Some(last) = path.path.segments.last_mut() else {
        return quote!(#p);
    };
    let args = std::mem::take(&mut last.arguments);
    let name = last.ident.clone();
    let before = p.path.segments.iter().rev().nth(1);
    let associated = p.qself.is_some()
        || before.is_some_and(|s| {
            s.ident
                .to_string()
                .starts_with(|c: char| c.is_ascii_uppercase())
        });
    if associated {
        last.ident = twin(&name);
        last.arguments = args;
        quote!(#path)
    } else {
        let call = Ident::new("call", name.span());
        match args {
            syn::PathArguments::AngleBracketed(mut a) => {
                a.colon2_token.get_or_insert_with(Default::default);
                quote_spanned!(name.span()=> <#path>::#call #a)
            }
            _ => quote_spanned!(name.span()=> <#path>::#call),
        }
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
