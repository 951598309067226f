//! Oracles and inputs of the atomics. Whatever the order of the threads, these have one result, or
//! one set of results.

use std::collections::BTreeSet;

use crate::harness::{LINE, SHORT, integers, noise};
use crate::kernels::atomics::*;

parity! {
    kernels atomics;

    histogram: histogram, sizes LINE, exact;
    |n| { x: read integers(n, 1, |v| v as u8), bins: atomic vec![u32::MAX; 256] }
    over x => |x: &[u8], bins: &mut [u32]| {
        for x in x {
            let bin = &mut bins[usize::from(*x)];
            *bin = bin.wrapping_add(1);
        }
    };

    largest_of_group: largest_of_group, sizes LINE, exact;
    |n| {
        x: read noise(n, 2),
        group: read integers(n, 3, |v| (v % 7) as u32),
        largest: atomic vec![f32::NEG_INFINITY.to_bits(); 7],
    }
    over x => |x: &[f32], group: &[u32], largest: &mut [u32]| {
        for (g, largest) in (0..).zip(largest) {
            let of_group = x.iter().zip(group).filter(|(_, group)| **group == g);
            *largest = of_group.map(|(x, _)| *x).fold(f32::NEG_INFINITY, f32::max).to_bits();
        }
    };

    count_up_to: count_up_to, sizes LINE, exact;
    |n| { limit: value 17_i32, vote: read integers(n, 4, |v| v as u8), count: atomic vec![-3; 19] }
    over vote => |limit: i32, vote: &[u8], count: &mut [i32]| {
        for v in vote {
            let count = &mut count[usize::from(*v) % 19];
            *count = (*count + 1).min(limit);
        }
    };

    // The order of the threads decides which slots the keys are in, and which of equal keys is
    // the new one: the sets of keys, and how many threads were told what, are compared.
    hash_insert: hash_insert, sizes LINE, exact;
    |n| {
        keys: read integers(n, 5, |v| v % (n as u64 / 2 + 1)),
        table: atomic vec![EMPTY; n / 2 + 1],
        fresh: update vec![0_u8; n],
    }
    over fresh => |keys: &[u64], table: &mut [u64], fresh: &mut [u8]| {
        let distinct: BTreeSet<u64> = keys.iter().copied().collect();
        for ((slot, fresh), key) in table.iter_mut().zip(fresh).zip(distinct) {
            *slot = key;
            *fresh = 1;
        }
    }, settle |((), table, fresh)| {
        table.sort_unstable();
        fresh.sort_unstable();
    };

    breadth_first_step: breadth_first_step, sizes SHORT, exact;
    |n| with { let (start, edge) = graph(n); } {
        depth: value 3_u32,
        start: read start,
        edge: read edge,
        border: read integers(n, 6, |v| (v % 5 == 0) as u8),
        level: atomic integers(n, 7, |v| if v % 3 == 0 { (v % 7) as u32 } else { u32::MAX }),
        next: atomic vec![0_u32; n],
    }
    over border => |depth: u32,
                    start: &[u32],
                    edge: &[u32],
                    border: &[u8],
                    level: &mut [u32],
                    next: &mut [u32]| {
        for (v, ends) in start.windows(2).enumerate().filter(|(v, _)| border[*v] == 1) {
            let _ = v;
            for to in &edge[ends[0] as usize..ends[1] as usize] {
                let to = *to as usize;
                if level[to] > depth + 1 {
                    level[to] = depth + 1;
                    next[to] = 1;
                }
            }
        }
    };
}

/// A graph of `n` vertices by its edges, about four of each.
fn graph(n: usize) -> (Vec<u32>, Vec<u32>) {
    let mut start = vec![0];
    for degree in integers(n, 8, |v| (v % 9) as u32) {
        start.push(start[start.len() - 1] + degree);
    }
    let edges = start[n] as usize;
    (start, integers(edges, 9, |v| (v % n as u64) as u32))
}
