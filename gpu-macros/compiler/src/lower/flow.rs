//! Control flow: if, loops, jumps.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{
    Block, Cond, Expr, ExprKind, FnKind, Origin, Rank, Scalar, ThreadFn, Ty, collective,
};
use syn::{Expr as S, Pat};

impl Lowerer<'_> {
    pub(super) fn if_expr(&mut self, e: &syn::ExprIf) -> Expr {
        let span = Place::from(&e.if_token);
        if let S::Let(l) = &*e.cond
            && !self.is_thread_question(&l.expr)
        {
            return self.if_let(e, l);
        }
        if let Some(parts) = super::chain::chain(&e.cond) {
            return self.if_chain(e, &parts);
        }
        self.scopes.push(Default::default());
        let cond = match &*e.cond {
            S::Let(l) => match self.token_binding(l) {
                Some(c) => c,
                None => Cond::Bool(Box::new(self.error(
                    Place::from(&l.pat),
                    "whether a thread has an element is asked with `Some` and a name",
                    "write `if let Some(i) = t.id()` or `if let Some(b) = t.block_leader()`",
                ))),
            },
            c => Cond::Bool(Box::new(self.condition(c))),
        };
        let then = self.block(&e.then_branch);
        self.scopes.pop();
        let otherwise = e.else_branch.as_ref().map(|(_, o)| Box::new(self.expr(o)));
        self.if_of(cond, then, otherwise, span)
    }

    /// An `if` of its parts.
    pub(super) fn if_of(
        &mut self,
        cond: Cond,
        then: Block,
        otherwise: Option<Box<Expr>>,
        at: Place,
    ) -> Expr {
        let ty = match &otherwise {
            Some(o) => {
                let (t, o) = (self.block_type(&then), self.value_type(o));
                self.join(t, o)
            }
            None => self.types.known(Ty::Unit),
        };
        self.make(ExprKind::If(cond, then, otherwise), at, ty)
    }

    /// The type of a block's value.
    pub(super) fn block_type(&mut self, b: &Block) -> crate::ir::TyId {
        match &b.tail {
            Some(t) => self.value_type(t),
            None if self.diverges(b) => self.types.known(Ty::Never),
            None => self.types.known(Ty::Unit),
        }
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

    /// True if a block ends by leaving: nothing behind it is reached.
    pub(super) fn diverges(&self, b: &Block) -> bool {
        let last = match (&b.tail, b.stmts.last()) {
            (Some(t), _) => Some(&**t),
            (None, Some(crate::ir::Stmt::Expr(e))) => Some(e),
            _ => None,
        };
        last.is_some_and(|e| self.types.get(e.ty) == Some(Ty::Never))
    }

    pub(super) fn condition(&mut self, e: &S) -> Expr {
        let c = self.expr(e);
        let b = self.types.scalar(Scalar::Bool);
        self.types.unify(c.ty, b);
        c
    }

    /// `t.id()` and the like: asked with `if let`, they say what the thread owns.
    pub(super) fn is_thread_question(&self, e: &S) -> bool {
        match e {
            S::Paren(p) => self.is_thread_question(&p.expr),
            S::Group(g) => self.is_thread_question(&g.expr),
            S::MethodCall(m) => {
                self.is_thread(&m.receiver) && collective(&m.method.to_string()).is_none()
            }
            _ => false,
        }
    }

    /// `let Some(i) = t.id()`.
    pub(super) fn token_binding(&mut self, l: &syn::ExprLet) -> Option<Cond> {
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
