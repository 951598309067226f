//! The operations of f32 and f64, and casts.

use gpu_runtime::kernel::ops::{self, CastTo, float, num};

use super::integers::methods;
use super::scalar::{Scalar, Unused};
use super::table::Table;

type None = Unused;

pub fn add_cases(table: &mut Table) {
    macro_rules! binary {
        ($t:ty: $($name:ident)*) => {$(
            table.add(
                concat!("gpu::", stringify!($name), "(a, b)"),
                |a: $t, b: $t, _: None| ops::$name(a, b),
            );
        )*};
    }
    macro_rules! float_cases {
        ($t:ident) => {
            binary!($t: add sub mul eq ne lt le gt ge div rem);
            table.add("gpu::neg(a)", |a: $t, _: None, _: None| ops::neg(a));
            table.add("gpu::div(cx, a, b, 7)", |a: $t, b: $t, _: None| ops::div(a, b));
            table.add("gpu::rem(cx, a, b, 7)", |a: $t, b: $t, _: None| ops::rem(a, b));

            methods!(table, ($t):
                num::abs num::signum float::sqrt float::rsqrt float::floor float::ceil float::round
                float::round_ties_even float::trunc float::fract float::recip float::next_up
                float::next_down float::to_degrees float::to_radians float::to_bits float::is_nan
                float::is_finite float::is_infinite float::is_normal float::is_subnormal
                float::is_sign_positive float::is_sign_negative
                float::cbrt float::sin float::cos float::sin_cos float::tan float::asin float::acos
                float::atan float::sinh float::cosh float::tanh float::asinh float::acosh
                float::atanh float::exp float::exp2 float::exp_m1 float::ln float::ln_1p
                float::log2 float::log10);
            methods!(table, ($t, $t):
                num::min num::max num::midpoint num::rem_euclid num::div_euclid
                float::copysign float::hypot float::atan2 float::log float::powf);
            methods!(table, ($t, i32): float::powi);
            methods!(table, ($t, $t, $t): num::clamp float::mul_add);
        };
    }
    float_cases!(f32);
    float_cases!(f64);
    table.add("gpu::f32_from_bits(a)", |a: u32, _: None, _: None| {
        float::f32_from_bits(a)
    });
    table.add("gpu::f64_from_bits(a)", |a: u64, _: None, _: None| {
        float::f64_from_bits(a)
    });

    macro_rules! casts {
        ($($from:ident)*) => { $(casts_to_integers::<$from>(table);)* };
    }
    casts!(bool i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);
    macro_rules! casts_to_floats {
        ($($from:ident)*) => {$(
            cast::<$from, f32>(table);
            cast::<$from, f64>(table);
        )*};
    }
    casts_to_floats!(i8 i16 i32 i64 isize u8 u16 u32 u64 usize f32 f64);
}

fn cast<A: Scalar + CastTo<B>, B: Scalar>(table: &mut Table) {
    let expression = format!("gpu::cast<{}>(a)", B::cuda());
    table.add(&expression, |a: A, _: None, _: None| ops::cast::<A, B>(a));
}

fn casts_to_integers<A>(table: &mut Table)
where
    A: Scalar
        + CastTo<i8>
        + CastTo<i16>
        + CastTo<i32>
        + CastTo<i64>
        + CastTo<isize>
        + CastTo<u8>
        + CastTo<u16>
        + CastTo<u32>
        + CastTo<u64>
        + CastTo<usize>,
{
    cast::<A, i8>(table);
    cast::<A, i16>(table);
    cast::<A, i32>(table);
    cast::<A, i64>(table);
    cast::<A, isize>(table);
    cast::<A, u8>(table);
    cast::<A, u16>(table);
    cast::<A, u32>(table);
    cast::<A, u64>(table);
    cast::<A, usize>(table);
}
