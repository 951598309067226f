//! The methods of the unsigned integers alone.

use super::Int;
use crate::error::FaultKind;
use crate::kernel::ops::methods::{kind, methods};

methods! {
    /// The unsigned integers.
    #[diagnostic::on_unimplemented(
        message = "a method of the unsigned integers was called on `{Self}` in a kernel",
        label = "not an unsigned integer",
        note = "is_power_of_two, div_ceil, checked_add_signed and the like are methods of u8..u64 and usize in a kernel; convert with `as` first"
    )]
    trait UnsignedInt: Int {}
    for { u8 {} u16 {} u32 {} u64 {} usize {} }
    {
        /// The same bits as a signed integer.
        cast_signed(x) -> signed = x.cast_signed();
        /// Exactly one bit is set.
        is_power_of_two(x) -> bool = x.is_power_of_two();
        /// The smallest power of two that is not below `x`; 0 where the type does not hold it.
        next_power_of_two(x) -> same = x.checked_next_power_of_two().unwrap_or(0);
        /// The smallest power of two that is not below `x`, if the type holds it.
        checked_next_power_of_two(x) -> maybe = x.checked_next_power_of_two();
        /// `x` is `y` times an integer; of zero, only zero is a multiple.
        is_multiple_of(x, y: same) -> bool = x.is_multiple_of(y);
        /// The smallest multiple of `y` that is not below `x`, wrapping.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        next_multiple_of(x, y: same) -> faulting = match x.checked_rem(y) {
            None => Err(FaultKind::DivideByZero),
            Some(0) => Ok(x),
            Some(rest) => Ok(x.wrapping_add(y - rest)),
        };
        /// The smallest multiple of `y` that is not below `x`; `None` for a zero `y`, and where the
        /// type does not hold it.
        checked_next_multiple_of(x, y: same) -> maybe = x.checked_next_multiple_of(y);
        /// `x / y`, rounded up.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        div_ceil(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.div_ceil(y)) };

        /// `x + y`, wrapping.
        wrapping_add_signed(x, y: signed) -> same = x.wrapping_add_signed(y);
        /// `x - y`, wrapping.
        wrapping_sub_signed(x, y: signed) -> same = x.wrapping_sub_signed(y);
        /// `x + y`, held at the type's ends.
        saturating_add_signed(x, y: signed) -> same = x.saturating_add_signed(y);
        /// `x - y`, held at the type's ends.
        saturating_sub_signed(x, y: signed) -> same = x.saturating_sub_signed(y);
        /// `x + y`, if the type holds it.
        checked_add_signed(x, y: signed) -> maybe = x.checked_add_signed(y);
        /// `x - y`, if the type holds it.
        checked_sub_signed(x, y: signed) -> maybe = x.checked_sub_signed(y);
        /// `x + y`, wrapped, and whether the type does not hold it.
        overflowing_add_signed(x, y: signed) -> flagged = x.overflowing_add_signed(y);
        /// `x - y`, wrapped, and whether the type does not hold it.
        overflowing_sub_signed(x, y: signed) -> flagged = x.overflowing_sub_signed(y);
        /// `x - y` as a signed integer, if that holds it.
        checked_signed_diff(x, y: same) -> maybe_signed = x.checked_signed_diff(y);
    }
}
