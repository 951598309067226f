//! Each thread turns its own element of the inputs into its own element of the output.

use gpu_runtime::prelude::*;

/// `y = a x + y`.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
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
    for k in 0..5 {
        sum = sum.mul_add(square, SINE[k]);
    }
    y[i] = sum * x[i];
}

/// Sums of rows of `x`, each as a value and the error that rounding left out of it.
#[gpu_kernel(over = sums, requires(x.len() >= sums.len() * width))]
pub fn compensated_sums(t: Thread, width: usize, x: &[f64], #[out] sums: &mut [[f64; 2]]) {
    let row = t.id();
    let mut sum = 0.0;
    let mut error = 0.0;
    for k in 0..width {
        let v = x[row * width + k];
        // Knuth's two-sum: `total` and `lost` together are the exact sum.
        let total = sum + v;
        let back = total - sum;
        let lost = (sum - (total - back)) + (v - back);
        sum = total;
        error += lost;
    }
    sums[row] = [sum, error];
}

/// Mixes two tracks of 16-bit sound; `gain` is in 256ths.
#[gpu_kernel(over = out, requires(voice.len() == out.len()))]
pub fn mix_tracks(t: Thread, gain: u16, voice: &[i16], out: &mut [i16]) {
    let i = t.id();
    let scaled = (voice[i] as i32 * gain as i32) >> 8;
    let limited = scaled.clamp(i16::MIN as i32, i16::MAX as i32) as i16;
    out[i] = out[i].saturating_add(limited);
}
