//! Two threads of a block do not touch one cell of a `shared!` array between two barriers with a
//! write among them.
//!
//! Counter-example: `s[k] = x; let y = s[k + 1];` — the neighbour may not have written yet.
//! Counter-example: `while n > 0 { s[k] += s[k + n]; n /= 2; t.sync(); }` without `k < n` — a
//! thread reads what another adds to.
//! Counter-example: `loop { t.sync(); s[k] = ..; let y = s[k + 1]; .. }` with the one barrier at
//! the top — across the back edge nothing separates the read from the next write.
//! Counter-example: `loop { s[k] = ..; if done { break; } t.sync(); } let y = s[k + 1];` — the last
//! round leaves before its barrier.
//!
//! Accesses are collected between barriers (also across the back edges of loops) as linear forms
//! with the guards they stand under; each pair must be proven to meet only in one thread. What has
//! no linear form is refused.

mod disjoint;

use super::Facts;
use super::barrier::is_barrier;
use super::linear::{Bounds, Env, Form, assigned_in};
use super::uniform::assigned_root;
use crate::diag::{Diagnostics, Place};
use crate::ir::root;
use crate::ir::{
    Block, Cond, Expr, ExprKind, Function, LocalId, Stmt, Ty, for_children, walk_block, walk_expr,
};
use disjoint::Guard;
use std::collections::BTreeSet;

pub(super) fn check(f: &Function, facts: &Facts, diag: &Diagnostics) {
    let bounds = Bounds::of(f, facts);
    let mut r = Race {
        f,
        facts,
        bounds,
        diag,
        env: Env::default(),
        guards: Vec::new(),
        next: 0,
        reported: BTreeSet::new(),
    };
    r.block(&f.body);
}

/// One access to shared memory.
#[derive(Clone)]
struct Access {
    array: LocalId,
    write: bool,
    form: Option<Form>,
    guards: Vec<Guard>,
    at: Place,
    id: u32,
}

/// Accesses that a barrier-free path connects to the start or the end of a piece of program.
#[derive(Clone, Default)]
struct Segment {
    first: Vec<Access>,
    last: Vec<Access>,
    /// Every path through it meets a barrier.
    barrier: bool,
    /// Accesses that a barrier-free path connects to a `break` or `continue` inside.
    jump: Vec<Access>,
    /// A barrier-free path leads from the start to a jump.
    jumps: bool,
}

struct Race<'a> {
    f: &'a Function,
    facts: &'a Facts,
    bounds: Bounds,
    diag: &'a Diagnostics,
    env: Env,
    guards: Vec<Guard>,
    next: u32,
    reported: BTreeSet<(u32, u32)>,
}

impl Race<'_> {
    fn block(&mut self, b: &Block) -> Segment {
        let mut seg = Segment::default();
        for s in &b.stmts {
            let next = match s {
                Stmt::Let {
                    local,
                    init: Some(e),
                } => {
                    let mut seg = self.leaf(e);
                    if is_barrier(e) {
                        // What each thread brings is made before it; nothing is open behind it.
                        seg.barrier = true;
                        seg.last.clear();
                    }
                    if !self.facts.assigned.contains(local)
                        && let Some(form) = self.env.form(self.f, self.facts, e)
                    {
                        self.env.names.insert(*local, form);
                    }
                    seg
                }
                Stmt::Expr(e) => self.stmt(e),
                _ => continue,
            };
            seg = self.concat(seg, next);
        }
        if let Some(t) = &b.tail {
            let next = self.stmt(t);
            seg = self.concat(seg, next);
        }
        seg
    }

    fn stmt(&mut self, e: &Expr) -> Segment {
        if is_barrier(e) {
            return Segment {
                barrier: true,
                ..Segment::default()
            };
        }
        match &e.kind {
            ExprKind::If(cond, then, other) => {
                let head = match cond {
                    Cond::Bool(c) => self.leaf(c),
                    Cond::Token { .. } => Segment::default(),
                };
                let (yes, no) = self.guards_of(cond);
                let n = self.guards.len();
                let env = self.env.clone();
                self.guards.extend(yes);
                let then = self.block(then);
                self.guards.truncate(n);
                let after_then = std::mem::replace(&mut self.env, env);
                self.guards.extend(no);
                let other = match other {
                    Some(o) => self.stmt(o),
                    None => Segment::default(),
                };
                self.guards.truncate(n);
                self.merge_versions(&after_then);
                // The branches of a thread's condition run side by side in different threads.
                self.pairs(&then.first, &other.first);
                let branches = Segment {
                    first: union(&then.first, &other.first),
                    last: union(&then.last, &other.last),
                    barrier: then.barrier && other.barrier,
                    jump: union(&then.jump, &other.jump),
                    jumps: then.jumps || other.jumps,
                };
                self.concat(head, branches)
            }
            ExprKind::Block(b) => self.block(b),
            ExprKind::Loop(_, b) => self.looped(None, None, b),
            ExprKind::While(_, c, b) => self.looped(Some(c), None, b),
            ExprKind::For(l) => {
                let start = self.leaf(&l.start);
                let end = self.leaf(&l.end);
                let head = self.concat(start, end);
                let head = match &l.step {
                    Some((step, _)) => {
                        let step = self.leaf(step);
                        self.concat(head, step)
                    }
                    None => head,
                };
                let body = self.looped(None, Some(l.local), &l.body);
                self.concat(head, body)
            }
            ExprKind::Break(_) | ExprKind::Continue(_) => Segment {
                jumps: true,
                ..Segment::default()
            },
            _ => self.leaf(e),
        }
    }

    /// A loop: its body may follow itself, or not run at all. `own` is the variable of a `for`.
    fn looped(&mut self, cond: Option<&Expr>, own: Option<LocalId>, b: &Block) -> Segment {
        let mut assigned = assigned_in(self.f, b);
        assigned.extend(own);
        let round = |r: &mut Self| {
            for id in &assigned {
                r.bump(*id);
            }
            // Loop variables and what the loop assigns are new in every round.
            let n = r.guards.len();
            let head = match cond {
                Some(c) => {
                    let (yes, _) = r.guards_of_expr(c);
                    let leaf = r.leaf(c);
                    r.guards.extend(yes);
                    leaf
                }
                None => Segment::default(),
            };
            let body = r.block(b);
            r.guards.truncate(n);
            r.concat(head, body)
        };
        let mut first = round(self);
        // A round may end in the middle, by a jump: what was open there is open at its end.
        first.last = union(&first.last, &first.jump);
        let second = round(self);
        self.pairs(&first.last, &second.first);
        for id in &assigned {
            self.bump(*id);
        }
        // A jump with a label may leave a loop further out; its own loop has dealt with any other.
        let mut labelled = false;
        walk_block(b, &mut |e| {
            labelled |= matches!(
                e.kind,
                ExprKind::Break(Some(_)) | ExprKind::Continue(Some(_))
            )
        });
        let jump = if labelled { first.jump } else { Vec::new() };
        Segment {
            first: first.first,
            last: first.last,
            barrier: false,
            jump,
            jumps: labelled && first.jumps,
        }
    }

    fn bump(&mut self, id: LocalId) {
        self.next += 1;
        self.env.versions.insert(id, self.next);
    }

    /// After a branch: what either side assigned is neither's value.
    fn merge_versions(&mut self, other: &Env) {
        let changed: Vec<LocalId> = other
            .versions
            .iter()
            .filter(|(id, v)| self.env.versions.get(id) != Some(v))
            .map(|(id, _)| *id)
            .collect();
        for id in changed {
            self.bump(id);
        }
    }

    /// Accesses of an expression without control flow of the block level.
    fn leaf(&mut self, e: &Expr) -> Segment {
        let mut accesses = Vec::new();
        self.collect(e, false, &mut accesses);
        self.pairs(&accesses, &accesses);
        let mut jumps = false;
        walk_expr(e, &mut |e| {
            jumps |= super::uniform::is_jump(e);
            if let Some(id) = assigned_root(self.f, e) {
                self.bump(id);
            }
        });
        let jump = if jumps { accesses.clone() } else { Vec::new() };
        Segment {
            first: accesses.clone(),
            last: accesses,
            barrier: false,
            jump,
            jumps,
        }
    }

    fn collect(&mut self, e: &Expr, write: bool, out: &mut Vec<Access>) {
        match &e.kind {
            ExprKind::Index(i)
                if self.shared_root(e).is_some() && matches!(i.base.kind, ExprKind::Local(_)) =>
            {
                self.collect(&i.index, false, out);
                // In an `unsafe` block with a reason the author answers for the access.
                if i.trusted {
                    return;
                }
                if let Some(array) = self.shared_root(e) {
                    let form = self.env.form(self.f, self.facts, &i.index);
                    self.next += 1;
                    out.push(Access {
                        array,
                        write,
                        form,
                        guards: self.guards.clone(),
                        at: e.at,
                        id: self.next,
                    });
                }
            }
            ExprKind::Index(i) => {
                self.collect(&i.base, write, out);
                self.collect(&i.index, false, out);
            }
            ExprKind::Field(b, _) | ExprKind::Deref(b) | ExprKind::Payload(b) => {
                self.collect(b, write, out);
            }
            ExprKind::Ref(mutable, p) => self.collect(p, *mutable, out),
            ExprKind::Assign(p, v) | ExprKind::AssignOp(_, p, v, _) => {
                self.collect(v, false, out);
                self.collect(p, true, out);
            }
            ExprKind::If(cond, then, other) => {
                // A branch within an expression: its guards hold there too.
                if let Cond::Bool(c) = cond {
                    self.collect(c, false, out);
                }
                let (yes, no) = self.guards_of(cond);
                let n = self.guards.len();
                self.guards.extend(yes);
                let inner = self.block(then);
                out.extend(inner.first);
                self.guards.truncate(n);
                self.guards.extend(no);
                if let Some(o) = other {
                    self.collect(o, false, out);
                }
                self.guards.truncate(n);
            }
            ExprKind::Block(_) | ExprKind::Loop(..) | ExprKind::While(..) | ExprKind::For(_) => {
                let inner = self.stmt(e);
                out.extend(inner.first);
            }
            _ => {
                let mut children = Vec::new();
                for_children(e, &mut |c| children.push(c));
                for c in children {
                    self.collect(c, false, out);
                }
            }
        }
    }

    fn shared_root(&self, e: &Expr) -> Option<LocalId> {
        let id = root(e)?;
        matches!(self.f.types.get(self.f.local(id).ty), Some(Ty::Shared(_))).then_some(id)
    }

    fn concat(&mut self, a: Segment, b: Segment) -> Segment {
        self.pairs(&a.last, &b.first);
        Segment {
            first: if a.barrier {
                a.first
            } else {
                union(&a.first, &b.first)
            },
            last: if b.barrier {
                b.last
            } else {
                union(&a.last, &b.last)
            },
            barrier: a.barrier || b.barrier,
            jump: if b.jumps {
                union(&union(&a.jump, &b.jump), &a.last)
            } else {
                union(&a.jump, &b.jump)
            },
            jumps: a.jumps || (b.jumps && !a.barrier),
        }
    }

    /// Checks every pair with a write that may be in one phase.
    fn pairs(&mut self, a: &[Access], b: &[Access]) {
        for x in a {
            for y in b {
                if x.array != y.array || !(x.write || y.write) || self.disjoint(x, y) {
                    continue;
                }
                // One report per place: the later one names the earlier.
                let key = (x.at.line() as u32, y.at.line() as u32);
                if !self.reported.insert((key.0.min(key.1), key.0.max(key.1))) {
                    continue;
                }
                let name = &self.f.local(x.array).name;
                let (read, write) = if x.write { (y, x) } else { (x, y) };
                let what = if read.write { "writes" } else { "reads" };
                if x.id == y.id {
                    self.diag.error_with(
                        x.at,
                        format!("several threads may write one element of `{name}` here"),
                        format!("index `{name}` with `t.thread_idx()`, or let one thread write: `if k == 0 {{ .. }}`"),
                    );
                    continue;
                }
                let line = write.at.line();
                self.diag.error_with(
                    read.at,
                    format!("this {what} an element of `{name}` that another thread may write in line {line}, with no barrier between"),
                    "put `t.sync();` between the two; around a loop the end of one round meets the start of the next",
                );
            }
        }
    }
}

fn union(a: &[Access], b: &[Access]) -> Vec<Access> {
    let mut all = a.to_vec();
    for x in b {
        if !all.iter().any(|y| y.id == x.id) {
            all.push(x.clone());
        }
    }
    all
}
