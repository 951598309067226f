//! Two threads of a block do not touch one cell of a `shared!` array between two barriers with a
//! write among them.
//!
//! Counter-example: `s[k] = x; let y = s[k + 1];` — the neighbour may not have written yet.
//! Counter-example: `while n > 0 { s[k] += s[k + n]; n /= 2; t.sync(); }` without `k < n` — a
//! thread reads what another adds to.
//! Counter-example: `loop { t.sync(); s[k] = ..; let y = s[k + 1]; .. }` with the one barrier at
//! the top — across the back edge nothing separates the read from the next write.
//!
//! Counter-example: `loop { s[k] = ..; if done { break; } t.sync(); } let y = s[k + 1];` — the last
//! round leaves before its barrier.
//!
//! Accesses are collected between barriers (also across the back edges of loops) as linear forms
//! with the guards they stand under; each pair must be proven to meet only in one thread. What has
//! no linear form is refused.

use super::Facts;
use super::barrier::is_sync;
use super::linear::{Bounds, Env, Form, Symbol, for_lets};
use super::uniform::{assigned_root, root};
use crate::diag::{Diagnostics, Place};
use crate::ir::{
    BinOp, Block, BlockSize, Cond, Expr, ExprKind, Function, LocalId, Stmt, ThreadFn, Ty,
    for_children, walk_block, walk_expr,
};
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

/// What a condition says of the thread's index.
#[derive(Clone)]
enum Guard {
    /// `tid < form`
    Below(Form),
    /// `tid >= form`
    AtLeast(Form),
    /// `tid == form`
    Is(Form),
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
                    let seg = self.leaf(e);
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
        if is_sync(e) {
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
            ExprKind::Field(b, _) | ExprKind::Deref(b) => self.collect(b, write, out),
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

    fn guards_of(&self, c: &Cond) -> (Vec<Guard>, Vec<Guard>) {
        match c {
            Cond::Bool(e) => self.guards_of_expr(e),
            Cond::Token {
                source: ThreadFn::BlockLeader,
                ..
            } => (
                vec![Guard::Is(Form::number(0))],
                vec![Guard::AtLeast(Form::number(1))],
            ),
            Cond::Token { .. } => (Vec::new(), Vec::new()),
        }
    }

    /// What holds where `e` is true, and where it is false.
    fn guards_of_expr(&self, e: &Expr) -> (Vec<Guard>, Vec<Guard>) {
        let ExprKind::Binary(op, a, b, _) = &e.kind else {
            return (Vec::new(), Vec::new());
        };
        if *op == BinOp::And {
            let (mut yes, _) = self.guards_of_expr(a);
            yes.extend(self.guards_of_expr(b).0);
            return (yes, Vec::new());
        }
        let (Some(l), Some(r)) = (
            self.env.form(self.f, self.facts, a),
            self.env.form(self.f, self.facts, b),
        ) else {
            return (Vec::new(), Vec::new());
        };
        // Bring the thread to the left side alone: `tid OP form`.
        let (op, form) = if l == Form::thread() && r.tid == 0 {
            (*op, r)
        } else if r == Form::thread() && l.tid == 0 {
            let flipped = match op {
                BinOp::Lt => BinOp::Gt,
                BinOp::Le => BinOp::Ge,
                BinOp::Gt => BinOp::Lt,
                BinOp::Ge => BinOp::Le,
                other => *other,
            };
            (flipped, l)
        } else {
            return (Vec::new(), Vec::new());
        };
        if !form.bounded(&self.bounds) {
            return (Vec::new(), Vec::new());
        }
        let next = form.plus(&Form::number(1), 1);
        // `k < n - 5` is true for every thread where `n - 5` wraps around; the other guards are
        // false there, so that what they say of nobody is true.
        let whole = form.never_negative();
        let below = |f: Form| {
            if whole {
                vec![Guard::Below(f)]
            } else {
                Vec::new()
            }
        };
        match op {
            BinOp::Lt => (below(form.clone()), vec![Guard::AtLeast(form)]),
            BinOp::Le => (below(next.clone()), vec![Guard::AtLeast(next)]),
            BinOp::Ge => (vec![Guard::AtLeast(form.clone())], below(form)),
            BinOp::Gt => (vec![Guard::AtLeast(next.clone())], below(next)),
            BinOp::Eq => (vec![Guard::Is(form)], Vec::new()),
            BinOp::Ne => (Vec::new(), vec![Guard::Is(form)]),
            _ => (Vec::new(), Vec::new()),
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

    /// True if no two different threads meet in one cell by these accesses.
    fn disjoint(&self, x: &Access, y: &Access) -> bool {
        let (Some(fx), Some(fy)) = (&x.form, &y.form) else {
            return false;
        };
        let (p, q) = (fx.uniform_part(), fy.uniform_part());
        // d = q - p: where the cells are equal, a*t1 - a*t2 = d.
        let d = q.plus(&p, -1);
        if fx.tid == fy.tid && fx.tid != 0 && d == Form::default() {
            // One injective map of the thread's index, modulo wrapping: an odd factor is
            // invertible; a small one cannot wrap within a block.
            return fx.tid.abs() < 1 << 40;
        }
        if !(fx.bounded(&self.bounds)
            && fy.bounded(&self.bounds)
            && fx.never_negative()
            && fy.never_negative())
        {
            return false;
        }
        let (rx, ry) = (self.range(&x.guards), self.range(&y.guards));
        match (fx.tid, fy.tid) {
            (1, 1) => {
                // t1 = t2 + d contradicts t1 < below1 and t2 >= from2, or the other way round.
                let over = |below: &Form, from: &Form, d: &Form| {
                    d.plus(below, -1).plus(from, 1).never_negative()
                };
                let back = Form::default().plus(&d, -1);
                pairs_of(&rx.below, &ry.from).any(|(u, l)| over(u, l, &d))
                    || pairs_of(&ry.below, &rx.from).any(|(u, l)| over(u, l, &back))
            }
            (0, 0) => {
                // Two fixed cells, or one fixed thread at both.
                d.as_number().is_some_and(|n| n != 0) || rx.is.iter().any(|a| ry.is.contains(a))
            }
            (1, 0) => self.one_fixed(&rx, &ry, &d),
            (0, 1) => self.one_fixed(&ry, &rx, &Form::default().plus(&d, -1)),
            _ => false,
        }
    }

    /// `t + p = q` with d = q - p: the moving thread is d; disjoint if d is out of its range, or
    /// the fixed access is made by that very thread.
    fn one_fixed(&self, moving: &Range, fixed: &Range, d: &Form) -> bool {
        moving.below.iter().any(|u| d.plus(u, -1).never_negative())
            || moving
                .from
                .iter()
                .any(|l| l.plus(d, -1).plus(&Form::number(1), -1).never_negative())
            || fixed.is.contains(d)
    }

    /// What the guards and the block's size say of a thread's index.
    fn range(&self, guards: &[Guard]) -> Range {
        let size = match self.f.launch.as_ref().map(|l| &l.block) {
            Some(BlockSize::Const(c)) => Form::symbol(Symbol::Const(c.to_string())),
            Some(BlockSize::Literal(n)) => Form::number(i128::from(*n)),
            None => Form::number(1024),
        };
        let mut r = Range {
            below: vec![size],
            from: vec![Form::number(0)],
            is: Vec::new(),
        };
        for g in guards {
            match g {
                Guard::Below(f) => r.below.push(f.clone()),
                Guard::AtLeast(f) => r.from.push(f.clone()),
                Guard::Is(f) => {
                    r.below.push(f.plus(&Form::number(1), 1));
                    r.from.push(f.clone());
                    r.is.push(f.clone());
                }
            }
        }
        r
    }
}

struct Range {
    below: Vec<Form>,
    from: Vec<Form>,
    is: Vec<Form>,
}

fn pairs_of<'a>(a: &'a [Form], b: &'a [Form]) -> impl Iterator<Item = (&'a Form, &'a Form)> {
    a.iter().flat_map(move |x| b.iter().map(move |y| (x, y)))
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

/// What is new in every round of a loop: what its body assigns, and the names it makes.
///
/// Counter-example: `for i in 0..4 { let j = x[i]; tile[k + j] = 1.0; }` — a thread in its second
/// round meets another in its first.
fn assigned_in(f: &Function, b: &Block) -> BTreeSet<LocalId> {
    let mut set = BTreeSet::new();
    walk_block(b, &mut |e| {
        set.extend(assigned_root(f, e));
        if let ExprKind::For(l) = &e.kind {
            set.insert(l.local);
        }
    });
    for_lets(b, &mut |id, _| {
        set.insert(id);
    });
    set
}
