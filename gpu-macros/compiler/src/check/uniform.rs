//! Which values are the same for all threads of a block. Taint starts at the thread (its index,
//! its token, what it loads from memory that threads write) and spreads through operands, through
//! assignments, and through whatever is assigned under tainted control.
//!
//! Counter-example: `let mut n = 0; if k > 3 { n = 1; }` — `n` differs, though every value
//! assigned to it is a constant.
//! Counter-example: `for i in 0..8 { if x[k] == i { break; } n = i; }` — a tainted exit taints
//! everything that the loop assigns.

use super::Facts;
use crate::ir::{
    Block, Callee, Cond, Expr, ExprKind, Function, LocalId, Origin, Stmt, Ty, for_children,
    walk_block, walk_expr,
};
use std::collections::BTreeSet;

pub(super) fn infer(f: &Function, facts: &mut Facts) {
    let mut u = Uniform { f, varying: BTreeSet::new(), changed: true };
    while u.changed {
        u.changed = false;
        u.block(&f.body, false);
    }
    for (i, local) in f.locals.iter().enumerate() {
        let id = LocalId(i as u32);
        if !u.varying.contains(&id) && local.origin != Origin::TokenBinding {
            facts.uniform_locals.insert(id);
        }
    }
    walk_block(&f.body, &mut |e| {
        if let Some(id) = assigned_root(e) {
            facts.assigned.insert(id);
        }
    });
}

/// The local that `e` writes to, if it is an assignment or a mutable borrow.
pub(super) fn assigned_root(e: &Expr) -> Option<LocalId> {
    match &e.kind {
        ExprKind::Assign(p, _) | ExprKind::AssignOp(_, p, _, _) | ExprKind::Ref(true, p) => root(p),
        _ => None,
    }
}

/// The local at the root of a place.
pub(super) fn root(e: &Expr) -> Option<LocalId> {
    match &e.kind {
        ExprKind::Local(id) => Some(*id),
        ExprKind::Index(i) => root(&i.base),
        ExprKind::Field(b, _) | ExprKind::Deref(b) => root(b),
        _ => None,
    }
}

struct Uniform<'a> {
    f: &'a Function,
    varying: BTreeSet<LocalId>,
    changed: bool,
}

impl Uniform<'_> {
    fn taint(&mut self, id: LocalId) {
        self.changed |= self.varying.insert(id);
    }

    fn block(&mut self, b: &Block, control: bool) {
        for s in &b.stmts {
            match s {
                Stmt::Let { local, init } => {
                    if let Some(e) = init {
                        self.expr(e, control);
                        if control || varying(self.f, &self.varying, e) {
                            self.taint(*local);
                        }
                    }
                }
                Stmt::Shared { .. } => {}
                Stmt::Expr(e) => self.expr(e, control),
            }
        }
        if let Some(t) = &b.tail {
            self.expr(t, control);
        }
    }

    fn expr(&mut self, e: &Expr, control: bool) {
        for_children(e, &mut |c| self.expr(c, control));
        match &e.kind {
            ExprKind::Assign(place, value) | ExprKind::AssignOp(_, place, value, _) => {
                let tainted = control
                    || varying(self.f, &self.varying, value)
                    || place_varying(self.f, &self.varying, place);
                if let (true, Some(id)) = (tainted, root(place)) {
                    self.taint(id);
                }
            }
            ExprKind::Call(callee, args) => {
                let tainted = control
                    || matches!(**callee, Callee::Atomic(_))
                    || args.iter().any(|a| varying(self.f, &self.varying, a));
                for a in args {
                    if let (true, ExprKind::Ref(true, p)) = (tainted, &a.kind)
                        && let Some(id) = root(p)
                    {
                        self.taint(id);
                    }
                }
            }
            ExprKind::If(cond, then, other) => {
                let control = control || cond_varying(self.f, &self.varying, cond);
                self.block(then, control);
                if let Some(o) = other {
                    self.expr(o, control);
                }
            }
            ExprKind::Block(b) => self.block(b, control),
            ExprKind::Loop(_, b) => {
                let control = control || exits_vary(self.f, &self.varying, b);
                self.block(b, control);
            }
            ExprKind::While(_, c, b) => {
                let control = control
                    || varying(self.f, &self.varying, c)
                    || exits_vary(self.f, &self.varying, b);
                self.block(b, control);
            }
            ExprKind::For(l) => {
                let bounds = varying(self.f, &self.varying, &l.start) || varying(self.f, &self.varying, &l.end);
                let control = control || bounds || exits_vary(self.f, &self.varying, &l.body);
                if control {
                    self.taint(l.local);
                }
                self.block(&l.body, control);
            }
            _ => {}
        }
    }
}

/// True if a condition differs between threads.
pub(super) fn cond_varying(f: &Function, tainted: &BTreeSet<LocalId>, c: &Cond) -> bool {
    match c {
        Cond::Bool(e) => varying(f, tainted, e),
        Cond::Token { .. } => true,
    }
}

/// True if some jump out of (or within) a loop's body stands under tainted control.
pub(super) fn exits_vary(f: &Function, tainted: &BTreeSet<LocalId>, body: &Block) -> bool {
    let mut found = false;
    walk_block(body, &mut |e| {
        let (inner, vary): (Vec<&Block>, bool) = match &e.kind {
            ExprKind::If(c, then, other) => {
                let mut blocks = vec![then];
                if let Some(o) = other
                    && cond_varying(f, tainted, c)
                    && jumps(o)
                {
                    found = true;
                }
                if let Some(o) = other
                    && let ExprKind::Block(b) = &o.kind
                {
                    blocks.push(b);
                }
                (blocks, cond_varying(f, tainted, c))
            }
            ExprKind::While(_, c, b) => (vec![b], varying(f, tainted, c)),
            ExprKind::For(l) => (vec![&l.body], varying(f, tainted, &l.start) || varying(f, tainted, &l.end)),
            _ => (Vec::new(), false),
        };
        if vary {
            for b in inner {
                walk_block(b, &mut |e| found |= is_jump(e));
            }
        }
    });
    found
}

fn jumps(e: &Expr) -> bool {
    let mut found = false;
    walk_expr(e, &mut |e| found |= is_jump(e));
    found
}

pub(super) fn is_jump(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Break(_) | ExprKind::Continue(_) | ExprKind::Return(_))
}

fn place_varying(f: &Function, tainted: &BTreeSet<LocalId>, p: &Expr) -> bool {
    match &p.kind {
        ExprKind::Index(i) => varying(f, tainted, &i.index) || place_varying(f, tainted, &i.base),
        ExprKind::Field(b, _) | ExprKind::Deref(b) => place_varying(f, tainted, b),
        _ => false,
    }
}

/// True if `e` may differ between the threads of a block.
pub(super) fn varying(f: &Function, tainted: &BTreeSet<LocalId>, e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Local(id) => {
            tainted.contains(id)
                || f.types.get(f.local(*id).ty).is_some_and(|t| t.is_token())
                || matches!(f.types.get(f.local(*id).ty), Some(Ty::Atomics(_)))
        }
        ExprKind::Thread(t) => !t.is_uniform(),
        ExprKind::Index(i) => {
            matches!(
                f.types.get(i.base.ty),
                Some(Ty::Own(_) | Ty::Shared(_) | Ty::Atomics(_))
            ) || varying(f, tainted, &i.base)
                || varying(f, tainted, &i.index)
        }
        ExprKind::Call(callee, args) => match &**callee {
            Callee::Atomic(_) => true,
            Callee::Len => false,
            _ => args.iter().any(|a| varying(f, tainted, a)),
        },
        ExprKind::If(c, then, other) => {
            cond_varying(f, tainted, c)
                || tail_varying(f, tainted, then)
                || other.as_ref().is_some_and(|o| varying(f, tainted, o))
        }
        ExprKind::Block(b) => tail_varying(f, tainted, b),
        _ => {
            let mut v = false;
            for_children(e, &mut |c| v |= varying(f, tainted, c));
            v
        }
    }
}

fn tail_varying(f: &Function, tainted: &BTreeSet<LocalId>, b: &Block) -> bool {
    b.tail.as_ref().is_some_and(|t| varying(f, tainted, t))
}
