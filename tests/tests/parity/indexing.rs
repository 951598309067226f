//! Oracles and inputs of gathering, scattering and reordering.

use crate::harness::{LINE, chunked, garbage, integers, noise};

parity! {
    kernels indexing;

    gather: gather, sizes LINE, exact;
    |n| {
        x: read noise(1_009, 1),
        at: read integers(n, 2, |v| (v % 1_010) as i32 - 1),
        missing: value f32::NAN,
        out: out garbage(n),
    }
    over out => |x: &[f32], at: &[i32], missing: f32, out: &mut [f32]| {
        for (out, at) in out.iter_mut().zip(at) {
            *out = usize::try_from(*at).map_or(missing, |at| x[at]);
        }
    };

    scatter_add: scatter_add, sizes LINE, exact;
    |n| {
        key: read integers(n, 3, |v| (v % 251) as u16),
        weight: read integers(n, 4, |v| v as i64),
        bins: atomic integers(251, 5, |v| v as i64),
    }
    over key => |key: &[u16], weight: &[i64], bins: &mut [i64]| {
        for (key, weight) in key.iter().zip(weight) {
            let bin = &mut bins[usize::from(*key)];
            *bin = bin.wrapping_add(*weight);
        }
    };

    invert_permutation: invert_permutation, sizes LINE, exact;
    |n| {
        // 7 919 is prime, and no size of the list is a multiple of it.
        order: read (0..n).map(|i| ((i * 7_919 + 3) % n) as u32).collect(),
        inverse: update vec![u32::MAX; n],
    }
    over inverse => |order: &[u32], inverse: &mut [u32]| {
        let mut pairs: Vec<(u32, u32)> = order.iter().copied().zip(0..).collect();
        pairs.sort_unstable();
        for (inverse, (_, i)) in inverse.iter_mut().zip(pairs) {
            *inverse = i;
        }
    };

    permute: permute, sizes LINE, exact;
    |n| with {
        // As near to `n` as three, five and seven come.
        let shape = if n < 105 { [n, 1, 1, 1] } else { [3, n / 105, 7, 5] };
        let len: usize = shape.iter().product();
    } {
        shape: value shape,
        order: value [2, 0, 3, 1],
        x: read integers(len, 6, |v| v as u32),
        out: out garbage(len),
    }
    over out => |shape: [usize; 4], order: [usize; 4], x: &[u32], out: &mut [u32]| {
        let to = order.map(|axis| shape[axis]);
        let mut values = x.iter();
        for a in 0..shape[0] {
            for b in 0..shape[1] {
                for c in 0..shape[2] {
                    for d in 0..shape[3] {
                        let p = order.map(|axis| [a, b, c, d][axis]);
                        let at = ((p[0] * to[1] + p[1]) * to[2] + p[2]) * to[3] + p[3];
                        out[at] = *values.next().unwrap();
                    }
                }
            }
        }
    };

    bit_reversal: bit_reversal, sizes &[1, 2, 256, 131_072], exact;
    |n| {
        bits: value n.ilog2(),
        x: read chunked::<f32, 2>(&noise(2 * n, 7)),
        out: out garbage(n),
    }
    over out => |bits: u32, x: &[[f32; 2]], out: &mut [[f32; 2]]| {
        for (i, out) in out.iter_mut().enumerate() {
            let from = (0..bits).fold(0, |from, b| from << 1 | i >> b & 1);
            *out = x[from];
        }
    };
}
