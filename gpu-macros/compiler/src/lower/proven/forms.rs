//! Expressions as exact sums, the bounds of what they are made of, and the proof of an index.

use super::facts;
use super::linear::{Atom, Linear, follows};
use crate::ir::{
    Axis, BinOp, Block, BlockSize, Callee, Expr, ExprKind, For, Function, Index, Literal, LocalId,
    Origin, ParamKind, Rank, Scalar, Stmt, ThreadFn, Ty, for_blocks, for_children,
};
use std::cell::Cell;
use std::collections::BTreeMap;

/// What a fixed name stands for.
pub(super) enum Def<'f> {
    /// `let name = value;`
    Let(&'f Expr),
    /// `for name in start..end`
    Range(&'f For),
    /// `let name = shared!([T; N]);`
    Shared(&'f syn::Type),
}

/// The bounds of an atom: both are reached.
pub(super) struct Range {
    pub(super) low: i128,
    pub(super) high: Linear,
}

/// How many expressions a proof looks at: names that double with each other have exponentially many.
const FUEL: u32 = 512;

pub(super) struct Prover<'f> {
    pub(super) f: &'f Function,
    pub(super) defs: BTreeMap<LocalId, Def<'f>>,
    /// What the launch promises.
    pub(super) facts: Vec<Linear>,
    /// What the conditions around the place that is looked at say ([`super::paths`]).
    pub(super) path: Vec<Linear>,
    fuel: Cell<u32>,
}

impl<'f> Prover<'f> {
    pub(super) fn new(f: &'f Function) -> Self {
        let mut p = Prover {
            f,
            defs: BTreeMap::new(),
            facts: facts::of_launch(f),
            path: Vec::new(),
            fuel: Cell::new(0),
        };
        p.define(&f.body);
        p
    }

    /// Notes what every local of a block is. Each has its own number, so scopes and shadowing are
    /// dealt with already: `let n = 9; x[n]` is not the parameter `n`.
    fn define(&mut self, b: &'f Block) {
        for s in &b.stmts {
            match s {
                Stmt::Let { local, init } => {
                    if let Some(e) = init {
                        self.defs.insert(*local, Def::Let(e));
                        self.inside(e);
                    }
                }
                Stmt::Shared { local, ty } => {
                    self.defs.insert(*local, Def::Shared(ty));
                }
                Stmt::Expr(e) => self.inside(e),
                Stmt::Shape(_) => {}
            }
        }
        if let Some(t) = &b.tail {
            self.inside(t);
        }
    }

    fn inside(&mut self, e: &'f Expr) {
        if let ExprKind::For(l) = &e.kind {
            self.defs.insert(l.local, Def::Range(l));
        }
        let mut exprs = Vec::new();
        let mut blocks = Vec::new();
        for_children(e, &mut |c| exprs.push(c));
        // An `else` is visited once, as an expression: what doubles here doubles at every level.
        if let ExprKind::If(_, then, other) = &e.kind {
            blocks.push(then);
            exprs.extend(other.as_deref());
        } else {
            for_blocks(e, &mut |b| blocks.push(b));
        }
        exprs.into_iter().for_each(|c| self.inside(c));
        blocks.into_iter().for_each(|b| self.define(b));
    }

    /// True if the index is in bounds, for every thread that comes here.
    pub(super) fn is_in_bounds(&self, i: &Index) -> bool {
        self.refuel();
        self.proof(i).is_some()
    }

    pub(super) fn refuel(&self) {
        self.fuel.set(FUEL);
    }

    pub(super) fn spend(&self) -> Option<()> {
        self.fuel.set(self.fuel.get().checked_sub(1)?);
        Some(())
    }

    /// The coordinates that are in bounds, for every thread that comes here: a bit for each, the
    /// first one lowest.
    pub(super) fn known_coordinates(&self, i: &Index, rank: Rank) -> u8 {
        let bit = |(place, axis): (usize, &Axis)| {
            self.refuel();
            self.coordinate_proof(i, rank, place, *axis)
                .map_or(0, |()| 1_u8 << place)
        };
        rank.axes().iter().enumerate().map(bit).sum()
    }

    fn coordinate_proof(&self, i: &Index, rank: Rank, place: usize, axis: Axis) -> Option<()> {
        let index = match &i.index.kind {
            ExprKind::Coordinates(list) => self.form(list.get(place)?)?,
            _ => self.own(&i.index, rank, axis)?,
        };
        self.below(&index, &self.side(&i.base, axis)?)
    }

    /// A coordinate of a token.
    fn own(&self, token: &Expr, rank: Rank, axis: Axis) -> Option<Linear> {
        let known = matches!(token.kind, ExprKind::Local(_) | ExprKind::Thread(_))
            && self.f.types.get(token.ty) == Some(Ty::ThreadToken(rank))
            && self.f.launch.as_ref()?.rank == rank
            && rank.place(axis).is_some();
        known.then(|| Linear::atom(Atom::Own(axis)))
    }

    /// The extent of memory along an axis.
    pub(super) fn side(&self, base: &Expr, axis: Axis) -> Option<Linear> {
        let ExprKind::Local(id) = &base.kind else {
            return None;
        };
        let p = self.parameter(*id)?;
        self.f.params[p].kind.rank()?.place(axis)?;
        Some(Linear::atom(Atom::Side(p, axis)))
    }

    fn proof(&self, i: &Index) -> Option<()> {
        self.below(&self.form(&i.index)?, &self.len(&i.base)?)
    }

    /// `0 <= index < len`.
    fn below(&self, index: &Linear, len: &Linear) -> Option<()> {
        self.below_by_ranges(index, len)
            .or_else(|| self.below_by_path(index, len))
    }

    fn below_by_ranges(&self, index: &Linear, len: &Linear) -> Option<()> {
        let mut facts = self.facts.clone();
        let ranges = self.ranges(index, &mut facts)?;
        let least = extreme(index, false, &ranges)?;
        let room = len
            .plus(-1, &Linear::number(1))?
            .plus(-1, &extreme(index, true, &ranges)?)?;
        (follows(&least, &facts) && follows(&room, &facts)).then_some(())
    }

    /// The ranges of what `form` is made of, and of what those are made of. The end of a range may
    /// wrap around; it is then less than its exact value, unless that is negative.
    ///
    /// Counter-example: `for j in 0..n - 1 { x[j] }` with `n = 0` — the machine's end is the largest
    /// number there is: that the exact end is not negative is proven first.
    pub(super) fn ranges(
        &self,
        form: &Linear,
        facts: &mut Vec<Linear>,
    ) -> Option<BTreeMap<Atom, Range>> {
        let mut open: Vec<Atom> = bounded(form);
        let mut highs: BTreeMap<Atom, (i128, Linear, bool)> = BTreeMap::new();
        while let Some(a) = open.pop() {
            if highs.contains_key(&a) {
                continue;
            }
            let (low, end, inclusive) = self.range_of(&a)?;
            open.extend(bounded(&end));
            highs.insert(a, (low, end, inclusive));
        }
        // In the order of the atoms: a loop's end is made of what was there before the loop.
        let mut ranges: BTreeMap<Atom, Range> = BTreeMap::new();
        for (a, (low, end, inclusive)) in highs {
            let least = extreme(&end, false, &ranges)?;
            if !follows(&least, facts) {
                return None;
            }
            let last = if inclusive { 0 } else { 1 };
            let high = end.plus(-last, &Linear::number(1))?;
            // The loop runs, so its range is not empty.
            if bounded(&high).is_empty() {
                facts.push(high.plus(-1, &Linear::number(low))?);
            }
            ranges.insert(a, Range { low, high });
        }
        Some(ranges)
    }

    /// The first number of an atom, its end, and whether the end belongs to it.
    fn range_of(&self, a: &Atom) -> Option<(i128, Linear, bool)> {
        match a {
            Atom::Token => {
                let launch = self.f.launch.as_ref()?;
                Some((0, Linear::atom(Atom::Len(launch.over.param())), false))
            }
            Atom::Own(axis) => {
                let launch = self.f.launch.as_ref()?;
                launch.rank.place(*axis)?;
                let side = Atom::Side(launch.over.param(), *axis);
                Some((0, Linear::atom(side), false))
            }
            Atom::ThreadIdx => Some((0, self.block()?, false)),
            Atom::Var(id) => {
                let Some(Def::Range(l)) = self.defs.get(id) else {
                    return None;
                };
                let low = self.start(l);
                let end = self.end(l)?;
                // What a range is made of was there before the loop.
                let before = |a: &Atom| !matches!(a, Atom::Var(v) if v >= id);
                if !end.atoms().all(before) {
                    return None;
                }
                Some((low, end, l.inclusive))
            }
            _ => None,
        }
    }

    /// A number that the variable of the loop is not below.
    ///
    /// Counter-example: `for j in 300..400 { x[j as usize - 300] }` of a `u8`, in a crate that allows
    /// overflowing literals: it starts at 44.
    fn start(&self, l: &For) -> i128 {
        let width = self.f.types.scalar_of(l.start.ty).map_or(0, bits).min(32);
        match &l.start.kind {
            ExprKind::Lit(Literal::Int(v)) if *v < 1 << width => i128::try_from(*v).unwrap_or(0),
            _ => 0,
        }
    }

    /// The end of a loop's range. Only `usize` counts with operators: others wrap below the values
    /// that an index takes.
    ///
    /// Counter-example: `for j in 0..n * 2` with `n: u8` may run less far than its exact end, which
    /// would do no harm, but `x[(j * 2) as usize]` must not be taken for twice `j`.
    fn end(&self, l: &For) -> Option<Linear> {
        if self.f.types.scalar_of(l.end.ty) == Some(Scalar::Usize) || self.is_token(&l.end) {
            self.form(&l.end)
        } else {
            self.leaf(&l.end)
        }
    }

    fn block(&self) -> Option<Linear> {
        match &self.f.launch.as_ref()?.block {
            BlockSize::Literal(n) => Some(Linear::number(i128::from(*n))),
            BlockSize::Const(c) => Some(Linear::atom(Atom::Const(c.to_string()))),
            // Of plain kernels, which do not ask for it.
            BlockSize::Shape(_) => None,
        }
    }

    pub(super) fn is_token(&self, e: &Expr) -> bool {
        self.f.types.get(e.ty) == Some(Ty::ThreadToken(Rank::One))
    }

    /// An expression of type `usize` (or a token) as an exact sum.
    pub(super) fn form(&self, e: &Expr) -> Option<Linear> {
        self.spend()?;
        if self.is_token(e) {
            return match &e.kind {
                ExprKind::Local(_) | ExprKind::Thread(ThreadFn::Id) => {
                    Some(Linear::atom(Atom::Token))
                }
                _ => None,
            };
        }
        if self.f.types.scalar_of(e.ty) != Some(Scalar::Usize) {
            return None;
        }
        match &e.kind {
            ExprKind::Binary(op, a, b, _) => {
                let (a, b) = (self.form(a)?, self.form(b)?);
                match op {
                    BinOp::Add => a.plus(1, &b),
                    BinOp::Sub => a.plus(-1, &b),
                    BinOp::Mul => a.times(&b),
                    _ => None,
                }
            }
            ExprKind::Call(callee, args) => match **callee {
                Callee::Len => self.len(args.first()?),
                Callee::Side(axis) => self.side(args.first()?, axis),
                Callee::Coordinate(axis) => {
                    let rank = self.f.launch.as_ref()?.rank;
                    self.own(args.first()?, rank, axis)
                }
                _ => self.leaf(e),
            },
            ExprKind::Thread(ThreadFn::ThreadIdx) => Some(Linear::atom(Atom::ThreadIdx)),
            ExprKind::Thread(ThreadFn::BlockDim) => self.block(),
            ExprKind::Local(id) => match self.fixed(*id) {
                Some(Def::Let(init)) => self.form(init).or_else(|| opaque(*id)),
                _ => self.leaf(e),
            },
            _ => self.leaf(e),
        }
    }

    /// An unsigned value that is not computed: its number is exact in every type.
    pub(super) fn leaf(&self, e: &Expr) -> Option<Linear> {
        self.spend()?;
        if !self.f.types.scalar_of(e.ty).is_some_and(is_unsigned) {
            return None;
        }
        match &e.kind {
            // Counter-example: `300u8`, in a crate that allows overflowing literals: it is 44.
            ExprKind::Lit(Literal::Int(v)) => self
                .f
                .types
                .scalar_of(e.ty)
                .filter(|s| *v < 1 << bits(*s))
                .and_then(|_| i128::try_from(*v).ok())
                .and_then(|v| Linear::number(v).plus(0, &Linear::default())),
            ExprKind::Const { path, .. } if path.qself.is_none() => {
                let name = path.path.get_ident()?.to_string();
                Some(Linear::atom(Atom::Const(name)))
            }
            // Counter-example: `(j - 1) as usize` of a `u8`: 255 where the sum says -1.
            ExprKind::Cast(a, _) => {
                let from = self.f.types.scalar_of(a.ty)?;
                let to = self.f.types.scalar_of(e.ty)?;
                (bits(from) <= bits(to)).then(|| self.leaf(a)).flatten()
            }
            ExprKind::Local(id) => match self.fixed(*id) {
                Some(Def::Let(init)) => self.leaf(init).or_else(|| opaque(*id)),
                Some(Def::Range(_)) => Some(Linear::atom(Atom::Var(*id))),
                Some(Def::Shared(_)) => None,
                None => {
                    let p = self.parameter(*id)?;
                    matches!(self.f.params[p].kind, ParamKind::Value)
                        .then(|| Linear::atom(Atom::Scalar(p)))
                }
            },
            _ => None,
        }
    }

    /// What a name that never changes stands for.
    pub(super) fn fixed(&self, id: LocalId) -> Option<&Def<'f>> {
        let local = self.f.local(id);
        if local.mutable || local.annotation.is_some() {
            return None;
        }
        self.defs.get(&id)
    }

    /// The parameter that a name is, if it never changes.
    ///
    /// Counter-example: `fn k(t: Thread, mut n: usize, x: &[f32], ..) { n = 1000; .. x[n] .. }` with
    /// `requires(x.len() > n)`, which was asked of the launch's `n`.
    pub(super) fn parameter(&self, id: LocalId) -> Option<usize> {
        let local = self.f.local(id);
        match local.origin {
            Origin::Param(p) if !local.mutable && p < self.f.params.len() => Some(p),
            _ => None,
        }
    }
}

/// A value of which only its name is known.
fn opaque(id: LocalId) -> Option<Linear> {
    Some(Linear::atom(Atom::Opaque(id)))
}

/// The largest (`up`) or smallest value of a form, over the ranges of its atoms.
pub(super) fn extreme(form: &Linear, up: bool, ranges: &BTreeMap<Atom, Range>) -> Option<Linear> {
    let mut form = form.clone();
    while let Some((a, k)) = form.last_bounded() {
        let range = ranges.get(&a)?;
        let without = form.plus(-k, &Linear::atom(a))?;
        form = if (k > 0) == up {
            without.plus(k, &range.high)?
        } else {
            without.plus(k, &Linear::number(range.low))?
        };
    }
    Some(form)
}

pub(super) fn bounded(form: &Linear) -> Vec<Atom> {
    form.atoms().filter(|a| a.is_bounded()).cloned().collect()
}

fn is_unsigned(s: Scalar) -> bool {
    matches!(
        s,
        Scalar::U8 | Scalar::U16 | Scalar::U32 | Scalar::U64 | Scalar::Usize
    )
}

pub(super) fn bits(s: Scalar) -> u32 {
    match s {
        Scalar::U8 => 8,
        Scalar::U16 => 16,
        Scalar::U32 => 32,
        _ => 64,
    }
}
