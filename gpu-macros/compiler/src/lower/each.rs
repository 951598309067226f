//! `for` over the elements of an array or a slice: as a loop over its indices, which are in bounds.

use super::Lowerer;
use super::pattern::bound;
use crate::diag::Place;
use crate::ir::{
    Block, Callee, Expr, ExprKind, FnKind, For, Index, Literal, LocalId, Origin, Rank, Scalar,
    Stmt, Ty, TyId,
};
use std::collections::HashMap;
use syn::{Expr as S, Pat};

/// How the elements are walked.
struct Each<'a> {
    of: &'a S,
    by: By,
    reversed: bool,
    numbered: bool,
}

/// What the loop variable is.
#[derive(Clone, Copy, PartialEq)]
enum By {
    /// `for v in a`
    Value,
    /// `for v in &a`, `a.iter()`
    Shared,
    /// `for v in &mut a`, `a.iter_mut()`
    Mutable,
}

impl Lowerer<'_> {
    pub(super) fn for_each(&mut self, e: &syn::ExprForLoop) -> Expr {
        let at = Place::from(&e.for_token);
        let Some(each) = each(&e.expr) else {
            return self.error(
                Place::from(&e.expr),
                "a `for` in a kernel runs over a range, an array or a slice",
                "write `for i in 0..n` (with `.rev()` or `.step_by(k)`), or `for v in array` (with `.iter()`, `.rev()`, `.enumerate()`)",
            );
        };
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        let before = self.errors;
        let of = self.expr(each.of);
        let Some((items, elem, by)) = self.items(of, &each, &mut stmts) else {
            self.scopes.pop();
            if self.errors == before {
                return self.error(
                    Place::from(&e.expr),
                    "this cannot be walked",
                    "a `for` in a kernel runs over a range, an array or a slice",
                );
            }
            let ty = self.types.known(Ty::Unit);
            return self.make(ExprKind::Lit(Literal::Bool(false)), at, ty);
        };
        let usize_ty = self.types.scalar(Scalar::Usize);
        let (number, pat) = match &*e.pat {
            Pat::Tuple(t) if each.numbered && t.elems.len() == 2 => {
                (Some(&t.elems[0]), &t.elems[1])
            }
            _ if each.numbered => {
                self.scopes.pop();
                return self.error(
                    Place::from(&e.pat),
                    "`.enumerate()` gives a number and an element",
                    "write `for (k, v) in array.iter().enumerate()`",
                );
            }
            pat => (None, pat),
        };
        let counter = match number {
            Some(Pat::Ident(p)) if p.subpat.is_none() && p.by_ref.is_none() => {
                self.declare(&p.ident, p.mutability.is_some(), usize_ty, Origin::ForVar)
            }
            None | Some(Pat::Wild(_)) => {
                let id = self.hidden("index", at.start(), usize_ty);
                self.locals[id.0 as usize].origin = Origin::ForVar;
                id
            }
            Some(other) => {
                self.scopes.pop();
                return self.error(
                    Place::from(&other),
                    "the number of an element is a plain name",
                    "write `for (k, v) in array.iter().enumerate()`",
                );
            }
        };
        let zero = self.make(ExprKind::Lit(Literal::Int(0)), at, usize_ty);
        let whole = self.make(ExprKind::Local(items), at, self.locals[items.0 as usize].ty);
        let end = ExprKind::Call(Box::new(Callee::Len), vec![whole]);
        let end = self.make(end, at, usize_ty);
        let label = self.label(&e.label);
        let (body, _) = self.in_loop(&label, false, |l| {
            let mut stmts = Vec::new();
            l.element(pat, items, counter, elem, by, &mut stmts);
            let inner = l.block(&e.body);
            stmts.extend(inner.stmts);
            Block {
                stmts,
                tail: inner.tail,
                trusted: false,
            }
        });
        self.scopes.pop();
        let unit = self.types.known(Ty::Unit);
        let walk = ExprKind::For(Box::new(For {
            label,
            local: counter,
            start: zero,
            end,
            inclusive: false,
            reversed: each.reversed,
            step: None,
            body,
        }));
        let walk = self.make(walk, at, unit);
        if stmts.is_empty() {
            return walk;
        }
        self.wrapped(stmts, Some(walk), at)
    }

    /// The variable that holds the elements, their type, and how the loop variable takes them.
    fn items(
        &mut self,
        of: Expr,
        each: &Each<'_>,
        stmts: &mut Vec<Stmt>,
    ) -> Option<(LocalId, TyId, By)> {
        let ty = match self.types.get(of.ty) {
            Some(Ty::Ref(t)) => self.types.get(t),
            other => other,
        };
        match (ty, &of.kind) {
            // A slice gives references also without an `&`.
            (Some(Ty::Slice(Rank::One, elem)), ExprKind::Local(id)) if each.by != By::Mutable => {
                Some((*id, elem, By::Shared))
            }
            (Some(Ty::Slice(rank @ (Rank::Two | Rank::Three), _)), _) => {
                self.error(
                    of.at,
                    format!(
                        "memory of rank {} is walked by its coordinates",
                        rank.number()
                    ),
                    "write `for y in 0..image.rows() { for x in 0..image.cols() { .. } }`",
                );
                None
            }
            (Some(Ty::Own(..) | Ty::Shared(_) | Ty::Atomics(_) | Ty::Slice(..)), _) => {
                self.error(
                    of.at,
                    "only read-only device memory is walked with `for`",
                    "walk its indices: `for k in 0..n`",
                );
                None
            }
            (Some(Ty::Array(elem)), ExprKind::Local(id)) => {
                let by =
                    if matches!(self.types.get(of.ty), Some(Ty::Ref(_))) && each.by == By::Value {
                        By::Shared
                    } else {
                        each.by
                    };
                if by == By::Value {
                    let local = &self.locals[id.0 as usize];
                    if !local.mutable {
                        return Some((*id, elem, by));
                    }
                } else {
                    return Some((*id, elem, by));
                }
                let local = self.hidden("items", of.span, of.ty);
                stmts.push(Stmt::Let {
                    local,
                    init: Some(of),
                });
                Some((local, elem, by))
            }
            (Some(Ty::Array(_)) | None, _) if each.by != By::Mutable => {
                let elem = match ty {
                    Some(Ty::Array(elem)) => elem,
                    _ => self.types.open(),
                };
                let ty = self.types.known(Ty::Array(elem));
                self.types.unify(of.ty, ty);
                let local = self.hidden("items", of.span, ty);
                stmts.push(Stmt::Let {
                    local,
                    init: Some(of),
                });
                Some((local, elem, each.by))
            }
            (None, _) => {
                self.error(
                    of.at,
                    "elements are only changed through the array's own name",
                    "walk its indices: `for k in 0..n { a.b[k] = ..; }`",
                );
                None
            }
            _ => None,
        }
    }

    /// `let v = items[k];`, or a reference to it.
    fn element(
        &mut self,
        pat: &Pat,
        items: LocalId,
        counter: LocalId,
        elem: TyId,
        by: By,
        stmts: &mut Vec<Stmt>,
    ) {
        let at = Place::from(&pat);
        let base_ty = self.locals[items.0 as usize].ty;
        let base = self.make(ExprKind::Local(items), at, base_ty);
        let index_ty = self.locals[counter.0 as usize].ty;
        let index = self.make(ExprKind::Local(counter), at, index_ty);
        let site = self.site(at, self.locals[items.0 as usize].name.to_string());
        let place = ExprKind::Index(Box::new(Index {
            base,
            index,
            site,
            in_bounds: true,
            trusted: false,
        }));
        let value = self.make(place, at, elem);
        // `for &v in ..` takes the value out of the reference.
        let (pat, by) = match pat {
            Pat::Reference(r) if by != By::Value && r.mutability.is_none() => (&*r.pat, By::Value),
            other => (other, by),
        };
        match pat {
            Pat::Wild(_) => {}
            Pat::Ident(p) if by != By::Value && p.subpat.is_none() && p.by_ref.is_none() => {
                if self.kind == FnKind::Cooperative {
                    self.error(
                        at,
                        "a reference is not kept in a variable of a cooperative kernel: none may live across a barrier",
                        format!("take the value: `for &{} in ..`", p.ident),
                    );
                    return;
                }
                let ty = self.types.known(Ty::Ref(elem));
                let init = self.make(ExprKind::Ref(by == By::Mutable, Box::new(value)), at, ty);
                let id = self.declare(&p.ident, p.mutability.is_some(), ty, Origin::Let);
                stmts.push(Stmt::Let {
                    local: id,
                    init: Some(init),
                });
            }
            Pat::Ident(p) if p.subpat.is_none() && p.by_ref.is_none() => {
                let ty = self.value_type(&value);
                let id = self.declare(&p.ident, p.mutability.is_some(), ty, Origin::Let);
                stmts.push(Stmt::Let {
                    local: id,
                    init: Some(value),
                });
            }
            pat => {
                let names = bound(pat).collect();
                let subject = self.subject_of(value, &names, stmts);
                stmts.push(self.shape(&subject, Self::one(pat), false, at.start()));
                let _ = self.test(pat, &subject);
                self.bind(pat, &subject, stmts);
            }
        }
    }
}

/// The elements that a `for` walks, and how.
fn each(e: &S) -> Option<Each<'_>> {
    match e {
        S::Paren(p) => each(&p.expr),
        S::Group(g) => each(&g.expr),
        S::Range(_) => None,
        S::Reference(r) => {
            let inner =
                each(&r.expr).filter(|e| e.by == By::Value && !e.reversed && !e.numbered)?;
            let by = if r.mutability.is_some() {
                By::Mutable
            } else {
                By::Shared
            };
            Some(Each { by, ..inner })
        }
        S::MethodCall(m) if m.args.is_empty() => {
            let name = m.method.to_string();
            let plain = || Each {
                of: e,
                by: By::Value,
                reversed: false,
                numbered: false,
            };
            match name.as_str() {
                "iter" | "iter_mut" | "into_iter" => {
                    let inner = each(&m.receiver).filter(|e| !e.reversed && !e.numbered)?;
                    let by = match name.as_str() {
                        "iter" => By::Shared,
                        "iter_mut" => By::Mutable,
                        _ => inner.by,
                    };
                    Some(Each { by, ..inner })
                }
                // Numbers behind `.rev()` run forward: only the other order is known here.
                "rev" => {
                    let inner = each(&m.receiver).filter(|_| !is_value(&m.receiver))?;
                    Some(Each {
                        reversed: !inner.reversed,
                        ..inner
                    })
                }
                "enumerate" => {
                    let inner = each(&m.receiver)
                        .filter(|e| !e.reversed && !e.numbered && !is_value(&m.receiver))?;
                    Some(Each {
                        numbered: true,
                        ..inner
                    })
                }
                _ => Some(plain()),
            }
        }
        S::MethodCall(m)
            if [
                "zip", "map", "filter", "take", "skip", "chunks", "windows", "step_by",
            ]
            .iter()
            .any(|n| m.method == n) =>
        {
            None
        }
        _ => Some(Each {
            of: e,
            by: By::Value,
            reversed: false,
            numbered: false,
        }),
    }
}

/// An array itself, and not an iterator over it.
fn is_value(e: &S) -> bool {
    match e {
        S::Paren(p) => is_value(&p.expr),
        S::Group(g) => is_value(&g.expr),
        S::MethodCall(m) => !["iter", "iter_mut", "into_iter", "rev", "enumerate"]
            .iter()
            .any(|n| m.method == n),
        _ => true,
    }
}
