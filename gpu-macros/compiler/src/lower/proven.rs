//! Bounds that the launch proves: a token indexes the memory of the domain, and memory that
//! `requires` shows to be at least as large.

use super::Lowerer;
use crate::ir::{
    Axis, BinOp, BlockSize, Callee, Expr, ExprKind, Extent, Launch, Param, ParamKind, Rank,
    ThreadFn, Ty,
};

impl Lowerer<'_> {
    /// True if `base[index]`, of rank 1, is in bounds for every thread of every launch.
    pub(super) fn proven(&self, base: &Expr, index: &Expr) -> bool {
        let Some(launch) = self.launch else {
            return false;
        };
        let ExprKind::Local(id) = &base.kind else {
            return false;
        };
        if self.block_wide.contains(id) && self.is_thread_index(index) {
            return true;
        }
        self.is_own_token(index, Rank::One)
            && self.rank_of(base) == Some(Rank::One)
            && at_least(
                Size::Len(launch.over.param()),
                Size::Len(id.0 as usize),
                launch,
                &self.params,
            )
    }

    /// True if `base[token]`, both of `rank`, is in bounds for every thread of every launch.
    pub(super) fn token_proven(&self, base: &Expr, token: &Expr, rank: Rank) -> bool {
        self.is_own_token(token, rank)
            && self.rank_of(base) == Some(rank)
            && rank
                .axes()
                .iter()
                .all(|axis| self.side_covers_launch(base, *axis, *axis))
    }

    /// True if `value` is below the extent of `base` along `axis` in every thread: the thread's own
    /// coordinate along some axis, or, in a launch of rank 1, its token.
    pub(super) fn coordinate_proven(&self, base: &Expr, axis: Axis, value: &Expr) -> bool {
        let (Some(launch), ExprKind::Local(id)) = (self.launch, &base.kind) else {
            return false;
        };
        if let Some(own) = self.own_coordinate(value) {
            return self.side_covers_launch(base, own, axis);
        }
        launch.rank == Rank::One
            && self.is_own_token(value, Rank::One)
            && self.rank_of(base).is_some()
            && at_least(
                Size::Len(launch.over.param()),
                Size::Side(id.0 as usize, axis),
                launch,
                &self.params,
            )
    }

    /// True if the extent of `base` along `axis` is at least the launch's along `own`.
    fn side_covers_launch(&self, base: &Expr, own: Axis, axis: Axis) -> bool {
        let (Some(launch), ExprKind::Local(id)) = (self.launch, &base.kind) else {
            return false;
        };
        at_least(
            Size::Side(launch.over.param(), own),
            Size::Side(id.0 as usize, axis),
            launch,
            &self.params,
        )
    }

    /// The rank of a parameter that is device memory without atomics.
    fn rank_of(&self, base: &Expr) -> Option<Rank> {
        let ExprKind::Local(id) = &base.kind else {
            return None;
        };
        match self.param_kind(*id) {
            Some(ParamKind::Slice(rank, _) | ParamKind::Own(rank, _)) => Some(*rank),
            _ => None,
        }
    }

    /// A token of this launch. Counter-example: `x[!i]`, `x[if c { i } else { 5 }]`: numbers made
    /// from a token.
    fn is_own_token(&self, e: &Expr, rank: Rank) -> bool {
        matches!(e.kind, ExprKind::Local(_) | ExprKind::Thread(_))
            && self.types.get(e.ty) == Some(Ty::ThreadToken(rank))
    }

    /// `p.y()`, or the fixed name of it.
    fn own_coordinate(&self, e: &Expr) -> Option<Axis> {
        match &e.kind {
            ExprKind::Call(callee, _) => match **callee {
                Callee::Coordinate(axis) => Some(axis),
                _ => None,
            },
            ExprKind::Local(id) => {
                let known = self.own_coordinates.iter().find(|(l, _)| l == id);
                known.map(|(_, axis)| *axis)
            }
            _ => None,
        }
    }

    /// `t.thread_idx()`, or the fixed name of it.
    fn is_thread_index(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Thread(ThreadFn::ThreadIdx) => true,
            ExprKind::Local(id) => self.thread_indices.contains(id),
            _ => false,
        }
    }

    /// True if an array of this length has an element for each thread of the block.
    pub(super) fn spans_block(&self, len: &syn::Expr) -> bool {
        match (self.launch.map(|l| &l.block), len) {
            (Some(BlockSize::Const(c)), syn::Expr::Path(p)) => p.path.is_ident(c),
            (Some(BlockSize::Literal(n)), syn::Expr::Lit(l)) => match &l.lit {
                syn::Lit::Int(i) => i
                    .base10_parse::<u64>()
                    .is_ok_and(|len| len >= u64::from(*n)),
                _ => false,
            },
            _ => false,
        }
    }
}

/// A number that belongs to a parameter.
#[derive(Clone, Copy, PartialEq)]
enum Size {
    /// Its elements.
    Len(usize),
    /// Its extent along an axis.
    Side(usize, Axis),
}

impl Size {
    fn of(e: &Extent) -> Option<Self> {
        match e {
            Extent::Len(i) => Some(Size::Len(*i)),
            Extent::Side(i, axis) => Some(Size::Side(*i, *axis)),
            _ => None,
        }
    }
}

/// True if `requires` shows that `to` is at least `from`.
fn at_least(from: Size, to: Size, launch: &Launch, params: &[Param]) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(current) = seen.get(next).copied() {
        if current == to {
            return true;
        }
        next += 1;
        for r in &launch.requires {
            if let (Some(a), Some(b)) = (Size::of(&r.left), Size::of(&r.right)) {
                let larger = match r.op {
                    BinOp::Eq if a == current => Some(b),
                    BinOp::Eq if b == current => Some(a),
                    BinOp::Le | BinOp::Lt if a == current => Some(b),
                    BinOp::Ge | BinOp::Gt if b == current => Some(a),
                    _ => None,
                };
                if let Some(l) = larger
                    && !seen.contains(&l)
                {
                    seen.push(l);
                }
            }
        }
        // Memory that is at least as large along every axis has at least as many elements.
        if let Size::Len(i) = current {
            for other in 0..params.len() {
                let len = Size::Len(other);
                if !seen.contains(&len) && covers(i, other, launch, params) {
                    seen.push(len);
                }
            }
        }
    }
    false
}

/// True if parameter `to` is of the rank of `from`, 2 or 3, and at least as large along every axis.
fn covers(from: usize, to: usize, launch: &Launch, params: &[Param]) -> bool {
    let rank = |i: usize| params.get(i).and_then(|p| p.kind.rank());
    match (rank(from), rank(to)) {
        (Some(r), Some(s)) if r == s && r != Rank::One => r.axes().iter().all(|axis| {
            at_least(
                Size::Side(from, *axis),
                Size::Side(to, *axis),
                launch,
                params,
            )
        }),
        _ => false,
    }
}

/// True if a parameter has exactly one element for each thread of the launch, reached by the
/// thread's token of the parameter's rank.
pub(crate) fn one_for_each_thread(param: usize, launch: &Launch, params: &[Param]) -> bool {
    let domain = launch.over.param();
    match params.get(param).and_then(|p| p.kind.rank()) {
        Some(Rank::One) => {
            let (a, b) = (Size::Len(domain), Size::Len(param));
            at_least(a, b, launch, params) && at_least(b, a, launch, params)
        }
        Some(rank) => {
            launch.rank == rank
                && covers(domain, param, launch, params)
                && covers(param, domain, launch, params)
        }
        None => false,
    }
}
