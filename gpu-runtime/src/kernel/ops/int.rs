//! The methods of the integers.

use super::{arith::division_fault, sealed::Sealed};
use crate::error::FaultKind;

/// Generates [`Int`], its implementations and the free functions from one table. In an entry's
/// expression `x` is one of the integers, so that its methods are those of the standard library.
macro_rules! int_table {
    ($table:tt) => {
        int_table!(@define $table);
        int_table!(@implement i8, u8, $table);
        int_table!(@implement i16, u16, $table);
        int_table!(@implement i32, u32, $table);
        int_table!(@implement i64, u64, $table);
        int_table!(@implement isize, usize, $table);
        int_table!(@implement u8, u8, $table);
        int_table!(@implement u16, u16, $table);
        int_table!(@implement u32, u32, $table);
        int_table!(@implement u64, u64, $table);
        int_table!(@implement usize, usize, $table);
    };
    (@define {
        unary { $($(#[$unary_doc:meta])* $unary:ident = |$ux:ident| $unary_value:expr;)* }
        binary { $($(#[$binary_doc:meta])* $binary:ident = |$bx:ident, $by:ident| $binary_value:expr;)* }
        by_u32 { $($(#[$by_doc:meta])* $by_u32:ident = |$nx:ident, $n:ident| $by_value:expr;)* }
        counts { $($(#[$count_doc:meta])* $count:ident = |$cx:ident| $count_value:expr;)* }
    }) => {
        /// The integers, with every method that is not a float's as well.
        #[diagnostic::on_unimplemented(
            message = "an integer method of the kernel language was called on `{Self}`",
            label = "not an integer",
            note = "wrapping_add, pow, count_ones, rotate_left and the like are methods of i8..i64, u8..u64, usize and isize in a kernel"
        )]
        pub trait Int: Sealed + Copy {
            /// The unsigned integer of the same width.
            type Unsigned;
            $(#[doc(hidden)] fn $unary(self) -> Self;)*
            $(#[doc(hidden)] fn $binary(self, other: Self) -> Self;)*
            $(#[doc(hidden)] fn $by_u32(self, n: u32) -> Self;)*
            $(#[doc(hidden)] fn $count(self) -> u32;)*
            #[doc(hidden)]
            fn abs_diff(self, other: Self) -> Self::Unsigned;
            #[doc(hidden)]
            fn wrapping_div(self, other: Self) -> Result<Self, FaultKind>;
            #[doc(hidden)]
            fn wrapping_rem(self, other: Self) -> Result<Self, FaultKind>;
        }

        $(
            $(#[$unary_doc])*
            #[inline(always)]
            pub fn $unary<T: Int>(x: T) -> T { x.$unary() }
        )*
        $(
            $(#[$binary_doc])*
            #[inline(always)]
            pub fn $binary<T: Int>(x: T, y: T) -> T { x.$binary(y) }
        )*
        $(
            $(#[$by_doc])*
            #[inline(always)]
            pub fn $by_u32<T: Int>(x: T, n: u32) -> T { x.$by_u32(n) }
        )*
        $(
            $(#[$count_doc])*
            #[inline(always)]
            pub fn $count<T: Int>(x: T) -> u32 { x.$count() }
        )*
    };
    (@implement $t:ty, $unsigned:ty, {
        unary { $($(#[$unary_doc:meta])* $unary:ident = |$ux:ident| $unary_value:expr;)* }
        binary { $($(#[$binary_doc:meta])* $binary:ident = |$bx:ident, $by:ident| $binary_value:expr;)* }
        by_u32 { $($(#[$by_doc:meta])* $by_u32:ident = |$nx:ident, $n:ident| $by_value:expr;)* }
        counts { $($(#[$count_doc:meta])* $count:ident = |$cx:ident| $count_value:expr;)* }
    }) => {
        impl Int for $t {
            type Unsigned = $unsigned;
            $(#[inline(always)] fn $unary(self) -> Self { let $ux = self; $unary_value })*
            $(#[inline(always)] fn $binary(self, $by: Self) -> Self { let $bx = self; $binary_value })*
            $(#[inline(always)] fn $by_u32(self, $n: u32) -> Self { let $nx = self; $by_value })*
            $(#[inline(always)] fn $count(self) -> u32 { let $cx = self; $count_value })*
            #[inline(always)]
            fn abs_diff(self, other: Self) -> $unsigned { <$t>::abs_diff(self, other) }
            #[inline(always)]
            fn wrapping_div(self, other: Self) -> Result<Self, FaultKind> {
                if other == 0 { return Err(FaultKind::DivideByZero); }
                Ok(<$t>::wrapping_div(self, other))
            }
            #[inline(always)]
            fn wrapping_rem(self, other: Self) -> Result<Self, FaultKind> {
                if other == 0 { return Err(FaultKind::DivideByZero); }
                Ok(<$t>::wrapping_rem(self, other))
            }
        }
    };
}

int_table! {{
    unary {
        /// `-x`, wrapping.
        wrapping_neg = |x| x.wrapping_neg();
        /// The bits in reverse order.
        reverse_bits = |x| x.reverse_bits();
        /// The bytes in reverse order.
        swap_bytes = |x| x.swap_bytes();
    }
    binary {
        /// `x + y`, wrapping.
        wrapping_add = |x, y| x.wrapping_add(y);
        /// `x - y`, wrapping.
        wrapping_sub = |x, y| x.wrapping_sub(y);
        /// `x * y`, wrapping.
        wrapping_mul = |x, y| x.wrapping_mul(y);
        /// `x + y`, held at the type's ends.
        saturating_add = |x, y| x.saturating_add(y);
        /// `x - y`, held at the type's ends.
        saturating_sub = |x, y| x.saturating_sub(y);
        /// `x * y`, held at the type's ends.
        saturating_mul = |x, y| x.saturating_mul(y);
    }
    by_u32 {
        /// `x` to the power `n`, wrapping.
        pow = |x, n| x.wrapping_pow(n);
        /// `x` to the power `n`, wrapping.
        wrapping_pow = |x, n| x.wrapping_pow(n);
        /// `x << n`, `n` modulo the width.
        wrapping_shl = |x, n| x.wrapping_shl(n);
        /// `x >> n`, `n` modulo the width.
        wrapping_shr = |x, n| x.wrapping_shr(n);
        /// The bits rotated to the left by `n`, modulo the width.
        rotate_left = |x, n| x.rotate_left(n);
        /// The bits rotated to the right by `n`, modulo the width.
        rotate_right = |x, n| x.rotate_right(n);
    }
    counts {
        /// How many bits are one.
        count_ones = |x| x.count_ones();
        /// How many bits are zero.
        count_zeros = |x| x.count_zeros();
        /// How many of the highest bits are zero; the width for zero.
        leading_zeros = |x| x.leading_zeros();
        /// How many of the lowest bits are zero; the width for zero.
        trailing_zeros = |x| x.trailing_zeros();
        /// How many of the highest bits are one.
        leading_ones = |x| x.leading_ones();
        /// How many of the lowest bits are one.
        trailing_ones = |x| x.trailing_ones();
    }
}}

/// `|x - y|` as an unsigned integer, which always holds it.
#[inline(always)]
pub fn abs_diff<T: Int>(x: T, y: T) -> T::Unsigned {
    x.abs_diff(y)
}

/// `x / y`; `MIN / -1` wraps to `MIN`.
///
/// # Errors
/// [`FaultKind::DivideByZero`].
#[inline(always)]
pub fn wrapping_div<T: Int>(x: T, y: T) -> Result<T, FaultKind> {
    x.wrapping_div(y)
}

/// `x % y`; `MIN % -1` is 0.
///
/// # Errors
/// [`FaultKind::DivideByZero`].
#[inline(always)]
pub fn wrapping_rem<T: Int>(x: T, y: T) -> Result<T, FaultKind> {
    x.wrapping_rem(y)
}

/// The signed integers.
#[diagnostic::on_unimplemented(
    message = "a method of the signed integers was called on `{Self}` in a kernel",
    label = "not a signed integer",
    note = "is_positive, is_negative, wrapping_abs and unsigned_abs are methods of i8..i64 and isize"
)]
pub trait SignedInt: Int {
    #[doc(hidden)]
    fn wrapping_abs(self) -> Self;
    #[doc(hidden)]
    fn unsigned_abs(self) -> Self::Unsigned;
    #[doc(hidden)]
    fn is_positive(self) -> bool;
    #[doc(hidden)]
    fn is_negative(self) -> bool;
}

macro_rules! signed {
    ($($t:ty)*) => {$(
        impl SignedInt for $t {
            #[inline(always)]
            fn wrapping_abs(self) -> Self { <$t>::wrapping_abs(self) }
            #[inline(always)]
            fn unsigned_abs(self) -> Self::Unsigned { <$t>::unsigned_abs(self) }
            #[inline(always)]
            fn is_positive(self) -> bool { self > 0 }
            #[inline(always)]
            fn is_negative(self) -> bool { self < 0 }
        }
    )*};
}
signed!(i8 i16 i32 i64 isize);

/// `|x|`; the smallest integer stays itself.
#[inline(always)]
pub fn wrapping_abs<T: SignedInt>(x: T) -> T {
    x.wrapping_abs()
}

/// `|x|` as an unsigned integer, which always holds it.
#[inline(always)]
pub fn unsigned_abs<T: SignedInt>(x: T) -> T::Unsigned {
    x.unsigned_abs()
}

/// `x > 0`.
#[inline(always)]
pub fn is_positive<T: SignedInt>(x: T) -> bool {
    x.is_positive()
}

/// `x < 0`.
#[inline(always)]
pub fn is_negative<T: SignedInt>(x: T) -> bool {
    x.is_negative()
}

/// The unsigned integers.
#[diagnostic::on_unimplemented(
    message = "a method of the unsigned integers was called on `{Self}` in a kernel",
    label = "not an unsigned integer",
    note = "isqrt, is_power_of_two and div_ceil are methods of u8..u64 and usize in a kernel; convert with `as` first"
)]
pub trait UnsignedInt: Int {
    #[doc(hidden)]
    fn isqrt(self) -> Self;
    #[doc(hidden)]
    fn is_power_of_two(self) -> bool;
    #[doc(hidden)]
    fn div_ceil(self, other: Self) -> Result<Self, FaultKind>;
}

macro_rules! unsigned {
    ($($t:ty)*) => {$(
        impl UnsignedInt for $t {
            #[inline(always)]
            fn isqrt(self) -> Self { <$t>::isqrt(self) }
            #[inline(always)]
            fn is_power_of_two(self) -> bool { <$t>::is_power_of_two(self) }
            #[inline(always)]
            fn div_ceil(self, other: Self) -> Result<Self, FaultKind> {
                if other == 0 { return Err(division_fault(true)); }
                Ok(<$t>::div_ceil(self, other))
            }
        }
    )*};
}
unsigned!(u8 u16 u32 u64 usize);

/// The largest integer whose square is not above `x`.
#[inline(always)]
pub fn isqrt<T: UnsignedInt>(x: T) -> T {
    x.isqrt()
}

/// Exactly one bit is set.
#[inline(always)]
pub fn is_power_of_two<T: UnsignedInt>(x: T) -> bool {
    x.is_power_of_two()
}

/// `x / y`, rounded up.
///
/// # Errors
/// [`FaultKind::DivideByZero`].
#[inline(always)]
pub fn div_ceil<T: UnsignedInt>(x: T, y: T) -> Result<T, FaultKind> {
    x.div_ceil(y)
}
