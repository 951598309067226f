//! The rows of the table of built-in methods. The page of `gpu_runtime::kernel::ops` repeats them for
//! people; a test of this workspace reads it, and compares both sides of every row.

use super::Builtin;
use super::Class::{Bool, Float, Int, Num, Option, SignedInt, SignedNum, UnsignedInt};
use super::Kind::{self, Any, I32, Inner, Same, Signed, U32, Unsigned};
use super::Return::{self, Flagged, Maybe, One, Pair};

const SAME: Return = One(Same);
const BOOL: Return = One(Kind::Bool);
const COUNT: Return = One(U32);

use Builtin as B;

#[rustfmt::skip]
pub(super) static METHODS: &[Builtin] = &[
    // ---- floats: correctly rounded, or exact ----
    B::new("sqrt", Float, &[], SAME),
    B::new("rsqrt", Float, &[], SAME),
    B::new("mul_add", Float, &[Same, Same], SAME),
    B::new("powi", Float, &[I32], SAME),
    B::new("floor", Float, &[], SAME),
    B::new("ceil", Float, &[], SAME),
    B::new("round", Float, &[], SAME),
    B::new("round_ties_even", Float, &[], SAME),
    B::new("trunc", Float, &[], SAME),
    B::new("fract", Float, &[], SAME),
    B::new("recip", Float, &[], SAME),
    B::new("copysign", Float, &[Same], SAME),
    B::new("next_up", Float, &[], SAME),
    B::new("next_down", Float, &[], SAME),
    B::new("to_degrees", Float, &[], SAME),
    B::new("to_radians", Float, &[], SAME),
    B::new("to_bits", Float, &[], One(Unsigned)),
    B::new("is_nan", Float, &[], BOOL),
    B::new("is_finite", Float, &[], BOOL),
    B::new("is_infinite", Float, &[], BOOL),
    B::new("is_normal", Float, &[], BOOL),
    B::new("is_subnormal", Float, &[], BOOL),
    B::new("is_sign_positive", Float, &[], BOOL),
    B::new("is_sign_negative", Float, &[], BOOL),

    // ---- floats: within units in the last place ----
    B::new("cbrt", Float, &[], SAME).within(2, 2),
    B::new("hypot", Float, &[Same], SAME).within(3, 3),
    B::new("sin", Float, &[], SAME).within(3, 2),
    B::new("cos", Float, &[], SAME).within(3, 2),
    B::new("sin_cos", Float, &[], Pair).within(3, 2),
    B::new("tan", Float, &[], SAME).within(4, 3),
    B::new("asin", Float, &[], SAME).within(4, 3),
    B::new("acos", Float, &[], SAME).within(4, 3),
    B::new("atan", Float, &[], SAME).within(3, 2),
    B::new("atan2", Float, &[Same], SAME).within(3, 3),
    B::new("sinh", Float, &[], SAME).within(3, 3),
    B::new("cosh", Float, &[], SAME).within(3, 3),
    B::new("tanh", Float, &[], SAME).within(3, 3),
    B::new("asinh", Float, &[], SAME).within(4, 3),
    B::new("acosh", Float, &[], SAME).within(4, 3),
    B::new("atanh", Float, &[], SAME).within(4, 3),
    B::new("exp", Float, &[], SAME).within(3, 2),
    B::new("exp2", Float, &[], SAME).within(3, 2),
    B::new("exp_m1", Float, &[], SAME).within(2, 2),
    B::new("ln", Float, &[], SAME).within(2, 2),
    B::new("ln_1p", Float, &[], SAME).within(2, 2),
    B::new("log", Float, &[Same], SAME).within(9, 9),
    B::new("log2", Float, &[], SAME).within(2, 2),
    B::new("log10", Float, &[], SAME).within(3, 2),
    B::new("powf", Float, &[Same], SAME).within(9, 2),

    // ---- floats and integers ----
    B::new("abs", SignedNum, &[], SAME),
    B::new("signum", SignedNum, &[], SAME),
    B::new("min", Num, &[Same], SAME),
    B::new("max", Num, &[Same], SAME),
    B::new("clamp", Num, &[Same, Same], SAME),
    B::new("midpoint", Num, &[Same], SAME),
    B::new("rem_euclid", Num, &[Same], SAME).faulting(),
    B::new("div_euclid", Num, &[Same], SAME).faulting(),

    // ---- integers: wrapping ----
    B::new("wrapping_add", Int, &[Same], SAME),
    B::new("wrapping_sub", Int, &[Same], SAME),
    B::new("wrapping_mul", Int, &[Same], SAME),
    B::new("wrapping_div", Int, &[Same], SAME).faulting(),
    B::new("wrapping_rem", Int, &[Same], SAME).faulting(),
    B::new("wrapping_div_euclid", Int, &[Same], SAME).faulting(),
    B::new("wrapping_rem_euclid", Int, &[Same], SAME).faulting(),
    B::new("wrapping_neg", Int, &[], SAME),
    B::new("wrapping_shl", Int, &[U32], SAME),
    B::new("wrapping_shr", Int, &[U32], SAME),
    B::new("wrapping_pow", Int, &[U32], SAME),
    B::new("wrapping_abs", SignedInt, &[], SAME),
    B::new("wrapping_add_unsigned", SignedInt, &[Unsigned], SAME),
    B::new("wrapping_sub_unsigned", SignedInt, &[Unsigned], SAME),
    B::new("wrapping_add_signed", UnsignedInt, &[Signed], SAME),
    B::new("wrapping_sub_signed", UnsignedInt, &[Signed], SAME),
    B::new("pow", Int, &[U32], SAME),
    B::new("unbounded_shl", Int, &[U32], SAME),
    B::new("unbounded_shr", Int, &[U32], SAME),

    // ---- integers: saturating ----
    B::new("saturating_add", Int, &[Same], SAME),
    B::new("saturating_sub", Int, &[Same], SAME),
    B::new("saturating_mul", Int, &[Same], SAME),
    B::new("saturating_div", Int, &[Same], SAME).faulting(),
    B::new("saturating_pow", Int, &[U32], SAME),
    B::new("saturating_neg", SignedInt, &[], SAME),
    B::new("saturating_abs", SignedInt, &[], SAME),
    B::new("saturating_add_unsigned", SignedInt, &[Unsigned], SAME),
    B::new("saturating_sub_unsigned", SignedInt, &[Unsigned], SAME),
    B::new("saturating_add_signed", UnsignedInt, &[Signed], SAME),
    B::new("saturating_sub_signed", UnsignedInt, &[Signed], SAME),

    // ---- integers: checked ----
    B::new("checked_add", Int, &[Same], Maybe(Same)),
    B::new("checked_sub", Int, &[Same], Maybe(Same)),
    B::new("checked_mul", Int, &[Same], Maybe(Same)),
    B::new("checked_div", Int, &[Same], Maybe(Same)),
    B::new("checked_rem", Int, &[Same], Maybe(Same)),
    B::new("checked_div_euclid", Int, &[Same], Maybe(Same)),
    B::new("checked_rem_euclid", Int, &[Same], Maybe(Same)),
    B::new("checked_neg", Int, &[], Maybe(Same)),
    B::new("checked_shl", Int, &[U32], Maybe(Same)),
    B::new("checked_shr", Int, &[U32], Maybe(Same)),
    B::new("checked_pow", Int, &[U32], Maybe(Same)),
    B::new("checked_ilog", Int, &[Same], Maybe(U32)),
    B::new("checked_ilog2", Int, &[], Maybe(U32)),
    B::new("checked_ilog10", Int, &[], Maybe(U32)),
    B::new("checked_abs", SignedInt, &[], Maybe(Same)),
    B::new("checked_isqrt", SignedInt, &[], Maybe(Same)),
    B::new("checked_add_unsigned", SignedInt, &[Unsigned], Maybe(Same)),
    B::new("checked_sub_unsigned", SignedInt, &[Unsigned], Maybe(Same)),
    B::new("checked_add_signed", UnsignedInt, &[Signed], Maybe(Same)),
    B::new("checked_sub_signed", UnsignedInt, &[Signed], Maybe(Same)),
    B::new("checked_signed_diff", UnsignedInt, &[Same], Maybe(Signed)),
    B::new("checked_next_power_of_two", UnsignedInt, &[], Maybe(Same)),
    B::new("checked_next_multiple_of", UnsignedInt, &[Same], Maybe(Same)),

    // ---- integers: overflowing ----
    B::new("overflowing_add", Int, &[Same], Flagged),
    B::new("overflowing_sub", Int, &[Same], Flagged),
    B::new("overflowing_mul", Int, &[Same], Flagged),
    B::new("overflowing_div", Int, &[Same], Flagged).faulting(),
    B::new("overflowing_rem", Int, &[Same], Flagged).faulting(),
    B::new("overflowing_div_euclid", Int, &[Same], Flagged).faulting(),
    B::new("overflowing_rem_euclid", Int, &[Same], Flagged).faulting(),
    B::new("overflowing_neg", Int, &[], Flagged),
    B::new("overflowing_shl", Int, &[U32], Flagged),
    B::new("overflowing_shr", Int, &[U32], Flagged),
    B::new("overflowing_pow", Int, &[U32], Flagged),
    B::new("overflowing_abs", SignedInt, &[], Flagged),
    B::new("overflowing_add_unsigned", SignedInt, &[Unsigned], Flagged),
    B::new("overflowing_sub_unsigned", SignedInt, &[Unsigned], Flagged),
    B::new("overflowing_add_signed", UnsignedInt, &[Signed], Flagged),
    B::new("overflowing_sub_signed", UnsignedInt, &[Signed], Flagged),

    // ---- integers: roots, logarithms, powers of two, multiples ----
    B::new("isqrt", Int, &[], SAME).faulting(),
    B::new("ilog", Int, &[Same], COUNT).faulting(),
    B::new("ilog2", Int, &[], COUNT).faulting(),
    B::new("ilog10", Int, &[], COUNT).faulting(),
    B::new("is_power_of_two", UnsignedInt, &[], BOOL),
    B::new("next_power_of_two", UnsignedInt, &[], SAME),
    B::new("is_multiple_of", UnsignedInt, &[Same], BOOL),
    B::new("next_multiple_of", UnsignedInt, &[Same], SAME).faulting(),
    B::new("div_ceil", UnsignedInt, &[Same], SAME).faulting(),

    // ---- integers: sign and distance ----
    B::new("abs_diff", Int, &[Same], One(Unsigned)),
    B::new("unsigned_abs", SignedInt, &[], One(Unsigned)),
    B::new("cast_unsigned", SignedInt, &[], One(Unsigned)),
    B::new("cast_signed", UnsignedInt, &[], One(Signed)),
    B::new("is_positive", SignedInt, &[], BOOL),
    B::new("is_negative", SignedInt, &[], BOOL),

    // ---- integers: bits ----
    B::new("count_ones", Int, &[], COUNT),
    B::new("count_zeros", Int, &[], COUNT),
    B::new("leading_zeros", Int, &[], COUNT),
    B::new("trailing_zeros", Int, &[], COUNT),
    B::new("leading_ones", Int, &[], COUNT),
    B::new("trailing_ones", Int, &[], COUNT),
    B::new("rotate_left", Int, &[U32], SAME),
    B::new("rotate_right", Int, &[U32], SAME),
    B::new("reverse_bits", Int, &[], SAME),
    B::new("swap_bytes", Int, &[], SAME),

    // ---- bool and Option ----
    B::new("then_some", Bool, &[Any], Maybe(Any)),
    B::new("is_some", Option, &[], BOOL),
    B::new("is_none", Option, &[], BOOL),
    B::new("unwrap", Option, &[], One(Inner)).faulting(),
    B::new("unwrap_or", Option, &[Inner], One(Inner)),
];
