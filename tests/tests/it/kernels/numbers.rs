//! Methods of numbers and options in kernels. Each function below is compiled twice from the same
//! tokens, with the standard library's methods and as device code, which runs on the CPU device and
//! as CUDA text. (Every method on every type is compared in `text_prelude`.)

use gpu_runtime::prelude::*;
use gpu_runtime::{FaultKind, KernelFault};
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::shim::{Fault, Suite};
use std::sync::OnceLock;

/// A launch of `$kernel` on the CPU device.
macro_rules! launched {
    ($kernel:path, $x:expr, $y:expr) => {
        gpu_manager().scope(|s| {
            let (x, y) = (s.upload($x)?, s.upload($y)?);
            let mut z = s.zeros(x.len())?;
            $kernel(s, &x, &y, &mut z)?;
            z.download()
        })
    };
}

macro_rules! both {
    ($(fn $name:ident($x:ident: $t:ident, $y:ident: $u:ident) -> $r:ident $body:tt)*) => {
        /// The functions as Rust has them.
        mod host {
            $(
                #[allow(clippy::all, reason = "as a kernel has it")]
                pub fn $name($x: $t, $y: $u) -> $r $body
            )*
        }

        /// The same as device code.
        mod device {
            use gpu_runtime::prelude::*;
            $(#[gpu_fn] pub fn $name($x: $t, $y: $u) -> $r $body)*
        }

        $(
            #[gpu_kernel(over = z, block = 64, requires(x.len() == z.len(), y.len() == z.len()))]
            fn $name(t: Thread, x: &[$t], y: &[$u], z: &mut [$r]) {
                let i = t.id();
                z[i] = device::$name(x[i], y[i]);
            }
        )*

        fn texts() -> Vec<(&'static str, String)> {
            vec![
                $((stringify!($name), $name::cuda_text()),)*
                ("curves", curves::cuda_text()),
                ("curves_wide", curves_wide::cuda_text()),
                ("missing", missing::cuda_text()),
            ]
        }

        #[test]
        fn methods_in_kernels_are_those_of_the_standard_library() {
            $({
                let (x, y) = pairs::<$t, $u>();
                let device: Vec<$r> = launched!($name, &x, &y).unwrap();
                let host: Vec<$r> = x.iter().zip(&y).map(|(x, y)| host::$name(*x, *y)).collect();
                assert_eq!(device, host, stringify!($name));
            })*
        }

        #[test]
        #[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
        fn texts_with_methods_equal_the_cpu_device() {
            $({
                let (x, y) = pairs::<$t, $u>();
                let device: Vec<$r> = launched!($name, &x, &y).unwrap();
                let (text, fault): (Vec<$r>, Fault) = executed(stringify!($name), &x, &y);
                assert_eq!(fault.state, 0, stringify!($name));
                assert_eq!(text, device, stringify!($name));
            })*
        }
    };
}

/// The text of the kernel `name`, executed.
fn executed<A, B, R: Clone + Default>(name: &str, x: &[A], y: &[B]) -> (Vec<R>, Fault) {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    let suite = SUITE.get_or_init(|| Suite::new(texts()));
    let index = texts().iter().position(|(text, _)| *text == name).unwrap();
    let mut z = vec![R::default(); x.len()];
    let mut fault = Fault::default();
    // SAFETY: every kernel here has two slices to read and one to write, of these types.
    unsafe {
        suite.launch(index, x.len(), 64, &mut fault, |a| {
            a.slice(x).slice(y).slice_mut(&mut z);
        });
    }
    (z, fault)
}

/// Values at which mistakes show.
trait Edges: Copy {
    fn edges() -> Vec<Self>;
}

macro_rules! integers {
    ($($t:ident)*) => {$(
        impl Edges for $t {
            fn edges() -> Vec<Self> {
                let mut edges = vec![0, 1, 2, 3, 7, 10, 31, 32, 64, 100, $t::MAX, $t::MAX - 1];
                edges.extend([$t::MAX / 2, $t::MAX / 2 + 1, $t::MIN, $t::MIN + 1, $t::MIN / 2]);
                edges.extend([1, 2, 7, 100].map(|v| (0 as $t).wrapping_sub(v)));
                edges
            }
        }
    )*};
}
integers!(i8 i32 i64 u8 u32 u64 usize);

macro_rules! floats {
    ($($t:ident)*) => {$(
        impl Edges for $t {
            fn edges() -> Vec<Self> {
                let mut edges = vec![0.0, 0.1, 0.5, 1.0, 1.5, 2.5, 3.7, 90.0, 1e3, 1e10, 8_388_607.5];
                edges.extend([$t::MIN_POSITIVE, $t::from_bits(1), $t::MAX, $t::INFINITY, $t::NAN]);
                let negative: Vec<$t> = edges.iter().map(|v| -v).collect();
                edges.extend(negative);
                edges
            }
        }
    )*};
}
floats!(f32 f64);

/// Each with each.
fn pairs<A: Edges, B: Edges>() -> (Vec<A>, Vec<B>) {
    let each = |x: A| B::edges().into_iter().map(move |y| (x, y));
    A::edges().into_iter().flat_map(each).unzip()
}

/// The functions for several types: signed and unsigned integers beside their counterparts, floats
/// beside their bits.
macro_rules! functions {
    (
        signed { $($signed:ident $s:ident $su:ident)* }
        unsigned { $($unsigned:ident $u:ident $us:ident)* }
        floats { $($float:ident $f:ident $bits:ident)* }
    ) => {
        both! {
            $(fn $signed(x: $s, y: $s) -> $s {
                let n = (y & 15) as u32;
                let mut h = x.wrapping_add(y);
                h = h.wrapping_mul(31) ^ $s::wrapping_sub(x, y).wrapping_neg();
                h = h.wrapping_mul(31) ^ x.wrapping_shl(n).wrapping_shr(1).wrapping_pow(n);
                h = h.wrapping_mul(31) ^ x.saturating_add(y) ^ x.saturating_sub(y).saturating_neg();
                h = h.wrapping_mul(31) ^ x.saturating_mul(y) ^ $s::saturating_abs(x).saturating_pow(n);
                h = h.wrapping_mul(31) ^ x.checked_add(y).unwrap_or(3);
                if let Some(v) = x.checked_sub(y) {
                    h = h.wrapping_mul(31) ^ v;
                }
                h = h.wrapping_mul(31) ^ match x.checked_div(y) {
                    Some(q) => q ^ x.wrapping_rem(y) ^ x.wrapping_div_euclid(y) ^ x.rem_euclid(y),
                    None if y == 0 => 5,
                    None => x.wrapping_div(y),
                };
                h = h.wrapping_mul(31) ^ x.checked_rem_euclid(y).unwrap_or(9);
                h = h.wrapping_mul(31) ^ x.checked_pow(n).unwrap_or(-1) ^ x.checked_shl(n).unwrap_or(-2);
                h ^= if x.checked_neg().is_some() { 1 } else { 2 };
                h ^= if $s::checked_abs(y).is_none() { 4 } else { 8 };
                let (product, overflowed) = x.overflowing_mul(y);
                h = h.wrapping_mul(31) ^ if overflowed { product } else { !product };
                let sum = x.overflowing_add(y);
                h = h.wrapping_mul(31) ^ if sum.1 { sum.0 } else { 77 };
                h ^= if x.overflowing_pow(n).1 { 16 } else { 32 };
                h = h.wrapping_mul(31) ^ x.unsigned_abs().isqrt() as $s ^ x.abs_diff(y) as $s;
                h = h.wrapping_mul(31) ^ x.checked_isqrt().unwrap_or(6);
                h = h.wrapping_mul(31) ^ x.checked_ilog2().unwrap_or(40) as $s;
                h = h.wrapping_mul(31) ^ (x & $s::MAX | 1).ilog10() as $s;
                h = h.wrapping_mul(31) ^ x.signum().max(y.signum()).min($s::midpoint(x, y)).clamp(-9, 9);
                let unsigned = y as $su;
                h = h.wrapping_mul(31) ^ x.wrapping_add_unsigned(unsigned);
                h = h.wrapping_mul(31) ^ x.checked_sub_unsigned(unsigned).unwrap_or(0);
                h = h.wrapping_mul(31) ^ (x.is_negative() && y.is_positive()).then_some(x).unwrap_or(1);
                h ^ x.cast_unsigned().rotate_left(n).cast_signed() ^ x.unbounded_shr(n * 5)
            })*

            $(fn $unsigned(x: $u, y: $u) -> $u {
                let n = (y & 15) as u32;
                let signed = y as $us;
                let mut h = x.wrapping_add(y);
                h = h.wrapping_mul(31) ^ x.saturating_sub(y) ^ $u::saturating_mul(x, y);
                h = h.wrapping_mul(31) ^ x.checked_mul(y).unwrap_or(3) ^ x.checked_sub(y).unwrap_or(4);
                h = h.wrapping_mul(31) ^ x.checked_add_signed(signed).unwrap_or(5);
                h = h.wrapping_mul(31) ^ x.saturating_add_signed(signed) ^ x.wrapping_sub_signed(signed);
                h ^= if x.overflowing_sub_signed(signed).1 { 1 } else { 2 };
                h = h.wrapping_mul(31) ^ x.checked_signed_diff(y).unwrap_or(-3) as $u;
                h = h.wrapping_mul(31) ^ x.checked_next_power_of_two().unwrap_or(6);
                h = h.wrapping_mul(31) ^ x.checked_next_multiple_of(y).unwrap_or(7);
                if y != 0 {
                    h = h.wrapping_mul(31) ^ x.div_ceil(y) ^ x.saturating_div(y);
                    h ^= x.overflowing_rem(y).0;
                }
                if y > 1 && x > 0 {
                    h = h.wrapping_mul(31) ^ x.ilog(y) as $u ^ x.ilog2() as $u;
                }
                h ^= if x.is_power_of_two() || x.is_multiple_of(y) { 4 } else { 8 };
                h = h.wrapping_mul(31) ^ x.isqrt() ^ $u::midpoint(x, y) ^ x.abs_diff(y);
                let ones = x.count_ones() + x.leading_ones() + y.trailing_zeros() + x.leading_zeros();
                h = h.wrapping_mul(31) ^ ones as $u ^ x.reverse_bits() ^ y.swap_bytes();
                h = h.wrapping_mul(31) ^ x.rotate_right(n) ^ x.unbounded_shl(n * 5);
                h ^ $u::pow(x & 3, n & 3) ^ x.wrapping_pow(n) ^ x.checked_rem(y).unwrap_or(1)
            })*

            $(fn $float(x: $f, y: $f) -> $bits {
                // Of equal zeros, the standard library may take either.
                let mut v = $f::max(x, y) + 0.0;
                v += (x.min(y) + 0.0).clamp(-100.0, 100.0);
                let w = x.floor() + y.ceil().sqrt() - x.round() * y.round_ties_even().recip();
                let u = x.mul_add(y, x.trunc()).copysign(y) + $f::abs(x).rem_euclid(y) - x.fract();
                let r = x.midpoint(y) + y.next_up() + x.next_down() + x.div_euclid(y) + x.signum();
                let d = x.to_degrees() - y.to_radians();
                let mut h: $bits = 0;
                for value in [v, w, u, r, d] {
                    let bits = if value.is_nan() { 1 } else { value.to_bits() };
                    h = h.wrapping_mul(31) ^ bits;
                }
                let same = $f::from_bits(x.to_bits());
                h ^= if same == x && x.is_finite() && !y.is_infinite() { 64 } else { 128 };
                h ^= if x.is_normal() || $f::is_subnormal(y) { 256 } else { 512 };
                h ^ if x.is_nan() || x.is_sign_positive() != y.is_sign_negative() { 1024 } else { 0 }
            })*
        }
    };
}

functions! {
    signed { of_i8 i8 u8 of_i32 i32 u32 of_i64 i64 u64 }
    unsigned { of_u8 u8 i8 of_u32 u32 i32 of_u64 u64 i64 of_usize usize isize }
    floats { of_f32 f32 u32 of_f64 f64 u64 }
}

/// The functions with ulps, `N` of them.
macro_rules! curves {
    ($n:literal: $($kernel:ident $t:ident)*) => {$(
        #[gpu_kernel(over = z, block = 64, requires(x.len() == z.len(), y.len() == z.len()))]
        fn $kernel(t: Thread, x: &[$t], y: &[$t], z: &mut [[$t; $n]]) {
            let i = t.id();
            let (x, y) = (x[i], y[i]);
            let (sin, cos) = x.sin_cos();
            let small = x.sin();
            z[i] = [
                sin, cos, x.tan(), small.asin(), small.acos(), x.atan(), $t::atan2(x, y),
                x.sinh(), x.cosh(), x.tanh(), x.asinh(), x.acosh(), small.atanh(),
                x.exp(), x.exp2(), x.exp_m1(), x.ln(), x.ln_1p(), x.log2(), x.log10(), x.log(y),
                x.powf(y), x.powi(3), x.cbrt(), x.hypot(y), x.rsqrt(), x.sin_cos().0,
            ];
        }
    )*};
}
curves!(27: curves f32 curves_wide f64);

/// Not more than 9 ulps apart, the most that the table of methods has.
macro_rules! near {
    ($a:expr, $b:expr) => {
        ($a.is_nan() && $b.is_nan()) || $a == $b || {
            let (a, b) = ($a.to_bits(), $b.to_bits());
            a.abs_diff(b) <= 9
        }
    };
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn texts_with_functions_of_ulps_are_near_the_cpu_device() {
    macro_rules! compare {
        ($kernel:ident $t:ident) => {
            let (x, y) = pairs::<$t, $t>();
            let device: Vec<[$t; 27]> = launched!($kernel, &x, &y).unwrap();
            let (text, _) = executed::<_, _, [$t; 27]>(stringify!($kernel), &x, &y);
            for i in 0..x.len() {
                for (a, b) in device[i].iter().zip(&text[i]) {
                    assert!(
                        near!(a, b),
                        "{:e}, {:e}: {:?} {:?}",
                        x[i],
                        y[i],
                        device[i],
                        text[i]
                    );
                }
                // One column against the host, so that not everything can be zero.
                assert!(near!(device[i][13], x[i].exp()), "exp({:e})", x[i]);
            }
        };
    }
    compare!(curves f32);
    compare!(curves_wide f64);
}

/// The line of the first way to fault in `missing`; the others follow, one a line.
const FIRST: u32 = line!() + 6;

#[gpu_kernel(over = z, block = 64, requires(x.len() == z.len(), y.len() == z.len()))]
fn missing(t: Thread, x: &[i32], y: &[i32], z: &mut [i32]) {
    let i = t.id();
    z[i] = match y[i] {
        0 => x[i].checked_add(1).unwrap(),
        1 => i32::ilog2(x[i]) as i32,
        2 => x[i].isqrt(),
        3 => x[i].overflowing_div(x[i] - x[i]).0,
        _ => (x[i] as u32).div_ceil((y[i] - 4) as u32) as i32,
    };
}

#[test]
fn what_has_no_result_is_a_fault_with_its_line() {
    let faults = [
        (i32::MAX, FaultKind::Assertion),
        (0, FaultKind::Overflow),
        (-1, FaultKind::Overflow),
        (5, FaultKind::DivideByZero),
        (7, FaultKind::DivideByZero),
    ];
    for (way, (value, kind)) in faults.into_iter().enumerate() {
        let (mut x, mut y) = ([9; 70], [5; 70]);
        (x[66], y[66]) = (value, way as i32);
        let device: Result<Vec<i32>, GpuError> = launched!(missing, &x, &y);
        let Err(GpuError::KernelFault(fault)) = device else {
            panic!("no fault: {device:?}")
        };
        let KernelFault {
            block,
            thread,
            line,
            ..
        } = *fault;
        assert_eq!((fault.kind, block, thread), (kind, 1, 2));
        assert_eq!(line, FIRST + way as u32);
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn what_has_no_result_is_a_fault_of_the_text() {
    let (x, y) = ([9, i32::MAX - 1, 8, 17, 9, 9], [5, 0, 1, 2, 5, 6]);
    let (z, fault) = executed::<_, _, i32>("missing", &x, &y);
    assert_eq!((fault.state, z), (0, vec![9, i32::MAX, 3, 4, 9, 5]));
    for (way, value, kind) in [
        (0, i32::MAX, FaultKind::Assertion),
        (1, 0, FaultKind::Overflow),
        (2, -1, FaultKind::Overflow),
        (3, 5, FaultKind::DivideByZero),
        (4, 7, FaultKind::DivideByZero),
    ] {
        let (mut x, mut y) = ([9; 70], [5; 70]);
        (x[66], y[66]) = (value, way);
        let (z, fault) = executed::<_, _, i32>("missing", &x, &y);
        assert_eq!((fault.kind, fault.block, fault.thread), (kind as u32, 1, 2));
        assert_eq!((z[65], z[66]), (9, 0));
    }
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_takes_every_text() {
    for (entry, text) in texts() {
        let made = nvrtc::compile(entry, &text, Target::Ptx(75));
        let made = made.unwrap_or_else(|e| panic!("{entry}: {e}"));
        assert_eq!(made.log, "", "{entry} compiles without a warning");
    }
}
