//! Plain Rust in cooperative kernels: what lives across a barrier is a tuple, an `Option`, an array;
//! what stands around a barrier is a `match`, a `while let`, a loop over an array.

use gpu_runtime::prelude::*;
use gpu_tests::shim::{Fault, Suite};
use std::sync::OnceLock;

const ROUNDS: [usize; 3] = [1, 2, 4];

#[gpu_kernel(over = y, block = 32, requires(x.len() == y.len()))]
fn mixed(t: BlockThread, n: u32, x: &[i32], y: &mut [i32]) {
    let mut tile = shared!([i32; 32]);
    let mut high = shared!([i32; 32]);
    let k = t.thread_idx();
    let mine = if let Some(i) = t.id() {
        Some(x[i])
    } else {
        None
    };
    let (mut sum, parity) = match mine {
        Some(v) if v % 2 == 0 => (v, true),
        Some(v) => (v * 10, false),
        None => (-1, false),
    };
    let seen = [sum, k as i32];
    tile[k] = sum;
    high[k] = 0;
    t.sync();
    match n {
        0 => {
            high[k] = tile[31 - k];
            t.sync();
        }
        1..=5 => {
            for step in ROUNDS {
                let other = tile[(k + step) % 32];
                t.sync();
                tile[k] = other + step as i32;
                t.sync();
            }
        }
        _ => t.sync(),
    }
    let mut left = Some(n);
    while let Some(v) = left {
        let far = tile[31 - k];
        t.sync();
        sum += far;
        tile[k] = far - 1;
        t.sync();
        left = match v {
            0..=1 => None,
            v => Some(v / 2),
        };
    }
    let (a, [b, c]) = (high[k], seen);
    if let Some(i) = t.id() {
        let Some(own) = mine else {
            panic!("it has one")
        };
        y[i] = match (parity, own) {
            (true, v @ 0..100) => v + sum,
            (true, v) => v - sum + b,
            (false, _) => sum + a + c,
        };
    }
}

/// The same, a block at a time, in plain Rust.
fn oracle(n: u32, x: &[i32]) -> Vec<i32> {
    let mut y = Vec::new();
    for block in x.chunks(32) {
        let mine = |k: usize| block.get(k).copied();
        let start: Vec<(i32, bool)> = (0..32)
            .map(|k| match mine(k) {
                Some(v) if v % 2 == 0 => (v, true),
                Some(v) => (v * 10, false),
                None => (-1, false),
            })
            .collect();
        let mut low: Vec<i32> = start.iter().map(|s| s.0).collect();
        let mut high = vec![0; 32];
        let mut sums = low.clone();
        match n {
            0 => high = low.iter().rev().copied().collect(),
            1..=5 => {
                for step in ROUNDS {
                    low = (0..32)
                        .map(|k| low[(k + step) % 32] + step as i32)
                        .collect();
                }
            }
            _ => {}
        }
        let mut left = Some(n);
        while let Some(v) = left {
            let far: Vec<i32> = low.iter().rev().copied().collect();
            for k in 0..32 {
                sums[k] += far[k];
                low[k] = far[k] - 1;
            }
            left = if v <= 1 { None } else { Some(v / 2) };
        }
        for (k, v) in block.iter().enumerate() {
            let (s, b) = (sums[k], start[k].0);
            y.push(match (start[k].1, *v) {
                (true, v @ 0..100) => v + s,
                (true, v) => v - s + b,
                (false, _) => s + high[k] + k as i32,
            });
        }
    }
    y
}

fn inputs(n: usize) -> Vec<i32> {
    (0..n as i32).map(|i| (i * 37) % 211 - 60).collect()
}

#[test]
fn the_cpu_device_equals_the_oracle() {
    for len in [1, 31, 32, 33, 700] {
        for n in [0, 1, 3, 9] {
            let x = inputs(len);
            let y = gpu_manager()
                .scope(|s| {
                    let dx = s.upload(&x)?;
                    let mut y = s.zeros::<i32>(len)?;
                    mixed(s, n, &dx, &mut y)?;
                    y.download()
                })
                .unwrap();
            assert_eq!(y, oracle(n, &x), "len {len}, n {n}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_text_equals_the_oracle() {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    let suite = SUITE.get_or_init(|| Suite::new(vec![("mixed", mixed::cuda_text())]));
    for len in [1, 33, 700] {
        for n in [0, 1, 3, 9] {
            let x = inputs(len);
            let mut y = vec![0; len];
            let mut fault = Fault::default();
            // SAFETY: the kernel's parameters.
            unsafe {
                suite.launch(0, len, 32, &mut fault, |a| {
                    a.value(n).slice(&x).slice_mut(&mut y);
                });
            }
            assert_eq!(fault.state, 0);
            assert_eq!(y, oracle(n, &x), "len {len}, n {n}");
        }
    }
}
