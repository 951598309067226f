//! `#[out] y` is assigned by every thread, on every path, before it is read.
//!
//! Counter-example: `if x[i] > 0.0 { y[i] = x[i]; }` — the other elements stay unwritten.
//! Counter-example: `if x[i] < 0.0 { return; } y[i] = x[i];` — so do those of the threads that left.
//! Counter-example: `let b = x[i] > 0.0 && { y[i] = 1.0; true };` — nor where `&&` skips it.
//! Counter-example: `over = x.len()` with a longer `y` — no thread owns its tail.

use crate::diag::Diagnostics;
use crate::ir::{
    Block, Callee, Cond, Expr, ExprKind, Function, LocalId, Rank, Stmt, ThreadFn, Ty, for_children,
};
use crate::lower::proven::one_for_each_thread;

pub(super) fn check(f: &Function, diag: &Diagnostics) {
    let Some(launch) = &f.launch else { return };
    for (index, p) in f.params.iter().enumerate().filter(|(_, p)| p.out) {
        let name = &p.name;
        let rank = p.kind.rank().unwrap_or(Rank::One);
        if !one_for_each_thread(f, index) {
            let over = &f.params[launch.over.param()].name;
            let help = match rank {
                Rank::One => format!(
                    "write `over = {name}`, or add `requires({name}.len() == {over}.len())`"
                ),
                _ if launch.rank == rank => format!(
                    "write `over = {name}`, or add `requires({name}.extents() == {over}.extents())`"
                ),
                _ => format!(
                    "write `over = {name}`, and assign `{name}[t.{}()]`",
                    rank.token_fn()
                ),
            };
            diag.error_with(
                name.span(),
                format!("`{name}` may be larger than the launch: elements without a thread would stay unwritten"),
                help,
            );
            continue;
        }
        let mut c = Check {
            f,
            id: p.local,
            rank,
            diag,
            reported: false,
        };
        let end = c.block(&f.body, false);
        if !end.assigned() && !c.reported {
            diag.error_with(
                name.span(),
                format!("`#[out] {name}` is not assigned on every path through the kernel"),
                format!(
                    "assign `{name}[t.{}()] = ..;` on each path, or first thing with a default",
                    rank.token_fn()
                ),
            );
        }
    }
}

/// How a path ends: assigned or not, or not at all (it left by `return`).
#[derive(Clone, Copy, PartialEq)]
enum Path {
    Open,
    Assigned,
    Left,
}

impl Path {
    fn assigned(self) -> bool {
        self != Path::Open
    }

    fn join(self, other: Path) -> Path {
        match (self, other) {
            (Path::Open, _) | (_, Path::Open) => Path::Open,
            (Path::Left, Path::Left) => Path::Left,
            _ => Path::Assigned,
        }
    }
}

struct Check<'a> {
    f: &'a Function,
    id: LocalId,
    rank: Rank,
    diag: &'a Diagnostics,
    reported: bool,
}

impl Check<'_> {
    fn block(&mut self, b: &Block, before: bool) -> Path {
        let mut path = if before { Path::Assigned } else { Path::Open };
        let tail = b.tail.as_deref();
        let exprs = b.stmts.iter().filter_map(|s| match s {
            Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => Some(e),
            _ => None,
        });
        for e in exprs.chain(tail) {
            match self.expr(e, path.assigned()) {
                Path::Left => return Path::Left,
                Path::Assigned => path = Path::Assigned,
                Path::Open => {}
            }
        }
        path
    }

    fn expr(&mut self, e: &Expr, before: bool) -> Path {
        let now = |a: bool| if a { Path::Assigned } else { Path::Open };
        match &e.kind {
            ExprKind::Assign(place, value) => {
                let v = self.expr(value, before).assigned();
                if self.is_element(place) {
                    return Path::Assigned;
                }
                now(self.expr(place, v).assigned())
            }
            ExprKind::Index(_) if self.is_element(e) => {
                if !before {
                    self.report(e, "is read or taken apart before it is assigned");
                }
                now(before)
            }
            // The thread faults, and its scope is poisoned.
            ExprKind::Call(callee, _) if matches!(**callee, Callee::Panic(_)) => Path::Left,
            ExprKind::Return(_) => {
                if !before {
                    self.report(e, "is not assigned before this `return`");
                }
                Path::Left
            }
            // Jumps leave the rest of a loop's body, whose assignments count for nothing anyway.
            ExprKind::Break(_) | ExprKind::Continue(_) => Path::Left,
            ExprKind::If(cond, then, other) => {
                let mut c = before;
                if let Cond::Bool(e) = cond {
                    c = self.expr(e, before).assigned();
                }
                let then = self.block(then, c);
                if matches!(
                    cond,
                    Cond::Token {
                        source: ThreadFn::Id,
                        ..
                    }
                ) && other.is_none()
                {
                    // Threads without an element have nothing to assign.
                    return then;
                }
                let other = match other {
                    Some(o) => {
                        let p = self.expr(o, c);
                        if matches!(
                            cond,
                            Cond::Token {
                                source: ThreadFn::Id,
                                ..
                            }
                        ) {
                            then
                        } else {
                            p
                        }
                    }
                    None => now(c),
                };
                then.join(other)
            }
            ExprKind::Block(b) => self.block(b, before),
            // The right side may be skipped: what it assigns counts for nothing.
            ExprKind::Binary(op, a, b, _) if op.is_lazy() => {
                let left = self.expr(a, before).assigned();
                self.expr(b, left);
                now(left)
            }
            // A loop's body may not run at all.
            ExprKind::Loop(_, b) => {
                self.block(b, before);
                now(before)
            }
            ExprKind::While(_, c, b) => {
                let c = self.expr(c, before).assigned();
                self.block(b, c);
                now(c)
            }
            ExprKind::For(l) => {
                let s = self.expr(&l.start, before).assigned();
                let mut s = self.expr(&l.end, s).assigned();
                if let Some((step, _)) = &l.step {
                    s = self.expr(step, s).assigned();
                }
                self.block(&l.body, s);
                now(s)
            }
            _ => {
                let mut a = before;
                for_children(e, &mut |c| a = self.expr(c, a).assigned());
                now(a)
            }
        }
    }

    /// `y[token]` as a whole.
    fn is_element(&self, e: &Expr) -> bool {
        let ExprKind::Index(i) = &e.kind else {
            return false;
        };
        matches!(&i.base.kind, ExprKind::Local(id) if *id == self.id)
            && self.f.types.get(i.index.ty).is_some_and(Ty::is_token)
    }

    fn report(&mut self, e: &Expr, what: &str) {
        let name = &self.f.local(self.id).name;
        self.diag.error_with(
            e.at,
            format!("`#[out] {name}` {what}"),
            format!(
                "assign `{name}[t.{}()] = ..;` first, on every path",
                self.rank.token_fn()
            ),
        );
        self.reported = true;
    }
}
