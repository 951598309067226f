//! The inverse hyperbolic functions. The standard library's lose most of their digits near zero or
//! one; these keep them (the formulas of fdlibm's `s_asinh.c`, `e_acosh.c` and `e_atanh.c`, Sun
//! Microsystems, 1993). Those of `f32` are these, rounded once.

use std::f64::consts::LN_2;

/// From here on, `x * x + 1` and `x * x` are one number.
const LARGE: f64 = (1_u64 << 28) as f64;

pub(super) fn asinh(x: impl Into<f64>) -> f64 {
    let x = x.into();
    let a = x.abs();
    let value = if a >= LARGE {
        a.ln() + LN_2
    } else if a > 2.0 {
        (2.0 * a + 1.0 / ((a * a + 1.0).sqrt() + a)).ln()
    } else {
        let square = a * a;
        (a + square / (1.0 + (1.0 + square).sqrt())).ln_1p()
    };
    value.copysign(x)
}

pub(super) fn acosh(x: impl Into<f64>) -> f64 {
    let x = x.into();
    if x < 1.0 {
        f64::NAN
    } else if x >= LARGE {
        x.ln() + LN_2
    } else if x > 2.0 {
        (2.0 * x - 1.0 / (x + (x * x - 1.0).sqrt())).ln()
    } else {
        let t = x - 1.0;
        (t + (2.0 * t + t * t).sqrt()).ln_1p()
    }
}

pub(super) fn atanh(x: impl Into<f64>) -> f64 {
    let x = x.into();
    let a = x.abs();
    let doubled = 2.0 * a;
    let inner = if a < 0.5 {
        doubled + doubled * a / (1.0 - a)
    } else {
        doubled / (1.0 - a)
    };
    (0.5 * inner.ln_1p()).copysign(x)
}
