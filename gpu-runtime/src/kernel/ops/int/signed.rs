//! The methods of the signed integers alone.

use super::Int;
use crate::kernel::ops::methods::{kind, methods};

methods! {
    /// The signed integers.
    #[diagnostic::on_unimplemented(
        message = "a method of the signed integers was called on `{Self}` in a kernel",
        label = "not a signed integer",
        note = "is_positive, unsigned_abs, checked_abs and the like are methods of i8..i64 and isize"
    )]
    trait SignedInt: Int {}
    for { i8 {} i16 {} i32 {} i64 {} isize {} }
    {
        /// `x > 0`.
        is_positive(x) -> bool = x > 0;
        /// `x < 0`.
        is_negative(x) -> bool = x < 0;
        /// The same bits as an unsigned integer.
        cast_unsigned(x) -> unsigned = x.cast_unsigned();
        /// `|x|` as an unsigned integer, which always holds it.
        unsigned_abs(x) -> unsigned = x.unsigned_abs();

        /// `|x|`; the smallest integer stays itself.
        wrapping_abs(x) -> same = x.wrapping_abs();
        /// `|x|`; of the smallest integer it is the largest.
        saturating_abs(x) -> same = x.saturating_abs();
        /// `|x|`, if the type holds it.
        checked_abs(x) -> maybe = x.checked_abs();
        /// `|x|`, wrapped, and whether the type does not hold it.
        overflowing_abs(x) -> flagged = x.overflowing_abs();
        /// `-x`; of the smallest integer it is the largest.
        saturating_neg(x) -> same = x.saturating_neg();
        /// The largest integer whose square is not above `x`; `None` for a negative `x`.
        checked_isqrt(x) -> maybe = x.checked_isqrt();

        /// `x + y`, wrapping.
        wrapping_add_unsigned(x, y: unsigned) -> same = x.wrapping_add_unsigned(y);
        /// `x - y`, wrapping.
        wrapping_sub_unsigned(x, y: unsigned) -> same = x.wrapping_sub_unsigned(y);
        /// `x + y`, held at the type's end.
        saturating_add_unsigned(x, y: unsigned) -> same = x.saturating_add_unsigned(y);
        /// `x - y`, held at the type's end.
        saturating_sub_unsigned(x, y: unsigned) -> same = x.saturating_sub_unsigned(y);
        /// `x + y`, if the type holds it.
        checked_add_unsigned(x, y: unsigned) -> maybe = x.checked_add_unsigned(y);
        /// `x - y`, if the type holds it.
        checked_sub_unsigned(x, y: unsigned) -> maybe = x.checked_sub_unsigned(y);
        /// `x + y`, wrapped, and whether the type does not hold it.
        overflowing_add_unsigned(x, y: unsigned) -> flagged = x.overflowing_add_unsigned(y);
        /// `x - y`, wrapped, and whether the type does not hold it.
        overflowing_sub_unsigned(x, y: unsigned) -> flagged = x.overflowing_sub_unsigned(y);
    }
}
