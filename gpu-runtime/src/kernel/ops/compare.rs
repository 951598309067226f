//! `== != < <= > >=`.

use super::sealed::Sealed;

/// Scalars that can be compared: all of them. NaN is unequal to everything, as in Rust.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be compared in a kernel",
    label = "not a scalar",
    note = "comparisons in a kernel work on the scalars f32, f64, i8..i64, u8..u64, usize, isize, bool of one type on both sides; take a tuple apart or write `matches!`; a struct needs a #[gpu_fn] method"
)]
pub trait Comparable: Sealed + Copy {
    #[doc(hidden)]
    fn eq(self, other: Self) -> bool;
    #[doc(hidden)]
    fn lt(self, other: Self) -> bool;
    #[doc(hidden)]
    fn le(self, other: Self) -> bool;
}

macro_rules! comparable {
    ($($t:ty)*) => {$(
        impl Comparable for $t {
            #[inline(always)]
            fn eq(self, other: Self) -> bool { self == other }
            #[inline(always)]
            fn lt(self, other: Self) -> bool { self < other }
            #[inline(always)]
            fn le(self, other: Self) -> bool { self <= other }
        }
    )*};
}
comparable!(bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);

/// `a == b`.
#[inline(always)]
pub fn eq<T: Comparable>(a: T, b: T) -> bool {
    a.eq(b)
}

/// `a != b`.
#[inline(always)]
pub fn ne<T: Comparable>(a: T, b: T) -> bool {
    !a.eq(b)
}

/// `a < b`.
#[inline(always)]
pub fn lt<T: Comparable>(a: T, b: T) -> bool {
    a.lt(b)
}

/// `a <= b`.
#[inline(always)]
pub fn le<T: Comparable>(a: T, b: T) -> bool {
    a.le(b)
}

/// `a > b`.
#[inline(always)]
pub fn gt<T: Comparable>(a: T, b: T) -> bool {
    b.lt(a)
}

/// `a >= b`.
#[inline(always)]
pub fn ge<T: Comparable>(a: T, b: T) -> bool {
    b.le(a)
}
