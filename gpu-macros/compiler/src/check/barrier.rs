//! Every thread of the block reaches every barrier.
//!
//! Counter-example: `if k < 16 { t.sync(); }` — half of the block waits for the other half.
//! Counter-example: `if x[k] == 0 { return; } .. t.sync();` — those that left are waited for.
//! Counter-example: `while x[k] > 0 { t.sync(); .. }` — trip counts differ.

use super::Facts;
use super::uniform::{assigned_root, cond_varying, exits_vary, is_jump, varying};
use crate::diag::{Diagnostics, Place};
use crate::ir::{
    Block, Collective, Cond, Expr, ExprKind, Function, Group, LocalId, Origin, ParamKind, Second,
    Stmt, ThreadFn, collective_of, for_children, walk_expr,
};
use proc_macro2::Span;
use std::collections::BTreeSet;

pub(super) fn check(f: &Function, facts: &mut Facts, diag: &Diagnostics) {
    let tainted: BTreeSet<LocalId> = (0..f.locals.len() as u32)
        .map(LocalId)
        .filter(|id| !facts.uniform_locals.contains(id))
        .collect();
    variables(f, facts, diag);
    let mut c = Check {
        f,
        tainted,
        facts,
        diag,
        control: Vec::new(),
    };
    c.block(&f.body);
}

/// What lives across a barrier is kept per thread on the CPU device, where rustc no longer sees
/// that it is assigned once, or that it belongs to the launch.
///
/// Counter-example: `let v = tile[k]; t.sync(); v = 2.0;`
/// Counter-example: `mut n: usize` as a parameter, then `n += 1;` — one variable for all threads.
fn variables(f: &Function, facts: &Facts, diag: &Diagnostics) {
    let mut with_value = BTreeSet::new();
    super::linear::for_lets(&f.body, &mut |local, init| {
        if init.is_some() {
            with_value.insert(local);
        }
    });
    for id in &facts.assigned {
        let local = f.local(*id);
        let name = &local.name;
        match local.origin {
            Origin::Let if !local.mutable && with_value.contains(id) => diag.error_with(
                name.span(),
                format!("`{name}` is assigned or borrowed for writing, but is not `mut`"),
                format!("write `let mut {name}`"),
            ),
            Origin::Param(i) if matches!(f.params[i].kind, ParamKind::Value) => diag.error_with(
                name.span(),
                format!("`{name}` is a parameter of a cooperative kernel: it belongs to the launch and never changes"),
                format!("start a variable: `let mut value = {name};`"),
            ),
            _ => {}
        }
    }
}

struct Check<'a> {
    f: &'a Function,
    tainted: BTreeSet<LocalId>,
    facts: &'a mut Facts,
    diag: &'a Diagnostics,
    /// Branches and loops around this place that differ between threads.
    control: Vec<(&'static str, Span)>,
}

/// A barrier of the block: what a thread does before it, no thread does after it.
pub(super) fn is_barrier(e: &Expr) -> bool {
    is_sync(e) || collective_of(e).is_some_and(|c| c.group == Group::Block)
}

fn is_sync(e: &Expr) -> bool {
    matches!(e.kind, ExprKind::Thread(ThreadFn::Sync))
}

/// Ends a phase: threads meet here.
fn is_meeting(e: &Expr) -> bool {
    is_sync(e) || collective_of(e).is_some()
}

fn contains_meeting(e: &Expr) -> bool {
    let mut found = false;
    walk_expr(e, &mut |e| found |= is_meeting(e));
    found
}

impl Check<'_> {
    fn block(&mut self, b: &Block) {
        for s in &b.stmts {
            match s {
                Stmt::Let { init: Some(e), .. } => match collective_of(e) {
                    Some(c) => self.collective(e, c),
                    None => self.no_meeting(e),
                },
                Stmt::Let { local, init: None } => self.no_value(*local),
                Stmt::Expr(e) => self.stmt(e),
                _ => {}
            }
        }
        if let Some(t) = &b.tail {
            self.stmt(t);
        }
    }

    /// Counter-example: `let v: f32; t.sync(); y[i] = v;` — whether every path assigns `v` is not
    /// seen across the barrier.
    fn no_value(&self, id: LocalId) {
        if self.control.is_empty() && self.tainted.contains(&id) {
            let name = &self.f.local(id).name;
            self.diag.error_with(
                name.span(),
                format!("`{name}` has no first value, and may live across a barrier"),
                format!("give it one: `let mut {name} = ..;`"),
            );
        }
    }

    /// A barrier inside an expression has no place in the split.
    fn no_meeting(&mut self, e: &Expr) {
        let mut at = None;
        walk_expr(e, &mut |e| {
            if is_meeting(e) {
                at = Some((e.at, collective_of(e)));
            }
        });
        match at {
            Some((span, None)) => self.diag.error_with(
                span,
                "a barrier stands as a statement of its own",
                "write `t.sync();` on a line of its own, outside of any expression",
            ),
            Some((span, Some(c))) => self.diag.error_with(
                span,
                format!(
                    "`{}` stands in a statement of its own: all threads wait for one another there",
                    c.name
                ),
                "move it in front of the expression around it",
            ),
            None => {}
        }
        let mut returned = None;
        walk_expr(e, &mut |e| {
            if matches!(e.kind, ExprKind::Return(_)) {
                returned = Some(e.at);
            }
        });
        if let Some(span) = returned {
            self.early_return(span);
        }
    }

    fn early_return(&mut self, span: Place) {
        self.diag.error_with(
            span,
            "a thread of a cooperative kernel cannot leave early: its block waits for it at the next barrier",
            "put the rest of the work under an `if` instead of returning",
        );
    }

    /// Every thread reaches it. `what` it is, and how it is written.
    fn reached(&self, at: Place, what: &str, written: &str) {
        if let Some((control, span)) = self.control.last() {
            let line = span.start().line;
            self.diag.error_with(
                at,
                format!("not every thread of the block reaches this {what}: {control} in line {line} depends on the thread"),
                format!("move `{written}` out of it, or let it depend on values that all threads of the block share (literals, scalar parameters, `t.block_idx()`)"),
            );
        }
    }

    /// Counter-example: `let v = t.block_broadcast(x, t.thread_idx());` — each thread waits for
    /// another one's value.
    fn collective(&mut self, e: &Expr, c: &Collective) {
        let ExprKind::Call(_, args) = &e.kind else {
            return;
        };
        args.iter().for_each(|a| self.no_meeting(a));
        self.reached(e.at, &format!("`{}`", c.name), &format!("t.{}(..)", c.name));
        if let (Some(Second::Thread), Some(from)) = (c.second, args.get(1))
            && varying(self.f, &self.tainted, from)
        {
            self.diag.error_with(
                from.at,
                format!("`{}` takes the value of one thread, and this depends on the thread that asks", c.name),
                "name a thread by a value that all threads of the block share: a literal, a scalar parameter",
            );
        }
    }

    fn stmt(&mut self, e: &Expr) {
        if is_sync(e) {
            self.reached(e.at, "barrier", "t.sync()");
            return;
        }
        if self.control.is_empty() && self.needs_block_level(e) {
            self.mark(e);
        }
        match &e.kind {
            ExprKind::If(cond, then, other) => {
                if let Cond::Bool(c) = cond {
                    self.no_meeting(c);
                }
                let vary = cond_varying(self.f, &self.tainted, cond);
                self.under(vary.then_some(("the branch", e.span)), |c| {
                    c.block(then);
                    if let Some(o) = other {
                        c.stmt(o);
                    }
                });
            }
            ExprKind::Block(b) => self.block(b),
            ExprKind::Loop(_, b) => {
                let vary = exits_vary(self.f, &self.tainted, b);
                self.under(vary.then_some(("an exit of the loop", e.span)), |c| {
                    c.block(b)
                });
            }
            ExprKind::While(_, cond, b) => {
                self.no_meeting(cond);
                let vary =
                    varying(self.f, &self.tainted, cond) || exits_vary(self.f, &self.tainted, b);
                self.under(vary.then_some(("the loop", e.span)), |c| c.block(b));
            }
            ExprKind::For(l) => {
                self.no_meeting(&l.start);
                self.no_meeting(&l.end);
                if let Some((step, _)) = &l.step {
                    self.no_meeting(step);
                }
                let vary =
                    self.tainted.contains(&l.local) || exits_vary(self.f, &self.tainted, &l.body);
                self.under(vary.then_some(("the loop", e.span)), |c| c.block(&l.body));
            }
            ExprKind::Return(_) => self.early_return(e.at),
            _ => for_children(e, &mut |c| self.no_meeting(c)),
        }
    }

    fn under(&mut self, why: Option<(&'static str, Span)>, f: impl FnOnce(&mut Self)) {
        let n = self.control.len();
        self.control.extend(why);
        f(self);
        self.control.truncate(n);
    }

    /// True for what exists once per block: control around a barrier, an assignment to a uniform
    /// variable, a jump of a loop that is itself at the block level.
    fn needs_block_level(&self, e: &Expr) -> bool {
        if contains_meeting(e) || is_jump(e) {
            return true;
        }
        let mut found = false;
        walk_expr(e, &mut |e| {
            if let Some(id) = assigned_root(self.f, e) {
                found |= self.facts.uniform_locals.contains(&id) && self.is_local(id);
            }
        });
        found || self.jumps_out(e)
    }

    fn is_local(&self, id: LocalId) -> bool {
        matches!(
            self.f.local(id).origin,
            crate::ir::Origin::Let | crate::ir::Origin::ForVar
        ) && !matches!(
            self.f.types.get(self.f.local(id).ty),
            Some(crate::ir::Ty::Shared(_))
        )
    }

    /// A jump inside a branch that leaves a loop around that branch.
    fn jumps_out(&self, e: &Expr) -> bool {
        fn block(b: &Block, depth: usize) -> bool {
            b.stmts.iter().any(|s| match s {
                Stmt::Expr(e) | Stmt::Let { init: Some(e), .. } => expr(e, depth),
                _ => false,
            }) || b.tail.as_ref().is_some_and(|t| expr(t, depth))
        }
        fn expr(e: &Expr, depth: usize) -> bool {
            match &e.kind {
                ExprKind::Break(l) | ExprKind::Continue(l) => depth == 0 || l.is_some(),
                ExprKind::Return(_) => true,
                ExprKind::If(_, then, other) => {
                    block(then, depth) || other.as_ref().is_some_and(|o| expr(o, depth))
                }
                ExprKind::Block(b) => block(b, depth),
                ExprKind::Loop(_, b) | ExprKind::While(_, _, b) => block(b, depth + 1),
                ExprKind::For(l) => block(&l.body, depth + 1),
                _ => false,
            }
        }
        expr(e, 0)
    }

    /// Marks `e` and, where it is an `if`, its `else` chain.
    fn mark(&mut self, e: &Expr) {
        self.facts.block_level.insert(e.id);
        if let ExprKind::If(cond, _, other) = &e.kind {
            if cond_varying(self.f, &self.tainted, cond) {
                // Under a condition of the thread nothing is once per block; the barrier inside is
                // reported where it stands.
                self.facts.block_level.remove(&e.id);
                return;
            }
            if let Some(o) = other {
                self.mark(o);
            }
        }
    }
}
