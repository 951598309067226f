//! Plain Rust in kernels: each function below is compiled twice from the same tokens, once as an
//! ordinary function and once as device code, which runs on the CPU device and as CUDA text.

use gpu_runtime::prelude::*;
use gpu_tests::shim::{Fault, Suite};
use std::sync::OnceLock;

/// Inputs that take every way through the functions.
const INPUTS: [i32; 24] = [
    0, 1, -1, 2, -2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 17, 63, 64, -64, 100, 255, 1000, -1000,
    65_535,
];

macro_rules! both {
    ($($(#[$doc:meta])* fn $name:ident($x:ident: i32) -> i32 $body:tt)*) => {
        /// The functions as Rust has them.
        mod host {
            use super::*;
            $($(#[$doc])* #[allow(clippy::all, reason = "as a kernel has it")] pub fn $name($x: i32) -> i32 $body)*
        }

        /// The same as device code.
        mod device {
            use super::*;
            $($(#[$doc])* #[gpu_fn] pub fn $name($x: i32) -> i32 $body)*
        }

        $(
            #[gpu_kernel(over = y, block = 64, requires(x.len() == y.len()))]
            fn $name(t: Thread, x: &[i32], y: &mut [i32]) {
                let i = t.id();
                y[i] = device::$name(x[i]);
            }
        )*

        fn texts() -> Vec<(&'static str, String)> {
            vec![$((stringify!($name), $name::cuda_text())),*]
        }

        #[test]
        fn the_cpu_device_equals_plain_rust() {
            $({
                let y = gpu_manager()
                    .scope(|s| {
                        let x = s.upload(&INPUTS)?;
                        let mut y = s.zeros::<i32>(INPUTS.len())?;
                        $name(s, &x, &mut y)?;
                        y.download()
                    })
                    .unwrap();
                let expected: Vec<i32> = INPUTS.iter().map(|x| host::$name(*x)).collect();
                assert_eq!(y, expected, stringify!($name));
            })*
        }

        #[test]
        #[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
        fn the_text_equals_plain_rust() {
            $(
                let index = texts().iter().position(|(name, _)| *name == stringify!($name)).unwrap();
                let mut y = [0_i32; INPUTS.len()];
                let mut fault = Fault::default();
                // SAFETY: the kernel's two slices.
                unsafe {
                    suite().launch(index, INPUTS.len(), 64, &mut fault, |a| {
                        a.slice(&INPUTS).slice_mut(&mut y);
                    });
                }
                assert_eq!(fault.state, 0, stringify!($name));
                let expected: Vec<i32> = INPUTS.iter().map(|x| host::$name(*x)).collect();
                assert_eq!(y[..], expected[..], stringify!($name));
            )*
        }
    };
}

fn suite() -> &'static Suite {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    SUITE.get_or_init(|| Suite::new(texts()))
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_takes_every_text() {
    use gpu_tests::nvrtc::{self, Target};
    for (entry, text) in texts() {
        nvrtc::compile(entry, &text, Target::Ptx(75)).unwrap_or_else(|e| panic!("{entry}: {e}"));
    }
}

const LIMIT: i32 = 100;
const TABLE: [i32; 8] = [3, 1, 4, 1, 5, 9, 2, 6];

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    const ORIGIN: Point = Point { x: 0, y: 0 };
}

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
struct Pair(i32, i32);

both! {
    fn the_ends_of_arrays(x: i32) -> i32 {
        let a = [x, x + 1, x * 2, 7, x - 3];
        let [first, .., last] = a;
        let [.., before, _] = a;
        let [one, ..] = a;
        let rows = [[x, 1], [2, 3], [4, x + 9]];
        let [.., [p, q]] = rows;
        let nested = match [a[0], a[4]] {
            [0, ..] => 1,
            [.., 0] => 2,
            [1, .., v] if v > -3 => 3,
            [.., v] => v,
        };
        first * 3 + last * 5 + before * 7 + one * 11 + p * 13 + q * 17 + nested * 19
    }

    fn matched_numbers(x: i32) -> i32 {
        match x {
            0 => 10,
            1 | 2 => 20,
            -2..=-1 => 30,
            3..7 => 40,
            LIMIT => 50,
            i32::MIN..=-3 => 60,
            n if n % 2 == 0 => n / 2,
            n @ 7..=11 => n * 3,
            _ => -1,
        }
    }

    fn matched_tuples(x: i32) -> i32 {
        let half = x / 2;
        match (x % 3, half > 4, half) {
            (0, true, h) => h,
            (0, false, _) => 1,
            (1, _, 0) => 2,
            (r, true, 1..=20) => r + 100,
            (r, ..) => r - 7,
        }
    }

    fn options(x: i32) -> i32 {
        let even = if x % 2 == 0 { Some(x / 2) } else { None };
        let deep: Option<Option<i32>> = Some(even);
        let a = match even {
            Some(v) if v > 10 => v,
            Some(0) => 5,
            Some(v) => v + 1,
            None => -3,
        };
        let b = if let Some(Some(v)) = deep { v } else { 7 };
        let mut left = even;
        let mut rounds = 0;
        while let Some(v) = left {
            rounds += 1;
            left = if v > 1 { Some(v / 2) } else { None };
        }
        let Some(c) = even else { return a + 1000 * b };
        a + 10 * b + 100 * c + rounds
    }

    fn tuples(x: i32) -> i32 {
        let (mut a, b) = (x, x + 1);
        let (b, c) = (b * 2, a);
        let pair = (a, c as i64, true);
        let (p, q, r) = pair;
        a += pair.0;
        let nested = ((a, b), [c, p]);
        let ((d, _), [e, f]) = nested;
        let (a, d) = (d, a);
        let mut swap = (a, d);
        swap.0 += 1;
        swap = (swap.1, swap.0);
        if r { d + e + f + q as i32 + swap.0 - swap.1 } else { 0 }
    }

    fn structs(x: i32) -> i32 {
        let p = Point { x, y: x * 2 };
        let Point { x: a, y } = p;
        let q = Point { y: 7, ..p };
        let Pair(s, t) = Pair(q.x, q.y);
        let o = Point::ORIGIN;
        match q {
            Point { x: 0, .. } => 1 + o.x,
            Point { x: 1..=9, y } => y,
            Point { y: 7, x } => x + a + y + s + t,
            _ => -1,
        }
    }

    fn loops(x: i32) -> i32 {
        let mut sum = 0;
        for i in (0..x).step_by(3) {
            sum += i;
        }
        for i in (0..=x).rev().step_by(4) {
            sum = sum.wrapping_mul(3) + i;
        }
        for i in (x..10).rev().step_by(2) {
            sum += i * i % 7;
        }
        let values = [x, 2, 3, x / 5];
        for v in values {
            sum += v;
        }
        for v in &values {
            sum += *v * 2;
        }
        for (k, v) in values.iter().enumerate() {
            sum += k as i32 * v;
        }
        for &v in values.iter().rev() {
            sum = sum.wrapping_mul(5) ^ v;
        }
        let mut scaled = values;
        for v in scaled.iter_mut() {
            *v += 1;
        }
        for (a, b) in [(1, 2), (3, x)] {
            sum += a * b;
        }
        for row in [[1, 2], [x, 4]] {
            for v in row {
                sum += v;
            }
        }
        sum + scaled[0] + scaled[3]
    }

    fn loop_values(x: i32) -> i32 {
        let mut n = x;
        let steps = 'outer: loop {
            let mut k = 0;
            loop {
                if n <= 1 {
                    break 'outer k;
                }
                n = if n % 2 == 0 { n / 2 } else { n - 1 };
                k += 1;
                if k > 5 {
                    break;
                }
            }
            if n == 4 {
                break 77;
            }
        };
        let bit = loop {
            if n & 1 == 1 || n == 0 {
                break n;
            }
            n >>= 1;
        };
        steps * 10 + bit
    }

    fn references(x: i32) -> i32 {
        let mut a = x;
        let mut cells = [1, x, 3];
        let r = &mut a;
        *r += 5;
        let first = &cells[1];
        let sum = *first + first + r.abs();
        let last = &mut cells[2];
        *last = sum;
        let copy = &cells;
        copy[2] + copy[0] + a
    }

    fn tables(x: i32) -> i32 {
        let k = x.rem_euclid(8) as usize;
        let mut best = TABLE[k];
        for v in TABLE {
            best = best.max(v - x);
        }
        best + TABLE[7 - k]
    }

    fn shadows(x: i32) -> i32 {
        let x = x + 1;
        let x = {
            let x = x * 2;
            x - 1
        };
        let y = if let 1..=9 = x { let x = x * 10; x } else { x };
        let x = match x { x if x > 50 => x - 50, x => x + y };
        x
    }

    fn asserted(x: i32) -> i32 {
        assert!(x < 1_000_000, "too large");
        debug_assert!(x > -1_000_000);
        assert_eq!(x, x);
        assert_ne!(x, x + 1);
        match x {
            i32::MIN..=i32::MAX => x,
        }
    }

    fn early(x: i32) -> i32 {
        if x < 0 {
            return -x;
        }
        for i in 0..=x {
            match i * i {
                s if s > x => return i,
                s if s == x => return 1000 + i,
                _ => continue,
            }
        }
        let done = x == 0;
        if done { 3 } else { unreachable!() }
    }

    fn assigned_apart(x: i32) -> i32 {
        let (mut u, mut v) = (x, x * 2 + 1);
        let mut cells = [0, x, 2];
        if u < v {
            (u, v) = (v, u);
        }
        (cells[0], _) = (u - v, 3);
        ([cells[1], _], u) = ([cells[2], 8], v + 1);
        Point { x: v, .. } = Point { x: v * 3, y: 1 };
        _ = v;
        let mut pair = (0, 0);
        (pair.1, pair.0) = (cells[0], cells[1]);
        u + v * 10 + pair.0 * 100 + pair.1
    }

    fn questions(x: i32) -> i32 {
        let sum = steps(x).unwrap_or(-7);
        let small = matches!(x, 0..=9 | -1);
        let big = matches!(half(x), Some(v) if v > 20);
        sum + if small { 1000 } else { 0 } + if big { 2000 } else { 0 }
    }

    fn chains(x: i32) -> i32 {
        let limit = x % 7;
        if x > 0 && let Some(h) = half(x) && h > limit && let Some(q) = half(h) {
            h * 100 + q
        } else if let Some(h) = half(x) && let 0..=5 = h {
            h
        } else {
            -limit
        }
    }

    fn bytes(x: i32) -> i32 {
        let c = (x & 0x7f) as u8;
        match c {
            b'0'..=b'9' => (c - b'0') as i32,
            b'A' | b'a' => 100,
            _ => b'\n' as i32,
        }
    }

    fn taken_apart_in_parameters(x: i32) -> i32 {
        swapped((x, x + 1), [2, 3], Pair(x, 5)) + first_of((x, 9), 0)
    }
}

#[gpu_fn]
fn half(x: i32) -> Option<i32> {
    if x % 2 == 0 { Some(x / 2) } else { None }
}

#[gpu_fn]
fn steps(x: i32) -> Option<i32> {
    let a = half(x)?;
    let b = half(a)? + 1;
    Some(a * 10 + half(b + 1)?)
}

#[gpu_fn]
fn swapped((a, b): (i32, i32), [c, d]: [i32; 2], Pair(e, _): Pair) -> i32 {
    b * 100 + a * 10 + c - d * e
}

#[gpu_fn]
fn first_of((a, _): (i32, i32), _: i32) -> i32 {
    a
}
