//! `as` between scalars.

use super::{for_integers, sealed::Sealed};

/// `Self as B` exists in a kernel.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be cast to `{B}` in a kernel",
    label = "no `as` from `{Self}` to `{B}`",
    note = "`as` in a kernel converts between f32, f64, i8..i64, u8..u64, usize and isize, and from bool to an integer; write `x != 0` for a bool"
)]
pub trait CastTo<B>: Sealed + Copy {
    #[doc(hidden)]
    fn cast(self) -> B;
}

macro_rules! casts {
    ($from:ty => $($to:ty)*) => {$(
        impl CastTo<$to> for $from {
            #[inline(always)]
            fn cast(self) -> $to { self as $to }
        }
    )*};
}

macro_rules! casts_to_all_numbers {
    ($($from:ty)*) => {
        $(casts!($from => i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);)*
    };
}
for_integers!(casts_to_all_numbers);
casts_to_all_numbers!(f32 f64);
casts!(bool => bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize);

/// `a as B`: integers wrap, floats to integers saturate (NaN is 0), the rest rounds to nearest.
#[inline(always)]
pub fn cast<A: CastTo<B>, B>(a: A) -> B {
    a.cast()
}
