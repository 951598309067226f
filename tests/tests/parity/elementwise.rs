//! Oracles and inputs of the element-wise kernels.

use crate::harness::{LINE, garbage, integers, noise};

parity! {
    kernels elementwise;

    saxpy: saxpy, sizes LINE, exact;
    |n| { a: value 1.7_f32, x: read special(n), y: update noise(n, 2) }
    over y => |a: f32, x: &[f32], y: &mut [f32]| {
        for (y, x) in y.iter_mut().zip(x) {
            *y += a * x;
        }
    };

    limited_f64: limited::<f64>, sizes LINE, exact;
    |n| {
        a: value -1e300,
        limit: value f64::MAX,
        x: read integers(n, 7, f64::from_bits),
        y: out garbage(n),
    }
    over y => |a: f64, limit: f64, x: &[f64], y: &mut [f64]| {
        for (y, x) in y.iter_mut().zip(x) {
            let v = a * x + 1.0;
            *y = if v == f64::INFINITY { limit } else { v };
        }
    };

    limited_u16: limited::<u16>, sizes LINE, exact;
    |n| { a: value 777, limit: value 50_000, x: read integers(n, 8, |v| v as u16), y: out garbage(n) }
    over y => |a: u16, limit: u16, x: &[u16], y: &mut [u16]| {
        for (y, x) in y.iter_mut().zip(x) {
            *y = ((u32::from(a) * u32::from(*x) + 1) as u16).min(limit);
        }
    };

    limited_i8: limited::<i8>, sizes LINE, exact;
    |n| { a: value -3, limit: value 100, x: read integers(n, 9, |v| v as i8), y: out garbage(n) }
    over y => |a: i8, limit: i8, x: &[i8], y: &mut [i8]| {
        for (y, x) in y.iter_mut().zip(x) {
            *y = ((i32::from(a) * i32::from(*x) + 1) as i8).min(limit);
        }
    };

    polynomial: polynomial, sizes LINE, exact;
    |n| { x: read noise(n, 3), y: out garbage(n) }
    over y => |x: &[f32], y: &mut [f32]| {
        for (y, &x) in y.iter_mut().zip(x) {
            let s = x * x;
            let sum = [-1.0 / 5_040.0, 1.0 / 120.0, -1.0 / 6.0, 1.0]
                .into_iter()
                .fold(1.0 / 362_880.0_f32, |sum, c| sum.mul_add(s, c));
            *y = sum * x;
        }
    };

    compensated_sums: compensated_sums, sizes LINE, exact;
    |n| {
        width: value 7_usize,
        x: read integers(n * 7, 4, |v| f64::from_bits(v >> 2 | 0x3000_0000_0000_0000)),
        sums: out garbage(n),
    }
    over sums => |width: usize, x: &[f64], sums: &mut [[f64; 2]]| {
        for (row, out) in x.chunks(width).zip(sums) {
            *out = [0.0, 0.0];
            for v in row {
                // Neumaier's way to the same error: the smaller one loses its last bits.
                let total = out[0] + v;
                out[1] += if out[0].abs() >= v.abs() {
                    (out[0] - total) + v
                } else {
                    (v - total) + out[0]
                };
                out[0] = total;
            }
        }
    };

    mix_tracks: mix_tracks, sizes LINE, exact;
    |n| {
        gain: value 700_u16,
        voice: read integers(n, 5, |v| v as i16),
        out: update integers(n, 6, |v| v as i16),
    }
    over out => |gain: u16, voice: &[i16], out: &mut [i16]| {
        for (out, voice) in out.iter_mut().zip(voice) {
            let scaled = i64::from(*voice) * i64::from(gain);
            let limited = scaled.div_euclid(256).clamp(-32_768, 32_767);
            *out = (i64::from(*out) + limited).clamp(-32_768, 32_767) as i16;
        }
    };

    classify: classify, sizes LINE, exact;
    |n| { x: read special(n), class: out garbage(n) }
    over class => |x: &[f32], class: &mut [i8]| {
        use std::num::FpCategory::*;
        for (x, class) in x.iter().zip(class) {
            let kind = match x.classify() {
                Zero => 1,
                Subnormal => 2,
                Normal => 3,
                Infinite => 4,
                Nan => 5,
            };
            *class = if x.is_sign_negative() { -kind } else { kind };
        }
    };
}

/// Noise among which are NaN, infinities, zeros and subnormal numbers.
fn special(n: usize) -> Vec<f32> {
    let odd = [
        f32::NAN,
        f32::INFINITY,
        f32::NEG_INFINITY,
        -0.0,
        0.0,
        f32::MIN_POSITIVE / 3.0,
        f32::MAX,
    ];
    let mut x = noise(n, 1);
    for (k, x) in x.iter_mut().enumerate().skip(1).step_by(3) {
        *x = odd[k % odd.len()];
    }
    x
}
