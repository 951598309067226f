//! The operations of the integers and of bool.

use gpu_runtime::kernel::ops::{self, int, num};

use super::scalar::Unused;
use super::table::Table;

type None = Unused;

/// `gpu::NAME(a)` against the Rust function of that name.
macro_rules! unary {
    ($table:ident, $t:ty: $($name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a)"),
            |a: $t, _: None, _: None| ops::$name(a),
        );
    )*};
}

macro_rules! binary {
    ($table:ident, $t:ty, $other:ty: $($name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a, b)"),
            |a: $t, b: $other, _: None| ops::$name(a, b),
        );
    )*};
}

/// Methods without an argument, with one, with two.
macro_rules! methods {
    ($table:ident, ($t:ty): $($module:ident::$name:ident)*) => {$(
        $table.method(
            concat!(stringify!($module), "::", stringify!($name)),
            |a: $t, _: None, _: None| $module::$name(a),
        );
    )*};
    ($table:ident, ($t:ty, $b:ty): $($module:ident::$name:ident)*) => {$(
        $table.method(
            concat!(stringify!($module), "::", stringify!($name)),
            |a: $t, b: $b, _: None| $module::$name(a, b),
        );
    )*};
    ($table:ident, ($t:ty, $b:ty, $c:ty): $($module:ident::$name:ident)*) => {$(
        $table.method(
            concat!(stringify!($module), "::", stringify!($name)),
            |a: $t, b: $b, c: $c| $module::$name(a, b, c),
        );
    )*};
}
pub(crate) use methods;

macro_rules! all_integers {
    // A function for each type, since one for all takes long to compile.
    ($callers_table:ident: $($t:ident)*) => {$({
        fn add_cases(table: &mut Table) {
            binary!(table, $t, $t: add sub mul);
            binary!(table, $t, $t: eq ne lt le gt ge);
            binary!(table, $t, $t: bit_and bit_or bit_xor);
            unary!(table, $t: bit_not);
            binary!(table, $t, u32: shl shr);
            binary!(table, $t, $t: shl shr);
            binary!(table, $t, i64: shl shr);
            table.add("gpu::div(cx, a, b, 7)", |a: $t, b: $t, _: None| ops::div(a, b));
            table.add("gpu::rem(cx, a, b, 7)", |a: $t, b: $t, _: None| ops::rem(a, b));

            methods!(table, ($t):
                int::wrapping_neg int::checked_neg int::overflowing_neg
                int::checked_ilog2 int::checked_ilog10 int::isqrt int::ilog2 int::ilog10
                int::count_ones int::count_zeros int::leading_zeros int::trailing_zeros
                int::leading_ones int::trailing_ones int::reverse_bits int::swap_bytes);
            methods!(table, ($t, $t):
                num::min num::max num::midpoint num::rem_euclid num::div_euclid
                int::wrapping_add int::wrapping_sub int::wrapping_mul int::wrapping_div
                int::wrapping_rem int::wrapping_div_euclid int::wrapping_rem_euclid
                int::saturating_add int::saturating_sub int::saturating_mul int::saturating_div
                int::checked_add int::checked_sub int::checked_mul int::checked_div
                int::checked_rem int::checked_div_euclid int::checked_rem_euclid int::checked_ilog
                int::overflowing_add int::overflowing_sub int::overflowing_mul int::overflowing_div
                int::overflowing_rem int::overflowing_div_euclid int::overflowing_rem_euclid
                int::ilog int::abs_diff);
            methods!(table, ($t, u32):
                int::wrapping_shl int::wrapping_shr int::wrapping_pow int::pow
                int::unbounded_shl int::unbounded_shr int::saturating_pow
                int::checked_shl int::checked_shr int::checked_pow
                int::overflowing_shl int::overflowing_shr int::overflowing_pow
                int::rotate_left int::rotate_right);
            methods!(table, ($t, $t, $t): num::clamp);
        }
        add_cases($callers_table);
    })*};
}

macro_rules! signed_integers {
    ($table:ident: $($t:ident $unsigned:ident;)*) => {$(
        unary!($table, $t: neg);
        methods!($table, ($t):
            num::abs num::signum int::wrapping_abs int::saturating_abs int::saturating_neg
            int::checked_abs int::checked_isqrt int::overflowing_abs int::unsigned_abs
            int::cast_unsigned int::is_positive int::is_negative);
        methods!($table, ($t, $unsigned):
            int::wrapping_add_unsigned int::wrapping_sub_unsigned int::saturating_add_unsigned
            int::saturating_sub_unsigned int::checked_add_unsigned int::checked_sub_unsigned
            int::overflowing_add_unsigned int::overflowing_sub_unsigned);
    )*};
}

macro_rules! unsigned_integers {
    ($table:ident: $($t:ident $signed:ident;)*) => {$(
        methods!($table, ($t):
            int::cast_signed int::is_power_of_two int::next_power_of_two
            int::checked_next_power_of_two);
        methods!($table, ($t, $t):
            int::checked_signed_diff int::is_multiple_of int::next_multiple_of
            int::checked_next_multiple_of int::div_ceil);
        methods!($table, ($t, $signed):
            int::wrapping_add_signed int::wrapping_sub_signed int::saturating_add_signed
            int::saturating_sub_signed int::checked_add_signed int::checked_sub_signed
            int::overflowing_add_signed int::overflowing_sub_signed);
    )*};
}

pub fn add_cases(table: &mut Table) {
    all_integers!(table: i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
    signed_integers!(table: i8 u8; i16 u16; i32 u32; i64 u64; isize usize;);
    unsigned_integers!(table: u8 i8; u16 i16; u32 i32; u64 i64; usize isize;);
    binary!(table, bool, bool: bit_and bit_or bit_xor);
    binary!(table, bool, bool: eq ne lt le gt ge);
    unary!(table, bool: bit_not);
}
