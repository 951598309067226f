//! The conditions that are the same for all but a few threads of a row, and for which threads.
//!
//! A stencil asks every thread whether it lies on the border. Where the answer is a comparison of
//! sums ([`super::paths`]), it follows from the thread's coordinates alone, so that a row falls into
//! threads before, in and behind an interior; in the interior the `if` needs no test.
//!
//! Counter-example: `if i % 2 == 0` — no interval.
//! Counter-example: `if { let v = x[n]; i > 0 }` — the condition has an access in it, which may fault:
//! it is asked of every thread.
//! Counter-example: `if n * 4294967296 != m * 4294967296` — the machine's products may be equal where
//! the exact ones are not: such a condition is only known one way, and stays.

use super::forms::Prover;
use super::linear::{Atom, Linear};
use crate::ir::{
    Axis, BinOp, Block, Bound, Cond, Expr, ExprKind, Extent, FnKind, Function, Interior, Measure,
    ParamKind, Stmt, UnOp, for_blocks, for_children,
};

/// How many conditions an interior has at most: each costs a sum for every row.
const MOST: usize = 4;

/// The interior of a plain kernel, if it has one.
pub(in crate::lower) fn interior(f: &Function) -> Option<Interior> {
    f.launch.as_ref().filter(|_| f.kind == FnKind::Plain)?;
    let mut found = Finder {
        prover: Prover::new(f),
        interior: Interior::default(),
    };
    found.in_block(&f.body);
    let interior = found.interior;
    interior
        .bounds
        .iter()
        .any(|b| b.along != 0)
        .then_some(interior)
}

struct Finder<'f> {
    prover: Prover<'f>,
    interior: Interior,
}

impl<'f> Finder<'f> {
    fn in_block(&mut self, b: &'f Block) {
        for s in &b.stmts {
            match s {
                Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => self.in_expr(e),
                Stmt::Let { init: None, .. } | Stmt::Shape(_) | Stmt::Shared { .. } => {}
            }
        }
        if let Some(t) = &b.tail {
            self.in_expr(t);
        }
    }

    fn in_expr(&mut self, e: &'f Expr) {
        if let ExprKind::If(Cond::Bool(c), then, other) = &e.kind {
            // Only what the interior runs is looked at.
            match self.choose(c) {
                Some(true) => self.in_block(then),
                Some(false) => {
                    if let Some(o) = other {
                        self.in_expr(o);
                    }
                }
                None => {}
            }
            return;
        }
        let mut operands = Vec::new();
        for_children(e, &mut |c| operands.push(c));
        operands.into_iter().for_each(|c| self.in_expr(c));
        let mut blocks = Vec::new();
        for_blocks(e, &mut |b| blocks.push(b));
        blocks.into_iter().for_each(|b| self.in_block(b));
    }

    /// Takes a condition into the interior. Returns what it is there.
    fn choose(&mut self, c: &'f Expr) -> Option<bool> {
        if self.interior.conditions.len() >= MOST || !self.is_pure(c) {
            return None;
        }
        let truth = likely(c);
        let mark = self.prover.path.len();
        let known = self.prover.suppose(c, truth);
        let facts = &self.prover.path[mark..];
        let bounds: Option<Vec<Bound>> = facts.iter().map(|l| self.bound(l)).collect();
        match bounds {
            Some(bounds) if known && !bounds.is_empty() => {
                self.interior.bounds.extend(bounds);
                self.interior.conditions.insert(c.id, truth);
                Some(truth)
            }
            _ => {
                self.prover.path.truncate(mark);
                None
            }
        }
    }

    /// True for a condition that is nothing but comparisons of sums and of names.
    fn is_pure(&self, c: &Expr) -> bool {
        match &c.kind {
            ExprKind::Lit(_) | ExprKind::Local(_) => true,
            ExprKind::Unary(UnOp::Not, a) => self.is_pure(a),
            ExprKind::Binary(BinOp::And | BinOp::Or | BinOp::BitAnd | BinOp::BitOr, a, b, _) => {
                self.is_pure(a) && self.is_pure(b)
            }
            ExprKind::Binary(_, a, b, _) => self.is_sum(a) && self.is_sum(b),
            ExprKind::Block(b) => {
                let pure =
                    |s: &Stmt| matches!(s, Stmt::Let { init: Some(e), .. } if self.is_sum(e));
                b.stmts.iter().all(pure) && b.tail.as_ref().is_some_and(|t| self.is_pure(t))
            }
            _ => false,
        }
    }

    fn is_sum(&self, e: &Expr) -> bool {
        self.prover.refuel();
        self.prover.number(e).is_some()
    }

    fn bound(&self, fact: &Linear) -> Option<Bound> {
        let mut bound = Bound {
            along: 0,
            constant: i64::try_from(fact.constant()).ok()?,
            terms: Vec::new(),
        };
        for (atom, factor) in fact.terms() {
            // Far from what sums of a few of their products need.
            let factor = i64::from(i32::try_from(factor).ok()?);
            let measure = match atom {
                Atom::Token | Atom::Own(Axis::X) => {
                    bound.along = factor;
                    continue;
                }
                Atom::Own(axis) => Measure::Coordinate(*axis),
                Atom::Len(p) => Measure::Extent(Extent::Len(*p)),
                Atom::Side(p, axis) => Measure::Extent(Extent::Side(*p, *axis)),
                Atom::Scalar(p) => Measure::Extent(Extent::Scalar(*p)),
                Atom::Const(_) | Atom::ThreadIdx | Atom::Var(_) | Atom::Opaque(_) => return None,
            };
            bound.terms.push((factor, measure));
        }
        let f = self.prover.f;
        let known = |m: &Measure| match m {
            Measure::Extent(Extent::Len(p) | Extent::Side(p, _)) => {
                f.params.get(*p).is_some_and(|p| p.kind.rank().is_some())
            }
            Measure::Extent(Extent::Scalar(p)) => f
                .params
                .get(*p)
                .is_some_and(|p| matches!(p.kind, ParamKind::Value)),
            _ => true,
        };
        let token = fact.terms().any(|(a, _)| *a == Atom::Token);
        let flat = f.launch.as_ref()?.rank == crate::ir::Rank::One;
        // The flat token of a launch of rank 2 is no coordinate of a row.
        (bound.terms.iter().all(|(_, m)| known(m)) && (flat || !token)).then_some(bound)
    }
}

/// What a condition is for most threads.
fn likely(c: &Expr) -> bool {
    match &c.kind {
        ExprKind::Unary(UnOp::Not, a) => !likely(a),
        ExprKind::Binary(op, a, b, _) => match op {
            BinOp::Or | BinOp::BitOr | BinOp::Eq => false,
            // Below a number, or above it.
            BinOp::Lt | BinOp::Le => !matches!(b.kind, ExprKind::Lit(_)),
            BinOp::Gt | BinOp::Ge => !matches!(a.kind, ExprKind::Lit(_)),
            _ => true,
        },
        ExprKind::Block(Block { tail: Some(t), .. }) => likely(t),
        _ => true,
    }
}
