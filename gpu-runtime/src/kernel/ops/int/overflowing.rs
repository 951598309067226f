//! Arithmetic with a tuple as its result: the wrapped value, and whether it is not the exact one.

use super::Int;
use crate::error::FaultKind;
use crate::kernel::ops::methods::{int_methods, kind, methods};

int_methods! {
    /// The integers, with their `overflowing_` arithmetic.
    #[diagnostic::on_unimplemented(
        message = "an integer method of the kernel language was called on `{Self}`",
        label = "not an integer",
        note = "overflowing_add and the like are methods of i8..i64, u8..u64, usize and isize in a kernel"
    )]
    trait Overflowing {
        /// `x + y`.
        overflowing_add(x, y: same) -> flagged = x.overflowing_add(y);
        /// `x - y`.
        overflowing_sub(x, y: same) -> flagged = x.overflowing_sub(y);
        /// `x * y`.
        overflowing_mul(x, y: same) -> flagged = x.overflowing_mul(y);
        /// `x / y`; `(MIN, true)` for `MIN / -1`.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        overflowing_div(x, y: same) -> faulting_flagged =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.overflowing_div(y)) };
        /// `x % y`; `(0, true)` for `MIN % -1`.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        overflowing_rem(x, y: same) -> faulting_flagged =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.overflowing_rem(y)) };
        /// The Euclidean quotient; `(MIN, true)` for `MIN` by -1.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        overflowing_div_euclid(x, y: same) -> faulting_flagged =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.overflowing_div_euclid(y)) };
        /// The Euclidean remainder; `(0, true)` for `MIN` by -1.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        overflowing_rem_euclid(x, y: same) -> faulting_flagged =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.overflowing_rem_euclid(y)) };
        /// `-x`.
        overflowing_neg(x) -> flagged = x.overflowing_neg();
        /// `x << n`, `n` modulo the width; flagged where `n` is not below the width.
        overflowing_shl(x, n: u32) -> flagged = x.overflowing_shl(n);
        /// `x >> n`, `n` modulo the width; flagged where `n` is not below the width.
        overflowing_shr(x, n: u32) -> flagged = x.overflowing_shr(n);
        /// `x` to the power `n`.
        overflowing_pow(x, n: u32) -> flagged = x.overflowing_pow(n);
    }
}
