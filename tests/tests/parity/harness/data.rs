//! How results are compared, and what lies in an `#[out]` before.

use std::fmt::Debug;

/// Device data of a kernel's outputs.
pub trait Data: Copy + Debug {
    /// What nobody writes.
    const GARBAGE: Self;

    /// Are two values the same, up to so many floats between them? All NaNs are.
    fn same(&self, other: &Self, ulps: u64) -> bool;
}

/// `n` elements that a kernel has to overwrite.
pub fn garbage<T: Data>(n: usize) -> Vec<T> {
    vec![T::GARBAGE; n]
}

macro_rules! integers {
    ($($t:ident)*) => {$(
        impl Data for $t {
            const GARBAGE: Self = 0x5a;

            fn same(&self, other: &Self, _: u64) -> bool {
                self == other
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 u8 u16 u32 u64 usize }

macro_rules! floats {
    ($($t:ident $bits:ident;)*) => {$(
        impl Data for $t {
            const GARBAGE: Self = -1234.5;

            fn same(&self, other: &Self, ulps: u64) -> bool {
                /// Neighbouring floats have neighbouring numbers; -0.0 is below 0.0.
                fn number(v: $t) -> $bits {
                    let bits = v.to_bits() as $bits;
                    bits ^ (bits >> ($bits::BITS - 1)) & $bits::MAX
                }
                if self.is_nan() || other.is_nan() {
                    return self.is_nan() && other.is_nan();
                }
                u64::from(number(*self).abs_diff(number(*other))) <= ulps
            }
        }
    )*};
}

floats! { f32 i32; f64 i64; }

impl<T: Data, const N: usize> Data for [T; N] {
    const GARBAGE: Self = [T::GARBAGE; N];

    fn same(&self, other: &Self, ulps: u64) -> bool {
        self.iter().zip(other).all(|(a, b)| a.same(b, ulps))
    }
}

/// A struct's fields, all of them.
macro_rules! data {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl $crate::harness::Data for $name {
            const GARBAGE: Self = Self { $($field: $crate::harness::Data::GARBAGE),* };

            fn same(&self, other: &Self, ulps: u64) -> bool {
                true $(&& self.$field.same(&other.$field, ulps))*
            }
        }
    )*};
}

/// What a launch leaves: for each argument its elements, or `()`.
pub trait Outputs {
    /// The first difference, in words.
    fn apart(&self, other: &Self, ulps: u64) -> Option<String>;
}

impl Outputs for () {
    fn apart(&self, (): &Self, _: u64) -> Option<String> {
        None
    }
}

impl<T: Data> Outputs for Vec<T> {
    fn apart(&self, other: &Self, ulps: u64) -> Option<String> {
        if self.len() != other.len() {
            return Some(format!("{} elements, not {}", self.len(), other.len()));
        }
        let at = self.iter().zip(other).position(|(a, b)| !a.same(b, ulps))?;
        Some(format!("[{at}] is {:?}, not {:?}", self[at], other[at]))
    }
}

macro_rules! tuples {
    ($($($t:ident $i:tt)*;)*) => {$(
        impl<$($t: Outputs),*> Outputs for ($($t,)*) {
            fn apart(&self, other: &Self, ulps: u64) -> Option<String> {
                $(
                    if let Some(found) = self.$i.apart(&other.$i, ulps) {
                        return Some(format!("argument {}: {found}", $i + 1));
                    }
                )*
                None
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
}
