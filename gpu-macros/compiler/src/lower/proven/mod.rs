//! Indices that are in bounds for every thread of every launch, so that no check is generated.
//!
//! An index is taken as an exact sum ([`linear`]) of numbers that a launch fixes: lengths and extents,
//! unsigned scalar parameters, constants, the token and its coordinates, the variables of `for` loops
//! ([`forms`]). Each of the
//! latter is replaced by its own bound, and what is left has to follow from the conditions of
//! `requires`, which the launch checked without wrapping ([`facts`]). If the exact value lies in
//! `0..len`, the machine's value is the exact one: wrapping is a homomorphism, whatever the
//! intermediate results were.
//!
//! Conditions on the way to the index help as well ([`paths`]): `if x > 0 { now[x - 1] }`.
//!
//! What is not understood is not proven, and stays checked.
//!
//! Counter-example: `let mut j = i; j += 1; x[j]` — only what never changes has a form.
//! Counter-example: `x[!i]`, `x[if c { i } else { 5 }]` — numbers made from a token.
//! Counter-example: `x[i - 1]` with `x.len() >= y.len()` — below zero for the first thread: both
//! ends are proven.
//! Counter-example: `a[(p.x(), p.y())]` with equal extents — below the other axis' extent.

mod facts;
mod forms;
mod interior;
mod lengths;
mod linear;
mod paths;

pub(crate) use facts::one_for_each_thread;
pub(super) use interior::interior;

use crate::ir::{Function, Index, Rank, SiteId, Ty};
use std::collections::{BTreeMap, BTreeSet};

/// The places of `f` whose indices are in bounds; and for memory of rank 2 and 3 the coordinates that
/// are, a bit for each.
pub(super) fn in_bounds(f: &Function) -> (BTreeSet<SiteId>, BTreeMap<SiteId, u8>) {
    let (mut proven, mut known) = (BTreeSet::new(), BTreeMap::new());
    forms::Prover::new(f).walk(|prover, i| match rank_of(f, i) {
        Rank::One => {
            if prover.is_in_bounds(i) {
                proven.insert(i.site);
            }
        }
        rank => {
            let bits = prover.known_coordinates(i, rank);
            known.insert(i.site, bits);
            if bits.count_ones() as usize == rank.number() {
                proven.insert(i.site);
            }
        }
    });
    (proven, known)
}

fn rank_of(f: &Function, i: &Index) -> Rank {
    match f.types.get(i.base.ty) {
        Some(Ty::Slice(rank, _) | Ty::Own(rank, _)) => rank,
        _ => Rank::One,
    }
}
