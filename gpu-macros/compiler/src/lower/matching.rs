//! `match`, `if let`, `while let`, `let .. else` and `let` of a pattern: as chains of `if` over the
//! tests and bindings of [`pattern`](super::pattern). Whether a `match` takes every value is
//! rustc's to say, which sees the patterns too; so the last arm needs no test.

use super::Lowerer;
use super::pattern::{Subject, bound, split_guard};
use crate::diag::Place;
use crate::ir::{Arm, BinOp, Block, Cond, Expr, ExprKind, Stmt, Ty, UnOp};
use proc_macro2::Ident;
use quote::ToTokens;
use std::collections::{HashMap, HashSet};
use syn::{Expr as S, Pat};

impl Lowerer<'_> {
    pub(super) fn match_expr(&mut self, m: &syn::ExprMatch) -> Expr {
        let at = Place::from(&m.match_token);
        if self.is_thread_question(&m.expr) {
            return self.match_token(m);
        }
        if m.arms.is_empty() {
            return self.error(at, "a `match` without arms", "write an arm for each case");
        }
        self.scopes.push(HashMap::new());
        let names: HashSet<String> = m.arms.iter().flat_map(|a| bound(&a.pat)).collect();
        let mut stmts = Vec::new();
        let subject = self.subject(&m.expr, &names, &mut stmts);
        let arms = m.arms.iter().map(|a| {
            let (pat, guard) = split_guard(&a.pat);
            Arm {
                pat: pat.clone(),
                guarded: guard.is_some(),
                end: Place::from(&a.body).end(),
            }
        });
        stmts.push(self.shape(&subject, arms.collect(), false, at.start()));
        let mut lowered = Vec::new();
        for arm in &m.arms {
            let (pat, guard) = split_guard(&arm.pat);
            let test = self.test(pat, &subject);
            let test = match guard {
                Some(g) => Some(self.guarded(test, pat, &subject, g)),
                None => test,
            };
            let body = self.arm(pat, &subject, &arm.body);
            lowered.push((
                test,
                body,
                Place::from(&arm.fat_arrow_token),
                guard.is_some(),
            ));
        }
        self.scopes.pop();
        let mut chain: Option<Expr> = None;
        let last = lowered.len() - 1;
        for (n, (test, body, arm_at, guarded)) in lowered.into_iter().enumerate().rev() {
            let alone = !guarded && (n == last || test.is_none());
            chain = Some(if alone {
                let ty = self.block_type(&body);
                self.make(ExprKind::Block(body), arm_at, ty)
            } else {
                let test = match test {
                    Some(t) => t,
                    None => self.truth(at),
                };
                let cond = Cond::Bool(Box::new(test));
                self.if_of(cond, body, chain.map(Box::new), at)
            });
        }
        self.wrapped(stmts, chain, at)
    }

    /// `match t.id() { Some(i) => .., None => .. }`.
    fn match_token(&mut self, m: &syn::ExprMatch) -> Expr {
        let at = Place::from(&m.match_token);
        let none = |p: &Pat| match p {
            Pat::Wild(_) => true,
            Pat::Ident(i) => i.ident == "None",
            Pat::Path(p) => p.path.is_ident("None"),
            _ => false,
        };
        let (some, other) = match m.arms.as_slice() {
            [a, b] if none(&b.pat) => (a, b),
            [a, b] if none(&a.pat) && !matches!(a.pat, Pat::Wild(_)) => (b, a),
            _ => {
                return self.error(
                    at,
                    "whether a thread has an element has two arms",
                    "write `Some(i) => ..` and `None => ..`, or `if let Some(i) = t.id() { .. } else { .. }`",
                );
            }
        };
        self.scopes.push(HashMap::new());
        let question = syn::ExprLet {
            attrs: Vec::new(),
            let_token: Default::default(),
            pat: Box::new(some.pat.clone()),
            eq_token: Default::default(),
            expr: m.expr.clone(),
        };
        let cond = self.token_binding(&question);
        let then = self.block_of(&some.body);
        self.scopes.pop();
        let otherwise = self.block_of(&other.body);
        let Some(cond) = cond else {
            return self.error(
                Place::from(&some.pat),
                "whether a thread has an element is asked with `Some` and a name",
                "write `Some(i) => ..` and `None => ..`",
            );
        };
        let ty = self.block_type(&otherwise);
        let otherwise = self.make(ExprKind::Block(otherwise), at, ty);
        self.if_of(cond, then, Some(Box::new(otherwise)), at)
    }

    pub(super) fn if_let(&mut self, e: &syn::ExprIf, l: &syn::ExprLet) -> Expr {
        let at = Place::from(&e.if_token);
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        let subject = self.subject(&l.expr, &bound(&l.pat).collect(), &mut stmts);
        stmts.push(self.shape(&subject, Self::one(&l.pat), true, at.start()));
        let test = self.taken(&l.pat, &subject, at);
        let then = self.bound_block(&l.pat, &subject, |l| l.block(&e.then_branch));
        self.scopes.pop();
        let otherwise = e.else_branch.as_ref().map(|(_, o)| Box::new(self.expr(o)));
        let chosen = self.if_of(Cond::Bool(Box::new(test)), then, otherwise, at);
        self.wrapped(stmts, Some(chosen), at)
    }

    /// `while let`: a loop that ends where the pattern does not match.
    pub(super) fn while_let(
        &mut self,
        e: &syn::ExprWhile,
        l: &syn::ExprLet,
        label: Option<Ident>,
    ) -> Expr {
        let at = Place::from(&e.while_token);
        let (body, _) = self.in_loop(&label, false, |this| {
            this.scopes.push(HashMap::new());
            let mut stmts = Vec::new();
            let subject = this.subject(&l.expr, &bound(&l.pat).collect(), &mut stmts);
            stmts.push(this.shape(&subject, Self::one(&l.pat), true, at.start()));
            let test = this.taken(&l.pat, &subject, at);
            let then = this.bound_block(&l.pat, &subject, |l| l.block(&e.body));
            this.scopes.pop();
            let never = this.types.known(Ty::Never);
            let leave = this.make(ExprKind::Break(None), at, never);
            let chosen = this.if_of(Cond::Bool(Box::new(test)), then, Some(Box::new(leave)), at);
            stmts.push(Stmt::Expr(chosen));
            Block {
                stmts,
                tail: None,
                trusted: false,
            }
        });
        let ty = self.types.known(Ty::Unit);
        self.make(ExprKind::Loop(label, body), at, ty)
    }

    /// `let PATTERN = value;` and `let PATTERN = value else { .. };`
    pub(super) fn let_pattern(
        &mut self,
        pat: &Pat,
        annotation: Option<&syn::Type>,
        value: &S,
        otherwise: Option<&S>,
        stmts: &mut Vec<Stmt>,
    ) {
        if otherwise.is_none() && annotation.is_none() && self.side_by_side(pat, value, stmts) {
            return;
        }
        let names = bound(pat).collect();
        let mut subject = self.subject(value, &names, stmts);
        if let Some(t) = annotation {
            // The annotation stands at a variable, where rustc checks it.
            subject = self.annotated(subject, t, stmts);
        }
        let at = Place::from(&pat);
        let rest = otherwise.is_some();
        stmts.push(self.shape(&subject, Self::one(pat), rest, at.start()));
        let test = self.test(pat, &subject);
        if let Some(o) = otherwise {
            let before = self.errors;
            let block = self.block_of(o);
            if !self.diverges(&block) && self.errors == before {
                self.error(
                    Place::from(&o),
                    "the `else` of a `let` leaves",
                    "end it with `return`, `break` or `continue`",
                );
            }
            if let Some(test) = test {
                let not = self.not(test, at);
                let unless = self.if_of(Cond::Bool(Box::new(not)), block, None, at);
                stmts.push(Stmt::Expr(unless));
            }
        }
        self.bind(pat, &subject, stmts);
    }

    /// `let (a, b) = (x, y);` as two `let`s, where the names of the first do not stand in the rest.
    fn side_by_side(&mut self, pat: &Pat, value: &S, stmts: &mut Vec<Stmt>) -> bool {
        let (Pat::Tuple(names), S::Tuple(values)) = (pat, value) else {
            return false;
        };
        let plain = names.elems.len() == values.elems.len()
            && names.elems.iter().all(|p| {
                matches!(p, Pat::Ident(i) if i.by_ref.is_none() && i.subpat.is_none()
                    && !super::pattern::is_constant(&i.ident))
            });
        if !plain {
            return false;
        }
        for (n, pat) in names.elems.iter().enumerate() {
            let name = bound(pat).next();
            let mut later = HashSet::new();
            for value in values.elems.iter().skip(n + 1) {
                super::sugar::idents(value.to_token_stream(), &mut later);
            }
            if name.is_some_and(|name| later.contains(&name)) {
                return false;
            }
        }
        for (pat, value) in names.elems.iter().zip(&values.elems) {
            if let Pat::Ident(name) = pat {
                self.binding(name, None, Some(value), stmts);
            }
        }
        true
    }

    /// What follows a pattern's bindings.
    fn bound_block(
        &mut self,
        pat: &Pat,
        subject: &Subject,
        rest: impl FnOnce(&mut Self) -> Block,
    ) -> Block {
        self.scopes.push(HashMap::new());
        let mut stmts = Vec::new();
        self.bind(pat, subject, &mut stmts);
        let inner = rest(self);
        self.scopes.pop();
        if stmts.is_empty() {
            return inner;
        }
        stmts.extend(inner.stmts);
        Block {
            stmts,
            tail: inner.tail,
            trusted: inner.trusted,
        }
    }

    fn arm(&mut self, pat: &Pat, subject: &Subject, body: &S) -> Block {
        self.bound_block(pat, subject, |l| l.block_of(body))
    }

    /// An expression as a block.
    pub(super) fn block_of(&mut self, e: &S) -> Block {
        match e {
            S::Block(b) if b.label.is_none() => self.block(&b.block),
            _ => Block {
                stmts: Vec::new(),
                tail: Some(Box::new(self.expr(e))),
                trusted: false,
            },
        }
    }

    /// A pattern's test and the guard behind it, which sees the pattern's names.
    fn guarded(&mut self, test: Option<Expr>, pat: &Pat, subject: &Subject, guard: &S) -> Expr {
        let at = Place::from(&guard);
        let block = self.bound_block(pat, subject, |l| {
            let guard = l.condition(guard);
            Block {
                stmts: Vec::new(),
                tail: Some(Box::new(guard)),
                trusted: false,
            }
        });
        let guard = match block {
            Block {
                stmts,
                tail: Some(t),
                ..
            } if stmts.is_empty() => *t,
            block => {
                let ty = self.types.scalar(crate::ir::Scalar::Bool);
                self.make(ExprKind::Block(block), at, ty)
            }
        };
        match test {
            Some(t) => self.lazy(BinOp::And, t, guard, at),
            None => guard,
        }
    }

    /// Statements, and what they were made for.
    pub(super) fn wrapped(&mut self, stmts: Vec<Stmt>, value: Option<Expr>, at: Place) -> Expr {
        let block = Block {
            stmts,
            tail: value.map(Box::new),
            trusted: false,
        };
        let ty = self.block_type(&block);
        self.make(ExprKind::Block(block), at, ty)
    }

    /// Whether the subject is what the pattern takes, as a condition.
    pub(super) fn taken(&mut self, pat: &Pat, s: &Subject, at: Place) -> Expr {
        match self.test(pat, s) {
            Some(test) => test,
            None => self.truth(at),
        }
    }

    /// The opposite of a condition.
    pub(super) fn not(&mut self, test: Expr, at: Place) -> Expr {
        let ty = test.ty;
        self.make(ExprKind::Unary(UnOp::Not, Box::new(test)), at, ty)
    }

    pub(super) fn truth(&mut self, at: Place) -> Expr {
        let ty = self.types.scalar(crate::ir::Scalar::Bool);
        self.make(ExprKind::Lit(crate::ir::Literal::Bool(true)), at, ty)
    }
}
