//! Each thread computes where to read or write.

use gpu_runtime::prelude::*;

/// Elements by their positions; negative ones ask for nothing.
#[gpu_kernel(over = out, requires(at.len() == out.len()))]
pub fn gather(t: Thread, x: &[f32], at: &[i32], missing: f32, #[out] out: &mut [f32]) {
    let i = t.id();
    out[i] = match at[i] {
        ..0 => missing,
        j => x[j as usize],
    };
}

/// Adds each weight to the bin of its key.
#[gpu_kernel(over = key.len(), requires(key.len() == weight.len()))]
pub fn scatter_add(t: Thread, key: &[u16], weight: &[i64], bins: &[Atomic<i64>]) {
    let i = t.id();
    bins[key[i] as usize].add(weight[i]);
}

/// The positions of a permutation's values.
#[gpu_kernel(over = inverse, requires(order.len() == inverse.len()))]
pub fn invert_permutation(t: Thread, order: &[u32], inverse: &mut [u32]) {
    let i = t.id();
    let to = order[i] as usize;
    assert!(to < inverse.len(), "not a permutation");
    #[safety("no value of a permutation occurs twice")]
    unsafe {
        inverse[to] = i as u32;
    }
}

/// Reorders the axes of a block of four dimensions: axis `k` of `out` is axis `order[k]` of `x`.
#[gpu_kernel(over = out, requires(x.len() == out.len()))]
pub fn permute(t: Thread, shape: [usize; 4], order: [usize; 4], x: &[u32], #[out] out: &mut [u32]) {
    let i = t.id();
    let mut stride = [1; 4];
    for k in (0..3).rev() {
        stride[k] = stride[k + 1] * shape[k + 1];
    }
    let mut rest = i as usize;
    let mut from = 0;
    for &axis in order.iter().rev() {
        from += rest % shape[axis] * stride[axis];
        rest /= shape[axis];
    }
    out[i] = x[from];
}

/// The order in which a fast Fourier transform takes its 2^`bits` values.
#[gpu_kernel(over = out, requires(x.len() == out.len()))]
pub fn bit_reversal(t: Thread, bits: u32, x: &[[f32; 2]], #[out] out: &mut [[f32; 2]]) {
    let i = t.id();
    let from = (i as u32).reverse_bits() >> (32 - bits);
    out[i] = x[from as usize];
}
