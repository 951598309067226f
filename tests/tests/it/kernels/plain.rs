//! Plain kernels against oracles in ordinary Rust, at awkward sizes.

use super::corpus::{Source, noise, potentials, saxpy};
use gpu_runtime::prelude::*;

const SIZES: [usize; 9] = [0, 1, 2, 255, 256, 257, 1009, 4096, 100_003];

#[test]
fn saxpy_equals_the_loop_bit_for_bit() {
    for n in SIZES {
        let (x, y) = (noise(n, 1), noise(n, 2));
        let expected: Vec<f32> = x.iter().zip(&y).map(|(x, y)| 1.5 * x + y).collect();
        let got = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut dy = s.upload(&y)?;
                saxpy(s, 1.5, &dx, &mut dy)?;
                dy.download()
            })
            .unwrap();
        assert!(
            got.iter()
                .zip(&expected)
                .all(|(a, b)| a.to_bits() == b.to_bits()),
            "n = {n}"
        );
        assert_eq!(got.len(), n);
    }
}

#[test]
fn a_method_of_another_module_equals_its_host_self() {
    let sources: Vec<Source> = noise(7 * 4, 3)
        .chunks(4)
        .map(|c| Source {
            position: [c[0], c[1], c[2]],
            strength: c[3],
        })
        .collect();
    for n in [1, 300, 1009] {
        let points: Vec<[f32; 3]> = noise(n * 3, 4)
            .chunks(3)
            .map(|c| [c[0], c[1], c[2]])
            .collect();
        let got = gpu_manager()
            .scope(|s| {
                let (ds, dp) = (s.upload(&sources)?, s.upload(&points)?);
                let mut out = s.zeros::<f32>(n)?;
                potentials(s, &ds, &dp, &mut out)?;
                out.download()
            })
            .unwrap();
        for (p, got) in points.iter().zip(got) {
            let mut sum = 0.0_f32;
            for s in &sources {
                let mut d2 = 0.25;
                for (p, q) in p.iter().zip(&s.position) {
                    d2 += (p - q) * (p - q);
                }
                sum += s.strength / d2.sqrt();
            }
            assert_eq!(got.to_bits(), sum.to_bits());
        }
        // A #[gpu_fn] stays an ordinary function.
        assert!(sources[0].potential(points[0], 0.25).is_finite());
    }
}

#[gpu_kernel(over = x.len())]
pub fn histogram(t: Thread, x: &[u32], bins: &[Atomic<u32>]) {
    let i = t.id();
    bins[x[i] as usize % bins.len()].add(1);
}

#[test]
fn atomics_count_every_element() {
    let x: Vec<u32> = (0..50_000_u32)
        .map(|i| i.wrapping_mul(2_654_435_761) >> 7)
        .collect();
    let mut expected = [0_u32; 13];
    for v in &x {
        expected[*v as usize % 13] += 1;
    }
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let bins = s.zeros::<u32>(13)?.into_atomic();
            histogram(s, &dx, &bins)?;
            bins.into_plain().download()
        })
        .unwrap();
    assert_eq!(got, expected);
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn squares(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    let v = x[i];
    if v < 0.0 {
        y[i] = -v * v;
        return;
    }
    y[i] = v * v;
}

#[test]
fn out_turns_an_uninitialised_buffer_into_a_buffer() {
    let x = noise(3000, 5);
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let y = squares(s, &dx, s.uninit::<f32>(x.len())?)?;
            y.download()
        })
        .unwrap();
    for (x, y) in x.iter().zip(got) {
        assert_eq!(y, if *x < 0.0 { -x * x } else { x * x });
    }
}

/// Rows: each thread owns `[u32; K]` and sorts into it.
#[gpu_kernel(over = best)]
pub fn smallest<const K: usize>(t: Thread, x: &[u32], stride: usize, best: &mut [[u32; K]]) {
    let i = t.id();
    let mut row = [u32::MAX; K];
    let mut at = i;
    while at < x.len() {
        let v = x[at];
        let mut j = K;
        while j > 0 && row[j - 1] > v {
            if j < K {
                row[j] = row[j - 1];
            }
            j -= 1;
        }
        if j < K {
            row[j] = v;
        }
        at += stride;
    }
    for k in 0..K {
        best[i][k] = row[k];
    }
}

#[test]
fn rows_belong_to_their_threads() {
    let x: Vec<u32> = (0..1000_u32)
        .map(|i| i.wrapping_mul(40_503) % 997)
        .collect();
    let rows = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut best = s.zeros::<[u32; 4]>(10)?;
            smallest(s, &dx, 10, &mut best)?;
            best.download()
        })
        .unwrap();
    for (i, row) in rows.iter().enumerate() {
        let mut expected: Vec<u32> = x.iter().copied().skip(i).step_by(10).collect();
        expected.sort_unstable();
        assert_eq!(row[..], expected[..4]);
    }
}
