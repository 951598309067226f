//! `if a && let Some(v) = b && v > 0 { .. }`: a chain whose parts see what those before them bound.

use super::Lowerer;
use super::pattern::Subject;
use crate::diag::Place;
use crate::ir::{BinOp, Block, Cond, Expr, ExprKind, FnKind, Stmt};
use std::collections::HashMap;
use syn::{Expr as S, Pat};

impl Lowerer<'_> {
    /// Each `let` of the chain assigns its value to a variable that stands before the `if`.
    pub(super) fn if_chain(&mut self, e: &syn::ExprIf, parts: &[&S]) -> Expr {
        let at = Place::from(&e.if_token);
        if self.kind == FnKind::Cooperative {
            return self.error(
                at,
                "`let` within a condition is not part of cooperative kernels",
                "write one `if let` inside of the other",
            );
        }
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        let mut bindings: Vec<(&Pat, Subject)> = Vec::new();
        let mut test: Option<Expr> = None;
        for part in parts {
            let part_at = Place::from(part);
            let next = match part {
                S::Let(l) => {
                    let (held, subject) = self.bound_by(&bindings, |this| {
                        let value = this.expr(&l.expr);
                        this.later(value, &mut stmts)
                    });
                    let shape = self.shape(&subject, Self::one(&l.pat), true, part_at.start());
                    let taken = self.taken(&l.pat, &subject, part_at);
                    bindings.push((&l.pat, subject));
                    let mut inner = held;
                    inner.push(shape);
                    self.wrapped(inner, Some(taken), part_at)
                }
                cond => {
                    let (inner, value) =
                        self.bound_by(&bindings, |this| (Vec::new(), this.condition(cond)));
                    if inner.is_empty() {
                        value
                    } else {
                        self.wrapped(inner, Some(value), part_at)
                    }
                }
            };
            test = Some(match test {
                Some(t) => self.lazy(BinOp::And, t, next, part_at),
                None => next,
            });
        }
        self.scopes.push(HashMap::new());
        let mut then = Vec::new();
        for (pat, subject) in &bindings {
            self.bind(pat, subject, &mut then);
        }
        let inner = self.block(&e.then_branch);
        self.scopes.pop();
        then.extend(inner.stmts);
        let then = Block {
            stmts: then,
            tail: inner.tail,
            trusted: false,
        };
        self.scopes.pop();
        let otherwise = e.else_branch.as_ref().map(|(_, o)| Box::new(self.expr(o)));
        let test = match test {
            Some(t) => t,
            None => self.truth(at),
        };
        let chosen = self.if_of(Cond::Bool(Box::new(test)), then, otherwise, at);
        self.wrapped(stmts, Some(chosen), at)
    }

    /// Reads a part of the chain with the names of those before it; their `let`s come first.
    fn bound_by<R>(
        &mut self,
        bindings: &[(&Pat, Subject)],
        read: impl FnOnce(&mut Self) -> (Vec<Stmt>, R),
    ) -> (Vec<Stmt>, R) {
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        for (pat, subject) in bindings {
            self.bind(pat, subject, &mut stmts);
        }
        let (more, r) = read(self);
        self.scopes.pop();
        stmts.extend(more);
        (stmts, r)
    }

    /// A variable declared in `before`, its assignment, and it as a subject.
    fn later(&mut self, value: Expr, before: &mut Vec<Stmt>) -> (Vec<Stmt>, Subject) {
        self.refuse_memory(&value);
        let at = value.at;
        let ty = self.value_type(&value);
        let local = self.hidden("matched", value.span, ty);
        before.push(Stmt::Let { local, init: None });
        let place = self.make(ExprKind::Local(local), at, ty);
        let unit = self.types.known(crate::ir::Ty::Unit);
        let kind = ExprKind::Assign(Box::new(place), Box::new(value));
        let assign = self.make(kind, at, unit);
        (vec![Stmt::Expr(assign)], Subject::of(local, ty))
    }
}

/// The parts of a condition with a `let` in it; `None` where there is none.
pub(super) fn chain(cond: &S) -> Option<Vec<&S>> {
    fn flat<'a>(e: &'a S, parts: &mut Vec<&'a S>) {
        match e {
            S::Binary(b) if matches!(b.op, syn::BinOp::And(_)) => {
                flat(&b.left, parts);
                flat(&b.right, parts);
            }
            S::Group(g) => flat(&g.expr, parts),
            other => parts.push(other),
        }
    }
    let mut parts = Vec::new();
    flat(cond, &mut parts);
    (parts.len() > 1 && parts.iter().any(|p| matches!(p, S::Let(_)))).then_some(parts)
}
