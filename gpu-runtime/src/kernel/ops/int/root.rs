//! Roots and logarithms, rounded down.

use super::Int;
use crate::error::FaultKind;
use crate::kernel::ops::methods::{int_methods, kind, methods};

int_methods! {
    /// The integers, with their roots and logarithms.
    #[diagnostic::on_unimplemented(
        message = "an integer method of the kernel language was called on `{Self}`",
        label = "not an integer",
        note = "isqrt, ilog, ilog2 and ilog10 are methods of i8..i64, u8..u64, usize and isize in a kernel; for a float write sqrt and log2"
    )]
    trait Root {
        /// The largest integer whose square is not above `x`.
        ///
        /// # Errors
        /// [`FaultKind::Overflow`] for a negative `x`.
        isqrt(x) -> faulting =
            if x.cmp(&0).is_lt() { Err(FaultKind::Overflow) } else { Ok(x.isqrt()) };
        /// The logarithm to `base`, rounded down.
        ///
        /// # Errors
        /// [`FaultKind::Overflow`] for `x <= 0` and for `base < 2`.
        ilog(x, base: same) -> faulting_u32 =
            x.checked_ilog(base).ok_or(FaultKind::Overflow);
        /// The logarithm to base 2, rounded down.
        ///
        /// # Errors
        /// [`FaultKind::Overflow`] for `x <= 0`.
        ilog2(x) -> faulting_u32 = x.checked_ilog2().ok_or(FaultKind::Overflow);
        /// The logarithm to base 10, rounded down.
        ///
        /// # Errors
        /// [`FaultKind::Overflow`] for `x <= 0`.
        ilog10(x) -> faulting_u32 = x.checked_ilog10().ok_or(FaultKind::Overflow);
    }
}
