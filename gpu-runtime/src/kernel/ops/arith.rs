//! `+ - * / %` and unary minus.

use super::{for_integers, sealed::Sealed};
use crate::error::FaultKind;

/// Scalars with `+`, `-` and `*`. Integers wrap.
#[diagnostic::on_unimplemented(
    message = "`+`, `-` and `*` are not device operations of `{Self}`",
    label = "not a number of the kernel language",
    note = "operators in a kernel work on the scalars f32, f64, i8..i64, u8..u64, usize, isize of one type on both sides; a struct needs a #[gpu_fn] method"
)]
pub trait Arith: Sealed + Copy {
    #[doc(hidden)]
    fn add(self, other: Self) -> Self;
    #[doc(hidden)]
    fn sub(self, other: Self) -> Self;
    #[doc(hidden)]
    fn mul(self, other: Self) -> Self;
}

/// Scalars with `/` and `%`.
#[diagnostic::on_unimplemented(
    message = "`/` and `%` are not device operations of `{Self}`",
    label = "not a number of the kernel language",
    note = "operators in a kernel work on the scalars f32, f64, i8..i64, u8..u64, usize, isize of one type on both sides; a struct needs a #[gpu_fn] method"
)]
pub trait Div: Sealed + Copy {
    #[doc(hidden)]
    fn div(self, other: Self) -> Result<Self, FaultKind>;
    #[doc(hidden)]
    fn rem(self, other: Self) -> Result<Self, FaultKind>;
}

/// Scalars with unary `-`: floats and signed integers.
#[diagnostic::on_unimplemented(
    message = "unary `-` is not a device operation of `{Self}`",
    label = "cannot be negated in a kernel",
    note = "unary minus in a kernel works on f32, f64, i8..i64 and isize; for an unsigned integer write `x.wrapping_neg()`"
)]
pub trait Neg: Sealed + Copy {
    #[doc(hidden)]
    fn neg(self) -> Self;
}

macro_rules! integers {
    ($($t:ty)*) => {$(
        impl Arith for $t {
            #[inline(always)]
            fn add(self, other: Self) -> Self { self.wrapping_add(other) }
            #[inline(always)]
            fn sub(self, other: Self) -> Self { self.wrapping_sub(other) }
            #[inline(always)]
            fn mul(self, other: Self) -> Self { self.wrapping_mul(other) }
        }

        impl Div for $t {
            #[inline(always)]
            fn div(self, other: Self) -> Result<Self, FaultKind> {
                self.checked_div(other).ok_or(division_fault(other == 0))
            }
            #[inline(always)]
            fn rem(self, other: Self) -> Result<Self, FaultKind> {
                self.checked_rem(other).ok_or(division_fault(other == 0))
            }
        }
    )*};
}
for_integers!(integers);

/// Why a division of integers has no result.
#[inline(always)]
pub(super) fn division_fault(by_zero: bool) -> FaultKind {
    if by_zero {
        FaultKind::DivideByZero
    } else {
        FaultKind::Overflow
    }
}

macro_rules! floats {
    ($($t:ty)*) => {$(
        impl Arith for $t {
            #[inline(always)]
            fn add(self, other: Self) -> Self { self + other }
            #[inline(always)]
            fn sub(self, other: Self) -> Self { self - other }
            #[inline(always)]
            fn mul(self, other: Self) -> Self { self * other }
        }

        impl Div for $t {
            #[inline(always)]
            fn div(self, other: Self) -> Result<Self, FaultKind> { Ok(self / other) }
            #[inline(always)]
            fn rem(self, other: Self) -> Result<Self, FaultKind> { Ok(self % other) }
        }
    )*};
}
floats!(f32 f64);

macro_rules! negations {
    ($($t:ty: |$x:ident| $neg:expr;)*) => {$(
        impl Neg for $t {
            #[inline(always)]
            fn neg(self) -> Self { let $x = self; $neg }
        }
    )*};
}
negations! {
    i8: |x| x.wrapping_neg();
    i16: |x| x.wrapping_neg();
    i32: |x| x.wrapping_neg();
    i64: |x| x.wrapping_neg();
    isize: |x| x.wrapping_neg();
    f32: |x| -x;
    f64: |x| -x;
}

/// `a + b`; integers wrap.
#[inline(always)]
pub fn add<T: Arith>(a: T, b: T) -> T {
    a.add(b)
}

/// `a - b`; integers wrap.
#[inline(always)]
pub fn sub<T: Arith>(a: T, b: T) -> T {
    a.sub(b)
}

/// `a * b`; integers wrap.
#[inline(always)]
pub fn mul<T: Arith>(a: T, b: T) -> T {
    a.mul(b)
}

/// `-a`; the smallest integer stays itself.
#[inline(always)]
pub fn neg<T: Neg>(a: T) -> T {
    a.neg()
}

/// `a / b`; integers round toward zero.
///
/// # Errors
/// For integers: [`FaultKind::DivideByZero`], and [`FaultKind::Overflow`] for `MIN / -1`.
#[inline(always)]
pub fn div<T: Div>(a: T, b: T) -> Result<T, FaultKind> {
    a.div(b)
}

/// `a % b`, with the sign of `a`.
///
/// # Errors
/// For integers: [`FaultKind::DivideByZero`], and [`FaultKind::Overflow`] for `MIN % -1`.
#[inline(always)]
pub fn rem<T: Div>(a: T, b: T) -> Result<T, FaultKind> {
    a.rem(b)
}
