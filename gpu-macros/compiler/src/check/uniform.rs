//! Which values are the same for all threads of a block. Taint starts at the thread (its index,
//! its token, what it loads from memory that threads write) and spreads through operands, through
//! assignments, and through whatever is assigned under tainted control.
//!
//! Counter-example: `let mut n = 0; if k > 3 { n = 1; }` — `n` differs, though every value
//! assigned to it is a constant.
//! Counter-example: `let b = k > 3 && { n = 1; true };` — an assignment inside an expression.
//! Counter-example: `s.advance(k);` — a method that takes `&mut self`.
//! Counter-example: `for i in 0..8 { if x[k] == i { break; } n = i; }` — a tainted exit taints
//! everything that the loop assigns.

use super::Facts;
use crate::ir::{
    Block, Callee, Cond, Expr, ExprKind, For, Function, LocalId, Origin, Stmt, Ty, collective_of,
    for_children, root, walk_block, walk_expr,
};
use std::collections::BTreeSet;

pub(super) fn infer(f: &Function, facts: &mut Facts) {
    let mut u = Uniform {
        f,
        varying: BTreeSet::new(),
        changed: true,
    };
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
        if let Some(id) = assigned_root(f, e) {
            facts.assigned.insert(id);
        }
    });
}

/// The local that `e` writes to: an assignment, a mutable borrow, or the receiver of a method that
/// may take `&mut self` (the macro does not see which do).
pub(super) fn assigned_root(f: &Function, e: &Expr) -> Option<LocalId> {
    match &e.kind {
        ExprKind::Assign(p, _) | ExprKind::AssignOp(_, p, _, _) | ExprKind::Ref(true, p) => root(p),
        ExprKind::Call(callee, args) if matches!(**callee, Callee::Method { .. }) => args
            .first()
            .and_then(root)
            .filter(|id| f.local(*id).mutable),
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
                Stmt::Let {
                    local,
                    init: Some(e),
                } => {
                    self.nested(e);
                    if control || varying(self.f, &self.varying, e) {
                        self.taint(*local);
                    }
                }
                Stmt::Let { .. } | Stmt::Shape(_) | Stmt::Shared { .. } => {}
                Stmt::Expr(e) => self.stmt(e, control),
            }
        }
        if let Some(t) = &b.tail {
            self.stmt(t, control);
        }
    }

    /// What an expression assigns on the way is its thread's own: the expression may run once per
    /// thread, where a statement of its own would run once per block.
    fn nested(&mut self, e: &Expr) {
        walk_expr(e, &mut |e| {
            if let Some(id) = assigned_root(self.f, e) {
                self.changed |= self.varying.insert(id);
            }
        });
    }

    fn stmt(&mut self, e: &Expr, control: bool) {
        match &e.kind {
            ExprKind::Assign(place, value) | ExprKind::AssignOp(_, place, value, _) => {
                self.nested(value);
                for_children(place, &mut |c| self.nested(c));
                let tainted = control
                    || varying(self.f, &self.varying, value)
                    || place_varying(self.f, &self.varying, place);
                if let (true, Some(id)) = (tainted, root(place)) {
                    self.taint(id);
                }
            }
            ExprKind::Call(callee, args) => {
                let method = matches!(**callee, Callee::Method { .. });
                let tainted = control
                    || matches!(**callee, Callee::Atomic(_))
                    || args.iter().any(|a| varying(self.f, &self.varying, a));
                for (n, a) in args.iter().enumerate() {
                    let written = match &a.kind {
                        ExprKind::Ref(true, p) => root(p),
                        _ if method && n == 0 => assigned_root(self.f, e),
                        _ => None,
                    };
                    for_children(a, &mut |c| self.nested(c));
                    if let (true, Some(id)) = (tainted, written) {
                        self.taint(id);
                    }
                    if written.is_none() {
                        self.nested(a);
                    }
                }
            }
            ExprKind::If(cond, then, other) => {
                if let Cond::Bool(c) = cond {
                    self.nested(c);
                }
                let control = control || cond_varying(self.f, &self.varying, cond);
                self.block(then, control);
                if let Some(o) = other {
                    self.stmt(o, control);
                }
            }
            ExprKind::Block(b) => self.block(b, control),
            ExprKind::Loop(_, b) => {
                let control = control || exits_vary(self.f, &self.varying, b);
                self.block(b, control);
            }
            ExprKind::While(_, c, b) => {
                self.nested(c);
                let control = control
                    || varying(self.f, &self.varying, c)
                    || exits_vary(self.f, &self.varying, b);
                self.block(b, control);
            }
            ExprKind::For(l) => {
                self.nested(&l.start);
                self.nested(&l.end);
                if let Some((step, _)) = &l.step {
                    self.nested(step);
                }
                let bounds = walk_varies(self.f, &self.varying, l);
                // The same question as in `check::barrier`: what is uniform is once per block there.
                let control = control
                    || bounds
                    || self.varying.contains(&l.local)
                    || exits_vary(self.f, &self.varying, &l.body);
                if control {
                    self.taint(l.local);
                }
                self.block(&l.body, control);
            }
            _ => self.nested(e),
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
            ExprKind::Binary(op, a, b, _) if op.is_lazy() => {
                found |= varying(f, tainted, a) && jumps(b);
                (Vec::new(), false)
            }
            ExprKind::While(_, c, b) => (vec![b], varying(f, tainted, c)),
            ExprKind::For(l) => (vec![&l.body], walk_varies(f, tainted, l)),
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

/// True if the rounds of a `for` differ between threads.
///
/// Counter-example: `for i in (0..64).step_by(k + 1) { t.sync(); }` — only the step does.
fn walk_varies(f: &Function, tainted: &BTreeSet<LocalId>, l: &For) -> bool {
    [
        Some(&l.start),
        Some(&l.end),
        l.step.as_ref().map(|(s, _)| s),
    ]
    .into_iter()
    .flatten()
    .any(|e| varying(f, tainted, e))
}

fn jumps(e: &Expr) -> bool {
    let mut found = false;
    walk_expr(e, &mut |e| found |= is_jump(e));
    found
}

pub(super) fn is_jump(e: &Expr) -> bool {
    matches!(
        e.kind,
        ExprKind::Break(_) | ExprKind::Continue(_) | ExprKind::Return(_)
    )
}

fn place_varying(f: &Function, tainted: &BTreeSet<LocalId>, p: &Expr) -> bool {
    match &p.kind {
        ExprKind::Index(i) => varying(f, tainted, &i.index) || place_varying(f, tainted, &i.base),
        ExprKind::Field(b, _) | ExprKind::Deref(b) => place_varying(f, tainted, b),
        _ => false,
    }
}

/// True if `e` may differ between the threads of a block, or does on the way what each thread does
/// for itself: it mentions the thread, a varying local, or memory that threads write. What is not
/// varying can run once per block.
///
/// Counter-example: `let u = { bins[0].add(1); 1 };` — one value, but each thread adds.
pub(super) fn varying(f: &Function, tainted: &BTreeSet<LocalId>, e: &Expr) -> bool {
    let mut found = false;
    mentions(f, tainted, e, &mut found);
    found
}

fn mentions(f: &Function, tainted: &BTreeSet<LocalId>, e: &Expr, found: &mut bool) {
    if let Some(c) = collective_of(e) {
        // What all threads bring together is one value, whatever each of them brings.
        *found |= !c.uniform;
        return;
    }
    match &e.kind {
        // The length of the block's memory is no access to it.
        ExprKind::Call(callee, args)
            if callee.is_length()
                && args.iter().all(|a| {
                    matches!(a.kind, ExprKind::Local(_)) && is_memory(f.types.get(a.ty))
                }) =>
        {
            return;
        }
        ExprKind::Local(id) => {
            let ty = f.types.get(f.local(*id).ty);
            *found |= tainted.contains(id)
                || ty.is_some_and(|t| t.is_token())
                || (is_memory(ty) && !matches!(ty, Some(Ty::Slice(..))));
        }
        ExprKind::Thread(t) => *found |= !t.is_uniform(),
        ExprKind::If(Cond::Token { .. }, ..) => *found = true,
        // Each thread prints, and each thread's assertion is its own.
        ExprKind::Print(..) => *found = true,
        _ => {}
    }
    for_children(e, &mut |c| mentions(f, tainted, c, found));
    match &e.kind {
        ExprKind::If(_, then, other) => {
            mentions_in(f, tainted, then, found);
            if let Some(o) = other {
                mentions(f, tainted, o, found);
            }
        }
        ExprKind::Block(b) | ExprKind::Loop(_, b) | ExprKind::While(_, _, b) => {
            mentions_in(f, tainted, b, found)
        }
        ExprKind::For(l) => mentions_in(f, tainted, &l.body, found),
        _ => {}
    }
}

fn is_memory(ty: Option<Ty>) -> bool {
    matches!(
        ty,
        Some(Ty::Slice(..) | Ty::Atomics(_) | Ty::Own(..) | Ty::Shared(_))
    )
}

fn mentions_in(f: &Function, tainted: &BTreeSet<LocalId>, b: &Block, found: &mut bool) {
    let stmts = b.stmts.iter().filter_map(|s| match s {
        Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => Some(e),
        _ => None,
    });
    for e in stmts.chain(b.tail.as_deref()) {
        mentions(f, tainted, e, found);
    }
}
