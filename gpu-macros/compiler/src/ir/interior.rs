//! Where a condition of a plain kernel needs no test.

use super::{Axis, ExprId, Extent};
use std::collections::BTreeMap;

/// Threads of a row of the launch for which conditions of the kernel are known: those whose
/// coordinates make every bound hold. The CPU device runs them in a loop of their own, which then
/// has none of the tests in it and vectorises.
#[derive(Default)]
pub struct Interior {
    /// The conditions of `if`s, and what each is in the interior.
    pub conditions: BTreeMap<ExprId, bool>,
    /// Sums that are not negative there, and nowhere else.
    pub bounds: Vec<Bound>,
}

/// A sum of exact numbers that a launch fixes and of a thread's coordinates.
pub struct Bound {
    /// How often it has the coordinate along a row.
    pub along: i64,
    /// Its number.
    pub constant: i64,
    /// All else that it is made of, and how often.
    pub terms: Vec<(i64, Measure)>,
}

/// What is the same for all threads of a row.
pub enum Measure {
    /// A length, an extent, a scalar of the launch.
    Extent(Extent),
    /// The coordinate of another axis.
    Coordinate(Axis),
}
