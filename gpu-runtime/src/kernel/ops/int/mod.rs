//! The methods of the integers.

mod checked;
mod overflowing;
mod root;
mod signed;
mod unsigned;

pub use checked::*;
pub use overflowing::*;
pub use root::*;
pub use signed::*;
pub use unsigned::*;

use super::methods::{kind, methods};
use super::sealed::Sealed;
use crate::error::FaultKind;

methods! {
    /// The integers, with their arithmetic that wraps or saturates and their bits.
    #[diagnostic::on_unimplemented(
        message = "an integer method of the kernel language was called on `{Self}`",
        label = "not an integer",
        note = "wrapping_add, pow, count_ones, rotate_left and the like are methods of i8..i64, u8..u64, usize and isize in a kernel"
    )]
    trait Int: Sealed {
        /// The unsigned integer of the same width.
        type Unsigned;
        /// The signed integer of the same width.
        type Signed;
    }
    for {
        i8 { type Unsigned = u8; type Signed = i8; }
        i16 { type Unsigned = u16; type Signed = i16; }
        i32 { type Unsigned = u32; type Signed = i32; }
        i64 { type Unsigned = u64; type Signed = i64; }
        isize { type Unsigned = usize; type Signed = isize; }
        u8 { type Unsigned = u8; type Signed = i8; }
        u16 { type Unsigned = u16; type Signed = i16; }
        u32 { type Unsigned = u32; type Signed = i32; }
        u64 { type Unsigned = u64; type Signed = i64; }
        usize { type Unsigned = usize; type Signed = isize; }
    }
    {
        /// `x + y`, wrapping.
        wrapping_add(x, y: same) -> same = x.wrapping_add(y);
        /// `x - y`, wrapping.
        wrapping_sub(x, y: same) -> same = x.wrapping_sub(y);
        /// `x * y`, wrapping.
        wrapping_mul(x, y: same) -> same = x.wrapping_mul(y);
        /// `x / y`; `MIN / -1` wraps to `MIN`.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        wrapping_div(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.wrapping_div(y)) };
        /// `x % y`; `MIN % -1` is 0.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        wrapping_rem(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.wrapping_rem(y)) };
        /// The Euclidean quotient; `MIN` by -1 wraps to `MIN`.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        wrapping_div_euclid(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.wrapping_div_euclid(y)) };
        /// The Euclidean remainder; of `MIN` by -1 it is 0.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        wrapping_rem_euclid(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.wrapping_rem_euclid(y)) };
        /// `-x`, wrapping.
        wrapping_neg(x) -> same = x.wrapping_neg();
        /// `x << n`, `n` modulo the width.
        wrapping_shl(x, n: u32) -> same = x.wrapping_shl(n);
        /// `x >> n`, `n` modulo the width.
        wrapping_shr(x, n: u32) -> same = x.wrapping_shr(n);
        /// `x` to the power `n`, wrapping.
        wrapping_pow(x, n: u32) -> same = x.wrapping_pow(n);
        /// `x` to the power `n`, wrapping.
        pow(x, n: u32) -> same = x.wrapping_pow(n);
        /// `x << n`; 0 where `n` is not below the width.
        unbounded_shl(x, n: u32) -> same = x.unbounded_shl(n);
        /// `x >> n`; where `n` is not below the width, only the sign is left.
        unbounded_shr(x, n: u32) -> same = x.unbounded_shr(n);

        /// `x + y`, held at the type's ends.
        saturating_add(x, y: same) -> same = x.saturating_add(y);
        /// `x - y`, held at the type's ends.
        saturating_sub(x, y: same) -> same = x.saturating_sub(y);
        /// `x * y`, held at the type's ends.
        saturating_mul(x, y: same) -> same = x.saturating_mul(y);
        /// `x / y`; `MIN / -1` is `MAX`.
        ///
        /// # Errors
        /// [`FaultKind::DivideByZero`].
        saturating_div(x, y: same) -> faulting =
            if y == 0 { Err(FaultKind::DivideByZero) } else { Ok(x.saturating_div(y)) };
        /// `x` to the power `n`, held at the type's ends.
        saturating_pow(x, n: u32) -> same = x.saturating_pow(n);

        /// `|x - y|` as an unsigned integer, which always holds it.
        abs_diff(x, y: same) -> unsigned = x.abs_diff(y);

        /// How many bits are one.
        count_ones(x) -> u32 = x.count_ones();
        /// How many bits are zero.
        count_zeros(x) -> u32 = x.count_zeros();
        /// How many of the highest bits are zero; the width for zero.
        leading_zeros(x) -> u32 = x.leading_zeros();
        /// How many of the lowest bits are zero; the width for zero.
        trailing_zeros(x) -> u32 = x.trailing_zeros();
        /// How many of the highest bits are one.
        leading_ones(x) -> u32 = x.leading_ones();
        /// How many of the lowest bits are one.
        trailing_ones(x) -> u32 = x.trailing_ones();
        /// The bits rotated to the left by `n`, modulo the width.
        rotate_left(x, n: u32) -> same = x.rotate_left(n);
        /// The bits rotated to the right by `n`, modulo the width.
        rotate_right(x, n: u32) -> same = x.rotate_right(n);
        /// The bits in reverse order.
        reverse_bits(x) -> same = x.reverse_bits();
        /// The bytes in reverse order.
        swap_bytes(x) -> same = x.swap_bytes();
    }
}
