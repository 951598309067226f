//! Sums of whole numbers that a launch fixes, and what follows from sums known not to be negative.

use crate::ir::{Axis, LocalId};
use std::collections::BTreeMap;

/// A whole number, never negative, that stays the same while a thread uses it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Atom {
    /// The length of a slice parameter (index into the parameters).
    Len(usize),
    /// An extent of a slice parameter of rank 2 or 3 (index into the parameters).
    Side(usize, Axis),
    /// An unsigned scalar parameter (index into the parameters), as the launch gave it.
    Scalar(usize),
    /// A constant with a name of one word.
    Const(String),
    /// The token's index: below the length of the domain.
    Token,
    /// The token's coordinate: below the domain's extent.
    Own(Axis),
    /// The index in the block: below the block's size.
    ThreadIdx,
    /// The variable of a `for` over a range.
    Var(LocalId),
    /// An unsigned local that never changes, and of which nothing else is known.
    Opaque(LocalId),
}

impl Atom {
    /// True for what has a bound of its own, by which it is replaced.
    pub(super) fn is_bounded(&self) -> bool {
        matches!(
            self,
            Atom::Token | Atom::Own(_) | Atom::ThreadIdx | Atom::Var(_)
        )
    }
}

/// `a + 3 * b - 2`: exact, while the machine's arithmetic wraps. `None` where this module's own
/// numbers would not hold a coefficient.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub(super) struct Linear {
    terms: BTreeMap<Atom, i128>,
    constant: i128,
}

/// Coefficients and constants stay far below what an `i128` holds, so that sums of a few of their
/// products do as well.
const LIMIT: u128 = 1 << 60;

impl Linear {
    pub(super) fn number(constant: i128) -> Self {
        Linear {
            terms: BTreeMap::new(),
            constant,
        }
    }

    pub(super) fn atom(a: Atom) -> Self {
        Linear {
            terms: BTreeMap::from([(a, 1)]),
            constant: 0,
        }
    }

    /// The sum with `factor` times `other`.
    pub(super) fn plus(&self, factor: i128, other: &Linear) -> Option<Linear> {
        let mut sum = self.clone();
        sum.constant += factor.checked_mul(other.constant)?;
        for (a, k) in &other.terms {
            *sum.terms.entry(a.clone()).or_insert(0) += factor.checked_mul(*k)?;
        }
        sum.terms.retain(|_, k| *k != 0);
        sum.is_small().then_some(sum)
    }

    /// The product, if one side is a number.
    pub(super) fn times(&self, other: &Linear) -> Option<Linear> {
        let zero = Linear::default();
        match (self.as_number(), other.as_number()) {
            (Some(k), _) => zero.plus(k, other),
            (_, Some(k)) => zero.plus(k, self),
            _ => None,
        }
    }

    fn is_small(&self) -> bool {
        self.terms
            .values()
            .chain([&self.constant])
            .all(|k| k.unsigned_abs() < LIMIT)
    }

    pub(super) fn as_number(&self) -> Option<i128> {
        self.terms.is_empty().then_some(self.constant)
    }

    /// The last of its atoms that has a bound of its own, and its coefficient: a loop variable comes
    /// before what its range is made of.
    pub(super) fn last_bounded(&self) -> Option<(Atom, i128)> {
        let (a, k) = self.terms.iter().rfind(|(a, _)| a.is_bounded())?;
        Some((a.clone(), *k))
    }

    pub(super) fn atoms(&self) -> impl Iterator<Item = &Atom> {
        self.terms.keys()
    }

    pub(super) fn constant(&self) -> i128 {
        self.constant
    }

    pub(super) fn terms(&self) -> impl Iterator<Item = (&Atom, i128)> {
        self.terms.iter().map(|(a, k)| (a, *k))
    }

    /// A number that it is not above, where `most` is that of an atom.
    pub(super) fn at_most(&self, most: impl Fn(&Atom) -> u128) -> Option<i128> {
        let above = self.terms.iter().filter(|(_, k)| **k > 0);
        above.into_iter().try_fold(self.constant, |sum, (a, k)| {
            sum.checked_add(k.checked_mul(i128::try_from(most(a)).ok()?)?)
        })
    }

    /// Not negative, whatever its atoms are.
    fn is_plainly_positive(&self) -> bool {
        self.constant >= 0 && self.terms.values().all(|k| *k >= 0)
    }
}

/// How many facts a proof puts together, and how many sums it looks at in all.
const STEPS: usize = 6;
const FUEL: u32 = 2000;

/// True if `goal` is not negative wherever no fact is: it is a sum of facts and of atoms, none of
/// them negative. The sum is searched greedily, so a true goal may be missed, and a false one never
/// holds.
pub(super) fn follows(goal: &Linear, facts: &[Linear]) -> bool {
    search(goal, facts, STEPS, &mut FUEL.clone())
}

fn search(goal: &Linear, facts: &[Linear], steps: usize, fuel: &mut u32) -> bool {
    if goal.is_plainly_positive() {
        return true;
    }
    if steps == 0 || *fuel == 0 {
        return false;
    }
    *fuel -= 1;
    // What is negative in the goal has to come from a fact in which it is negative as well.
    let negative = goal.terms.iter().find(|(_, k)| **k < 0).map(|(a, _)| a);
    facts.iter().any(|fact| {
        let (of_goal, of_fact) = match negative {
            Some(a) => (goal.terms.get(a), fact.terms.get(a)),
            None => (Some(&goal.constant), Some(&fact.constant)),
        };
        let (Some(g), Some(f)) = (of_goal, of_fact.filter(|f| **f < 0)) else {
            return false;
        };
        // The least multiple of the fact that takes all of it: both are negative.
        let factor = (g + f + 1) / f;
        goal.plus(-factor, fact)
            .is_some_and(|rest| search(&rest, facts, steps - 1, fuel))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `sum(&[(3, 0)], -2)` is three times the length of parameter 0, less two.
    fn sum(terms: &[(i128, usize)], constant: i128) -> Linear {
        terms.iter().fold(Linear::number(constant), |s, (k, p)| {
            s.plus(*k, &Linear::atom(Atom::Len(*p))).unwrap()
        })
    }

    #[test]
    fn what_follows_is_found() {
        // x >= 3y + 2, z >= x
        let facts = [sum(&[(1, 0), (-3, 1)], -2), sum(&[(1, 2), (-1, 0)], 0)];
        assert!(follows(&sum(&[(1, 0), (-3, 1)], -2), &facts));
        assert!(follows(&sum(&[(1, 0), (-2, 1)], 0), &facts));
        assert!(follows(&sum(&[(1, 2), (-3, 1)], -2), &facts));
        assert!(follows(&sum(&[(2, 2), (-6, 1)], -4), &facts));
        assert!(follows(&sum(&[(1, 0)], -2), &facts));
    }

    #[test]
    fn what_does_not_follow_is_not_found() {
        let facts = [sum(&[(1, 0), (-3, 1)], -2), sum(&[(1, 2), (-1, 0)], 0)];
        assert!(!follows(&sum(&[(1, 0), (-3, 1)], -3), &facts));
        assert!(!follows(&sum(&[(1, 0), (-4, 1)], 0), &facts));
        assert!(!follows(&sum(&[(1, 1), (-1, 0)], 0), &facts));
        assert!(!follows(&sum(&[(1, 0), (-1, 2)], 0), &facts));
        assert!(!follows(&sum(&[(1, 1)], -1), &facts));
        assert!(!follows(&Linear::number(-1), &[]));
    }

    #[test]
    fn a_found_goal_holds_for_every_small_valuation() {
        let value = |l: &Linear, v: &[i128; 3]| {
            l.terms.iter().fold(l.constant, |s, (a, k)| match a {
                Atom::Len(p) => s + k * v[*p],
                _ => s,
            })
        };
        let mut state = 7_u64;
        let mut next = |range: i128| {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as i128 % (2 * range + 1) - range
        };
        let mut found = 0;
        for _ in 0..20_000 {
            let mut any = |_| sum(&[(next(3), 0), (next(3), 1), (next(3), 2)], next(4));
            let facts: Vec<Linear> = (0..3).map(&mut any).collect();
            let goal = any(3);
            if !follows(&goal, &facts) {
                continue;
            }
            found += 1;
            for n in 0..6 * 6 * 6 {
                let v = [n % 6, n / 6 % 6, n / 36];
                if facts.iter().all(|f| value(f, &v) >= 0) {
                    assert!(value(&goal, &v) >= 0, "{goal:?} from {facts:?} at {v:?}");
                }
            }
        }
        assert!(found > 500, "{found}");
    }

    #[test]
    fn large_numbers_prove_nothing() {
        let huge = Linear::number(1 << 59);
        assert_eq!(huge.times(&huge), None);
        assert_eq!(huge.plus(2, &huge), None);
    }
}
