//! The language: what a body may say, each checked against the same Rust on the host.

// `!(f < 2.0)` is what a kernel says where a NaN is to count as well.
#![allow(clippy::neg_cmp_op_on_partial_ord)]

use gpu_runtime::prelude::*;

/// Runs a kernel `f(t, x: &[i32], y: &mut [i32])` over `x`.
macro_rules! run {
    ($kernel:path, $x:expr) => {{
        let x: &[i32] = &$x;
        gpu_manager()
            .scope(|s| {
                let dx = s.upload(x)?;
                let mut y = s.zeros::<i32>(x.len())?;
                $kernel(s, &dx, &mut y)?;
                y.download()
            })
            .unwrap()
    }};
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn loops(t: Thread, x: &[i32], y: &mut [i32]) {
    let i = t.id();
    let mut sum = 0;
    for k in 0..=x[i] {
        if k == 3 {
            continue;
        }
        sum += k;
    }
    for k in (0..x[i]).rev() {
        sum = sum * 2 + k;
    }
    let mut n = 0;
    'outer: loop {
        let mut m = 0;
        while m < 10 {
            m += 1;
            n += 1;
            if n > 25 {
                break 'outer;
            }
            if m == 7 {
                continue 'outer;
            }
        }
    }
    y[i] = sum + n;
}

#[test]
fn loops_ranges_and_labels() {
    let host = |x: i32| {
        let mut sum = 0_i32;
        for k in 0..=x {
            if k == 3 {
                continue;
            }
            sum += k;
        }
        for k in (0..x).rev() {
            sum = sum * 2 + k;
        }
        sum + 26
    };
    let x = [-2, 0, 1, 2, 3, 4, 10];
    assert_eq!(run!(loops, x), x.map(host));
}

#[gpu_fn]
fn bump(v: &mut [i32; 3], by: i32) {
    for c in 0..3 {
        v[c] += by;
    }
}

#[gpu_fn]
fn total(v: &[i32; 3]) -> i32 {
    v[0] + v[1] + v[2]
}

#[gpu_fn]
fn clamp_to<T: GpuNum>(v: T, low: T, high: T) -> T {
    if v < low {
        low
    } else if v > high {
        high
    } else {
        v
    }
}

#[gpu_fn]
fn add_to(total: &mut i32, v: i32) {
    *total += v;
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn calls(t: Thread, x: &[i32], y: &mut [i32]) {
    let i = t.id();
    let mut v = [x[i], 1, 2];
    bump(&mut v, 5);
    let base = total(&v);
    y[i] = clamp_to(base, 10, 40);
    add_to(&mut y[i], 100);
    let scale = clamp_to::<f32>(base as f32, -1.5, 2.5);
    y[i] += (scale * 2.0) as i32;
}

#[test]
fn functions_take_values_and_references() {
    let host = |x: i32| {
        let base = x + 3 + 15;
        base.clamp(10, 40) + 100 + ((base as f32).clamp(-1.5, 2.5) * 2.0) as i32
    };
    let x = [-100, -9, 0, 5, 90];
    assert_eq!(run!(calls, x), x.map(host));
}

const OFFSETS: [i32; 4] = [10, 20, 30, 40];

struct Limits;
impl Limits {
    const TOP: i32 = 7;
}

#[derive(GpuRepr, Clone, Copy)]
#[repr(C)]
pub struct Pair {
    pub a: i32,
    pub b: [i32; 2],
}

#[gpu_fn]
impl Pair {
    fn new(a: i32, b: i32) -> Pair {
        Pair { b: [b, b + 1], a }
    }

    fn swap(self) -> Self {
        Self::new(self.b[0], self.a)
    }

    fn raise(&mut self, by: i32) {
        self.a += by;
        self.b[1] *= by;
    }
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn structs(t: Thread, x: &[i32], y: &mut [i32]) {
    let i = t.id();
    let mut p = Pair::new(x[i], OFFSETS[i % 4]).swap();
    p.raise(Limits::TOP);
    let q = Pair { a: p.b[0], b: p.b };
    y[i] = p.a + p.b[1] * 1000 + q.a;
}

#[test]
fn structs_consts_and_methods() {
    let x = [1, 2, 3, 4, -5];
    let host = |(i, x): (usize, &i32)| {
        let off = OFFSETS[i % 4];
        let mut p = Pair {
            a: off,
            b: [*x, *x + 1],
        };
        p.a += 7;
        p.b[1] *= 7;
        p.a + p.b[1] * 1000 + p.b[0]
    };
    let expected: Vec<i32> = x.iter().enumerate().map(host).collect();
    assert_eq!(run!(structs, x), expected);
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn numbers(t: Thread, x: &[i32], y: &mut [i32]) {
    let i = t.id();
    let v = x[i];
    let bits = (v as u32).count_ones() + (v as u8 as u32).leading_zeros();
    let f = (v as f32 * 0.37).floor().abs().min(1e6);
    let shadow = v.rem_euclid(7);
    let v = shadow as i64 * 3;
    let ok = v > 3 && bits != 30 || !(f < 2.0);
    y[i] = bits as i32 + f as i32 + v as i32 + if ok { 1 } else { 0 } + (f as u8) as i32;
}

#[test]
fn numbers_and_casts() {
    let host = |x: i32| {
        let bits = (x as u32).count_ones() + (x as u8 as u32).leading_zeros();
        let f = (x as f32 * 0.37).floor().abs().min(1e6);
        let v = x.rem_euclid(7) as i64 * 3;
        let ok = v > 3 && bits != 30 || !(f < 2.0);
        bits as i32 + f as i32 + v as i32 + i32::from(ok) + (f as u8) as i32
    };
    let x = [0, 1, -1, 255, 70_000, i32::MIN, i32::MAX];
    assert_eq!(run!(numbers, x), x.map(host));
}

macro_rules! scaled {
    ($v:expr, $k:expr) => {
        $v * $k
    };
}

macro_rules! kernel_of {
    ($name:ident, $e:expr) => {
        #[gpu_kernel(over = y, requires(x.len() == y.len()))]
        pub fn $name(t: Thread, x: &[i32], y: &mut [i32]) {
            let i = t.id();
            y[i] = x[i] * $e;
        }
    };
}

kernel_of!(grouped, 1 + 2);

#[test]
fn macro_fragments_keep_their_precedence() {
    assert_eq!(run!(grouped, [1, 2, 3]), [3, 6, 9]);
    assert_eq!(scaled!(2, 1 + 2), 6);
}

#[gpu_fn]
impl Pair {
    fn push(&mut self, by: i32) -> i32 {
        self.b[0] += by;
        self.a
    }
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn pushes(t: Thread, x: &[i32], y: &mut [Pair]) {
    let i = t.id();
    let a = y[i].push(x[i]);
    y[i].a = a + y[i].push(y[i].a);
}

#[test]
fn methods_change_an_owned_element_in_place() {
    let got = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[1, 2, 3])?;
            let mut y = s.upload(&[Pair { a: 10, b: [5, 6] }; 3])?;
            pushes(s, &x, &mut y)?;
            y.download()
        })
        .unwrap();
    for (x, p) in [1, 2, 3].iter().zip(got) {
        assert_eq!((p.a, p.b), (20, [5 + x + 10, 6]));
    }
}
