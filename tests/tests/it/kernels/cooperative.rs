//! Cooperative kernels: barriers, shared memory, tail threads.

use super::corpus::{block_sum, noise};
use gpu_runtime::prelude::*;

/// The tree of `block_sum`, on one block.
fn tree<T: Copy + std::ops::Add<Output = T>>(block: &[T], zero: T, size: usize) -> T {
    let mut tile = vec![zero; size];
    tile[..block.len()].copy_from_slice(block);
    let mut stride = size / 2;
    while stride > 0 {
        for k in 0..stride {
            tile[k] = tile[k] + tile[k + stride];
        }
        stride /= 2;
    }
    tile[0]
}

fn check<const B: usize>(n: usize) {
    let x = noise(n, 7);
    let expected: Vec<f32> = x.chunks(B).map(|c| tree(c, 0.0, B)).collect();
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut sums = s.zeros::<f32>(n.div_ceil(B))?;
            block_sum::<f32, B, _>(s, &dx, &mut sums)?;
            sums.download()
        })
        .unwrap();
    let bits = |v: &[f32]| v.iter().map(|f| f.to_bits()).collect::<Vec<_>>();
    assert_eq!(bits(&got), bits(&expected), "n = {n}, B = {B}");
}

#[test]
fn block_sum_equals_its_tree_bit_for_bit_with_tail_threads() {
    for n in [0, 1, 31, 127, 128, 129, 1009, 40_000] {
        check::<1>(n.min(600));
        check::<32>(n);
        check::<128>(n);
        check::<1024>(n);
    }
}

#[test]
fn block_sum_is_generic() {
    let x: Vec<i64> = (0..1000).map(|i| i * i - 500).collect();
    let total = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut sums = s.zeros::<i64>(1000_usize.div_ceil(64))?;
            block_sum::<i64, 64, _>(s, &dx, &mut sums)?;
            sums.download()
        })
        .unwrap();
    assert_eq!(total.iter().sum::<i64>(), x.iter().sum::<i64>());
}

/// Reverses each block through shared memory; `mine` lives across the barrier.
#[gpu_kernel(over = y, block = 64)]
pub fn reverse_blocks(t: BlockThread, y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    let mut mine = 0.0;
    if let Some(i) = t.id() {
        mine = y[i];
    }
    tile[k] = mine * 2.0;
    t.sync();
    let other = tile[t.block_dim() - 1 - k];
    if let Some(i) = t.id() {
        y[i] = other + mine;
    }
}

#[test]
fn thread_variables_live_across_a_barrier() {
    let n = 64 * 5;
    let x = noise(n, 9);
    let got = gpu_manager()
        .scope(|s| {
            let mut y = s.upload(&x)?;
            reverse_blocks(s, &mut y)?;
            y.download()
        })
        .unwrap();
    for (b, block) in x.chunks(64).enumerate() {
        for k in 0..64 {
            assert_eq!(got[b * 64 + k], block[63 - k] * 2.0 + block[k]);
        }
    }
}

/// A uniform loop with a barrier, a uniform branch, and a variable that only the block has.
#[gpu_kernel(over = y, block = 32)]
pub fn rounds(t: BlockThread, n: usize, y: &mut [u32]) {
    let mut tile = shared!([u32; 32]);
    let k = t.thread_idx();
    tile[k] = k as u32;
    let mut done = 0;
    for r in 0..n {
        t.sync();
        let next = tile[(k + 1) % 32];
        t.sync();
        if r % 2 == 0 {
            tile[k] = next;
            done += 1;
        }
    }
    t.sync();
    if let Some(i) = t.id() {
        y[i] = tile[k] + done * 1000;
    }
}

#[test]
fn uniform_loops_and_branches_run_once_per_block() {
    for n in 0..5_usize {
        let got = gpu_manager()
            .scope(|s| {
                let mut y = s.zeros::<u32>(64)?;
                rounds(s, n, &mut y)?;
                y.download()
            })
            .unwrap();
        let turns = n.div_ceil(2) as u32;
        for (i, v) in got.iter().enumerate() {
            assert_eq!(
                *v,
                (i as u32 % 32 + turns) % 32 + turns * 1000,
                "n = {n}, i = {i}"
            );
        }
    }
}
