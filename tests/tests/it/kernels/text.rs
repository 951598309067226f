//! The CUDA texts of the kernels of this suite: through the real NVRTC, and executed on the CPU by
//! the shim, bit for bit equal to the CPU device.

use super::corpus::{Source, block_sum, noise, potentials, saxpy};
use super::{cooperative, faults, language, plain};
use gpu_runtime::prelude::*;
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::shim::{Args, Fault, Suite};
use std::sync::OnceLock;

/// Every text of the suite, with its entry.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("saxpy", saxpy::cuda_text()),
        ("block_sum", block_sum::cuda_text::<f32, 128>()),
        ("block_sum", block_sum::cuda_text::<i64, 32>()),
        ("potentials", potentials::cuda_text()),
        ("histogram", plain::histogram::cuda_text()),
        ("squares", plain::squares::cuda_text()),
        ("smallest", plain::smallest::cuda_text::<4>()),
        ("reverse_blocks", cooperative::reverse_blocks::cuda_text()),
        ("rounds", cooperative::rounds::cuda_text()),
        ("gather", faults::gather::cuda_text()),
        ("divide", faults::divide::cuda_text()),
        ("shifted", faults::shifted::cuda_text()),
        ("loops", language::loops::cuda_text()),
        ("calls", language::calls::cuda_text()),
        ("structs", language::structs::cuda_text()),
        ("numbers", language::numbers::cuda_text()),
        ("grouped", language::grouped::cuda_text()),
        ("first_set", faults::first_set::cuda_text()),
        ("pushes", language::pushes::cuda_text()),
        ("brought", faults::brought::cuda_text()),
    ]
}

/// Runs text `index` over `n` threads in blocks of `block`; `fault` becomes its record.
fn launch<'a>(
    index: usize,
    n: usize,
    block: usize,
    fault: &'a mut Fault,
    fill: impl FnOnce(&mut Args<'a>),
) {
    static SUITE: OnceLock<Suite> = OnceLock::new();
    let suite = SUITE.get_or_init(|| Suite::new(texts()));
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe { suite.launch(index, n, block, fault, fill) };
}

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_makes_ptx_and_machine_code_of_every_text() {
    for (entry, text) in texts() {
        let made = nvrtc::compile(entry, &text, Target::Ptx(75))
            .unwrap_or_else(|e| panic!("{entry}: {e}"));
        let ptx = String::from_utf8_lossy(&made.code);
        assert!(
            ptx.contains(&format!(".entry {entry}")),
            "{entry}: no entry in the PTX"
        );
        assert!(
            !ptx.contains("fma.rn"),
            "{entry}: a product and a sum were contracted"
        );
        nvrtc::compile(entry, &text, Target::Cubin(90)).unwrap_or_else(|e| panic!("{entry}: {e}"));
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn saxpy_text_equals_the_cpu_device() {
    for n in [1, 255, 257, 10_007] {
        let (x, y) = (noise(n, 1), noise(n, 2));
        let device = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut dy = s.upload(&y)?;
                saxpy(s, 1.7, &dx, &mut dy)?;
                dy.download()
            })
            .unwrap();
        let mut text = y.clone();
        launch(0, n, 256, &mut Fault::default(), |a| {
            a.value(1.7_f32).slice(&x).slice_mut(&mut text);
        });
        assert_eq!(bits(&text), bits(&device));
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn block_sum_text_equals_the_cpu_device_with_tail_threads() {
    for n in [1, 127, 128, 129, 5000] {
        let x = noise(n, 3);
        let device = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut sums = s.zeros::<f32>(n.div_ceil(128))?;
                block_sum::<f32, 128, _>(s, &dx, &mut sums)?;
                sums.download()
            })
            .unwrap();
        let mut text = vec![0.0_f32; n.div_ceil(128)];
        launch(1, n, 128, &mut Fault::default(), |a| {
            a.slice(&x).slice_mut(&mut text);
        });
        assert_eq!(bits(&text), bits(&device), "n = {n}");
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_text_of_a_foreign_method_equals_the_cpu_device() {
    let sources: Vec<Source> = noise(40, 4)
        .chunks(4)
        .map(|c| Source {
            position: [c[0], c[1], c[2]],
            strength: c[3],
        })
        .collect();
    let points: Vec<[f32; 3]> = noise(900, 5)
        .chunks(3)
        .map(|c| [c[0], c[1], c[2]])
        .collect();
    let device = gpu_manager()
        .scope(|s| {
            let (ds, dp) = (s.upload(&sources)?, s.upload(&points)?);
            let mut out = s.zeros::<f32>(points.len())?;
            potentials(s, &ds, &dp, &mut out)?;
            out.download()
        })
        .unwrap();
    let mut text = vec![0.0_f32; points.len()];
    launch(3, points.len(), 256, &mut Fault::default(), |a| {
        a.slice(&sources).slice(&points).slice_mut(&mut text);
    });
    assert_eq!(bits(&text), bits(&device));
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn texts_of_the_language_equal_the_cpu_device() {
    let x: Vec<i32> = vec![0, 1, -1, 2, 3, 9, 17, -100, 255, 70_000, i32::MIN, i32::MAX];
    let small: Vec<i32> = x.iter().map(|v| v % 50).collect();
    macro_rules! compare {
        ($index:expr, $kernel:path, $x:expr) => {{
            let x = $x;
            let device = gpu_manager()
                .scope(|s| {
                    let dx = s.upload(x)?;
                    let mut y = s.zeros::<i32>(x.len())?;
                    $kernel(s, &dx, &mut y)?;
                    y.download()
                })
                .unwrap();
            let mut text = vec![0_i32; x.len()];
            let mut fault = Fault::default();
            launch($index, x.len(), 256, &mut fault, |a| {
                a.slice(x).slice_mut(&mut text);
            });
            assert_eq!(fault.state, 0);
            assert_eq!(text, device, stringify!($kernel));
        }};
    }
    compare!(12, language::loops, &small);
    compare!(13, language::calls, &small);
    compare!(14, language::structs, &x);
    compare!(15, language::numbers, &x);
    compare!(16, language::grouped, &x);
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn texts_of_rows_outs_and_atomics_equal_the_cpu_device() {
    let x: Vec<u32> = (0..1000_u32)
        .map(|i| i.wrapping_mul(40_503) % 997)
        .collect();
    let f = noise(1000, 6);
    let (rows, squares, bins) = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut best = s.zeros::<[u32; 4]>(10)?;
            plain::smallest(s, &dx, 10, &mut best)?;
            let df = s.upload(&f)?;
            let squares = plain::squares(s, &df, s.uninit::<f32>(f.len())?)?;
            let bins = s.zeros::<u32>(13)?.into_atomic();
            plain::histogram(s, &dx, &bins)?;
            Ok::<_, GpuError>((
                best.download()?,
                squares.download()?,
                bins.into_plain().download()?,
            ))
        })
        .unwrap();
    let mut text = vec![[0_u32; 4]; 10];
    launch(6, 10, 256, &mut Fault::default(), |a| {
        a.slice(&x).value(10_usize).slice_mut(&mut text);
    });
    assert_eq!(text, rows);
    let mut text = vec![0.0_f32; 1000];
    launch(5, 1000, 256, &mut Fault::default(), |a| {
        a.slice(&f).slice_mut(&mut text);
    });
    assert_eq!(bits(&text), bits(&squares));
    let mut text = vec![0_u32; 13];
    launch(4, 1000, 256, &mut Fault::default(), |a| {
        a.slice(&x).slice_mut(&mut text);
    });
    assert_eq!(text, bins);
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn texts_with_barriers_equal_the_cpu_device() {
    let x = noise(320, 9);
    let device = gpu_manager()
        .scope(|s| {
            let mut y = s.upload(&x)?;
            cooperative::reverse_blocks(s, &mut y)?;
            y.download()
        })
        .unwrap();
    let mut text = x.clone();
    launch(7, 320, 64, &mut Fault::default(), |a| {
        a.slice_mut(&mut text);
    });
    assert_eq!(bits(&text), bits(&device));
    for n in 0..5_usize {
        let device = gpu_manager()
            .scope(|s| {
                let mut y = s.zeros::<u32>(64)?;
                cooperative::rounds(s, n, &mut y)?;
                y.download()
            })
            .unwrap();
        let mut text = vec![0_u32; 64];
        launch(8, 64, 32, &mut Fault::default(), |a| {
            a.value(n).slice_mut(&mut text);
        });
        assert_eq!(text, device);
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn s13_a_fault_is_the_same_report_and_other_threads_go_on() {
    let x = [2.0_f32; 8];
    let mut index = vec![0_u32; 100];
    index[70] = 12;
    let mut y = vec![0.0_f32; 100];
    let mut f = Fault::default();
    launch(9, 100, 32, &mut f, |a| {
        a.slice(&x).slice(&index).slice_mut(&mut y);
    });
    assert_eq!(
        (f.state, f.kind, f.index, f.len, f.block, f.thread),
        (1, 1, 12, 8, 2, 6)
    );
    assert_eq!(y.iter().filter(|v| **v == 2.0).count(), 99);
    assert_eq!(y[70], 0.0);

    for (d, kind) in [(0, 2), (-1, 3)] {
        let divisors = [1, d];
        let mut y = vec![0_i32; 2];
        let mut f = Fault::default();
        launch(10, 2, 32, &mut f, |a| {
            a.slice(&divisors).slice_mut(&mut y);
        });
        assert_eq!((f.kind, f.thread), (kind, 1));
    }

    let y = vec![0_u32; 64];
    let mut out = vec![0_u32];
    let mut f = Fault::default();
    launch(11, 64, 32, &mut f, |a| {
        a.value(33_usize).slice(&y).slice_mut(&mut out);
    });
    assert_eq!((f.kind, f.index, f.len, f.thread), (1, 64, 64, 31));
    // Each block left at the barrier behind the fault: nobody reached the sum.
    assert_eq!(out, [0]);
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_faulted_block_leaves_a_loop_whose_barrier_is_skipped() {
    for skip in [false, true] {
        let mut x = [0_u32; 64];
        let mut found = [7_u32; 2];
        let mut f = Fault::default();
        launch(17, 64, 32, &mut f, |a| {
            a.value(skip).slice(&x).slice_mut(&mut found);
        });
        assert_eq!((f.kind, f.index, found), (1, 64, [7, 7]));
        x[40] = 1;
        launch(17, 64, 32, &mut Fault::default(), |a| {
            a.value(skip).slice(&x).slice_mut(&mut found);
        });
        assert_eq!(found, [40, 40]);
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_block_leaves_together_at_a_collective() {
    for (at, from, fails) in faults::BROUGHT {
        let (x, mut out) = ([2_u32; 40], [0_u32; 2]);
        let mut f = Fault::default();
        launch(19, 40, 40, &mut f, |a| {
            a.value(at).value(from).slice(&x).slice_mut(&mut out);
        });
        let fault = (f.state != 0).then_some((f.index, f.len));
        assert_eq!(fault, fails);
        let reached = match (fails, at) {
            (None, _) => [40, 40 * 80],
            (_, 0) => [40, 0],
            _ => [0, 0],
        };
        assert_eq!(out, reached);
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn methods_change_an_owned_element_in_the_text_as_well() {
    let x = [1, 2, 3];
    let start = [language::Pair { a: 10, b: [5, 6] }; 3];
    let device = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut y = s.upload(&start)?;
            language::pushes(s, &dx, &mut y)?;
            y.download()
        })
        .unwrap();
    let mut text = start;
    launch(18, 3, 256, &mut Fault::default(), |a| {
        a.slice(&x).slice_mut(&mut text);
    });
    for (text, device) in text.iter().zip(&device) {
        assert_eq!((text.a, text.b), (device.a, device.b));
    }
}
