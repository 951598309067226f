//! Cooperative kernels that once ran other than they say.

use super::Pair;
use gpu_runtime::prelude::*;
use gpu_tests::shim::{Args, Fault, Library, Run, Text};
use std::sync::OnceLock;

#[gpu_fn]
fn read(v: &f32) -> f32 {
    *v + 1.0
}

/// Two variables of one name live across barriers, and so does the first of them.
#[gpu_kernel(over = y, block = 64)]
pub fn spills(t: BlockThread, x: &[i32], y: &mut [i64]) {
    let mut tile = shared!([i64; 64]);
    let k = t.thread_idx();
    let v = x[k] as i64;
    let first = v * 2;
    tile[k] = v;
    t.sync();
    let w = tile[63 - k] + v;
    t.sync();
    tile[k] = w * 3 + v;
    let v = w + 1;
    t.sync();
    let v = v + tile[63 - k];
    let x = v + first;
    t.sync();
    let t_ = x;
    if let Some(i) = t.id() {
        y[i] = t_ * 1000 + v;
    }
}

/// What once ran once per block: an atomic in a value, an assignment in a value, an `else if` of
/// the thread behind a block's `if`.
#[gpu_kernel(over = y, block = 64)]
pub fn per_thread(t: BlockThread, n: u32, bins: &[Atomic<u32>], y: &mut [i64]) {
    let k = t.thread_idx();
    let u = {
        bins[0].add(1);
        1i64
    };
    let mut m = 0i64;
    let v = {
        m += 1;
        k as i64
    };
    let mut p = Pair { low: 0, high: 0 };
    p.raise(k as i64);
    let mut rounds = 0i64;
    for mut q in 0..3i64 {
        q += k as i64;
        rounds += q % 2;
    }
    if n > 2 {
        t.sync();
        bins[3].add(1);
    } else if k > 3 {
        bins[1].add(1);
    } else if let Some(i) = t.id() {
        y[i] = 100;
        bins[2].add(1);
    }
    t.sync();
    if let Some(i) = t.id() {
        y[i] += u + m * 10 + v * 1000 + p.low * 1000000 + rounds;
    }
}

/// A reference that does not exist: the call is not made.
#[gpu_kernel(over = y, block = 64)]
pub fn no_place(t: BlockThread, at: usize, x: &[f32], y: &mut [f32]) {
    let mut own = [0.0f32; 4];
    let v = read(&x[at]);
    t.sync();
    own[0] = v;
    if let Some(i) = t.id() {
        y[i] = own[0];
    }
}

fn texts() -> &'static (Vec<(&'static str, String)>, Library) {
    static LIBRARY: OnceLock<(Vec<(&'static str, String)>, Library)> = OnceLock::new();
    LIBRARY.get_or_init(|| {
        let texts = vec![
            ("spills", spills::cuda_text()),
            ("per_thread", per_thread::cuda_text()),
            ("no_place", no_place::cuda_text()),
        ];
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

/// What `spills` says, one thread at a time.
fn spills_host(x: &[i32]) -> Vec<i64> {
    let v: Vec<i64> = x.iter().map(|v| i64::from(*v)).collect();
    let w: Vec<i64> = (0..64).map(|k| v[63 - k] + v[k]).collect();
    let tile: Vec<i64> = (0..64).map(|k| w[k] * 3 + v[k]).collect();
    (0..64)
        .map(|k| {
            let second = w[k] + 1 + tile[63 - k];
            (second + v[k] * 2) * 1000 + second
        })
        .collect()
}

#[test]
fn shadowed_variables_live_across_barriers() {
    let x: Vec<i32> = (0..64).map(|k| k * k - 90).collect();
    let device = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut y = s.zeros::<i64>(64)?;
            spills(s, &dx, &mut y)?;
            y.download()
        })
        .unwrap();
    assert_eq!(device, spills_host(&x));
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn shadowed_variables_live_across_barriers_in_the_text() {
    let x: Vec<i32> = (0..64).map(|k| k * k - 90).collect();
    let mut text = vec![0_i64; 64];
    launch(0, 64, &mut Fault::default(), |a| {
        a.slice(&x).slice_mut(&mut text);
    });
    assert_eq!(text, spills_host(&x));
}

fn per_thread_host(n: u32) -> (Vec<u32>, Vec<i64>) {
    let bins = if n > 2 {
        vec![64, 0, 0, 64]
    } else {
        vec![64, 60, 4, 0]
    };
    let y = (0..64_i64)
        .map(|k| {
            let own = if n <= 2 && k <= 3 { 100 } else { 0 };
            own + 11 + k * 1_001_000 + (0..3).map(|q| (q + k) % 2).sum::<i64>()
        })
        .collect();
    (bins, y)
}

#[test]
fn what_each_thread_does_is_not_done_once_per_block() {
    for n in [0, 3] {
        let device = gpu_manager()
            .scope(|s| {
                let bins = s.zeros::<u32>(4)?.into_atomic();
                let mut y = s.zeros::<i64>(64)?;
                per_thread(s, n, &bins, &mut y)?;
                Ok::<_, GpuError>((bins.into_plain().download()?, y.download()?))
            })
            .unwrap();
        assert_eq!(device, per_thread_host(n), "n = {n}");
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn what_each_thread_does_is_not_done_once_per_block_in_the_text() {
    for n in [0, 3_u32] {
        let (mut bins, mut y) = (vec![0_u32; 4], vec![0_i64; 64]);
        launch(1, 64, &mut Fault::default(), |a| {
            a.value(n).slice_mut(&mut bins).slice_mut(&mut y);
        });
        assert_eq!((bins, y), per_thread_host(n), "n = {n}");
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn s13_a_reference_out_of_bounds_is_never_followed() {
    let x = vec![1.0_f32; 8];
    let mut y = vec![0.0_f32; 64];
    let mut fault = Fault::default();
    // Far beyond any mapped memory: following the reference would end the process.
    launch(2, 64, &mut fault, |a| {
        a.value(1_usize << 44).slice(&x).slice_mut(&mut y);
    });
    assert_eq!((fault.state, fault.kind, fault.index), (1, 1, 1 << 44));
}
