//! Each thread turns its own element of the inputs into its own element of the output.

use gpu_runtime::prelude::*;

/// `y = a x + y`.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

/// `y = a x + 1`, up to a limit, for any numbers.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn limited<T: GpuNum>(t: Thread, a: T, limit: T, x: &[T], #[out] y: &mut [T]) {
    let i = t.id();
    let v = a * x[i] + T::ONE;
    y[i] = if v > limit { limit } else { v };
}

/// Coefficients of the Taylor polynomial of the sine, from x^9 down to x.
const SINE: [f32; 5] = [
    1.0 / 362_880.0,
    -1.0 / 5_040.0,
    1.0 / 120.0,
    -1.0 / 6.0,
    1.0,
];

/// The sine near zero, by Horner's rule with fused multiplications.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn polynomial(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    let square = x[i] * x[i];
    let mut sum = 0.0_f32;
    for c in SINE {
        sum = sum.mul_add(square, c);
    }
    y[i] = sum * x[i];
}

/// Sums of rows of `x`, each as a value and the error that rounding left out of it.
#[gpu_kernel(over = sums, requires(x.len() >= sums.len() * width))]
pub fn compensated_sums(t: Thread, width: usize, x: &[f64], #[out] sums: &mut [[f64; 2]]) {
    let row = t.id();
    let (mut sum, mut error) = (0.0, 0.0);
    for k in 0..width {
        let (total, lost) = two_sum(sum, x[row * width + k]);
        sum = total;
        error += lost;
    }
    sums[row] = [sum, error];
}

/// Knuth's two-sum: the rounded sum, and what rounding took away.
#[gpu_fn]
fn two_sum(a: f64, b: f64) -> (f64, f64) {
    let sum = a + b;
    let back = sum - a;
    (sum, (a - (sum - back)) + (b - back))
}

/// Mixes two tracks of 16-bit sound; `gain` is in 256ths.
#[gpu_kernel(over = out, requires(voice.len() == out.len()))]
pub fn mix_tracks(t: Thread, gain: u16, voice: &[i16], out: &mut [i16]) {
    let i = t.id();
    let scaled = (voice[i] as i32 * gain as i32) >> 8;
    let limited = scaled.clamp(i16::MIN as i32, i16::MAX as i32) as i16;
    out[i] = out[i].saturating_add(limited);
}

/// What a float is: zero 1, subnormal 2, normal 3, infinite 4, NaN 5; negative if its sign is.
#[gpu_kernel(over = class, requires(x.len() == class.len()))]
pub fn classify(t: Thread, x: &[f32], #[out] class: &mut [i8]) {
    let i = t.id();
    let bits = x[i].to_bits();
    let kind = match ((bits >> 23) & 0xff, bits & 0x7f_ffff) {
        (0, 0) => 1,
        (0, _) => 2,
        (0xff, 0) => 4,
        (0xff, _) => 5,
        _ => 3,
    };
    class[i] = if x[i].is_sign_negative() { -kind } else { kind };
}
