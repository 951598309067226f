//! What the threads of a block do together.

use gpu_runtime::prelude::*;

/// Sums of blocks, each a tree in shared memory.
#[gpu_kernel(over = x.len())]
pub fn sums_by_tree(t: BlockThread, x: &[f32], sums: &mut [f32]) {
    let mut tile = shared!([f32; 256]);
    let k = t.thread_idx();
    tile[k] = if let Some(i) = t.id() { x[i] } else { 0.0 };
    t.sync();
    let mut stride = 128;
    while stride > 0 {
        if k < stride {
            tile[k] += tile[k + stride];
        }
        t.sync();
        stride /= 2;
    }
    if let Some(b) = t.block_leader() {
        sums[b] = tile[0];
    }
}

/// Sums of blocks of any number, and their extremes.
#[gpu_kernel(over = x.len(), block = B)]
pub fn sums_of_blocks<T: GpuNum, const B: usize>(t: BlockThread, x: &[T], sums: &mut [[T; 3]]) {
    let x = if let Some(i) = t.id() { x[i] } else { T::ZERO };
    let sum = t.block_sum(x);
    let lowest = t.block_min(x);
    let highest = t.block_max(x);
    if let Some(b) = t.block_leader() {
        sums[b] = [sum, lowest, highest];
    }
}

/// Sums of blocks: first those of warps, whose first lanes bring them to the block.
#[gpu_kernel(over = x.len(), block = 192)]
pub fn sums_by_warps(t: BlockThread, x: &[f32], sums: &mut [f32]) {
    let mut mine = if let Some(i) = t.id() { x[i] } else { 0.0 };
    mine = t.warp_sum(mine);
    if t.thread_idx() % 32 != 0 {
        mine = 0.0;
    }
    let total = t.block_sum(mine);
    if let Some(b) = t.block_leader() {
        sums[b] = total;
    }
}

/// Both scans of a block.
#[gpu_kernel(over = y, block = B)]
pub fn scans<T: GpuNum, const B: usize>(t: BlockThread, y: &mut [[T; 3]]) {
    let x = if let Some(i) = t.id() {
        y[i][0]
    } else {
        T::ONE
    };
    let upto = t.block_inclusive_scan(x);
    let before = t.block_exclusive_scan(x);
    if let Some(i) = t.id() {
        y[i] = [x, upto, before];
    }
}

/// The scan of a long line by each block, in as many rounds as it takes; the last sum is carried on.
/// Every block keeps the part that is its own.
#[gpu_kernel(over = y, block = 128, requires(x.len() == y.len()))]
pub fn scan_in_rounds(t: BlockThread, x: &[i64], y: &mut [i64]) {
    let k = t.thread_idx();
    let mut carry = 0;
    for round in 0..t.block_idx() + 1 {
        let at = round * t.block_dim() + k;
        let mine = if at < x.len() { x[at] } else { 0 };
        let upto = t.block_inclusive_scan(mine);
        if round == t.block_idx() {
            if let Some(i) = t.id() {
                y[i] = carry + upto;
            }
        }
        carry += t.block_broadcast(upto, t.block_dim() - 1);
    }
}

/// The scan of each warp that starts anew at every head, by shuffles.
#[gpu_kernel(over = y, block = 80, requires(heads.len() == y.len()))]
pub fn segmented_scan(t: BlockThread, heads: &[u8], y: &mut [f32]) {
    let lane = t.thread_idx() % 32;
    let mut v = if let Some(i) = t.id() { y[i] } else { 0.0 };
    let mut closed = if let Some(i) = t.id() {
        heads[i] as u32
    } else {
        1
    };
    for power in 0..5u32 {
        let reach = 1u32 << power;
        let other = t.shuffle_up(v, reach);
        let before = t.shuffle_up(closed, reach);
        if lane >= reach as usize {
            if closed == 0 {
                v = other + v;
            }
            closed |= before;
        }
    }
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

/// The largest value of each row and the sum of the exponentials less it, in one pass over the row.
#[gpu_kernel(over = mine.len(), block = 64, requires(rows.len() == mine.len() * 5))]
pub fn online_softmax(t: BlockThread, mine: &[u8], rows: &[f32], stats: &mut [[f32; 2]]) {
    let mut top = f32::NEG_INFINITY;
    let mut sum = 0.0;
    if let Some(i) = t.id() {
        for c in 0..5 {
            let v = rows[i * 5 + c];
            if v > top {
                sum = sum * (top - v).exp() + 1.0;
                top = v;
            } else {
                sum += (v - top).exp();
            }
        }
    }
    let highest = t.block_max(top);
    let share = if top > f32::NEG_INFINITY {
        sum * (top - highest).exp()
    } else {
        0.0
    };
    let total = t.block_sum(share);
    if let Some(b) = t.block_leader() {
        stats[b] = [highest, total];
    }
}

/// Layer normalisation of rows of 32, a warp each.
#[gpu_kernel(over = y)]
pub fn layer_norm(t: BlockThread, epsilon: f32, y: &mut [f32]) {
    let x = if let Some(i) = t.id() { y[i] } else { 0.0 };
    let sum = t.warp_sum(x);
    let off = x - sum / 32.0;
    let squares = t.warp_sum(off * off);
    if let Some(i) = t.id() {
        y[i] = off / (squares / 32.0 + epsilon).sqrt();
    }
}

/// The positive values of each block, packed to its front; how many they are.
#[gpu_kernel(over = y)]
pub fn compaction(t: BlockThread, y: &mut [f32], counts: &mut [u32]) {
    let mut tile = shared!([f32; 256]);
    let k = t.thread_idx();
    let lane = (k % 32) as u32;
    let x = if let Some(i) = t.id() { y[i] } else { 0.0 };
    let kept = x > 0.0;
    let which = t.warp_ballot(kept);
    let below = (which & ((1 << lane) - 1)).count_ones();
    let first = if lane == 0 { which.count_ones() } else { 0 };
    let before = t.block_inclusive_scan(first);
    // What the warps before this one keep.
    let place = (before - which.count_ones() + below) as usize;
    tile[k] = 0.0;
    t.sync();
    if kept {
        #[safety("`place` counts the kept threads before this one, so that no two have one place")]
        unsafe {
            tile[place] = x;
        }
    }
    let count = t.block_count(kept);
    if let Some(i) = t.id() {
        y[i] = tile[k];
    }
    if let Some(b) = t.block_leader() {
        counts[b] = count;
    }
}

/// The value of rank `rank` in each block, bit by bit from the highest.
#[gpu_kernel(over = x.len(), block = 96)]
pub fn select_rank(t: BlockThread, rank: u32, x: &[u32], found: &mut [u32]) {
    let x = if let Some(i) = t.id() { x[i] } else { u32::MAX };
    let mut left = rank;
    let mut high = 0;
    for n in 0..32u32 {
        let bit = 31 - n;
        let zeros = t.block_count(((x ^ high) >> bit) == 0);
        if left >= zeros {
            left -= zeros;
            high |= 1 << bit;
        }
    }
    if let Some(b) = t.block_leader() {
        found[b] = high;
    }
}

/// Distances from node 0 of each block's graph, whose nodes have two edges each, by frontiers.
#[gpu_kernel(over = steps, block = 64, requires(edges.len() == steps.len()))]
pub fn frontier(t: BlockThread, edges: &[[u8; 2]], steps: &mut [u32], rounds: &mut [u32]) {
    let mut reached = shared!([u32; 64]);
    let k = t.thread_idx();
    let to = if let Some(i) = t.id() {
        edges[i]
    } else {
        [k as u8, k as u8]
    };
    let mut mine = if k == 0 { 0 } else { u32::MAX };
    reached[k] = mine;
    let mut step = 0;
    loop {
        t.sync();
        let [a, b] = to;
        let near = reached[a as usize % 64].min(reached[b as usize % 64]);
        let enters = mine == u32::MAX && near != u32::MAX;
        if !t.block_any(enters) {
            break;
        }
        step += 1;
        if enters {
            mine = step;
        }
        reached[k] = mine;
    }
    if let Some(i) = t.id() {
        steps[i] = mine;
    }
    if let Some(b) = t.block_leader() {
        rounds[b] = step;
    }
}

/// Sorts each warp's values: a bitonic network of exchanges.
#[gpu_kernel(over = y)]
pub fn sort_in_warps(t: BlockThread, y: &mut [u32]) {
    let lane = (t.thread_idx() % 32) as u32;
    let mut v = if let Some(i) = t.id() { y[i] } else { u32::MAX };
    for outer in 0..5u32 {
        for inner in 0..outer + 1 {
            let bit = 1u32 << (outer - inner);
            let other = t.shuffle_xor(v, bit);
            let rising = lane & (2 << outer) == 0 || outer == 4;
            let low = lane & bit == 0;
            v = if rising == low {
                v.min(other)
            } else {
                v.max(other)
            };
        }
    }
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

/// All exchanges, also with lanes that a warp has not.
#[gpu_kernel(over = y, block = 100, requires(lanes.len() == y.len()))]
pub fn exchanges(t: BlockThread, lanes: &[u32], y: &mut [[i16; 8]]) {
    let n = if let Some(i) = t.id() { lanes[i] } else { 1 };
    let x = if let Some(i) = t.id() { y[i][0] } else { -7 };
    let up = t.shuffle_up(x, n);
    let down = t.shuffle_down(x, n);
    let across = t.shuffle_xor(x, n);
    let other = t.shuffle_index(x, n);
    let upto = t.warp_inclusive_scan(x);
    let before = t.warp_exclusive_scan(x);
    let lowest = t.warp_min(x);
    let highest = t.warp_max(x);
    if let Some(i) = t.id() {
        y[i] = [up, down, across, other, upto, before, lowest, highest];
    }
}

/// What conditions say of a block and of a warp.
#[gpu_kernel(over = y, block = 70)]
pub fn votes(t: BlockThread, y: &mut [u32]) {
    let x = if let Some(i) = t.id() { y[i] } else { 9 };
    let any = t.block_any(x == 3);
    let all = t.block_all(x < 200);
    let mut count = t.block_count(x > 100);
    // A variable that differs later is each thread's own from the start.
    if x % 2 == 0 {
        count += 1000;
    }
    let near = t.warp_any(x == 3);
    let whole = t.warp_all(x < 200);
    let many = t.warp_count(x > 100);
    let bits = t.warp_ballot(x > 100);
    if let Some(i) = t.id() {
        y[i] = bits
            ^ (count << 8)
            ^ (many << 16)
            ^ ((any as u32) << 24)
            ^ ((all as u32) << 25)
            ^ ((near as u32) << 26)
            ^ ((whole as u32) << 27);
    }
}

/// Relaxes each block's line, whose ends are held, until no value moves further than `small`.
#[gpu_kernel(over = y, block = 64)]
pub fn relaxation(t: BlockThread, small: f32, y: &mut [f32], rounds: &mut [u32]) {
    let mut line = shared!([f32; 64]);
    let k = t.thread_idx();
    line[k] = if let Some(i) = t.id() { y[i] } else { 0.0 };
    let mut round = 0;
    loop {
        t.sync();
        let now = line[k];
        let mut next = now;
        if k > 0 && k + 1 < 64 {
            next = 0.5 * (line[k - 1] + line[k + 1]);
        }
        let moved = t.block_max((next - now).abs());
        line[k] = next;
        round += 1;
        if moved <= small || round == 200 {
            break;
        }
    }
    if let Some(i) = t.id() {
        y[i] = line[k];
    }
    if let Some(b) = t.block_leader() {
        rounds[b] = round;
    }
}
