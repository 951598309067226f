//! The methods of `f32` and `f64`.
//!
//! Where the table of [`ops`](super#methods) has no ulps, they give the same bits on the CPU and on
//! CUDA. Those that no standard pins down come from the platform's mathematical library. The ulps of
//! the table bound their largest distance from the exact result on either side (CUDA C++ Programming
//! Guide, "Mathematical Functions", NVIDIA; glibc manual, "Known Maximum Errors in Math Functions").

use super::hyperbolic;
use super::methods::{kind, methods};
use super::sealed::Sealed;

methods! {
    /// The floats, with every method that is not an integer's as well.
    #[diagnostic::on_unimplemented(
        message = "a float method of the kernel language was called on `{Self}`",
        label = "neither f32 nor f64",
        note = "sqrt, sin, exp, floor, mul_add and the like are methods of f32 and f64 in a kernel; convert with `as f32` first"
    )]
    trait Float: Sealed {
        /// The unsigned integer of the same width.
        type Bits;
    }
    for {
        f32 { type Bits = u32; }
        f64 { type Bits = u64; }
    }
    {
        /// The square root, correctly rounded; NaN below zero.
        sqrt(x) -> same = x.sqrt();
        /// `1 / sqrt(x)`: two rounded operations, not the hardware's approximation.
        rsqrt(x) -> same = 1.0 / x.sqrt();
        /// `x * y + z`, rounded once.
        mul_add(x, y: same, z: same) -> same = x.mul_add(y, z);
        /// `x` to the power `n` by repeated squaring of `x`, then the reciprocal if `n` is negative.
        ///
        /// The order of the multiplications is part of the definition, so that both sides agree to
        /// the bit: for every bit of |n| from the lowest, multiply if it is set, then square if a
        /// bit is left.
        powi(x, n: i32) -> same = {
            let mut exponent = n.unsigned_abs();
            let mut square = x;
            let mut power = 1.0;
            loop {
                if exponent & 1 == 1 {
                    power *= square;
                }
                exponent >>= 1;
                if exponent == 0 {
                    break;
                }
                square *= square;
            }
            if n < 0 { 1.0 / power } else { power }
        };
        /// The largest integer not above `x`.
        floor(x) -> same = x.floor();
        /// The smallest integer not below `x`.
        ceil(x) -> same = x.ceil();
        /// The nearest integer, halves away from zero.
        round(x) -> same = x.round();
        /// The nearest integer, halves to the even one.
        round_ties_even(x) -> same = x.round_ties_even();
        /// `x` without its fractional part.
        trunc(x) -> same = x.trunc();
        /// `x - trunc(x)`.
        fract(x) -> same = x - x.trunc();
        /// `1 / x`.
        recip(x) -> same = 1.0 / x;
        /// `x` with the sign of `y`.
        copysign(x, y: same) -> same = x.copysign(y);
        /// The smallest float above `x`; infinity and NaN stay.
        next_up(x) -> same = x.next_up();
        /// The largest float below `x`; minus infinity and NaN stay.
        next_down(x) -> same = x.next_down();
        /// Radians as degrees.
        to_degrees(x) -> same = x.to_degrees();
        /// Degrees as radians.
        to_radians(x) -> same = x.to_radians();
        /// The bits of the float as an unsigned integer.
        to_bits(x) -> bits = x.to_bits();
        /// Is NaN.
        is_nan(x) -> bool = x.is_nan();
        /// Is neither infinite nor NaN.
        is_finite(x) -> bool = x.is_finite();
        /// Is plus or minus infinity.
        is_infinite(x) -> bool = x.is_infinite();
        /// Is neither zero, subnormal, infinite nor NaN.
        is_normal(x) -> bool = x.is_normal();
        /// Is smaller than the smallest normal number, and not zero.
        is_subnormal(x) -> bool = x.is_subnormal();
        /// Lacks the sign bit.
        is_sign_positive(x) -> bool = x.is_sign_positive();
        /// Has the sign bit: negative numbers, -0.0 and some NaNs.
        is_sign_negative(x) -> bool = x.is_sign_negative();

        /// The cube root.
        cbrt(x) -> same = x.cbrt();
        /// `sqrt(x² + y²)` without overflow in between.
        hypot(x, y: same) -> same = x.hypot(y);
        /// The sine of radians.
        sin(x) -> same = x.sin();
        /// The cosine of radians.
        cos(x) -> same = x.cos();
        /// Sine and cosine of radians.
        sin_cos(x) -> pair = x.sin_cos();
        /// The tangent of radians.
        tan(x) -> same = x.tan();
        /// The arcsine in radians; NaN outside [-1, 1].
        asin(x) -> same = x.asin();
        /// The arccosine in radians; NaN outside [-1, 1].
        acos(x) -> same = x.acos();
        /// The arctangent in radians.
        atan(x) -> same = x.atan();
        /// The angle of the point (`y`, `x`) given as `atan2(y, x)`, in radians.
        atan2(y, x: same) -> same = y.atan2(x);
        /// The hyperbolic sine.
        sinh(x) -> same = x.sinh();
        /// The hyperbolic cosine.
        cosh(x) -> same = x.cosh();
        /// The hyperbolic tangent.
        tanh(x) -> same = x.tanh();
        /// The inverse hyperbolic sine.
        asinh(x) -> same = hyperbolic::asinh(x) as Self;
        /// The inverse hyperbolic cosine; NaN below 1.
        acosh(x) -> same = hyperbolic::acosh(x) as Self;
        /// The inverse hyperbolic tangent; infinite at -1 and 1, NaN outside [-1, 1].
        atanh(x) -> same = hyperbolic::atanh(x) as Self;
        /// e to the power `x`.
        exp(x) -> same = x.exp();
        /// 2 to the power `x`.
        exp2(x) -> same = x.exp2();
        /// `exp(x) - 1`, accurate near zero.
        exp_m1(x) -> same = x.exp_m1();
        /// The natural logarithm.
        ln(x) -> same = x.ln();
        /// `ln(1 + x)`, accurate near zero.
        ln_1p(x) -> same = x.ln_1p();
        /// The logarithm to `base`: `ln(x) / ln(base)`.
        log(x, base: same) -> same = x.ln() / base.ln();
        /// The logarithm to base 2.
        log2(x) -> same = x.log2();
        /// The logarithm to base 10.
        log10(x) -> same = x.log10();
        /// `x` to the power `y`.
        powf(x, y: same) -> same = x.powf(y);
    }
}

/// `f32::from_bits`.
#[inline(always)]
pub fn f32_from_bits(bits: u32) -> f32 {
    f32::from_bits(bits)
}

/// `f64::from_bits`.
#[inline(always)]
pub fn f64_from_bits(bits: u64) -> f64 {
    f64::from_bits(bits)
}
