//! Arithmetic with an `Option` as its result: `None` where the type cannot hold the exact one.

use super::Int;
use crate::kernel::ops::methods::{int_methods, kind, methods};

int_methods! {
    /// The integers, with their `checked_` arithmetic.
    #[diagnostic::on_unimplemented(
        message = "an integer method of the kernel language was called on `{Self}`",
        label = "not an integer",
        note = "checked_add and the like are methods of i8..i64, u8..u64, usize and isize in a kernel"
    )]
    trait Checked {
        /// `x + y`, if the type holds it.
        checked_add(x, y: same) -> maybe = x.checked_add(y);
        /// `x - y`, if the type holds it.
        checked_sub(x, y: same) -> maybe = x.checked_sub(y);
        /// `x * y`, if the type holds it.
        checked_mul(x, y: same) -> maybe = x.checked_mul(y);
        /// `x / y`; `None` for a zero `y` and for `MIN / -1`.
        checked_div(x, y: same) -> maybe = x.checked_div(y);
        /// `x % y`; `None` for a zero `y` and for `MIN % -1`.
        checked_rem(x, y: same) -> maybe = x.checked_rem(y);
        /// The Euclidean quotient; `None` for a zero `y` and for `MIN` by -1.
        checked_div_euclid(x, y: same) -> maybe = x.checked_div_euclid(y);
        /// The Euclidean remainder; `None` for a zero `y` and for `MIN` by -1.
        checked_rem_euclid(x, y: same) -> maybe = x.checked_rem_euclid(y);
        /// `-x`, if the type holds it.
        checked_neg(x) -> maybe = x.checked_neg();
        /// `x << n`; `None` where `n` is not below the width.
        checked_shl(x, n: u32) -> maybe = x.checked_shl(n);
        /// `x >> n`; `None` where `n` is not below the width.
        checked_shr(x, n: u32) -> maybe = x.checked_shr(n);
        /// `x` to the power `n`, if the type holds it.
        checked_pow(x, n: u32) -> maybe = x.checked_pow(n);
        /// The logarithm to `base`, rounded down; `None` for `x <= 0` and for `base < 2`.
        checked_ilog(x, base: same) -> maybe_u32 = x.checked_ilog(base);
        /// The logarithm to base 2, rounded down; `None` for `x <= 0`.
        checked_ilog2(x) -> maybe_u32 = x.checked_ilog2();
        /// The logarithm to base 10, rounded down; `None` for `x <= 0`.
        checked_ilog10(x) -> maybe_u32 = x.checked_ilog10();
    }
}
