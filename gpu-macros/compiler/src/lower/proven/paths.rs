//! What the conditions say on the way to a place: in an `if` and its `else`, behind `&&` and `||`,
//! behind an `if` that leaves, behind an `assert!`.
//!
//! All that is said is said of names that never change, so it holds as long as they are in scope.
//!
//! Counter-example: `if i + 1 > 0 { x[i - 1] }` — the machine's sum may wrap: an order says something
//! of the exact sums only where both are proven to be what the machine computes.
//! Counter-example: `if i == 0 { } x[i - 1]` — that branch does not leave.
//! Counter-example: `assert!(i > 0)` in a cooperative kernel — the thread goes on to the next barrier.

use super::facts::holding;
use super::forms::{Def, Prover, Range, bits, bounded, extreme};
use super::linear::{Atom, Linear, follows};
use crate::ir::{
    BinOp, Block, Callee, Cond, Expr, ExprKind, FnKind, Index, Literal, ParamKind, Stmt, UnOp,
    for_blocks, for_children,
};

/// How many facts of conditions are kept: a proof looks at all of them.
const MOST: usize = 24;

impl<'f> Prover<'f> {
    /// Calls `see` on every index of the function, while [`Prover::path`] says what is known there.
    pub(super) fn walk(mut self, mut see: impl FnMut(&Self, &'f Index)) {
        let f = self.f;
        self.in_block(&f.body, &mut see);
    }

    fn in_block(&mut self, b: &'f Block, see: &mut dyn FnMut(&Self, &'f Index)) {
        let mark = self.path.len();
        for s in &b.stmts {
            match s {
                Stmt::Let { init: Some(e), .. } | Stmt::Expr(e) => {
                    self.in_expr(e, see);
                    self.behind(e);
                }
                Stmt::Let { init: None, .. } | Stmt::Shape(_) | Stmt::Shared { .. } => {}
            }
        }
        if let Some(t) = &b.tail {
            self.in_expr(t, see);
        }
        self.path.truncate(mark);
    }

    fn in_expr(&mut self, e: &'f Expr, see: &mut dyn FnMut(&Self, &'f Index)) {
        let mark = self.path.len();
        match &e.kind {
            ExprKind::If(cond, then, other) => {
                if let Cond::Bool(c) = cond {
                    self.in_expr(c, see);
                    self.suppose(c, true);
                }
                self.in_block(then, see);
                self.path.truncate(mark);
                if let Some(o) = other {
                    if let Cond::Bool(c) = cond {
                        self.suppose(c, false);
                    }
                    self.in_expr(o, see);
                }
            }
            ExprKind::While(_, c, body) => {
                self.in_expr(c, see);
                self.suppose(c, true);
                self.in_block(body, see);
            }
            ExprKind::Binary(op @ (BinOp::And | BinOp::Or), a, b, _) => {
                self.in_expr(a, see);
                self.suppose(a, *op == BinOp::And);
                self.in_expr(b, see);
            }
            _ => {
                if let ExprKind::Index(i) = &e.kind {
                    see(self, i);
                }
                let mut operands = Vec::new();
                for_children(e, &mut |c| operands.push(c));
                operands.into_iter().for_each(|c| self.in_expr(c, see));
                let mut blocks = Vec::new();
                for_blocks(e, &mut |b| blocks.push(b));
                blocks.into_iter().for_each(|b| self.in_block(b, see));
            }
        }
        self.path.truncate(mark);
    }

    /// What a statement lets through.
    fn behind(&mut self, e: &'f Expr) {
        match &e.kind {
            ExprKind::If(Cond::Bool(c), then, other) => {
                let leaves = other.as_deref().is_some_and(|o| self.leaves(o));
                match (self.block_leaves(then), leaves) {
                    (true, false) => self.suppose(c, false),
                    (false, true) => self.suppose(c, true),
                    _ => false,
                };
            }
            ExprKind::Call(callee, args) if self.f.kind == FnKind::Plain => {
                if let (Callee::Assert(_), [c]) = (&**callee, args.as_slice()) {
                    self.suppose(c, true);
                }
            }
            // What a pattern was taken apart into.
            ExprKind::Block(Block {
                stmts, tail: None, ..
            }) => {
                if let [.., Stmt::Expr(last)] = stmts.as_slice() {
                    self.behind(last);
                }
            }
            ExprKind::Block(Block { tail: Some(t), .. }) => self.behind(t),
            _ => {}
        }
    }

    fn block_leaves(&self, b: &Block) -> bool {
        match (&b.tail, b.stmts.last()) {
            (Some(t), _) => self.leaves(t),
            (None, Some(Stmt::Expr(e))) => self.leaves(e),
            _ => false,
        }
    }

    /// True if nothing behind `e` runs.
    fn leaves(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Return(_) | ExprKind::Break(_) | ExprKind::Continue(_) => true,
            ExprKind::Call(callee, _) => {
                matches!(**callee, Callee::Panic(_)) && self.f.kind == FnKind::Plain
            }
            ExprKind::Block(b) => self.block_leaves(b),
            ExprKind::If(_, then, Some(other)) => self.block_leaves(then) && self.leaves(other),
            _ => false,
        }
    }

    /// Notes what follows from `c` being `truth`. True if nothing else does: the facts noted are the
    /// condition.
    pub(super) fn suppose(&mut self, c: &'f Expr, truth: bool) -> bool {
        self.refuel();
        self.assume(c, truth)
    }

    fn assume(&mut self, c: &'f Expr, truth: bool) -> bool {
        if self.spend().is_none() {
            return false;
        }
        match &c.kind {
            ExprKind::Lit(Literal::Bool(v)) => *v == truth,
            ExprKind::Unary(UnOp::Not, a) => self.assume(a, !truth),
            ExprKind::Binary(op, a, b, _) => match (op, truth) {
                (BinOp::And | BinOp::BitAnd, true) | (BinOp::Or | BinOp::BitOr, false) => {
                    let first = self.assume(a, truth);
                    self.assume(b, truth) && first
                }
                _ => ordered(*op, truth)
                    .and_then(|op| self.compared(op, a, b))
                    .unwrap_or(false),
            },
            ExprKind::Local(id) => match self.fixed(*id) {
                Some(Def::Let(init)) => {
                    let init = *init;
                    self.assume(init, truth)
                }
                _ => false,
            },
            ExprKind::Block(b) => {
                let only_names = b.stmts.iter().all(|s| matches!(s, Stmt::Let { .. }));
                match &b.tail {
                    Some(t) if only_names => self.assume(t, truth),
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// Notes a comparison that holds. True if what it notes is all that the comparison says.
    fn compared(&mut self, op: BinOp, a: &Expr, b: &Expr) -> Option<bool> {
        let (left, right) = (self.number(a)?, self.number(b)?);
        let known = self.known_of(&[&left, &right]);
        let exact = self.is_exact(&left, a, &known) && self.is_exact(&right, b, &known);
        if op == BinOp::Ne {
            // Where the machine's numbers differ, the exact ones do; one side is the lower one.
            let mut sides = [left.plus(-1, &right)?, right.plus(-1, &left)?].into_iter();
            let side = sides.find(|d| follows(d, &known))?;
            self.note(side.plus(-1, &Linear::number(1))?)?;
            return Some(exact);
        }
        exact.then_some(())?;
        for fact in holding(op, &left, &right) {
            self.note(fact?)?;
        }
        Some(true)
    }

    fn note(&mut self, fact: Linear) -> Option<()> {
        if self.path.len() >= MOST {
            return None;
        }
        self.path.push(fact);
        Some(())
    }

    /// A side of a comparison. Only `usize` counts with operators.
    pub(super) fn number(&self, e: &Expr) -> Option<Linear> {
        let usize = crate::ir::Scalar::Usize;
        if self.f.types.scalar_of(e.ty) == Some(usize) || self.is_token(e) {
            self.form(e)
        } else {
            self.leaf(e)
        }
    }

    /// True if the machine's number is the exact sum: it does not wrap.
    fn is_exact(&self, sum: &Linear, e: &Expr, known: &[Linear]) -> bool {
        let bits = self.f.types.scalar_of(e.ty).map_or(64, bits);
        let ends = |l: &Linear| {
            l.at_most(|a| self.largest(a))
                .is_some_and(|n| n < 1_i128 << bits)
        };
        let high = || {
            let ranges = self.ranges(sum, &mut known.to_vec())?;
            extreme(sum, true, &ranges)
        };
        // A fact is not negative: with it the sum is not less than before.
        let bounded = || {
            known
                .iter()
                .any(|k| sum.plus(1, k).is_some_and(|s| ends(&s)))
        };
        follows(sum, known) && (ends(sum) || high().is_some_and(|h| ends(&h)) || bounded())
    }

    /// A number that an atom is not above. A buffer has at most `isize::MAX` elements, and a launch
    /// has a thread for each; a view without elements may have any extents.
    fn largest(&self, a: &Atom) -> u128 {
        let of_type = |ty| {
            let width = self.f.types.scalar_of(ty).map_or(64, bits);
            (1_u128 << width) - 1
        };
        match a {
            // A function's slice may be an array of elements without size, as long as numbers are.
            Atom::Len(_) if self.f.launch.is_none() => u128::from(u64::MAX),
            Atom::Len(_) | Atom::Token | Atom::Own(_) => i64::MAX as u128,
            Atom::ThreadIdx => 1023,
            Atom::Scalar(p) => self.f.params.get(*p).map_or(u128::from(u64::MAX), |p| {
                debug_assert!(matches!(p.kind, ParamKind::Value));
                of_type(self.f.local(p.local).ty)
            }),
            Atom::Var(id) | Atom::Opaque(id) => of_type(self.f.local(*id).ty),
            Atom::Side(..) | Atom::Const(_) => u128::from(u64::MAX),
        }
    }

    /// All that is known of the atoms of `forms`.
    fn known_of(&self, forms: &[&Linear]) -> Vec<Linear> {
        let mut known = self.facts.clone();
        known.extend(self.path.iter().cloned());
        let mut open: Vec<Atom> = forms.iter().flat_map(|f| bounded(f)).collect();
        open.extend(self.path.iter().flat_map(bounded));
        open.sort();
        open.dedup();
        for a in open {
            let Some(ranges) = self.ranges(&Linear::atom(a), &mut known) else {
                continue;
            };
            for (a, Range { low, high }) in ranges {
                let low = Linear::atom(a.clone()).plus(-1, &Linear::number(low));
                let high = high.plus(-1, &Linear::atom(a));
                for fact in [low, high].into_iter().flatten() {
                    if !known.contains(&fact) {
                        known.push(fact);
                    }
                }
            }
        }
        known
    }

    /// `0 <= index < len`, by the conditions on the way here.
    pub(super) fn below_by_path(&self, index: &Linear, len: &Linear) -> Option<()> {
        if self.path.is_empty() {
            return None;
        }
        let known = self.known_of(&[index, len]);
        let room = len.plus(-1, &Linear::number(1))?.plus(-1, index)?;
        (follows(index, &known) && follows(&room, &known)).then_some(())
    }
}

/// The comparison that holds where `op` is `truth`.
fn ordered(op: BinOp, truth: bool) -> Option<BinOp> {
    let (holds, opposite) = match op {
        BinOp::Eq => (BinOp::Eq, BinOp::Ne),
        BinOp::Ne => (BinOp::Ne, BinOp::Eq),
        BinOp::Lt => (BinOp::Lt, BinOp::Ge),
        BinOp::Ge => (BinOp::Ge, BinOp::Lt),
        BinOp::Gt => (BinOp::Gt, BinOp::Le),
        BinOp::Le => (BinOp::Le, BinOp::Gt),
        _ => return None,
    };
    Some(if truth { holds } else { opposite })
}
