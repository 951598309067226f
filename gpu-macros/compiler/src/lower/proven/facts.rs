//! What is known before a thread runs: the conditions of `requires`, in exact arithmetic.

use super::linear::{Atom, Linear, follows};
use crate::ir::{Axis, BinOp, BlockSize, Extent, Function, Launch, Rank, Requires};

/// Sums that are not negative where a thread of this launch runs.
pub(super) fn of_launch(f: &Function) -> Vec<Linear> {
    let Some(launch) = &f.launch else {
        return Vec::new();
    };
    let mut facts = of_arguments(f, launch);
    // A thread runs, so there is an element for one; and a block has a thread.
    let domain = launch.over.param();
    facts.extend(at_least_one(Atom::Len(domain)));
    if launch.rank != Rank::One {
        let sides = launch.rank.axes().iter();
        facts.extend(sides.filter_map(|a| at_least_one(Atom::Side(domain, *a))));
    }
    if let BlockSize::Const(c) = &launch.block {
        facts.extend(at_least_one(Atom::Const(c.to_string())));
    }
    facts
}

/// Sums that are not negative, whether a thread runs or not: the conditions, and that memory which is
/// at least as large along every axis has at least as many elements.
fn of_arguments(f: &Function, launch: &Launch) -> Vec<Linear> {
    let mut facts: Vec<Linear> = launch
        .requires
        .iter()
        .flat_map(|r| conditions(f, r))
        .collect();
    let sides = facts.clone();
    for (small, large) in pairs(f) {
        if covers(f, small, large, &sides) {
            facts.extend(difference(Atom::Len(large), Atom::Len(small)));
        }
    }
    facts
}

/// How many parameters of rank 2 and 3 are compared with each other: there are pairs of them, and a
/// proof for each.
const COMPARED: usize = 12;

/// Every two parameters of one rank, 2 or 3.
fn pairs(f: &Function) -> impl Iterator<Item = (usize, usize)> {
    let ranked = |p: &usize| !matches!(rank(f, *p), None | Some(Rank::One));
    let few = (0..f.params.len()).filter(ranked).count() <= COMPARED;
    let n = if few { f.params.len() } else { 0 };
    let all = (0..n).flat_map(move |a| (0..n).map(move |b| (a, b)));
    all.filter(|(a, b)| a != b && rank(f, *a) == rank(f, *b) && rank(f, *a) != Some(Rank::One))
        .filter(|(a, _)| rank(f, *a).is_some())
}

fn rank(f: &Function, param: usize) -> Option<Rank> {
    f.params.get(param).and_then(|p| p.kind.rank())
}

/// True if the extents of `large` are at least those of `small`, which has its rank.
fn covers(f: &Function, small: usize, large: usize, facts: &[Linear]) -> bool {
    rank(f, small).is_some_and(|r| {
        r.axes().iter().all(|a| {
            difference(Atom::Side(large, *a), Atom::Side(small, *a))
                .is_some_and(|goal| follows(&goal, facts))
        })
    })
}

fn difference(a: Atom, b: Atom) -> Option<Linear> {
    Linear::atom(a).plus(-1, &Linear::atom(b))
}

fn at_least_one(a: Atom) -> Option<Linear> {
    Linear::atom(a).plus(-1, &Linear::number(1))
}

/// `left op right` as sums that are not negative. `!=` says nothing of that kind, and neither does a
/// term that is no sum.
///
/// Counter-example: `requires(x.len() != y.len())` with `x` the shorter one.
fn conditions(f: &Function, r: &Requires) -> Vec<Linear> {
    let (Some(left), Some(right)) = (sum(f, &r.left), sum(f, &r.right)) else {
        return Vec::new();
    };
    holding(r.op, &left, &right).into_iter().flatten().collect()
}

/// `left op right` as sums that are not negative, all of them together; `None` for a sum that this
/// module's numbers do not hold, nothing for what is no order.
pub(super) fn holding(op: BinOp, left: &Linear, right: &Linear) -> Vec<Option<Linear>> {
    let one = Linear::number(1);
    let at_least = |a: &Linear, b: &Linear| a.plus(-1, b);
    let above = |a: &Linear, b: &Linear| a.plus(-1, b)?.plus(-1, &one);
    match op {
        BinOp::Eq => vec![at_least(left, right), at_least(right, left)],
        BinOp::Ge => vec![at_least(left, right)],
        BinOp::Gt => vec![above(left, right)],
        BinOp::Le => vec![at_least(right, left)],
        BinOp::Lt => vec![above(right, left)],
        _ => Vec::new(),
    }
}

fn sum(f: &Function, e: &Extent) -> Option<Linear> {
    match e {
        Extent::Len(i) => Some(Linear::atom(Atom::Len(*i))),
        Extent::Scalar(i) => Some(Linear::atom(Atom::Scalar(*i))),
        Extent::Const(c) => Some(Linear::atom(Atom::Const(c.to_string()))),
        Extent::Literal(v) => Linear::number(i128::from(*v)).plus(0, &Linear::default()),
        Extent::Side(i, axis) => Some(Linear::atom(Atom::Side(*i, *axis))),
        Extent::Add(a, b) => sum(f, a)?.plus(1, &sum(f, b)?),
        Extent::Mul(a, b) => match whole(f, e) {
            Some(param) => Some(Linear::atom(Atom::Len(param))),
            None => sum(f, a)?.times(&sum(f, b)?),
        },
    }
}

/// The parameter whose extents, each once, a product is made of: `a.rows() * a.cols()` is `a.len()`.
fn whole(f: &Function, e: &Extent) -> Option<usize> {
    fn factors(e: &Extent, sides: &mut Vec<(usize, Axis)>) -> Option<()> {
        match e {
            Extent::Side(i, axis) => sides.push((*i, *axis)),
            Extent::Mul(a, b) => {
                factors(a, sides)?;
                factors(b, sides)?;
            }
            _ => return None,
        }
        Some(())
    }
    let mut sides = Vec::new();
    factors(e, &mut sides)?;
    let param = sides.first()?.0;
    let rank = rank(f, param)?;
    let each = |axis: &Axis| sides.contains(&(param, *axis));
    (sides.len() == rank.number() && rank.axes().iter().all(each)).then_some(param)
}

/// True if a parameter has exactly one element for each thread of the launch, reached by the thread's
/// token of the parameter's rank.
///
/// Counter-example: `over = a.extents(), requires(a.len() == out.len())` — 2 x 8 and 4 x 4.
pub(crate) fn one_for_each_thread(f: &Function, param: usize) -> bool {
    let Some(launch) = &f.launch else {
        return false;
    };
    let facts = of_arguments(f, launch);
    let domain = launch.over.param();
    match rank(f, param) {
        Some(Rank::One) => {
            let longer = |a, b| {
                difference(Atom::Len(a), Atom::Len(b)).is_some_and(|goal| follows(&goal, &facts))
            };
            longer(param, domain) && longer(domain, param)
        }
        Some(rank) => {
            launch.rank == rank
                && covers(f, domain, param, &facts)
                && covers(f, param, domain, &facts)
        }
        None => false,
    }
}
