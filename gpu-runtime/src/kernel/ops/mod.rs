//! The operations of a kernel's body on the CPU: the Rust side of one table whose other side is
//! the CUDA prelude ([`crate::kernel::prelude`]). A function here and the function of the same
//! name in the prelude's namespace `gpu` give the same answer for the same operands.
//!
//! Every operator, cast and method of a body is a call of a free function of this room. They are
//! bounded by sealed traits that only the scalars implement, so nothing that a user implements
//! (an `Add` that prints, a `sqrt` of an extension trait) can become part of a kernel.
//!
//! The two sides agree as follows.
//! - Integers, comparisons, casts and the IEEE operations (`+ - * / %`, `sqrt`, `mul_add`,
//!   rounding, `min`, `max`) give the same bits; all NaNs count as one.
//! - The functions of [`float`] that have ulps in the table below differ from the exact result by
//!   at most that much on either side.
//! - What Rust would panic for is a [`FaultKind`](crate::error::FaultKind): division of an
//!   integer by zero, the smallest integer divided by -1, an integer's root or logarithm that does
//!   not exist, the value of a `None`. All other integer arithmetic wraps, as in a release build.
//!
#![doc = include_str!("methods.md")]

mod arith;
mod bits;
mod cast;
mod compare;
pub mod float;
mod hyperbolic;
pub mod int;
mod methods;
pub mod num;
pub mod option;

pub use arith::{Arith, Div, Neg, add, div, mul, neg, rem, sub};
pub use bits::{Bits, Bitwise, ShiftCount, bit_and, bit_not, bit_or, bit_xor, shl, shr};
pub use cast::{CastTo, cast};
pub use compare::{Comparable, eq, ge, gt, le, lt, ne};

/// Keeps every trait of the table closed: only the scalars of a kernel are `Sealed`.
pub(crate) mod sealed {
    /// A scalar of the kernel language.
    pub trait Sealed {}

    macro_rules! seal {
        ($($t:ty)*) => { $(impl Sealed for $t {})* };
    }
    seal!(bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);
}

/// Calls a macro with the list of all integer types.
macro_rules! for_integers {
    ($callback:ident) => {
        $callback! { i8 i16 i32 i64 isize u8 u16 u32 u64 usize }
    };
}
pub(crate) use for_integers;
