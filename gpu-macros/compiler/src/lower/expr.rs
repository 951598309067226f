//! Expressions.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Expr, ExprKind, Len, Scalar, Ty, TyId};
use crate::syntax::known_type;
use syn::Expr as S;

impl Lowerer<'_> {
    pub(super) fn expr(&mut self, e: &S) -> Expr {
        let span = Place::from(&e);
        match e {
            S::Lit(l) => self.literal(&l.lit),
            S::Path(p) => self.path(p),
            S::Paren(p) => self.expr(&p.expr),
            S::Group(g) => self.expr(&g.expr),
            S::Unary(u) => self.unary(u),
            S::Binary(b) => self.binary(b),
            S::Cast(c) => {
                let value = self.expr(&c.expr);
                let ty = known_type(&c.ty, &mut self.types, &mut self.names);
                self.make(ExprKind::Cast(Box::new(value), c.ty.clone()), span, ty)
            }
            S::Index(i) => self.index(i),
            S::Field(f) => {
                let base = self.expr(&f.base);
                let ty = match self.pointee(base.ty) {
                    Some(Ty::Tuple(id)) => self.tuple_field(id, &f.member),
                    _ => self.types.open(),
                };
                self.make(ExprKind::Field(Box::new(base), f.member.clone()), span, ty)
            }
            S::Call(c) => self.call(c),
            S::MethodCall(m) => self.method_call(m),
            S::Reference(_) => self.error(
                span,
                "a reference is passed to a call or kept in a variable of its own",
                "copy the value, pass `&x` / `&mut x` directly in the call, or write `let r = &x;`",
            ),
            S::Struct(s) => self.struct_literal(s),
            S::Array(a) => {
                let items: Vec<Expr> = a.elems.iter().map(|e| self.expr(e)).collect();
                let elem = self.types.open();
                for i in &items {
                    let t = self.value_type(i);
                    self.types.unify(elem, t);
                }
                let ty = self.types.known(Ty::Array(elem));
                self.make(ExprKind::Array(items), span, ty)
            }
            S::Repeat(r) => {
                let value = self.expr(&r.expr);
                let elem = self.value_type(&value);
                let ty = self.types.known(Ty::Array(elem));
                let len = Len {
                    expr: (*r.len).clone(),
                };
                self.make(ExprKind::Repeat(Box::new(value), Box::new(len)), span, ty)
            }
            S::If(i) => self.if_expr(i),
            S::Block(b) => {
                if let Some(l) = &b.label {
                    return self.error(
                        Place::from(&l.name),
                        "a labelled block is not part of the kernel language",
                        "label a loop, or put the block into a #[gpu_fn] that returns early",
                    );
                }
                let block = self.block(&b.block);
                let ty = self.block_type(&block);
                self.make(ExprKind::Block(block), span, ty)
            }
            S::Match(m) => self.match_expr(m),
            S::Unsafe(u) => self.trusted(u),
            S::Tuple(t) if t.elems.is_empty() => {
                let ty = self.types.known(Ty::Unit);
                let block = crate::ir::Block {
                    stmts: Vec::new(),
                    tail: None,
                    trusted: false,
                };
                self.make(ExprKind::Block(block), span, ty)
            }
            S::Tuple(t) => {
                if t.elems.len() > 8 {
                    return self.error(
                        span,
                        "a tuple in a kernel has at most eight elements",
                        "use a `#[derive(GpuRepr)]` struct",
                    );
                }
                let items = t.elems.iter().map(|e| self.expr(e)).collect();
                self.tuple_of(items, span)
            }
            S::Loop(l) => self.loop_expr(l),
            S::While(w) => self.while_expr(w),
            S::ForLoop(f) => self.for_expr(f),
            S::Break(b) => self.jump(&b.label, b.expr.as_deref(), true, span),
            S::Continue(c) => self.jump(&c.label, None, false, span),
            S::Return(r) => self.return_expr(r),
            S::Assign(a) if super::sugar::takes_apart(&a.left) => self.destructure(a),
            S::Assign(a) => self.assign(a),
            S::Try(t) => self.try_expr(t),
            S::Macro(m) => self.macro_call(&m.mac),
            other => self.unsupported(other),
        }
    }

    /// An argument of a call: the one place for references. Anywhere else they would be a second
    /// name that no proof follows: `*&mut n = k;`.
    pub(super) fn argument(&mut self, e: &S) -> Expr {
        match e {
            S::Paren(p) => self.argument(&p.expr),
            S::Group(g) => self.argument(&g.expr),
            S::Reference(r) => {
                let inner = self.expr(&r.expr);
                let ty = self.types.known(Ty::Ref(inner.ty));
                self.make(
                    ExprKind::Ref(r.mutability.is_some(), Box::new(inner)),
                    r.and_token.span,
                    ty,
                )
            }
            _ => self.expr(e),
        }
    }

    fn unsupported(&mut self, e: &S) -> Expr {
        let (what, help) = match e {
            S::Closure(_) => ("a closure", "write a #[gpu_fn] and call it"),
            S::Async(_) | S::Await(_) => ("async code", "a launch is asynchronous as a whole"),
            S::Range(_) => ("a range as a value", "use it in `for i in a..b`"),
            S::Let(_) => (
                "`let` within a condition",
                "write one `if let` inside of the other",
            ),
            S::RawAddr(_) => ("a raw pointer", "index a slice"),
            _ => (
                "this expression",
                "see the kernel language in the documentation of #[gpu_kernel]",
            ),
        };
        self.error(
            Place::from(&e),
            format!("{what} is not part of the kernel language"),
            help,
        )
    }

    fn path(&mut self, p: &syn::ExprPath) -> Expr {
        let span = Place::from(&p);
        if p.qself.is_none()
            && let Some(name) = p.path.get_ident()
        {
            if let Some(id) = self.lookup(&name.to_string()) {
                let ty = self.locals[id.0 as usize].ty;
                return self.make(ExprKind::Local(id), span, ty);
            }
            if name == "None" {
                let inner = self.types.open();
                let ty = self.types.known(Ty::Option(inner));
                return self.make(ExprKind::None, span, ty);
            }
            if let Some(c) = self.generics.const_params().find(|c| c.ident == *name) {
                let ty = known_type(&c.ty, &mut self.types, &mut self.names);
                let slot = self.slot();
                return self.make(
                    ExprKind::Const {
                        path: Box::new(p.clone()),
                        slot,
                    },
                    span,
                    ty,
                );
            }
        }
        if let Some(name) = p.path.get_ident()
            && ["crate", "super", "self"].iter().any(|w| name == w)
        {
            return self.error(
                span,
                format!("`{name}` is not a value here"),
                "name a parameter, a local or a constant",
            );
        }
        // `f32::MAX` and its like have the scalar's type, `u32::BITS` alone has not.
        let segments: Vec<_> = p.path.segments.iter().collect();
        let ty = match segments.as_slice() {
            [first, second] if p.qself.is_none() && second.ident != "BITS" => {
                match self.names.believe(&first.ident) {
                    Some(s) if is_scalar_const(&second.ident.to_string()) => self.types.scalar(s),
                    _ => self.types.open(),
                }
            }
            _ => self.types.open(),
        };
        let slot = self.slot();
        self.make(
            ExprKind::Const {
                path: Box::new(p.clone()),
                slot,
            },
            span,
            ty,
        )
    }

    /// The type of `e` as a value: a token is its index. Only the token's own names have a token's
    /// type; `!i`, `if c { i } else { 5 }` and `[i; 3]` are numbers, and prove nothing.
    pub(super) fn value_type(&mut self, e: &Expr) -> TyId {
        match self.types.get(e.ty) {
            Some(t) if t.is_number() => self.types.scalar(Scalar::Usize),
            // Coordinates are no number: `check::ownership` refuses the use.
            Some(t) if t.is_token() => self.types.open(),
            _ => e.ty,
        }
    }

    /// What a reference refers to, or the type itself.
    pub(super) fn pointee(&self, ty: TyId) -> Option<Ty> {
        match self.types.get(ty) {
            Some(Ty::Ref(t)) => self.types.get(t),
            other => other,
        }
    }

    /// An operand: a reference to a number counts as the number, as in Rust.
    pub(super) fn scalar_value(&mut self, e: Expr) -> Expr {
        match self.types.get(e.ty) {
            Some(Ty::Ref(t)) => {
                let at = e.at;
                self.make(ExprKind::Deref(Box::new(e)), at, t)
            }
            _ => e,
        }
    }

    fn struct_literal(&mut self, s: &syn::ExprStruct) -> Expr {
        let span = Place::from(&s.path);
        if s.qself.is_some() {
            return self.error(
                span,
                "this path is not part of the kernel language",
                "name the struct itself",
            );
        }
        let fields = s
            .fields
            .iter()
            .map(|f| (f.member.clone(), self.expr(&f.expr)))
            .collect();
        let base = s.rest.as_ref().map(|e| Box::new(self.expr(e)));
        let ty = match &base {
            Some(b) => b.ty,
            None => self.types.open(),
        };
        let kind = ExprKind::Struct(Box::new(s.path.clone()), fields, base);
        self.make(kind, span, ty)
    }

    /// `#[safety("why")] unsafe { .. }`: what no rule proves, and the author does.
    fn trusted(&mut self, u: &syn::ExprUnsafe) -> Expr {
        let at = Place::from(&u.unsafe_token);
        let reason = u.attrs.iter().find(|a| a.path().is_ident("safety"));
        let reason = reason.and_then(|a| a.parse_args::<syn::LitStr>().ok());
        if reason.is_none_or(|r| r.value().trim().is_empty()) {
            return self.error(
                at,
                "`unsafe` in a kernel says why it is sound",
                "write `#[safety(\"why no other thread meets this element\")] unsafe { .. }`",
            );
        }
        self.trusted += 1;
        let mut block = self.block(&u.block);
        self.trusted -= 1;
        block.trusted = true;
        let ty = self.block_type(&block);
        self.make(ExprKind::Block(block), at, ty)
    }
}

fn is_scalar_const(name: &str) -> bool {
    matches!(
        name,
        "MAX" | "MIN" | "EPSILON" | "INFINITY" | "NEG_INFINITY" | "NAN" | "MIN_POSITIVE"
    )
}
