//! Which guards a condition gives, and when two accesses cannot meet in one cell.

use super::{Access, Race};
use crate::check::linear::{Form, Symbol};
use crate::ir::{BinOp, BlockSize, Cond, Expr, ExprKind, ThreadFn};

/// What a condition says of the thread's index.
#[derive(Clone)]
pub(super) enum Guard {
    /// `tid < form`
    Below(Form),
    /// `tid >= form`
    AtLeast(Form),
    /// `tid == form`
    Is(Form),
}

impl Race<'_> {
    pub(super) fn guards_of(&self, c: &Cond) -> (Vec<Guard>, Vec<Guard>) {
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
    pub(super) fn guards_of_expr(&self, e: &Expr) -> (Vec<Guard>, Vec<Guard>) {
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

    /// True if no two different threads meet in one cell by these accesses.
    pub(super) fn disjoint(&self, x: &Access, y: &Access) -> bool {
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
            Some(BlockSize::Shape(_)) | None => Form::number(1024),
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
