//! What is known before a thread runs: the conditions of `requires`, in exact arithmetic.

use super::linear::{Atom, Linear, follows};
use crate::ir::{BinOp, BlockSize, Extent, Launch, Requires};

/// Sums that are not negative where a thread of this launch runs.
pub(super) fn of_launch(launch: &Launch) -> Vec<Linear> {
    let mut facts: Vec<Linear> = launch.requires.iter().flat_map(conditions).collect();
    // A thread runs, so there is an element for one; and a block has a thread.
    facts.extend(at_least_one(Atom::Len(launch.over.param())));
    if let BlockSize::Const(c) = &launch.block {
        facts.extend(at_least_one(Atom::Const(c.to_string())));
    }
    facts
}

fn at_least_one(a: Atom) -> Option<Linear> {
    Linear::atom(a).plus(-1, &Linear::number(1))
}

/// `left op right` as sums that are not negative. `!=` says nothing of that kind, and neither does a
/// term that is no sum.
///
/// Counter-example: `requires(x.len() != y.len())` with `x` the shorter one.
fn conditions(r: &Requires) -> Vec<Linear> {
    let (Some(left), Some(right)) = (sum(&r.left), sum(&r.right)) else {
        return Vec::new();
    };
    let one = Linear::number(1);
    let at_least = |a: &Linear, b: &Linear| a.plus(-1, b);
    let above = |a: &Linear, b: &Linear| a.plus(-1, b)?.plus(-1, &one);
    let found = match r.op {
        BinOp::Eq => vec![at_least(&left, &right), at_least(&right, &left)],
        BinOp::Ge => vec![at_least(&left, &right)],
        BinOp::Gt => vec![above(&left, &right)],
        BinOp::Le => vec![at_least(&right, &left)],
        BinOp::Lt => vec![above(&right, &left)],
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

fn sum(e: &Extent) -> Option<Linear> {
    match e {
        Extent::Len(i) => Some(Linear::atom(Atom::Len(*i))),
        Extent::Scalar(i) => Some(Linear::atom(Atom::Scalar(*i))),
        Extent::Const(c) => Some(Linear::atom(Atom::Const(c.to_string()))),
        Extent::Literal(v) => Linear::number(i128::from(*v)).plus(0, &Linear::default()),
        Extent::Add(a, b) => sum(a)?.plus(1, &sum(b)?),
        Extent::Mul(a, b) => sum(a)?.times(&sum(b)?),
    }
}

/// True if `requires` makes two parameters equally long, wherever a thread runs or not.
pub(crate) fn equal_length(a: usize, b: usize, requires: &[Requires]) -> bool {
    let facts: Vec<Linear> = requires.iter().flat_map(conditions).collect();
    let longer = |a: usize, b: usize| {
        Linear::atom(Atom::Len(a))
            .plus(-1, &Linear::atom(Atom::Len(b)))
            .is_some_and(|goal| follows(&goal, &facts))
    };
    longer(a, b) && longer(b, a)
}
