//! Indices that are in bounds for every thread of every launch, so that no check is generated.
//!
//! An index is taken as an exact sum ([`linear`]) of numbers that a launch fixes: lengths, unsigned
//! scalar parameters, constants, the token, the variables of `for` loops ([`forms`]). Each of the
//! latter is replaced by its own bound, and what is left has to follow from the conditions of
//! `requires`, which the launch checked without wrapping ([`facts`]). If the exact value lies in
//! `0..len`, the machine's value is the exact one: wrapping is a homomorphism, whatever the
//! intermediate results were.
//!
//! What is not understood is not proven, and stays checked.
//!
//! Counter-example: `let mut j = i; j += 1; x[j]` — only what never changes has a form.
//! Counter-example: `x[!i]`, `x[if c { i } else { 5 }]` — numbers made from a token.
//! Counter-example: `x[i - 1]` with `x.len() >= y.len()` — below zero for the first thread: both
//! ends are proven.

mod facts;
mod forms;
mod linear;

pub(crate) use facts::equal_length;

use crate::ir::{Function, SiteId, walk_block};
use std::collections::BTreeSet;

/// The places of `f` whose indices are in bounds.
pub(super) fn in_bounds(f: &Function) -> BTreeSet<SiteId> {
    let prover = forms::Prover::new(f);
    let mut proven = BTreeSet::new();
    walk_block(&f.body, &mut |e| {
        if let crate::ir::ExprKind::Index(i) = &e.kind
            && prover.is_in_bounds(i)
        {
            proven.insert(i.site);
        }
    });
    proven
}
