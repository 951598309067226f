//! What neural networks do.

use gpu_runtime::prelude::*;

#[gpu_fn]
pub fn relu(x: f32) -> f32 {
    x.max(0.0)
}

/// `x` times the logistic function of `x`.
#[gpu_fn]
pub fn silu(x: f32) -> f32 {
    x / (1.0 + (-x).exp())
}

const SQRT_2_BY_PI: f32 = 0.797_884_6;

/// The Gaussian error unit with the hyperbolic tangent written as an exponential.
#[gpu_fn]
pub fn gelu(x: f32) -> f32 {
    let u = SQRT_2_BY_PI * (x + 0.044_715 * x * x * x);
    x / (1.0 + (-2.0 * u).exp())
}

/// Bias and three activations in one pass.
#[gpu_kernel(over = out, requires(x.len() == out.len()))]
pub fn activations(t: Thread, x: &[f32], bias: &[f32], #[out] out: &mut [[f32; 3]]) {
    let i = t.id();
    let v = x[i] + bias[i % bias.len()];
    out[i] = [relu(v), silu(v), gelu(v)];
}

/// How an optimiser's step is taken.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct AdamW {
    pub rate: f32,
    pub beta1: f32,
    pub beta2: f32,
    pub epsilon: f32,
    pub decay: f32,
    pub step: i32,
}

/// A step of AdamW: parameters and both moments are updated in place.
#[gpu_kernel(over = param, requires(grad.len() == param.len(), m.len() == param.len(), v.len() == param.len()))]
pub fn adamw(
    t: Thread,
    adam: AdamW,
    grad: &[f32],
    param: &mut [f32],
    m: &mut [f32],
    v: &mut [f32],
) {
    let i = t.id();
    let g = grad[i];
    m[i] = adam.beta1 * m[i] + (1.0 - adam.beta1) * g;
    v[i] = adam.beta2 * v[i] + (1.0 - adam.beta2) * g * g;
    let first = m[i] / (1.0 - adam.beta1.powi(adam.step));
    let second = v[i] / (1.0 - adam.beta2.powi(adam.step));
    param[i] -= adam.rate * (first / (second.sqrt() + adam.epsilon) + adam.decay * param[i]);
}

/// Softmax of rows of `N` values, each row a thread's own.
#[gpu_kernel(over = rows)]
pub fn softmax<const N: usize>(t: Thread, rows: &mut [[f32; N]]) {
    let i = t.id();
    let mut row = rows[i];
    let mut top = f32::NEG_INFINITY;
    for v in row {
        top = top.max(v);
    }
    let mut sum = 0.0;
    for v in &mut row {
        *v = (*v - top).exp();
        sum += *v;
    }
    for v in row.iter_mut() {
        *v /= sum;
    }
    rows[i] = row;
}

/// Weights of 4 bits, two to a byte, in groups of 32 with a scale and a zero point each.
#[gpu_kernel(over = out, requires(packed.len() * 2 == out.len()))]
pub fn dequantise_int4(
    t: Thread,
    packed: &[u8],
    scale: &[f32],
    zero: &[u8],
    #[out] out: &mut [f32],
) {
    let i = t.id();
    let pair = packed[i / 2];
    let q = if i % 2 == 0 { pair & 0xf } else { pair >> 4 };
    let group = i / 32;
    out[i] = (q as i32 - zero[group] as i32) as f32 * scale[group];
}

/// 32 weights of 8 bits behind the bits of their scale, a 16-bit float.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Block8 {
    pub scale: u16,
    pub weights: [i8; 32],
}

/// A 16-bit float's value.
#[gpu_fn]
pub fn half_to_f32(bits: u16) -> f32 {
    let bits = bits as u32;
    let sign = (bits & 0x8000) << 16;
    match ((bits >> 10) & 0x1f, bits & 0x3ff) {
        // Infinities and NaNs.
        (0x1f, fraction) => f32::from_bits(sign | 0x7f80_0000 | (fraction << 13)),
        // Zeros and subnormal numbers: multiples of 2^-24.
        (0, fraction) => {
            let size = fraction as f32 * (1.0 / 16_777_216.0);
            if sign == 0 { size } else { -size }
        }
        (exponent, fraction) => f32::from_bits(sign | ((exponent + 112) << 23) | (fraction << 13)),
    }
}

/// Weights of 8 bits in blocks of 32.
#[gpu_kernel(over = out, requires(blocks.len() * 32 == out.len()))]
pub fn dequantise_int8(t: Thread, blocks: &[Block8], #[out] out: &mut [f32]) {
    let i = t.id();
    let scale = half_to_f32(blocks[i / 32].scale);
    out[i] = blocks[i / 32].weights[i % 32] as f32 * scale;
}
