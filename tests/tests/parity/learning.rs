//! Oracles and inputs of what neural networks do.

use crate::harness::{LINE, chunked, garbage, integers, noise};
use crate::kernels::learning::*;

data! { Block8 { scale, weights } }

const STEPS: AdamW = AdamW {
    rate: 1e-3,
    beta1: 0.9,
    beta2: 0.999,
    epsilon: 1e-8,
    decay: 0.01,
    // Its bits are not alike, and little of the bias is gone.
    step: 13,
};

parity! {
    kernels learning;

    // `exp` is within 3 ulps; what follows it are a sum of positive numbers and a division.
    activations: activations, sizes LINE, ulps(5);
    |n| {
        x: read noise(n, 1).iter().map(|v| v * 12.0).collect(),
        bias: read noise(13, 2),
        out: out garbage(n),
    }
    over out => |x: &[f32], bias: &[f32], out: &mut [[f32; 3]]| {
        for ((x, bias), out) in x.iter().zip(bias.iter().cycle()).zip(out) {
            let v = x + bias;
            let inner = 0.797_884_6 * (v + 0.044_715 * v * v * v);
            *out = [
                if v > 0.0 { v } else { 0.0 },
                v / (1.0 + f32::exp(-v)),
                v / (1.0 + f32::exp(-2.0 * inner)),
            ];
        }
    };

    adamw: adamw, sizes LINE, exact;
    |n| {
        adam: value STEPS,
        grad: read noise(n, 3),
        param: update noise(n, 4),
        m: update noise(n, 5),
        v: update noise(n, 6).iter().map(|v| v.abs()).collect(),
    }
    over param => |a: AdamW, grad: &[f32], param: &mut [f32], m: &mut [f32], v: &mut [f32]| {
        // powi's definition: a multiplication for each bit that is set, from the lowest.
        let power = |x: f32| {
            let squares = std::iter::successors(Some(x), |s| Some(s * s));
            let bits = (0..32).map(|b| a.step >> b & 1 == 1);
            squares.zip(bits).filter(|(_, set)| *set).fold(1.0, |p, (s, _)| p * s)
        };
        let (left1, left2) = (1.0 - power(a.beta1), 1.0 - power(a.beta2));
        for (((g, p), m), v) in grad.iter().zip(param).zip(m).zip(v) {
            *m = a.beta1 * *m + (1.0 - a.beta1) * g;
            *v = a.beta2 * *v + (1.0 - a.beta2) * g * g;
            let step = (*m / left1) / ((*v / left2).sqrt() + a.epsilon);
            *p -= a.rate * (step + a.decay * *p);
        }
    };

    // `exp` is within 3 ulps, and so is a sum of positive ones, up to the rounding of its terms.
    softmax: softmax::<11>, sizes LINE, ulps(8);
    |n| { rows: update chunked::<f32, 11>(&noise(11 * n, 7)).iter().map(|r| r.map(|v| v * 9.0)).collect() }
    over rows => |rows: &mut [[f32; 11]]| {
        for row in rows {
            let top = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
            let powers = row.map(|v| (v - top).exp());
            let sum = powers.iter().fold(0.0, |sum, p| sum + p);
            *row = powers.map(|p| p / sum);
        }
    };

    dequantise_int4: dequantise_int4, sizes &[0, 2, 254, 256, 258, 1_018, 100_002], exact;
    |n| {
        packed: read integers(n / 2, 8, |v| v as u8),
        scale: read noise(n.div_ceil(32), 9),
        zero: read integers(n.div_ceil(32), 10, |v| (v % 16) as u8),
        out: out garbage(n),
    }
    over out => |packed: &[u8], scale: &[f32], zero: &[u8], out: &mut [f32]| {
        let groups = packed.chunks(16).zip(out.chunks_mut(32));
        for ((packed, out), (scale, zero)) in groups.zip(scale.iter().zip(zero)) {
            for (pair, out) in packed.iter().zip(out.chunks_mut(2)) {
                out[0] = f32::from((pair % 16) as i8 - *zero as i8) * scale;
                out[1] = f32::from((pair / 16) as i8 - *zero as i8) * scale;
            }
        }
    };

    dequantise_int8: dequantise_int8, sizes &[0, 32, 224, 256, 288, 1_024, 100_000], exact;
    |n| { blocks: read blocks(n / 32), out: out garbage(n) }
    over out => |blocks: &[Block8], out: &mut [f32]| {
        for (block, out) in blocks.iter().zip(out.chunks_mut(32)) {
            let bits = i32::from(block.scale);
            let sign = if bits >> 15 == 1 { -1.0 } else { 1.0 };
            let fraction = f64::from(bits & 0x3ff) / 1024.0;
            let scale = match bits >> 10 & 0x1f {
                31 if bits & 0x3ff == 0 => f64::INFINITY,
                31 => f64::NAN,
                0 => fraction * 2.0_f64.powi(-14),
                e => (1.0 + fraction) * 2.0_f64.powi(e - 15),
            };
            for (weight, out) in block.weights.iter().zip(out) {
                *out = f32::from(*weight) * (sign * scale) as f32;
            }
        }
    };
}

/// Blocks with scales of all bits, among them subnormal ones, infinities and NaNs.
fn blocks(n: usize) -> Vec<Block8> {
    let scales = integers(n, 11, |v| v as u16);
    let weights = integers(n * 32, 12, |v| v as i8);
    scales
        .into_iter()
        .zip(chunked(&weights))
        .map(|(scale, weights)| Block8 { scale, weights })
        .collect()
}
