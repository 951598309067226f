//! The methods of `f32` and `f64`.
//!
//! Unmarked functions give the same bits on the CPU and on CUDA. Those that no standard pins
//! down come from the platform's mathematical library. Their largest distance from the exact
//! result, in units in the last place (CUDA C++ Programming Guide, "Mathematical Functions",
//! NVIDIA; glibc manual, "Known Maximum Errors in Math Functions"), is at most
//!
//! | functions | `f32` | `f64` |
//! |---|---|---|
//! | `ln`, `log2`, `ln_1p`, `exp_m1`, `cbrt` | 2 | 2 |
//! | `exp`, `exp2`, `sin`, `cos`, `atan`, `log10` | 3 | 2 |
//! | `hypot`, `atan2`, `sinh`, `cosh`, `tanh` | 3 | 3 |
//! | `tan`, `asin`, `acos` | 4 | 3 |
//! | `powf` | 9 | 2 |

use super::sealed::Sealed;

/// Generates [`Float`], its implementations and the free functions from one table. In an entry's
/// expression `x` is an `f32` or an `f64`, so that its methods are those of the standard library.
macro_rules! float_table {
    ($table:tt) => {
        float_table!(@define $table);
        float_table!(@implement f32, u32, $table);
        float_table!(@implement f64, u64, $table);
    };
    (@define {
        unary { $($(#[$unary_doc:meta])* $unary:ident = |$ux:ident| $unary_value:expr;)* }
        binary { $($(#[$binary_doc:meta])* $binary:ident = |$bx:ident, $by:ident| $binary_value:expr;)* }
        tests { $($(#[$test_doc:meta])* $test:ident = |$tx:ident| $test_value:expr;)* }
    }) => {
        /// The floats, with every method that is not an integer's as well.
        #[diagnostic::on_unimplemented(
            message = "a float method of the kernel language was called on `{Self}`",
            label = "neither f32 nor f64",
            note = "sqrt, sin, exp, floor, mul_add and the like are methods of f32 and f64 in a kernel; convert with `as f32` first"
        )]
        pub trait Float: Sealed + Copy {
            /// The unsigned integer of the same width.
            type Bits;
            $(#[doc(hidden)] fn $unary(self) -> Self;)*
            $(#[doc(hidden)] fn $binary(self, other: Self) -> Self;)*
            $(#[doc(hidden)] fn $test(self) -> bool;)*
            #[doc(hidden)]
            fn mul_add(self, b: Self, c: Self) -> Self;
            #[doc(hidden)]
            fn powi(self, n: i32) -> Self;
            #[doc(hidden)]
            fn to_bits(self) -> Self::Bits;
        }

        $(
            $(#[$unary_doc])*
            #[inline(always)]
            pub fn $unary<T: Float>(x: T) -> T { x.$unary() }
        )*
        $(
            $(#[$binary_doc])*
            #[inline(always)]
            pub fn $binary<T: Float>(x: T, y: T) -> T { x.$binary(y) }
        )*
        $(
            $(#[$test_doc])*
            #[inline(always)]
            pub fn $test<T: Float>(x: T) -> bool { x.$test() }
        )*
    };
    (@implement $t:ty, $bits:ty, {
        unary { $($(#[$unary_doc:meta])* $unary:ident = |$ux:ident| $unary_value:expr;)* }
        binary { $($(#[$binary_doc:meta])* $binary:ident = |$bx:ident, $by:ident| $binary_value:expr;)* }
        tests { $($(#[$test_doc:meta])* $test:ident = |$tx:ident| $test_value:expr;)* }
    }) => {
        impl Float for $t {
            type Bits = $bits;
            $(#[inline(always)] fn $unary(self) -> Self { let $ux = self; $unary_value })*
            $(#[inline(always)] fn $binary(self, $by: Self) -> Self { let $bx = self; $binary_value })*
            $(#[inline(always)] fn $test(self) -> bool { let $tx = self; $test_value })*
            #[inline(always)]
            fn mul_add(self, b: Self, c: Self) -> Self { <$t>::mul_add(self, b, c) }
            #[inline(always)]
            fn powi(self, n: i32) -> Self {
                // The algorithm of the prelude's `powi`, multiplication by multiplication.
                let mut exponent = n.unsigned_abs();
                let mut square = self;
                let mut power: $t = 1.0;
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
            }
            #[inline(always)]
            fn to_bits(self) -> $bits { <$t>::to_bits(self) }
        }
    };
}

float_table! {{
    unary {
        /// The square root, correctly rounded; NaN below zero.
        sqrt = |x| x.sqrt();
        /// `1 / sqrt(x)`: two rounded operations, not the hardware's approximation.
        rsqrt = |x| 1.0 / x.sqrt();
        /// The cube root (2 ulps).
        cbrt = |x| x.cbrt();
        /// The sine of radians (3 ulps).
        sin = |x| x.sin();
        /// The cosine of radians (3 ulps).
        cos = |x| x.cos();
        /// The tangent of radians (4 ulps).
        tan = |x| x.tan();
        /// The arcsine in radians (4 ulps); NaN outside [-1, 1].
        asin = |x| x.asin();
        /// The arccosine in radians (4 ulps); NaN outside [-1, 1].
        acos = |x| x.acos();
        /// The arctangent in radians (3 ulps).
        atan = |x| x.atan();
        /// The hyperbolic sine (3 ulps).
        sinh = |x| x.sinh();
        /// The hyperbolic cosine (3 ulps).
        cosh = |x| x.cosh();
        /// The hyperbolic tangent (3 ulps).
        tanh = |x| x.tanh();
        /// e to the power `x` (3 ulps).
        exp = |x| x.exp();
        /// 2 to the power `x` (3 ulps).
        exp2 = |x| x.exp2();
        /// `exp(x) - 1`, accurate near zero (2 ulps).
        exp_m1 = |x| x.exp_m1();
        /// The natural logarithm (2 ulps).
        ln = |x| x.ln();
        /// `ln(1 + x)`, accurate near zero (2 ulps).
        ln_1p = |x| x.ln_1p();
        /// The logarithm to base 2 (2 ulps).
        log2 = |x| x.log2();
        /// The logarithm to base 10 (3 ulps).
        log10 = |x| x.log10();
        /// The largest integer not above `x`.
        floor = |x| x.floor();
        /// The smallest integer not below `x`.
        ceil = |x| x.ceil();
        /// The nearest integer, halves away from zero.
        round = |x| x.round();
        /// The nearest integer, halves to the even one.
        round_ties_even = |x| x.round_ties_even();
        /// `x` without its fractional part.
        trunc = |x| x.trunc();
        /// `x - trunc(x)`.
        fract = |x| x - x.trunc();
        /// `1 / x`.
        recip = |x| 1.0 / x;
        /// Radians as degrees.
        to_degrees = |x| x.to_degrees();
        /// Degrees as radians.
        to_radians = |x| x.to_radians();
    }
    binary {
        /// The angle of the point (`y`, `x`) given as `atan2(y, x)`, in radians (3 ulps).
        atan2 = |x, y| x.atan2(y);
        /// `x` to the power `y` (9 ulps for f32, 2 for f64).
        powf = |x, y| x.powf(y);
        /// `sqrt(x² + y²)` without overflow in between (3 ulps).
        hypot = |x, y| x.hypot(y);
        /// `x` with the sign of `y`.
        copysign = |x, y| x.copysign(y);
    }
    tests {
        /// Is NaN.
        is_nan = |x| x.is_nan();
        /// Is neither infinite nor NaN.
        is_finite = |x| x.is_finite();
        /// Is plus or minus infinity.
        is_infinite = |x| x.is_infinite();
        /// Has the sign bit: negative numbers, -0.0 and some NaNs.
        is_sign_negative = |x| x.is_sign_negative();
        /// Lacks the sign bit.
        is_sign_positive = |x| x.is_sign_positive();
    }
}}

/// `a * b + c`, rounded once.
#[inline(always)]
pub fn mul_add<T: Float>(a: T, b: T, c: T) -> T {
    a.mul_add(b, c)
}

/// `x` to the power `n` by repeated squaring of `x`, then the reciprocal if `n` is negative.
///
/// The order of the multiplications is part of the definition, so that both sides agree to the
/// bit: for every bit of |n| from the lowest, multiply if it is set, then square if a bit is left.
#[inline(always)]
pub fn powi<T: Float>(x: T, n: i32) -> T {
    x.powi(n)
}

/// The bits of the float as an unsigned integer.
#[inline(always)]
pub fn to_bits<T: Float>(x: T) -> T::Bits {
    x.to_bits()
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
