//! Control flow: if, loops, jumps.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{Block, Cond, Expr, ExprKind, FnKind, For, Origin, Rank, Scalar, ThreadFn, Ty};
use proc_macro2::Ident;
use syn::{Expr as S, Pat};

impl Lowerer<'_> {
    pub(super) fn if_expr(&mut self, e: &syn::ExprIf) -> Expr {
        let span = Place::from(&e.if_token);
        self.scopes.push(Default::default());
        let cond = match &*e.cond {
            S::Let(l) => match self.token_binding(l) {
                Some(c) => c,
                None => Cond::Bool(Box::new(self.error(
                    Place::from(&l),
                    "this `if let` is not part of the kernel language yet",
                    "`if let Some(i) = t.id()` and `if let Some(b) = t.block_leader()` are; else compare with `==`",
                ))),
            },
            c => Cond::Bool(Box::new(self.condition(c))),
        };
        let then = self.block(&e.then_branch);
        self.scopes.pop();
        let otherwise = e.else_branch.as_ref().map(|(_, o)| Box::new(self.expr(o)));
        let ty = match (&then.tail, &otherwise) {
            (Some(t), Some(o)) => {
                let (t, o) = (self.value_type(t), self.value_type(o));
                self.join(t, o)
            }
            (None, Some(o)) => {
                if self.diverges(&then) {
                    self.value_type(o)
                } else {
                    self.types.known(Ty::Unit)
                }
            }
            _ => self.types.known(Ty::Unit),
        };
        self.make(ExprKind::If(cond, then, otherwise), span, ty)
    }

    /// The type of two branches: a diverging one has none of its own.
    fn join(&mut self, a: crate::ir::TyId, b: crate::ir::TyId) -> crate::ir::TyId {
        if self.types.get(a) == Some(Ty::Never) {
            return b;
        }
        if self.types.get(b) != Some(Ty::Never) {
            self.types.unify(a, b);
        }
        a
    }

    fn diverges(&self, b: &Block) -> bool {
        matches!(b.stmts.last(), Some(crate::ir::Stmt::Expr(e)) if self.types.get(e.ty) == Some(Ty::Never))
    }

    fn condition(&mut self, e: &S) -> Expr {
        let c = self.expr(e);
        let b = self.types.scalar(Scalar::Bool);
        self.types.unify(c.ty, b);
        c
    }

    /// `let Some(i) = t.id()`.
    fn token_binding(&mut self, l: &syn::ExprLet) -> Option<Cond> {
        let Pat::TupleStruct(p) = &*l.pat else {
            return None;
        };
        if !p.path.is_ident("Some") || p.elems.len() != 1 {
            return None;
        }
        let Some(Pat::Ident(name)) = p.elems.first() else {
            return None;
        };
        let source = self.expr(&l.expr);
        let ExprKind::Thread(f) = source.kind else {
            return None;
        };
        let ty = match f {
            ThreadFn::Id => Ty::ThreadToken(Rank::One),
            ThreadFn::BlockLeader => Ty::BlockToken,
            _ => return None,
        };
        if self.types.get(source.ty) != Some(Ty::MaybeToken) {
            self.diag.error_with(
                source.at,
                "every thread of a plain kernel has an element: `t.id()` is no `Option` here",
                "write `let i = t.id();`",
            );
        }
        let ty = self.types.known(ty);
        let local = self.declare(&name.ident, false, ty, Origin::TokenBinding);
        Some(Cond::Token {
            local,
            source: f,
            span: source.span,
        })
    }

    fn label(&mut self, label: &Option<syn::Label>) -> Option<Ident> {
        label.as_ref().map(|l| l.name.ident.clone())
    }

    fn in_loop<R>(&mut self, label: &Option<Ident>, f: impl FnOnce(&mut Self) -> R) -> R {
        self.labels
            .push(label.as_ref().map(|l| l.to_string()).unwrap_or_default());
        self.loops += 1;
        let r = f(self);
        self.loops -= 1;
        self.labels.pop();
        r
    }

    pub(super) fn loop_expr(&mut self, e: &syn::ExprLoop) -> Expr {
        let label = self.label(&e.label);
        let body = self.in_loop(&label, |l| l.block(&e.body));
        let ty = self.types.known(Ty::Unit);
        self.make(ExprKind::Loop(label, body), Place::from(&e.loop_token), ty)
    }

    pub(super) fn while_expr(&mut self, e: &syn::ExprWhile) -> Expr {
        if let S::Let(l) = &*e.cond {
            return self.error(
                Place::from(&l),
                "`while let` is not part of the kernel language yet",
                "write `loop { if .. { break; } .. }`",
            );
        }
        let label = self.label(&e.label);
        let cond = Box::new(self.condition(&e.cond));
        let body = self.in_loop(&label, |l| l.block(&e.body));
        let ty = self.types.known(Ty::Unit);
        self.make(
            ExprKind::While(label, cond, body),
            Place::from(&e.while_token),
            ty,
        )
    }

    pub(super) fn for_expr(&mut self, e: &syn::ExprForLoop) -> Expr {
        let span = Place::from(&e.for_token);
        let Some((range, reversed)) = range_of(&e.expr) else {
            return self.error(
                Place::from(&e.expr),
                "a `for` in a kernel runs over a range",
                "write `for i in 0..n`, `0..=n` or `(0..n).rev()` and index with `i`",
            );
        };
        let (Some(start), Some(end)) = (&range.start, &range.end) else {
            return self.error(
                Place::from(&range),
                "this range has no end",
                "write both ends: `0..n`",
            );
        };
        let name = match &*e.pat {
            Pat::Ident(p) if p.subpat.is_none() => Some((p.ident.clone(), p.mutability.is_some())),
            Pat::Wild(w) => Some((Ident::new("_unused", w.underscore_token.span), false)),
            _ => None,
        };
        let Some((name, mutable)) = name else {
            return self.error(
                Place::from(&e.pat),
                "a loop variable is a plain name",
                "write `for i in 0..n`",
            );
        };
        let start = self.expr(start);
        let end = self.expr(end);
        // A token counts as its index in a range, and does not spread to the other end.
        let (ty, et) = (self.value_type(&start), self.value_type(&end));
        self.types.unify(ty, et);
        let inclusive = matches!(range.limits, syn::RangeLimits::Closed(_));
        let label = self.label(&e.label);
        self.scopes.push(Default::default());
        let local = self.declare(&name, mutable, ty, Origin::ForVar);
        let body = self.in_loop(&label, |l| l.block(&e.body));
        self.scopes.pop();
        let unit = self.types.known(Ty::Unit);
        let kind = ExprKind::For(Box::new(For {
            label,
            local,
            start,
            end,
            inclusive,
            reversed,
            body,
        }));
        self.make(kind, span, unit)
    }

    pub(super) fn jump(
        &mut self,
        label: &Option<syn::Lifetime>,
        value: Option<&S>,
        is_break: bool,
        span: Place,
    ) -> Expr {
        if let Some(v) = value {
            return self.error(
                Place::from(&v),
                "`break` with a value is not part of the kernel language yet",
                "assign to a variable declared before the loop",
            );
        }
        if self.loops == 0 {
            return self.error(span, "outside of a loop", "use `return` to end the thread");
        }
        let label = label.as_ref().map(|l| l.ident.clone());
        if let Some(l) = &label
            && !self.labels.contains(&l.to_string())
        {
            return self.error(
                Place::from(&l),
                format!("no loop is labelled `'{l}`"),
                "name a loop around this place",
            );
        }
        let ty = self.types.known(Ty::Never);
        let kind = if is_break {
            ExprKind::Break(label)
        } else {
            ExprKind::Continue(label)
        };
        self.make(kind, span, ty)
    }

    pub(super) fn return_expr(&mut self, e: &syn::ExprReturn) -> Expr {
        let span = Place::from(&e.return_token);
        if self.kind.is_kernel()
            && let Some(v) = &e.expr
        {
            return self.error(
                Place::from(&v),
                "a kernel returns nothing",
                "write the value to this thread's element, then `return;`",
            );
        }
        let value = e.expr.as_ref().map(|v| Box::new(self.expr(v)));
        if let (Some(v), Some(ret)) = (&value, self.ret) {
            self.types.unify(v.ty, ret);
        }
        let ty = self.types.known(Ty::Never);
        debug_assert!(self.kind != FnKind::Plain || value.is_none());
        self.make(ExprKind::Return(value), span, ty)
    }
}

/// The range of a `for`, and whether it runs backwards.
fn range_of(e: &S) -> Option<(&syn::ExprRange, bool)> {
    match e {
        S::Range(r) => Some((r, false)),
        S::Paren(p) => range_of(&p.expr),
        S::Group(g) => range_of(&g.expr),
        S::MethodCall(m) if m.method == "rev" && m.args.is_empty() => {
            range_of(&m.receiver).map(|(r, rev)| (r, !rev))
        }
        _ => None,
    }
}
