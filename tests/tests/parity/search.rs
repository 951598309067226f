//! Oracles and inputs of the searches.

use crate::harness::{LINE, SHORT, chunked, garbage, integers, noise};
use crate::kernels::search::*;

data! { Neighbour { distance2, index } }

/// A sorted list with repetitions, MIN and MAX.
fn sorted(n: usize) -> Vec<i64> {
    let mut list = integers(n, 1, |v| match v % 100 {
        0 => i64::MIN,
        1 => i64::MAX,
        k => (k as i64 - 50) * 1_000_003,
    });
    list.sort_unstable();
    list
}

parity! {
    kernels search;

    lower_bound: lower_bound, sizes LINE, exact;
    |n| {
        sorted: read sorted(n / 3),
        wanted: read sorted(n).into_iter().rev().map(|v| v.saturating_add(v % 2)).collect(),
        found: out garbage(n),
    }
    over found => |sorted: &[i64], wanted: &[i64], found: &mut [u32]| {
        for (found, wanted) in found.iter_mut().zip(wanted) {
            *found = sorted.partition_point(|v| v < wanted) as u32;
        }
    };

    nearest_neighbours_1: nearest_neighbours::<1>, sizes SHORT, exact;
    |n| {
        points: read cloud(n.min(300), 2),
        query: read cloud(n, 3),
        nearest: out garbage(n),
    }
    over nearest => by_sorting::<1>;

    nearest_neighbours_8: nearest_neighbours::<8>, sizes SHORT, exact;
    |n| {
        points: read cloud(n.min(300), 4),
        query: read cloud(n, 5),
        nearest: out garbage(n),
    }
    over nearest => by_sorting::<8>;
}

/// Points of a coarse lattice, so that many distances are equal.
fn cloud(n: usize, seed: u64) -> Vec<[f32; 3]> {
    let flat: Vec<f32> = noise(3 * n, seed)
        .iter()
        .map(|v| (v * 4.0).round() * 0.25)
        .collect();
    chunked(&flat)
}

fn by_sorting<const K: usize>(
    points: &[[f32; 3]],
    query: &[[f32; 3]],
    nearest: &mut [[Neighbour; K]],
) {
    for (q, nearest) in query.iter().zip(nearest) {
        let mut all: Vec<Neighbour> = points
            .iter()
            .zip(0..)
            .map(|(p, index)| {
                let [x, y, z] = [0, 1, 2].map(|c| p[c] - q[c]);
                let distance2 = x * x + y * y + z * z;
                Neighbour { distance2, index }
            })
            .collect();
        // A stable sort.
        all.sort_by(|a, b| a.distance2.total_cmp(&b.distance2));
        all.resize(all.len().max(K), Neighbour::NONE);
        nearest.copy_from_slice(&all[..K]);
    }
}
