//! The numbers that generic kernels are written for.

use super::ops::{Arith, Comparable, Div, num::Num};
use crate::pod::Downloadable;

/// A number of the kernel language, for generic kernels: `f32`, `f64` and every integer.
///
/// ```
/// use gpu_runtime::prelude::*;
///
/// #[gpu_fn]
/// fn square<T: GpuNum>(x: T) -> T {
///     x * x + T::ZERO
/// }
/// assert_eq!(square(3.0_f32), 9.0);
/// assert_eq!(square(5_u32), 25);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number of the kernel language",
    label = "neither a float nor an integer",
    note = "f32, f64, i8..i64, u8..u64, usize and isize are `GpuNum`"
)]
pub trait GpuNum: Downloadable + Arith + Div + Comparable + Num {
    /// Zero.
    const ZERO: Self;
    /// One.
    const ONE: Self;
}

macro_rules! numbers {
    ($($t:ident $zero:literal $one:literal;)*) => {$(
        impl GpuNum for $t {
            const ZERO: Self = $zero;
            const ONE: Self = $one;
        }
    )*};
}

numbers! {
    f32 0.0 1.0;
    f64 0.0 1.0;
    i8 0 1;
    i16 0 1;
    i32 0 1;
    i64 0 1;
    isize 0 1;
    u8 0 1;
    u16 0 1;
    u32 0 1;
    u64 0 1;
    usize 0 1;
}
