//! The operations of f32 and f64, and casts.

use gpu_runtime::kernel::ops::{self, CastTo, float, num};

use super::scalar::{Scalar, Unused};
use super::table::Table;

type None = Unused;

/// `gpu::NAME(a)` against the Rust function of that name.
macro_rules! unary {
    ($table:ident, $t:ty => $ulps:literal: $($module:ident::$name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a)"), $ulps,
            |a: $t, _: None, _: None| $module::$name(a),
        );
    )*};
}

macro_rules! binary {
    ($table:ident, $t:ty => $ulps:literal: $($module:ident::$name:ident)*) => {$(
        $table.add(
            concat!("gpu::", stringify!($name), "(a, b)"), $ulps,
            |a: $t, b: $t, _: None| $module::$name(a, b),
        );
    )*};
}

macro_rules! faulting {
    ($table:ident, $t:ty: $($module:ident::$name:ident)*) => {$(
        $table.add_faulting(
            concat!("gpu::", stringify!($name), "(cx, a, b, 7)"), 0,
            |a: $t, b: $t, _: None| $module::$name(a, b),
        );
    )*};
}

pub fn add_cases(table: &mut Table) {
    // The bounds are those that the documentation of `ops::float` states.
    macro_rules! float_cases {
        ($t:ident, $bits:ident) => {
            binary!(table, $t => 0: ops::add ops::sub ops::mul);
            unary!(table, $t => 0: ops::neg);
            binary!(table, $t => 0: ops::eq ops::ne ops::lt ops::le ops::gt ops::ge);
            faulting!(table, $t: ops::div ops::rem num::rem_euclid num::div_euclid);
            table.add("gpu::div(a, b)", 0, |a: $t, b: $t, _: None| a / b);
            table.add("gpu::rem(a, b)", 0, |a: $t, b: $t, _: None| a % b);

            unary!(table, $t => 0: num::abs num::signum);
            binary!(table, $t => 0: num::min num::max float::copysign);
            table.add("gpu::clamp(a, b, c)", 0, num::clamp::<$t>);
            table.add("gpu::mul_add(a, b, c)", 0, float::mul_add::<$t>);

            unary!(table, $t => 0:
                float::sqrt float::rsqrt float::floor float::ceil float::round
                float::round_ties_even float::trunc float::fract float::recip
                float::to_degrees float::to_radians float::to_bits float::is_nan
                float::is_finite float::is_infinite float::is_sign_negative
                float::is_sign_positive);
            table.add("gpu::powi(a, b)", 0, |a: $t, n: i32, _: None| float::powi(a, n));

            unary!(table, $t => 2: float::ln float::log2 float::ln_1p float::exp_m1 float::cbrt);
            unary!(table, $t => 3:
                float::exp float::exp2 float::sin float::cos float::atan float::log10
                float::sinh float::cosh float::tanh);
            unary!(table, $t => 4: float::tan float::asin float::acos);
            binary!(table, $t => 3: float::hypot float::atan2);
            binary!(table, $t => 9: float::powf);
        };
    }
    float_cases!(f32, u32);
    float_cases!(f64, u64);
    table.add("gpu::f32_from_bits(a)", 0, |a: u32, _: None, _: None| {
        float::f32_from_bits(a)
    });
    table.add("gpu::f64_from_bits(a)", 0, |a: u64, _: None, _: None| {
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
    let expression = format!("gpu::cast<{}>(a)", B::CUDA);
    table.add(&expression, 0, |a: A, _: None, _: None| {
        ops::cast::<A, B>(a)
    });
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

/// Each function of f32 against the one of f64, which is exact enough to be the reference.
#[test]
fn functions_of_f32_keep_their_ulps() {
    macro_rules! keeps {
        ($($ulps:literal: $($name:ident)*;)*) => {$($(
            for x in f32::edges() {
                let exact = float::$name(f64::from(x)) as f32;
                let distance = float::$name(x).distance(exact);
                assert!(
                    distance.is_some_and(|d| d <= $ulps),
                    "{}({x:e}) = {:e}, not {exact:e}",
                    stringify!($name),
                    float::$name(x),
                );
            }
        )*)*};
    }
    keeps! {
        0: sqrt;
        2: ln log2 ln_1p exp_m1 cbrt;
        3: exp exp2 sin cos atan log10 sinh cosh tanh;
        4: tan asin acos;
    }
    for x in f32::edges() {
        for y in f32::edges() {
            let (wide_x, wide_y) = (f64::from(x), f64::from(y));
            for (name, ulps, value, exact) in [
                ("hypot", 3, float::hypot(x, y), float::hypot(wide_x, wide_y)),
                ("atan2", 3, float::atan2(x, y), float::atan2(wide_x, wide_y)),
                ("powf", 9, float::powf(x, y), float::powf(wide_x, wide_y)),
            ] {
                let distance = value.distance(exact as f32);
                assert!(
                    distance.is_some_and(|d| d <= ulps),
                    "{name}({x:e}, {y:e}) = {value:e}, not {exact:e}"
                );
            }
        }
    }
}
