//! The operations of the integers and of bool.

use gpu_runtime::kernel::ops::{self, int, num};

use super::scalar::Unused;
use super::table::Table;

type None = Unused;

macro_rules! unary {
    ($table:ident, $t:ty: $($module:ident::$name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a)"), 0,
            |a: $t, _: None, _: None| $module::$name(a),
        );
    )*};
}

macro_rules! binary {
    ($table:ident, $t:ty, $other:ty: $($module:ident::$name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a, b)"), 0,
            |a: $t, b: $other, _: None| $module::$name(a, b),
        );
    )*};
}

macro_rules! faulting {
    ($table:ident, $t:ty: $($module:ident::$name:ident)*) => {$(
        $table.add_faulting(
            concat!("gpu::", stringify!($name), "(cx, a, b, 7)"), 0,
            |a: $t, b: $t, _: None| $module::$name(a, b),
        );
    )*};
}

macro_rules! all_integers {
    // A function for each type, since one for all takes long to compile.
    ($callers_table:ident: $($t:ident)*) => {$({
        fn add_cases(table: &mut Table) {
        binary!(table, $t, $t: ops::add ops::sub ops::mul);
        binary!(table, $t, $t: ops::eq ops::ne ops::lt ops::le ops::gt ops::ge);
        binary!(table, $t, $t: ops::bit_and ops::bit_or ops::bit_xor);
        unary!(table, $t: ops::bit_not);
        binary!(table, $t, u32: ops::shl ops::shr);
        binary!(table, $t, $t: ops::shl ops::shr);
        binary!(table, $t, i64: ops::shl ops::shr);
        faulting!(table, $t:
            ops::div ops::rem num::rem_euclid num::div_euclid int::wrapping_div int::wrapping_rem);

        binary!(table, $t, $t: num::min num::max);
        table.add("gpu::clamp(a, b, c)", 0, num::clamp::<$t>);

        binary!(table, $t, $t:
            int::wrapping_add int::wrapping_sub int::wrapping_mul
            int::saturating_add int::saturating_sub int::saturating_mul int::abs_diff);
        binary!(table, $t, u32:
            int::pow int::wrapping_pow int::wrapping_shl int::wrapping_shr
            int::rotate_left int::rotate_right);
        unary!(table, $t:
            int::wrapping_neg int::reverse_bits int::swap_bytes int::count_ones int::count_zeros
            int::leading_zeros int::trailing_zeros int::leading_ones int::trailing_ones);
        }
        add_cases($callers_table);
    })*};
}

macro_rules! signed_integers {
    ($table:ident: $($t:ident)*) => {
        $(unary!($table, $t:
            ops::neg num::abs num::signum int::wrapping_abs int::unsigned_abs int::is_positive
            int::is_negative);)*
    };
}

macro_rules! unsigned_integers {
    ($table:ident: $($t:ident)*) => {$(
        unary!($table, $t: int::isqrt int::is_power_of_two);
        faulting!($table, $t: int::div_ceil);
    )*};
}

pub fn add_cases(table: &mut Table) {
    all_integers!(table: i8 i16 i32 i64 isize u8 u16 u32 u64 usize);
    signed_integers!(table: i8 i16 i32 i64 isize);
    unsigned_integers!(table: u8 u16 u32 u64 usize);
    binary!(table, bool, bool: ops::bit_and ops::bit_or ops::bit_xor);
    binary!(table, bool, bool: ops::eq ops::ne ops::lt ops::le ops::gt ops::ge);
    unary!(table, bool: ops::bit_not);
}
