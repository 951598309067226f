//! Loops over ranges and conditions, and the jumps out of them.

use super::{Loop, Lowerer};
use crate::diag::Place;
use crate::ir::{Block, Expr, ExprKind, FnKind, For, LocalId, Origin, Scalar, Stmt, Ty};
use proc_macro2::Ident;
use syn::{Expr as S, Pat};

impl Lowerer<'_> {
    pub(super) fn label(&mut self, label: &Option<syn::Label>) -> Option<Ident> {
        label.as_ref().map(|l| l.name.ident.clone())
    }

    /// Reads a loop's body; also gives the variable that its `break value;` assign.
    pub(super) fn in_loop<R>(
        &mut self,
        label: &Option<Ident>,
        endless: bool,
        f: impl FnOnce(&mut Self) -> R,
    ) -> (R, Option<LocalId>) {
        self.loops.push(Loop {
            label: label.as_ref().map(|l| l.to_string()).unwrap_or_default(),
            endless,
            value: None,
        });
        let r = f(self);
        let value = self.loops.pop().and_then(|l| l.value);
        (r, value)
    }

    /// `loop`; with `break value;` in it, a variable that the loop assigns before it ends.
    pub(super) fn loop_expr(&mut self, e: &syn::ExprLoop) -> Expr {
        let at = Place::from(&e.loop_token);
        let label = self.label(&e.label);
        let (body, value) = self.in_loop(&label, true, |l| l.block(&e.body));
        let ty = match value {
            Some(_) => self.types.known(Ty::Unit),
            None if leaves(&body, label.as_ref()) => self.types.known(Ty::Unit),
            None => self.types.known(Ty::Never),
        };
        let endless = self.make(ExprKind::Loop(label, body), at, ty);
        let Some(local) = value else { return endless };
        let ty = self.locals[local.0 as usize].ty;
        let result = self.make(ExprKind::Local(local), at, ty);
        let block = Block {
            stmts: vec![Stmt::Let { local, init: None }, Stmt::Expr(endless)],
            tail: Some(Box::new(result)),
            trusted: false,
        };
        self.make(ExprKind::Block(block), at, ty)
    }

    pub(super) fn while_expr(&mut self, e: &syn::ExprWhile) -> Expr {
        let at = Place::from(&e.while_token);
        let label = self.label(&e.label);
        if let S::Let(l) = &*e.cond {
            return self.while_let(e, l, label);
        }
        let cond = Box::new(self.condition(&e.cond));
        let (body, _) = self.in_loop(&label, false, |l| l.block(&e.body));
        let ty = self.types.known(Ty::Unit);
        self.make(ExprKind::While(label, cond, body), at, ty)
    }

    pub(super) fn for_expr(&mut self, e: &syn::ExprForLoop) -> Expr {
        let span = Place::from(&e.for_token);
        let Some(range) = range_of(&e.expr) else {
            return self.for_each(e);
        };
        let (Some(start), Some(end)) = (&range.range.start, &range.range.end) else {
            return self.error(
                Place::from(&range.range),
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
        let step = range.step.map(|s| {
            let at = Place::from(s);
            let step = self.expr(s);
            let st = self.value_type(&step);
            let usize_ty = self.types.scalar(Scalar::Usize);
            self.types.unify(st, usize_ty);
            let site = self.site(at, "step_by".to_owned());
            (step, site)
        });
        let inclusive = matches!(range.range.limits, syn::RangeLimits::Closed(_));
        let label = self.label(&e.label);
        self.scopes.push(Default::default());
        let local = self.declare(&name, mutable, ty, Origin::ForVar);
        let (body, _) = self.in_loop(&label, false, |l| l.block(&e.body));
        self.scopes.pop();
        let unit = self.types.known(Ty::Unit);
        let kind = ExprKind::For(Box::new(For {
            label,
            local,
            start,
            end,
            inclusive,
            reversed: range.reversed,
            step,
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
        let value = value.map(|v| (Place::from(&v), self.expr(v)));
        if self.loops.is_empty() {
            return self.error(span, "outside of a loop", "use `return` to end the thread");
        }
        let label = label.as_ref().map(|l| l.ident.clone());
        let target = match &label {
            None => self.loops.len().checked_sub(1),
            Some(l) => {
                let l = l.to_string();
                self.loops.iter().rposition(|around| around.label == l)
            }
        };
        let Some(target) = target else {
            let l = label.as_ref().map(Ident::to_string).unwrap_or_default();
            return self.error(
                label.as_ref().map_or(span, Place::from),
                format!("no loop is labelled `'{l}`"),
                "name a loop around this place",
            );
        };
        let ty = self.types.known(Ty::Never);
        if !is_break {
            return self.make(ExprKind::Continue(label), span, ty);
        }
        let Some((at, value)) = value else {
            return self.make(ExprKind::Break(label), span, ty);
        };
        if !self.loops[target].endless || self.kind == FnKind::Cooperative {
            let what = if self.loops[target].endless {
                "`break` with a value is not part of cooperative kernels"
            } else {
                "only `loop` has a value: a `for` or `while` may end without this `break`"
            };
            return self.error(at, what, "assign to a variable declared before the loop");
        }
        let value_ty = self.value_type(&value);
        let local = match self.loops[target].value {
            Some(local) => local,
            None => {
                let ty = self.types.open();
                let local = self.hidden("result", span.start(), ty);
                self.loops[target].value = Some(local);
                local
            }
        };
        let local_ty = self.locals[local.0 as usize].ty;
        self.types.unify(local_ty, value_ty);
        let place = self.make(ExprKind::Local(local), at, local_ty);
        let unit = self.types.known(Ty::Unit);
        let kind = ExprKind::Assign(Box::new(place), Box::new(value));
        let assign = self.make(kind, at, unit);
        let leave = self.make(ExprKind::Break(label), span, ty);
        let block = Block {
            stmts: vec![Stmt::Expr(assign), Stmt::Expr(leave)],
            tail: None,
            trusted: false,
        };
        self.make(ExprKind::Block(block), span, ty)
    }
}

/// The range of a `for`, and how it is walked.
struct Walk<'a> {
    range: &'a syn::ExprRange,
    reversed: bool,
    step: Option<&'a S>,
}

fn range_of(e: &S) -> Option<Walk<'_>> {
    match e {
        S::Range(range) => Some(Walk {
            range,
            reversed: false,
            step: None,
        }),
        S::Paren(p) => range_of(&p.expr),
        S::Group(g) => range_of(&g.expr),
        // After `.step_by(n)` nothing follows: `.rev()` would begin at another number.
        S::MethodCall(m) => {
            let walk = range_of(&m.receiver).filter(|w| w.step.is_none())?;
            match (m.method.to_string().as_str(), m.args.len()) {
                ("rev", 0) => Some(Walk {
                    reversed: !walk.reversed,
                    ..walk
                }),
                ("step_by", 1) => Some(Walk {
                    step: m.args.first(),
                    ..walk
                }),
                _ => None,
            }
        }
        _ => None,
    }
}

/// True if a `break` leaves the loop with this body.
fn leaves(body: &Block, label: Option<&Ident>) -> bool {
    fn block(b: &Block, label: Option<&Ident>, own: bool) -> bool {
        let stmts = b.stmts.iter().filter_map(|s| match s {
            Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => Some(e),
            _ => None,
        });
        stmts.chain(b.tail.as_deref()).any(|e| expr(e, label, own))
    }
    fn expr(e: &Expr, label: Option<&Ident>, own: bool) -> bool {
        let mut found = match &e.kind {
            ExprKind::Break(None) => own,
            ExprKind::Break(Some(l)) => label.is_some_and(|own| own == l),
            _ => false,
        };
        crate::ir::for_children(e, &mut |c| found |= expr(c, label, own));
        let inside = matches!(
            e.kind,
            ExprKind::Loop(..) | ExprKind::While(..) | ExprKind::For(_)
        );
        match &e.kind {
            ExprKind::If(_, then, other) => {
                found |= block(then, label, own);
                found |= other.as_ref().is_some_and(|o| expr(o, label, own));
            }
            _ => crate::ir::for_blocks(e, &mut |b| found |= block(b, label, own && !inside)),
        }
        found
    }
    block(body, label, true)
}
