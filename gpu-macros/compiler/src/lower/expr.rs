//! Expressions.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{BinOp, Expr, ExprKind, Index, Len, Literal, Scalar, Ty, TyId, UnOp, scalar};
use crate::syntax::known_type;
use quote::ToTokens;
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
                let ty = self.types.open();
                self.make(ExprKind::Field(Box::new(base), f.member.clone()), span, ty)
            }
            S::Call(c) => self.call(c),
            S::MethodCall(m) => self.method_call(m),
            S::Reference(_) => self.error(
                span,
                "references are only passed to #[gpu_fn] calls",
                "copy the value, or pass `&x` / `&mut x` directly in the call",
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
                let block = self.block(&b.block);
                let ty = match &block.tail {
                    Some(t) => self.value_type(t),
                    None => self.types.known(Ty::Unit),
                };
                self.make(ExprKind::Block(block), span, ty)
            }
            S::Loop(l) => self.loop_expr(l),
            S::While(w) => self.while_expr(w),
            S::ForLoop(f) => self.for_expr(f),
            S::Break(b) => self.jump(&b.label, b.expr.as_deref(), true, span),
            S::Continue(c) => self.jump(&c.label, None, false, span),
            S::Return(r) => self.return_expr(r),
            S::Assign(a) => self.assign(a),
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
            S::Match(_) => ("`match`", "write `if .. else if .. else`"),
            S::Tuple(_) => ("a tuple", "use a `#[derive(GpuRepr)]` struct or an array"),
            S::Try(_) => ("`?`", "faults end the thread by themselves; test with `if`"),
            S::Unsafe(_) => (
                "`unsafe`",
                "write what can be proven: what is not proven is refused",
            ),
            S::Async(_) | S::Await(_) => ("async code", "a launch is asynchronous as a whole"),
            S::Range(_) => ("a range as a value", "use it in `for i in a..b`"),
            S::Let(_) => ("`let` in an expression", "write `if let Some(i) = t.id()`"),
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

    fn literal(&mut self, lit: &syn::Lit) -> Expr {
        let span = Place::from(&lit);
        match lit {
            syn::Lit::Int(i) => {
                let suffix = i.suffix();
                let Ok(value) = i.base10_parse::<u128>() else {
                    return self.error(
                        span,
                        "this integer is too large",
                        "write a value of the element type",
                    );
                };
                let ty = match scalar(suffix) {
                    Some(s) => self.types.scalar(s),
                    None if suffix.is_empty() => self.types.open_int(),
                    None => {
                        return self.error(
                            span,
                            format!("no scalar is called `{suffix}`"),
                            "i8..i64, u8..u64, usize, isize, f32, f64",
                        );
                    }
                };
                let kind = if self.types.scalar_of(ty).is_some_and(Scalar::is_float) {
                    Literal::Float(format!("{value}.0"))
                } else {
                    Literal::Int(value)
                };
                self.make(ExprKind::Lit(kind), span, ty)
            }
            syn::Lit::Float(f) => {
                let ty = match scalar(f.suffix()) {
                    Some(s) => self.types.scalar(s),
                    None if f.suffix().is_empty() => self.types.open_float(),
                    None => {
                        return self.error(
                            span,
                            format!("no scalar is called `{}`", f.suffix()),
                            "f32 or f64",
                        );
                    }
                };
                self.make(
                    ExprKind::Lit(Literal::Float(f.base10_digits().to_owned())),
                    span,
                    ty,
                )
            }
            syn::Lit::Bool(b) => {
                let ty = self.types.scalar(Scalar::Bool);
                self.make(ExprKind::Lit(Literal::Bool(b.value)), span, ty)
            }
            other => {
                let help = "a kernel computes with numbers and `bool`; text stays on the host";
                self.error(Place::from(&other), "this literal is not device data", help)
            }
        }
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

    fn unary(&mut self, u: &syn::ExprUnary) -> Expr {
        let span = Place::from(&u);
        let inner = Box::new(self.expr(&u.expr));
        match u.op {
            syn::UnOp::Neg(_) => {
                let ty = self.value_type(&inner);
                self.make(ExprKind::Unary(UnOp::Neg, inner), span, ty)
            }
            syn::UnOp::Not(_) => {
                let ty = self.value_type(&inner);
                self.make(ExprKind::Unary(UnOp::Not, inner), span, ty)
            }
            syn::UnOp::Deref(_) => {
                let ty = match self.types.get(inner.ty) {
                    Some(Ty::Ref(t)) => t,
                    _ => self.types.open(),
                };
                self.make(ExprKind::Deref(inner), span, ty)
            }
            _ => self.error(
                span,
                "this operator is not part of the kernel language",
                "use `-` and `!`",
            ),
        }
    }

    /// The type of `e` as a value: a token is its index. Only the token's own names have a token's
    /// type; `!i`, `if c { i } else { 5 }` and `[i; 3]` are numbers, and prove nothing.
    pub(super) fn value_type(&mut self, e: &Expr) -> TyId {
        match self.types.get(e.ty) {
            Some(t) if t.is_token() => self.types.scalar(Scalar::Usize),
            _ => e.ty,
        }
    }

    fn binary(&mut self, b: &syn::ExprBinary) -> Expr {
        let span = Place::from(&b);
        let Some((op, assign)) = BinOp::from_syn(&b.op) else {
            return self.error(
                Place::from(&b.op),
                "this operator is not part of the kernel language",
                "use the arithmetic, bit and comparison operators",
            );
        };
        let left = self.expr(&b.left);
        let right = self.expr(&b.right);
        let (lt, rt) = (self.value_type(&left), self.value_type(&right));
        if op.is_lazy() {
            let boolean = self.types.scalar(Scalar::Bool);
            self.types.unify(lt, boolean);
            self.types.unify(rt, boolean);
        } else if !op.is_shift() {
            self.types.unify(lt, rt);
        }
        // The words cost as much as the expression is long, in a chain for each of its links.
        let words = if op.can_fault() {
            crate::lower::call::words(b)
        } else {
            String::new()
        };
        let site = self.site(span, words);
        if assign {
            if let Some(problem) = self.place_problem(&left) {
                return self.error(left.at, problem.0, problem.1);
            }
            let unit = self.types.known(Ty::Unit);
            return self.make(
                ExprKind::AssignOp(op, Box::new(left), Box::new(right), site),
                span,
                unit,
            );
        }
        let ty = if op.is_comparison() {
            self.types.scalar(Scalar::Bool)
        } else {
            lt
        };
        self.make(
            ExprKind::Binary(op, Box::new(left), Box::new(right), site),
            span,
            ty,
        )
    }

    fn index(&mut self, i: &syn::ExprIndex) -> Expr {
        let span = Place::from(&i);
        let base = self.expr(&i.expr);
        if let S::Range(r) = &*i.index {
            return self.error(
                Place::from(&r),
                "a range as an index is not part of the kernel language yet",
                "index single elements",
            );
        }
        let index = self.expr(&i.index);
        let it = self.value_type(&index);
        let usize_ty = self.types.scalar(Scalar::Usize);
        self.types.unify(it, usize_ty);
        let base_ty = match self.types.get(base.ty) {
            Some(Ty::Ref(t)) => self.types.get(t),
            other => other,
        };
        let ty = match base_ty {
            Some(Ty::Array(t) | Ty::Slice(t) | Ty::Own(t) | Ty::Shared(t)) => t,
            Some(Ty::Atomics(t)) => self.types.known(Ty::Atomic(t)),
            _ => self.types.open(),
        };
        let site = self.site(span, i.expr.to_token_stream().to_string());
        let proven = self.proven(&base, &index);
        let index = Index {
            base,
            index,
            site,
            proven,
        };
        self.make(ExprKind::Index(Box::new(index)), span, ty)
    }

    fn struct_literal(&mut self, s: &syn::ExprStruct) -> Expr {
        let span = Place::from(&s.path);
        if let Some(rest) = &s.rest {
            return self.error(
                Place::from(&rest),
                "`..` in a struct literal is not part of the kernel language yet",
                "name every field",
            );
        }
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
        let ty = self.types.open();
        self.make(ExprKind::Struct(Box::new(s.path.clone()), fields), span, ty)
    }
}

fn is_scalar_const(name: &str) -> bool {
    matches!(
        name,
        "MAX" | "MIN" | "EPSILON" | "INFINITY" | "NEG_INFINITY" | "NAN" | "MIN_POSITIVE"
    )
}
