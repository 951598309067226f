//! The methods that floats and integers share.

use super::{arith::division_fault, for_integers, sealed::Sealed};
use crate::error::FaultKind;

/// The numbers: floats and integers.
#[diagnostic::on_unimplemented(
    message = "a number's method was called on `{Self}` in a kernel",
    label = "not a number of the kernel language",
    note = "min, max, clamp, midpoint, rem_euclid and div_euclid are methods of f32, f64, i8..i64, u8..u64, usize and isize in a kernel; a #[gpu_fn] method of your own needs another name"
)]
pub trait Num: Sealed + Copy {
    #[doc(hidden)]
    fn min(self, other: Self) -> Self;
    #[doc(hidden)]
    fn max(self, other: Self) -> Self;
    #[doc(hidden)]
    fn clamp(self, low: Self, high: Self) -> Self;
    #[doc(hidden)]
    fn midpoint(self, other: Self) -> Self;
    #[doc(hidden)]
    fn rem_euclid(self, other: Self) -> Result<Self, FaultKind>;
    #[doc(hidden)]
    fn div_euclid(self, other: Self) -> Result<Self, FaultKind>;
}

/// The numbers with a sign.
#[diagnostic::on_unimplemented(
    message = "a signed number's method was called on `{Self}` in a kernel",
    label = "not a signed number",
    note = "abs and signum are methods of f32, f64, i8..i64 and isize in a kernel; a #[gpu_fn] method of your own needs another name"
)]
pub trait Signed: Num {
    #[doc(hidden)]
    fn abs(self) -> Self;
    #[doc(hidden)]
    fn signum(self) -> Self;
}

macro_rules! integers {
    ($($t:ty)*) => {$(
        impl Num for $t {
            #[inline(always)]
            fn min(self, other: Self) -> Self { if self < other { self } else { other } }
            #[inline(always)]
            fn max(self, other: Self) -> Self { if self > other { self } else { other } }
            #[inline(always)]
            fn clamp(self, low: Self, high: Self) -> Self {
                let raised = if self < low { low } else { self };
                if raised > high { high } else { raised }
            }
            #[inline(always)]
            fn midpoint(self, other: Self) -> Self { <$t>::midpoint(self, other) }
            #[inline(always)]
            fn rem_euclid(self, other: Self) -> Result<Self, FaultKind> {
                self.checked_rem_euclid(other).ok_or(division_fault(other == 0))
            }
            #[inline(always)]
            fn div_euclid(self, other: Self) -> Result<Self, FaultKind> {
                self.checked_div_euclid(other).ok_or(division_fault(other == 0))
            }
        }
    )*};
}
for_integers!(integers);

macro_rules! floats {
    ($($t:ident $midpoint:ident;)*) => {$(
        impl Num for $t {
            #[inline(always)]
            fn min(self, other: Self) -> Self {
                if self < other || other.is_nan() { self } else { other }
            }
            #[inline(always)]
            fn max(self, other: Self) -> Self {
                if self > other || other.is_nan() { self } else { other }
            }
            #[inline(always)]
            fn clamp(self, low: Self, high: Self) -> Self {
                let raised = if self < low { low } else { self };
                if raised > high { high } else { raised }
            }
            #[inline(always)]
            fn midpoint(self, other: Self) -> Self { $midpoint(self, other) }
            #[inline(always)]
            fn rem_euclid(self, other: Self) -> Result<Self, FaultKind> {
                let remainder = self % other;
                Ok(if remainder < 0.0 { remainder + other.abs() } else { remainder })
            }
            #[inline(always)]
            fn div_euclid(self, other: Self) -> Result<Self, FaultKind> {
                let quotient = (self / other).trunc();
                if self % other < 0.0 {
                    return Ok(if other > 0.0 { quotient - 1.0 } else { quotient + 1.0 });
                }
                Ok(quotient)
            }
        }

        impl Signed for $t {
            #[inline(always)]
            fn abs(self) -> Self { <$t>::abs(self) }
            #[inline(always)]
            fn signum(self) -> Self { <$t>::signum(self) }
        }
    )*};
}
floats! {
    f32 midpoint_f32;
    f64 midpoint_f64;
}

// The standard library may change how it rounds; the prelude's side cannot follow. So both are
// spelled out.
#[inline(always)]
fn midpoint_f32(a: f32, b: f32) -> f32 {
    ((f64::from(a) + f64::from(b)) / 2.0) as f32
}

#[inline(always)]
fn midpoint_f64(a: f64, b: f64) -> f64 {
    const HIGH: f64 = f64::MAX / 2.0;
    const LOW: f64 = f64::MIN_POSITIVE * 2.0;
    if a.abs() <= HIGH && b.abs() <= HIGH {
        (a + b) / 2.0
    } else if a.abs() < LOW {
        // Halving it would round, and it does not matter beside the other.
        a + b / 2.0
    } else if b.abs() < LOW {
        a / 2.0 + b
    } else {
        a / 2.0 + b / 2.0
    }
}

macro_rules! signed_integers {
    ($($t:ty)*) => {$(
        impl Signed for $t {
            #[inline(always)]
            fn abs(self) -> Self { self.wrapping_abs() }
            #[inline(always)]
            fn signum(self) -> Self { <$t>::signum(self) }
        }
    )*};
}
signed_integers!(i8 i16 i32 i64 isize);

/// The smaller one, as a select: `if a < b || b is NaN { a } else { b }`.
///
/// So `min(NaN, b)` is `b`, `min(a, NaN)` is `a`, and of two equal zeros the second one is taken.
#[inline(always)]
pub fn min<T: Num>(a: T, b: T) -> T {
    a.min(b)
}

/// The larger one, as a select: `if a > b || b is NaN { a } else { b }`.
#[inline(always)]
pub fn max<T: Num>(a: T, b: T) -> T {
    a.max(b)
}

/// `x`, raised to `low` and then lowered to `high`; a NaN stays.
///
/// Where `low > high` (for which the host's `clamp` panics) the answer is `high`.
#[inline(always)]
pub fn clamp<T: Num>(x: T, low: T, high: T) -> T {
    x.clamp(low, high)
}

/// `(a + b) / 2`, as if the sum could not overflow; integers round toward zero.
#[inline(always)]
pub fn midpoint<T: Num>(a: T, b: T) -> T {
    a.midpoint(b)
}

/// The remainder of the Euclidean division, never negative (up to a float's rounding).
///
/// # Errors
/// For integers: [`FaultKind::DivideByZero`], and [`FaultKind::Overflow`] for `MIN` and -1.
#[inline(always)]
pub fn rem_euclid<T: Num>(a: T, b: T) -> Result<T, FaultKind> {
    a.rem_euclid(b)
}

/// The quotient of the Euclidean division, whose remainder is never negative.
///
/// # Errors
/// For integers: [`FaultKind::DivideByZero`], and [`FaultKind::Overflow`] for `MIN` and -1.
#[inline(always)]
pub fn div_euclid<T: Num>(a: T, b: T) -> Result<T, FaultKind> {
    a.div_euclid(b)
}

/// `|x|`; the smallest integer stays itself.
#[inline(always)]
pub fn abs<T: Signed>(x: T) -> T {
    x.abs()
}

/// The sign: -1, 0 or 1 for integers; 1.0 or -1.0 by the sign bit for floats; NaN for NaN.
#[inline(always)]
pub fn signum<T: Signed>(x: T) -> T {
    x.signum()
}
