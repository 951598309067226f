//! Programs that were made to break the promises: each once compiled to something else than it
//! says, on the CPU device or in its text. What must be refused is in the compiler's own tests
//! (`gpu-macros/compiler/tests/attacks.rs`).

// Names that C++ would take for something else.
#![allow(non_snake_case)]

mod blocks;

use gpu_runtime::prelude::*;
use gpu_tests::shim::{Args, Fault, Library, Run, Text};
use std::sync::OnceLock;

/// Each body three times: as plain Rust on the host, as a `#[gpu_fn]` on the CPU device, and as
/// CUDA C++ in the text of the kernel `all`.
macro_rules! cases {
    ($($number:literal $name:ident $host:ident: |$v:ident| { $($body:tt)* })*) => {
        $(
            #[gpu_fn]
            pub fn $name($v: i32) -> i64 { $($body)* }
            #[allow(clippy::all, unused, reason = "a test case")]
            fn $host($v: i32) -> i64 { $($body)* }
        )*

        #[gpu_kernel(over = y)]
        pub fn all(t: Thread, which: u32, x: &[i32], y: &mut [i64]) {
            let i = t.id();
            $(if which == $number {
                y[i] = $name(x[i]);
            })*
        }

        const CASES: &[(&str, u32, fn(i32) -> i64)] = &[$((stringify!($name), $number, $host)),*];
    };
}

#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Pair {
    low: i64,
    high: i64,
}

#[gpu_fn]
impl Pair {
    pub fn raise(&mut self, by: i64) -> i64 {
        self.low += by;
        self.low
    }
    pub fn sum(self) -> i64 {
        self.low * 100 + self.high
    }
    const STEP: i64 = -7;
}

#[gpu_fn]
fn doubled(v: &mut i64) -> i64 {
    *v *= 2;
    *v
}

#[gpu_fn]
fn either(first: bool, v: i64) -> Pair {
    if first {
        return Pair { low: v, high: 1 };
    } else {
        return Pair { low: 2, high: v };
    }
}

#[gpu_fn]
fn first_of<const N: usize>(v: &mut [i64; N]) -> i64 {
    v[N - 1] += N as i64;
    v[0] + v[N - 1]
}

const DEEP: f32 = -1.5;
const TINY: f64 = -1e-300;

cases! {
    0 shadows shadows_host: |v| {
        let a = 1i64;
        let a_2 = 10i64;
        let mut r = 0i64;
        { let a = a + v as i64 % 7; r += a * 1000 + a_2; }
        let a_2_2 = 5i64;
        let a_2 = a_2 + a_2_2;
        r + a_2 * 3 + a
    }
    1 labels labels_host: |v| {
        let mut n = 0i64;
        'a: for q in 0..5i32 { if q == 3 { continue 'a; } if q > v { break 'a; } n += q as i64; }
        'a: for q in (0..5i32).rev() { for p in 0..3i32 { if p == q { continue 'a; } n = n * 2 % 1000 + p as i64; } }
        'a: loop { 'b: loop { n += 1; if n % 3 == 0 { break 'a; } if n % 5 == 0 { continue 'b; } if n % 2 == 0 { continue 'a; } break 'b; } n += 2; }
        n
    }
    2 smallest smallest_host: |v| {
        let a = -128i8;
        let b: i16 = -32768;
        let c = -2147483648i32;
        let d = -9223372036854775808i64;
        let e = -(5i8);
        (a as i64) + (b as i64) * 2 + (c as i64) * 3 + (d >> 20) + e as i64 + (v as i8) as i64
    }
    3 narrow narrow_host: |v| {
        let a = v as u8;
        let b = a.wrapping_add(200).wrapping_mul(3);
        let c = (a >> 3) ^ (b << 2) | !a;
        let d = (v as i16).wrapping_mul(77) >> 2;
        let e = (v as u16).wrapping_sub(9) / 3 % 1000;
        let f = a as i8 as i32 as u64 as i64;
        c as i64 + d as i64 * 7 + e as i64 * 11 + f
    }
    4 order order_host: |v| {
        let mut a = v as i64 % 1000;
        let b = a + { a = 5; a * 2 } + a;
        let mut c = [1i64, 2, 3];
        c[{ a = 1; 2 }] += { a += 1; a };
        let d = [a, { a += 10; a }, a];
        b + c[2] * 10 + d[0] * 100 + d[1] * 1000 + d[2]
    }
    5 lazies lazies_host: |v| {
        let mut n = 0i64;
        let z = v / 1000;
        let ok = z != 0 && { n += 1; 100 / z > 2 } || { n += 10; z == 0 };
        let no = z == 0 || { n += 100; false } && { n += 1000; true };
        if ok && !no || ok ^ no { n += 7; }
        n * 2 + (ok & no) as i64 + (ok | no) as i64 * 3
    }
    6 ranges ranges_host: |v| {
        let mut n = 0i64;
        for q in 253u8..=255 { n += q as i64; }
        for q in (i8::MIN..=-127).rev() { n = n * 3 + q as i64; }
        for q in (i64::MAX - 1)..=i64::MAX { n ^= q; }
        for _ in 5..=4i32 { n += 1; }
        for _ in (7..v % 10).rev() { n += 3; }
        let mut end = 3;
        for q in 0..end { end = 100; n += q + end % 2; }
        n
    }
    7 values values_host: |v| {
        let a = if v > 3 { let b = v as i64 % 50; b * b } else if v < -3 { -1 } else { v as i64 };
        let p = if v % 2 == 0 { Pair { low: a, high: 1 } } else { either(v > 5, 9) };
        let q = { let mut q = p; q.low += 1; q };
        p.sum() + q.low + [a, 2, 3][(v & 1) as usize] + (if v > 0 { q } else { p }).high
    }
    8 methods methods_host: |v| {
        let mut p = Pair { high: 3, low: v as i64 % 100 };
        let mut k = 4i64;
        let a = p.raise(doubled(&mut k)) + p.raise(k);
        let b = doubled(&mut (k + 1)) + doubled(&mut 7) + first_of(&mut [1, 2, 3]) + first_of::<5>(&mut [k; 5]);
        a + b * 3 + p.sum() + Pair::STEP + k
    }
    9 constants constants_host: |v| {
        let a = -DEEP - DEEP * 2.0 - -1.5f32;
        let b = (-TINY < 0.0) as i64 + (TINY * 1e-300 == 0.0) as i64;
        let c = 1e-45f32 + 16777217.0f32 + f32::MIN_POSITIVE;
        let d = (v as f32 * 1e30).min(f32::MAX) as i32 as i64 + (0.1f32 as f64 * 1e17) as i64;
        let e = u64::MAX / 7 + (i64::MIN as u64) - usize::MAX as u64 / 3;
        (a * 10.0) as i64 + b + c as i64 + d + (e % 1000003) as i64 + Pair::STEP - -Pair::STEP
    }
    10 nested nested_host: |v| {
        let mut m = [[0i64; 3]; 2];
        let at = [2usize, 0, 1];
        m[at[1]][at[at[0]]] = v as i64 % 9;
        m[1] = [4, 5, 6];
        m[at[2]][1] -= m[0][at[2]] * 2;
        let r = m;
        m[0][0] = 99;
        r[0][0] + r[0][1] * 10 + r[1][1] * 100 + m[0][0]
    }
    11 names names_host: |v| {
        let int = 1i64; let float = 2i64; let gpu = 3i64; let gpu_ = 4i64; let gpu_1 = 5i64; let u64_ = 6i64;
        let warpSize = 7i64; let template = 8i64; let min = 9i64; let NULL_ = 10i64; let rust_x = 11i64;
        let this = v as i64 % 3; let threadIdx = this + 1; let printf = 12i64; let array = 13i64; let slice = 14i64;
        int + float * 2 + gpu * 3 + gpu_ * 4 + gpu_1 * 5 + u64_ * 6 + warpSize + template + min + NULL_ + rust_x + threadIdx * 100 + printf + array + slice
    }
}

/// Numbers made from a token: once believed to be in bounds, and read unchecked.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn made_of_a_token(t: Thread, far: usize, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let mut a = [i; 2];
    a[0] = far;
    if far == 1 << 50 {
        y[i] = x[!i];
    } else if far == 1 << 51 {
        y[i] = x[if far > 3 { far } else { i }];
    } else {
        y[i] = x[a[0]];
    }
}

#[test]
fn a_number_made_of_a_token_is_checked() {
    for far in [1 << 50, 1 << 51, 1 << 52] {
        let end = gpu_manager().scope(|s| {
            let x = s.zeros::<f32>(8)?;
            let mut y = s.zeros::<f32>(8)?;
            made_of_a_token(s, far, &x, &mut y)
        });
        assert!(matches!(end, Err(GpuError::KernelFault(f)) if f.len == 8));
    }
}

fn texts() -> &'static (Vec<(&'static str, String)>, Library) {
    static LIBRARY: OnceLock<(Vec<(&'static str, String)>, Library)> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let texts = vec![("all", all::cuda_text())];
        let entries: Vec<[&str; 1]> = texts.iter().map(|(e, _)| [*e]).collect();
        let sources: Vec<Text<'_>> = texts
            .iter()
            .zip(&entries)
            .map(|((name, source), entries)| Text {
                name,
                source,
                entries,
            })
            .collect();
        let library = Library::build(&sources).unwrap_or_else(|e| panic!("{e}"));
        (texts, library)
    })
}

fn launch<'a>(index: usize, n: usize, fault: &'a mut Fault, fill: impl FnOnce(&mut Args<'a>)) {
    let (texts, library) = texts();
    let mut args = Args::for_kernel(fault, n as u64);
    fill(&mut args);
    let kernel = library.kernel(index, texts[index].0).unwrap();
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe {
        kernel
            .launch(
                [n.div_ceil(64).max(1) as u32, 1, 1],
                [64, 1, 1],
                args,
                &Run::default(),
            )
            .unwrap()
    };
}

const X: [i32; 14] = [
    0,
    1,
    -1,
    2,
    3,
    9,
    17,
    -100,
    255,
    1000,
    70_000,
    -3001,
    i32::MIN,
    i32::MAX,
];

#[test]
fn every_case_is_the_same_rust_on_the_device() {
    for (name, which, host) in CASES {
        let device = gpu_manager()
            .scope(|s| {
                let x = s.upload(&X)?;
                let mut y = s.zeros::<i64>(X.len())?;
                all(s, *which, &x, &mut y)?;
                y.download()
            })
            .unwrap();
        assert_eq!(device, X.map(host), "{name}");
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn every_case_is_the_same_rust_in_the_text() {
    for (name, which, host) in CASES {
        let mut text = X.map(|_| 0_i64);
        launch(0, X.len(), &mut Fault::default(), |a| {
            a.value(*which).slice(&X).slice_mut(&mut text);
        });
        assert_eq!(text, X.map(host), "{name}");
    }
}
