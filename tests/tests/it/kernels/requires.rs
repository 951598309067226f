//! `requires` at work: what it proves runs without checks and gives the same bits; where it does not
//! hold, the launch is an error and nothing runs.

use super::corpus::{noise, saxpy};
use gpu_runtime::prelude::*;
use gpu_tests::shim::{Args, Fault, Suite};
use std::sync::OnceLock;

/// Points packed as three numbers each.
#[gpu_kernel(over = y, requires(x.len() == 3 * y.len()))]
pub fn lengths(t: Thread, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let at = 3 * i;
    let mut sum = 0.0;
    for c in 0..3 {
        sum += x[at + c] * x[at + c];
    }
    y[i] = (sum + x[3 * i + 2]).sqrt();
}

/// A window over the neighbours, and the same from the other end.
#[gpu_kernel(over = y, requires(x.len() >= y.len() + w.len(), n == w.len(), n >= 1))]
pub fn window(t: Thread, n: usize, w: &[f32], x: &[f32], y: &mut [f32]) {
    let i = t.id();
    let mut sum = 0.0;
    for j in 0..n {
        sum += w[j] * x[i + j];
    }
    y[i] = sum + x[y.len() - 1 - i] * w[n - 1];
}

/// A table of `m` rows, walked inwards.
#[gpu_kernel(over = y, requires(m >= 2, table.len() == m * 4))]
pub fn inner(t: Thread, m: u32, table: &[u32], y: &mut [u32]) {
    let i = t.id();
    let mut sum = 0;
    let rows = m as usize;
    for r in 1..rows - 1 {
        for c in 0..4 {
            sum += table[r * 4 + c] * table[(rows - 1 - r) * 4 + c];
        }
    }
    y[i] = sum;
}

/// Each thread's row, sorted in place.
#[gpu_kernel(over = rows)]
pub fn sorted(t: Thread, rows: &mut [[u32; 5]]) {
    let i = t.id();
    for n in 0..4 {
        for k in 0..4 - n {
            let (a, b) = (rows[i][k], rows[i][k + 1]);
            if a > b {
                rows[i][k] = b;
                rows[i][k + 1] = a;
            }
        }
    }
}

#[test]
fn what_is_proven_is_not_checked() {
    for text in [
        lengths::cuda_text(),
        window::cuda_text(),
        inner::cuda_text(),
        sorted::cuda_text(),
    ] {
        let kernel = text.rsplit("static __device__").next().unwrap();
        assert!(!kernel.contains("in_bounds"), "{kernel}");
    }
}

/// Every text of this module, with its entry.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("lengths", lengths::cuda_text()),
        ("window", window::cuda_text()),
        ("inner", inner::cuda_text()),
        ("sorted", sorted::cuda_text()),
    ]
}

fn launch<'a>(index: usize, n: usize, fault: &'a mut Fault, fill: impl FnOnce(&mut Args<'a>)) {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    let suite = SUITE.get_or_init(|| Suite::new(texts()));
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe { suite.launch(index, n, 256, fault, fill) };
}

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

/// The sizes at which an index one too far would show: builds with debug assertions stop at it.
const SIZES: [usize; 5] = [0, 1, 2, 257, 1009];

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn kernels_without_checks_equal_their_oracles_on_both_targets() {
    for n in SIZES {
        let x = noise(3 * n, 1);
        let expected: Vec<f32> = x
            .chunks(3)
            .map(|p| (p[0] * p[0] + p[1] * p[1] + p[2] * p[2] + p[2]).sqrt())
            .collect();
        let device = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut y = s.zeros::<f32>(n)?;
                lengths(s, &dx, &mut y)?;
                y.download()
            })
            .unwrap();
        assert!(
            device
                .iter()
                .zip(&expected)
                .all(|(a, b)| a.to_bits() == b.to_bits() || (a.is_nan() && b.is_nan()))
        );
        let mut text = vec![0.0_f32; n];
        launch(0, n, &mut Fault::default(), |a| {
            a.slice(&x).slice_mut(&mut text);
        });
        assert_eq!(
            text.iter().map(|v| v.is_nan()).collect::<Vec<_>>(),
            device.iter().map(|v| v.is_nan()).collect::<Vec<_>>()
        );

        let (w, x) = (noise(3, 2), noise(n + 3, 3));
        let expected: Vec<f32> = (0..n)
            .map(|i| {
                let sum = (0..3).fold(0.0, |s, j| s + w[j] * x[i + j]);
                sum + x[n - 1 - i] * w[2]
            })
            .collect();
        let device = gpu_manager()
            .scope(|s| {
                let (dw, dx) = (s.upload(&w)?, s.upload(&x)?);
                let mut y = s.zeros::<f32>(n)?;
                window(s, 3, &dw, &dx, &mut y)?;
                y.download()
            })
            .unwrap();
        assert_eq!(bits(&device), bits(&expected));
        let mut text = vec![0.0_f32; n];
        launch(1, n, &mut Fault::default(), |a| {
            a.value(3_usize).slice(&w).slice(&x).slice_mut(&mut text);
        });
        assert_eq!(bits(&text), bits(&device));
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn nested_loops_without_checks_equal_their_oracles_on_both_targets() {
    for m in [2_u32, 3, 9] {
        let rows = m as usize;
        let table: Vec<u32> = (0..4 * m).map(|v| v * v + 1).collect();
        let expected = (1..rows - 1).fold(0_u32, |sum, r| {
            (0..4).fold(sum, |sum, c| {
                sum.wrapping_add(table[r * 4 + c].wrapping_mul(table[(rows - 1 - r) * 4 + c]))
            })
        });
        let device = gpu_manager()
            .scope(|s| {
                let table = s.upload(&table)?;
                let mut y = s.zeros::<u32>(3)?;
                inner(s, m, &table, &mut y)?;
                y.download()
            })
            .unwrap();
        assert_eq!(device, [expected; 3]);
        let mut text = vec![0_u32; 3];
        launch(2, 3, &mut Fault::default(), |a| {
            a.value(m).slice(&table).slice_mut(&mut text);
        });
        assert_eq!(text, device);
    }
    let rows: Vec<[u32; 5]> = (0..100_u32)
        .map(|i| std::array::from_fn(|k| (i * 7 + k as u32 * 13) % 11))
        .collect();
    let mut expected = rows.clone();
    expected.iter_mut().for_each(|r| r.sort_unstable());
    let device = gpu_manager()
        .scope(|s| {
            let mut rows = s.upload(&rows)?;
            sorted(s, &mut rows)?;
            rows.download()
        })
        .unwrap();
    assert_eq!(device, expected);
    let mut text = rows.clone();
    launch(3, 100, &mut Fault::default(), |a| {
        a.slice_mut(&mut text);
    });
    assert_eq!(text, expected);
}

/// What a launch of `window` with these lengths says, and that it ran nothing.
fn violated(n: usize, w: usize, x: usize, y: usize) -> (&'static str, u128, u128) {
    gpu_manager()
        .scope(|s| {
            let (w, x) = (s.zeros::<f32>(w)?, s.zeros::<f32>(x)?);
            let mut y = s.full(y, 7.0_f32)?;
            let e = window {
                n,
                w: &w,
                x: &x,
                y: &mut y,
            }
            .launch(s)
            .unwrap_err();
            assert!(y.download()?.iter().all(|v| *v == 7.0));
            match e {
                GpuError::Requires {
                    kernel: "window",
                    condition,
                    left,
                    right,
                } => Ok((condition, left, right)),
                other => Err(other),
            }
        })
        .unwrap()
}

#[test]
fn a_violated_condition_is_an_error_and_nothing_runs() {
    let sum = "x.len() >= y.len() + w.len()";
    assert_eq!(violated(3, 3, 102, 100), (sum, 102, 103));
    assert_eq!(violated(3, 3, 0, 100), (sum, 0, 103));
    assert_eq!(violated(4, 3, 103, 100), ("n == w.len()", 4, 3));
    assert_eq!(violated(0, 0, 103, 100), ("n >= 1", 0, 1));
    // Also where no thread would run.
    assert_eq!(violated(2, 3, 3, 0), ("n == w.len()", 2, 3));
}

/// A product that wraps around in 64 bits is compared as what it is.
#[gpu_kernel(over = y, requires(x.len() >= y.len() * n))]
pub fn gather_nth(t: Thread, n: usize, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i * n];
}

#[test]
fn conditions_do_not_wrap_around() {
    let e = gpu_manager()
        .scope(|s| {
            let x = s.zeros::<f32>(8)?;
            let mut y = s.zeros::<f32>(4)?;
            gather_nth(s, 1 << 62, &x, &mut y)
        })
        .unwrap_err();
    let GpuError::Requires { left, right, .. } = e else {
        panic!("{e}")
    };
    assert_eq!((left, right), (8, 1 << 64));
}

#[test]
fn a_launch_by_position_asks_the_same_conditions() {
    let (e, y) = gpu_manager()
        .scope(|s| {
            let x = s.full(3, 1.0_f32)?;
            let mut y = s.full(4, 7.0_f32)?;
            let e = saxpy(s, 1.0, &x, &mut y).unwrap_err();
            Ok::<_, GpuError>((e, y.download()?))
        })
        .unwrap();
    assert_eq!(
        e.to_string(),
        "kernel `saxpy` requires x.len() == y.len(), but 3 stands on the left and 4 on the right; \
         nothing was launched"
    );
    assert_eq!(y, [7.0; 4]);
}
