//! Threads that update the same memory.

use gpu_runtime::prelude::*;

/// How often each value occurs.
#[gpu_kernel(over = x.len())]
pub fn histogram(t: Thread, x: &[u8], bins: &[Atomic<u32>]) {
    let i = t.id();
    bins[x[i] as usize].add(1);
}

/// The largest number of each group, by compare-and-exchange on its bits.
#[gpu_kernel(over = x.len(), requires(x.len() == group.len()))]
pub fn largest_of_group(t: Thread, x: &[f32], group: &[u32], largest: &[Atomic<u32>]) {
    let i = t.id();
    let slot = group[i] as usize;
    let mut seen = largest[slot].load();
    while f32::from_bits(seen) < x[i] {
        match largest[slot].compare_exchange(seen, x[i].to_bits()) {
            old if old == seen => break,
            old => seen = old,
        }
    }
}

/// Counts votes up to a limit.
#[gpu_kernel(over = vote.len())]
pub fn count_up_to(t: Thread, limit: i32, vote: &[u8], count: &[Atomic<i32>]) {
    let i = t.id();
    let slot = vote[i] as usize % count.len();
    loop {
        let now = count[slot].load();
        if now >= limit || count[slot].compare_exchange(now, now + 1) == now {
            break;
        }
    }
}

/// A slot of the table that nothing is in.
pub const EMPTY: u64 = u64::MAX;

/// Puts keys into a hash table with open addressing; each thread learns whether its key was new.
#[gpu_kernel(over = fresh, requires(keys.len() == fresh.len()))]
pub fn hash_insert(t: Thread, keys: &[u64], table: &[Atomic<u64>], fresh: &mut [u8]) {
    let i = t.id();
    let key = keys[i];
    let mut slot = (key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32) as usize % table.len();
    for _ in 0..table.len() {
        match table[slot].compare_exchange(EMPTY, key) {
            EMPTY => {
                fresh[i] = 1;
                return;
            }
            old if old == key => return,
            _ => slot = (slot + 1) % table.len(),
        }
    }
    fresh[i] = 2;
}

/// A step of a breadth-first search: what the border at `depth` reaches gets the next depth.
#[gpu_kernel(over = border.len(), requires(start.len() == border.len() + 1))]
pub fn breadth_first_step(
    t: Thread,
    depth: u32,
    start: &[u32],
    edge: &[u32],
    border: &[u8],
    level: &[Atomic<u32>],
    next: &[Atomic<u32>],
) {
    let v = t.id();
    if border[v] == 0 {
        return;
    }
    for e in start[v] as usize..start[v + 1] as usize {
        let to = edge[e] as usize;
        if level[to].min(depth + 1) > depth + 1 {
            next[to].store(1);
        }
    }
}
