//! `& | ^ !` and the shifts.

use super::{for_integers, sealed::Sealed};

/// Scalars with `&`, `|`, `^` and `!`: integers and `bool`.
#[diagnostic::on_unimplemented(
    message = "`&`, `|`, `^` and `!` are not device operations of `{Self}`",
    label = "neither an integer nor a bool",
    note = "bit operators in a kernel work on i8..i64, u8..u64, usize, isize and bool of one type on both sides; a float's bits are `x.to_bits()`"
)]
pub trait Bitwise: Sealed + Copy {
    #[doc(hidden)]
    fn bit_and(self, other: Self) -> Self;
    #[doc(hidden)]
    fn bit_or(self, other: Self) -> Self;
    #[doc(hidden)]
    fn bit_xor(self, other: Self) -> Self;
    #[doc(hidden)]
    fn bit_not(self) -> Self;
}

/// Scalars that can be shifted: the integers.
#[diagnostic::on_unimplemented(
    message = "`<<` and `>>` are not device operations of `{Self}`",
    label = "not an integer",
    note = "shifts in a kernel work on i8..i64, u8..u64, usize and isize; the count may be any integer type"
)]
pub trait Bits: Bitwise {
    #[doc(hidden)]
    fn shl(self, count: u32) -> Self;
    #[doc(hidden)]
    fn shr(self, count: u32) -> Self;
}

/// Scalars that can be the count of a shift: any integer.
#[diagnostic::on_unimplemented(
    message = "a shift in a kernel cannot count with `{Self}`",
    label = "not an integer",
    note = "the count of `<<` and `>>` is one of i8..i64, u8..u64, usize and isize"
)]
pub trait ShiftCount: Sealed + Copy {
    #[doc(hidden)]
    fn low_bits(self) -> u32;
}

macro_rules! bitwise {
    ($($t:ty)*) => {$(
        impl Bitwise for $t {
            #[inline(always)]
            fn bit_and(self, other: Self) -> Self { self & other }
            #[inline(always)]
            fn bit_or(self, other: Self) -> Self { self | other }
            #[inline(always)]
            fn bit_xor(self, other: Self) -> Self { self ^ other }
            #[inline(always)]
            fn bit_not(self) -> Self { !self }
        }
    )*};
}
for_integers!(bitwise);
bitwise!(bool);

macro_rules! shifts {
    ($($t:ty)*) => {$(
        impl Bits for $t {
            #[inline(always)]
            fn shl(self, count: u32) -> Self { self.wrapping_shl(count) }
            #[inline(always)]
            fn shr(self, count: u32) -> Self { self.wrapping_shr(count) }
        }

        impl ShiftCount for $t {
            // Only the count modulo the width matters, and every width divides 2^32.
            #[inline(always)]
            fn low_bits(self) -> u32 { self as u32 }
        }
    )*};
}
for_integers!(shifts);

/// `a & b`.
#[inline(always)]
pub fn bit_and<T: Bitwise>(a: T, b: T) -> T {
    a.bit_and(b)
}

/// `a | b`.
#[inline(always)]
pub fn bit_or<T: Bitwise>(a: T, b: T) -> T {
    a.bit_or(b)
}

/// `a ^ b`.
#[inline(always)]
pub fn bit_xor<T: Bitwise>(a: T, b: T) -> T {
    a.bit_xor(b)
}

/// `!a`.
#[inline(always)]
pub fn bit_not<T: Bitwise>(a: T) -> T {
    a.bit_not()
}

/// `a << count`, the count taken modulo the width of `T` (as in a release build).
#[inline(always)]
pub fn shl<T: Bits, S: ShiftCount>(a: T, count: S) -> T {
    a.shl(count.low_bits())
}

/// `a >> count`, the count taken modulo the width of `T`; signed integers keep their sign.
#[inline(always)]
pub fn shr<T: Bits, S: ShiftCount>(a: T, count: S) -> T {
    a.shr(count.low_bits())
}
