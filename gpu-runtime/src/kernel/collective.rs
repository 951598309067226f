//! Operations that the threads of a block, or of a warp, do together, as the CPU device does them:
//! what each function gives for the values that threads bring, `t.NAME(v)` gives in a kernel, on
//! every device bit for bit.
//!
//! A **warp** is 32 threads of a block that follow one another, 0 to 31, 32 to 63, and so on. Blocks
//! are whole: threads beyond the end of the launch take part with what they bring, commonly a
//! neutral value (`if let Some(i) = t.id() { x[i] } else { 0.0 }`). The last warp has fewer
//! threads where the block's size is no multiple of 32; a thread that is not there takes no part.
//!
//! # The order of operations
//!
//! A sum of floats depends on its order, so that the order is part of each operation. In it a
//! minimum and a maximum are the scalars' `min` and `max` (of a NaN and a number the number).
//!
//! - **Reduction of a warp** (`warp_sum`, `warp_min`, `warp_max`): a tree. For the strides 16, 8, 4,
//!   2, 1 the lane `l` below the stride takes `v[l] = v[l] + v[l + stride]`, where there is a lane
//!   `l + stride`; the result is `v[0]`. (M. Harris: *Optimizing Parallel Reduction in CUDA*, 2007.)
//! - **Reduction of a block** (`block_sum`, `block_min`, `block_max`): that of each warp, then their
//!   results from left to right, `((w0 + w1) + w2) + ..`.
//! - **Inclusive scan of a warp**: for the reaches 1, 2, 4, 8, 16 every lane `l` from the reach on takes
//!   `v[l] = v[l - reach] + v[l]`, all at once. (P. M. Kogge, H. S. Stone: *A Parallel Algorithm for
//!   the Efficient Solution of a General Class of Recurrence Equations*, 1973; W. D. Hillis, G. L.
//!   Steele: *Data Parallel Algorithms*, 1986.)
//! - **Inclusive scan of a block**: that of each warp, and to its values is added, from the left, what
//!   the warps before it have as their last value, `((w0 + w1) + w2) + ..`.
//! - **Exclusive scan**: the inclusive scan of the thread before; of the first thread, zero.
//!
//! Integers wrap, as everywhere in a kernel; their order makes no difference.
//!
//! # In a kernel
//!
//! | of a block | of a warp | takes | gives each thread |
//! |---|---|---|---|
//! | `block_sum`, `block_min`, `block_max` | `warp_sum`, `warp_min`, `warp_max` | a number | the same number |
//! | `block_any`, `block_all` | `warp_any`, `warp_all` | a `bool` | the same `bool` |
//! | `block_count` | `warp_count` | a `bool` | how many were true, a `u32` |
//! | | `warp_ballot` | a `bool` | which were true, a bit for each lane, a `u32` |
//! | `block_inclusive_scan`, `block_exclusive_scan` | `warp_inclusive_scan`, `warp_exclusive_scan` | a number | the sum up to its own |
//! | `block_broadcast(v, from)` | | any value, and a thread of the block | the value of that thread |
//! | | `shuffle_up(v, n)`, `shuffle_down(v, n)` | a number, and a `u32` | the value of the lane `n` below or above |
//! | | `shuffle_xor(v, mask)`, `shuffle_index(v, lane)` | the same | the value of the lane `own ^ mask`, of `lane` |
//!
//! Each is the whole value of a `let` or of an assignment, a statement of its own, or the whole
//! condition of an `if` (`total += t.block_sum(x);`, `if !t.block_any(x > 0.0) { break; }`). Every
//! thread of the block reaches it: what holds for `t.sync()` holds here, by the same proof, also for
//! the operations of a warp. An operation of a block is a barrier; one of a warp is none. What an
//! operation of a block gives is the same for all its threads, also to the proof, and may decide
//! over further barriers; a scan's result is each thread's own.
//!
//! A lane that `shuffle_*` looks for and that its warp has not gives the thread its own value.
//! `block_broadcast` of a thread that the block has not is a fault; `from` is the same for all threads.
//!
//! ```
//! use gpu_runtime::prelude::*;
//!
//! /// Each element less the mean of its block.
//! #[gpu_kernel(over = y, block = 64)]
//! fn centre(t: BlockThread, y: &mut [f32]) {
//!     let x = if let Some(i) = t.id() { y[i] } else { 0.0 };
//!     let total = t.block_sum(x);
//!     let here = if let Some(_i) = t.id() { true } else { false };
//!     let count = t.block_count(here);
//!     if let Some(i) = t.id() {
//!         y[i] = x - total / count as f32;
//!     }
//! }
//!
//! let centred = gpu_manager().scope(|s| {
//!     let mut y = s.upload(&[1.0_f32, 2.0, 6.0])?;
//!     centre(s, &mut y)?;
//!     y.download()
//! })?;
//! assert_eq!(centred, [-2.0, -1.0, 3.0]);
//! # Ok::<(), GpuError>(())
//! ```
//!
//! The functions below are for values that lie beside each other, those of thread 0 first. They
//! work in place.

use super::cx::{Cx, Fault, Site};
use super::gpu_num::GpuNum;
use super::ops::{add, num};
use super::text::TextBuilder;
use crate::error::FaultKind;
use crate::pod::KernelValue;

/// Threads of a warp.
pub const WARP: usize = 32;

/// The CUDA C++ of the same, which a text has where a kernel uses it.
pub const TEXT: &str = include_str!("prelude/collective.cuh");

/// Brings [`TEXT`] into a text; its namespace.
pub fn text(builder: &mut TextBuilder) -> &'static str {
    builder.define("gpu collectives", "gpu_collectives", |_, _| TEXT.to_owned());
    "gpu"
}

/// The result of a warp's tree.
#[inline(always)]
fn tree<T: Copy>(warp: &mut [T], op: impl Fn(T, T) -> T + Copy) {
    #[inline(always)]
    fn halve<T: Copy>(low: &mut [T], high: &[T], op: impl Fn(T, T) -> T) {
        for (a, b) in low.iter_mut().zip(high) {
            *a = op(*a, *b);
        }
    }
    if let Ok(warp) = <&mut [T; WARP]>::try_from(&mut *warp) {
        // The lengths are constants, for the vector units.
        let (low, high) = warp.split_at_mut(16);
        halve(low, high, op);
        let (low, high) = low.split_at_mut(8);
        halve(low, high, op);
        let (low, high) = low.split_at_mut(4);
        halve(low, high, op);
        let (low, high) = low.split_at_mut(2);
        halve(low, high, op);
        let (low, high) = low.split_at_mut(1);
        halve(low, high, op);
    } else {
        for stride in [16, 8, 4, 2, 1] {
            if let Some((low, high)) = warp.split_at_mut_checked(stride) {
                halve(low, high, op);
            }
        }
    }
}

/// The warps' trees, from left to right.
#[inline(always)]
fn reduce<T: GpuNum>(operands: &mut [T], op: impl Fn(T, T) -> T + Copy) -> T {
    let mut total = None;
    for warp in operands.chunks_mut(WARP) {
        tree(warp, op);
        let [first, ..] = *warp else { break };
        total = Some(match total {
            None => first,
            Some(total) => op(total, first),
        });
    }
    total.unwrap_or(T::ZERO)
}

/// Each warp's tree, for all its lanes.
#[inline(always)]
fn reduce_warps<T: Copy>(operands: &mut [T], op: impl Fn(T, T) -> T + Copy) {
    for warp in operands.chunks_mut(WARP) {
        tree(warp, op);
        if let [first, ..] = *warp {
            warp.fill(first);
        }
    }
}

/// The inclusive scan of a warp.
#[inline(always)]
fn scan<T: GpuNum>(warp: &mut [T]) {
    if let Ok(warp) = <&mut [T; WARP]>::try_from(&mut *warp) {
        #[inline(always)]
        fn reach<T: GpuNum, const REACH: usize>(warp: &mut [T; WARP]) {
            let before = *warp;
            for l in REACH..WARP {
                warp[l] = add(before[l - REACH], before[l]);
            }
        }
        reach::<T, 1>(warp);
        reach::<T, 2>(warp);
        reach::<T, 4>(warp);
        reach::<T, 8>(warp);
        reach::<T, 16>(warp);
    } else {
        for reach in [1, 2, 4, 8, 16] {
            for l in (reach..warp.len()).rev() {
                warp[l] = add(warp[l - reach], warp[l]);
            }
        }
    }
}

/// One place to the right, with zero before all.
#[inline(always)]
fn shift<T: GpuNum>(values: &mut [T]) {
    if let Some(last) = values.len().checked_sub(1) {
        values.copy_within(..last, 1);
        values[0] = T::ZERO;
    }
}

/// The sum of all values.
#[inline(always)]
pub fn block_sum<T: GpuNum>(operands: &mut [T]) -> T {
    reduce(operands, add)
}

/// The smallest value.
#[inline(always)]
pub fn block_min<T: GpuNum>(operands: &mut [T]) -> T {
    reduce(operands, num::min)
}

/// The largest value.
#[inline(always)]
pub fn block_max<T: GpuNum>(operands: &mut [T]) -> T {
    reduce(operands, num::max)
}

/// Is one of them true?
#[inline(always)]
pub fn block_any(operands: &mut [bool]) -> bool {
    operands.iter().fold(false, |any, v| any | *v)
}

/// Are all of them true?
#[inline(always)]
pub fn block_all(operands: &mut [bool]) -> bool {
    operands.iter().fold(true, |all, v| all & *v)
}

/// How many are true?
#[inline(always)]
pub fn block_count(operands: &mut [bool]) -> u32 {
    operands.iter().map(|v| u32::from(*v)).sum()
}

/// Every value becomes the sum of those up to it.
///
/// ```
/// use gpu_runtime::kernel::collective::block_inclusive_scan;
///
/// let mut values = [3, 1, 4, 1, 5];
/// block_inclusive_scan(&mut values);
/// assert_eq!(values, [3, 4, 8, 9, 14]);
/// ```
#[inline(always)]
pub fn block_inclusive_scan<T: GpuNum>(operands: &mut [T]) {
    let mut carry = None;
    for warp in operands.chunks_mut(WARP) {
        scan(warp);
        let total = warp.last().copied();
        if let Some(carry) = carry {
            for v in warp {
                *v = add(carry, *v);
            }
        }
        carry = match (carry, total) {
            (Some(carry), Some(total)) => Some(add(carry, total)),
            (_, total) => total,
        };
    }
}

/// Every value becomes the sum of those before it.
#[inline(always)]
pub fn block_exclusive_scan<T: GpuNum>(operands: &mut [T]) {
    block_inclusive_scan(operands);
    shift(operands);
}

/// The value of the thread `from`.
///
/// # Errors
/// A fault where there is no such thread.
#[inline(always)]
pub fn block_broadcast<T: KernelValue>(
    operands: &mut [T],
    from: usize,
    cx: &Cx,
    site: &'static Site,
) -> Result<T, Fault> {
    match operands.get(from) {
        Some(v) => Ok(*v),
        None => {
            let len = operands.len();
            Err(cx.fault(FaultKind::OutOfBounds, site, from as u64, len as u64))
        }
    }
}

/// Every value becomes the sum of its warp.
#[inline(always)]
pub fn warp_sum<T: GpuNum>(operands: &mut [T]) {
    reduce_warps(operands, add);
}

/// Every value becomes the smallest of its warp.
#[inline(always)]
pub fn warp_min<T: GpuNum>(operands: &mut [T]) {
    reduce_warps(operands, num::min);
}

/// Every value becomes the largest of its warp.
#[inline(always)]
pub fn warp_max<T: GpuNum>(operands: &mut [T]) {
    reduce_warps(operands, num::max);
}

/// Is one of its warp true?
#[inline(always)]
pub fn warp_any(operands: &mut [bool]) {
    reduce_warps(operands, |a, b| a | b);
}

/// Are all of its warp true?
#[inline(always)]
pub fn warp_all(operands: &mut [bool]) {
    reduce_warps(operands, |a, b| a & b);
}

/// How many of its warp are true?
#[inline(always)]
pub fn warp_count(operands: &mut [bool], results: &mut [u32]) {
    for (warp, results) in operands.chunks(WARP).zip(results.chunks_mut(WARP)) {
        results.fill(warp.iter().map(|v| u32::from(*v)).sum());
    }
}

/// Which of its warp are true: lane `l` is bit `l`.
#[inline(always)]
pub fn warp_ballot(operands: &mut [bool], results: &mut [u32]) {
    for (warp, results) in operands.chunks(WARP).zip(results.chunks_mut(WARP)) {
        let bits = warp.iter().enumerate().map(|(l, v)| u32::from(*v) << l);
        results.fill(bits.fold(0, |all, bit| all | bit));
    }
}

/// Every value becomes the sum of those of its warp up to it.
#[inline(always)]
pub fn warp_inclusive_scan<T: GpuNum>(operands: &mut [T]) {
    operands.chunks_mut(WARP).for_each(scan);
}

/// Every value becomes the sum of those of its warp before it.
#[inline(always)]
pub fn warp_exclusive_scan<T: GpuNum>(operands: &mut [T]) {
    for warp in operands.chunks_mut(WARP) {
        scan(warp);
        shift(warp);
    }
}

/// Each lane takes the value of `from(lane)`, or keeps its own where there is no such lane.
#[inline(always)]
fn shuffle<T: Copy>(operands: &mut [T], lanes: &[u32], from: impl Fn(u32, u32) -> Option<u32>) {
    for (warp, given) in operands.chunks_mut(WARP).zip(lanes.chunks(WARP)) {
        let Some(first) = warp.first() else { return };
        let mut before = [*first; WARP];
        before[..warp.len()].copy_from_slice(warp);
        let before = &before[..warp.len()];
        for (lane, (v, n)) in warp.iter_mut().zip(given).enumerate() {
            let source = from(lane as u32, *n).and_then(|l| before.get(l as usize));
            if let Some(other) = source {
                *v = *other;
            }
        }
    }
}

/// The value of the lane so many below.
#[inline(always)]
pub fn shuffle_up<T: GpuNum>(operands: &mut [T], by: &mut [u32]) {
    shuffle(operands, by, |lane, n| lane.checked_sub(n));
}

/// The value of the lane so many above.
#[inline(always)]
pub fn shuffle_down<T: GpuNum>(operands: &mut [T], by: &mut [u32]) {
    shuffle(operands, by, |lane, n| lane.checked_add(n));
}

/// The value of the lane whose number differs in the bits of the mask.
#[inline(always)]
pub fn shuffle_xor<T: GpuNum>(operands: &mut [T], masks: &mut [u32]) {
    shuffle(operands, masks, |lane, mask| Some(lane ^ mask));
}

/// The value of a lane by its number.
#[inline(always)]
pub fn shuffle_index<T: GpuNum>(operands: &mut [T], lanes: &mut [u32]) {
    shuffle(operands, lanes, |_, lane| Some(lane));
}
