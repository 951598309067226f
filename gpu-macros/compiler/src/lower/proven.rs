//! Bounds that the launch proves: a token indexes the array of the domain, and arrays that
//! `requires` shows to be at least as long.

use super::Lowerer;
use crate::ir::{BinOp, BlockSize, Expr, ExprKind, Extent, ParamKind, Requires, ThreadFn, Ty};

impl Lowerer<'_> {
    /// True if `base[index]` is in bounds for every thread of every launch.
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
        // Counter-example: `x[!i]`, `x[if c { i } else { 5 }]`: numbers made from a token.
        let token = matches!(
            index.kind,
            ExprKind::Local(_) | ExprKind::Thread(ThreadFn::Id)
        );
        if !token || self.types.get(index.ty) != Some(Ty::ThreadToken) {
            return false;
        }
        if !matches!(
            self.param_kind(*id),
            Some(ParamKind::Slice(_) | ParamKind::Own(_))
        ) {
            return false;
        }
        at_least(launch.over.param(), id.0 as usize, &launch.requires)
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

/// True if parameter `to` is at least as long as parameter `from`.
fn at_least(from: usize, to: usize, requires: &[Requires]) -> bool {
    let mut seen = vec![from];
    let mut next = 0;
    while let Some(current) = seen.get(next).copied() {
        if current == to {
            return true;
        }
        next += 1;
        for r in requires {
            if let (Extent::Len(a), Extent::Len(b)) = (&r.left, &r.right) {
                let longer = match r.op {
                    BinOp::Eq if *a == current => Some(*b),
                    BinOp::Eq if *b == current => Some(*a),
                    BinOp::Le | BinOp::Lt if *a == current => Some(*b),
                    BinOp::Ge | BinOp::Gt if *b == current => Some(*a),
                    _ => None,
                };
                if let Some(l) = longer
                    && !seen.contains(&l)
                {
                    seen.push(l);
                }
            }
        }
    }
    false
}

/// True if `requires` makes two parameters equally long.
pub(crate) fn equal_length(a: usize, b: usize, requires: &[Requires]) -> bool {
    at_least(a, b, requires) && at_least(b, a, requires)
}
