//! Block and grid chosen at the launch, and grids with fewer threads than elements: the text's loops
//! over the rest, bit for bit and fault for fault the CPU device.

use super::corpus::{block_sum, noise, saxpy};
use super::{cooperative, faults};
use gpu_runtime::prelude::*;
use gpu_runtime::{KernelFault, ShapeProblem};
use gpu_tests::shim::{Args, Fault, Suite};
use std::sync::OnceLock;

fn fault(e: GpuError) -> KernelFault {
    match e {
        GpuError::KernelFault(f) => *f,
        other => panic!("not a fault: {other}"),
    }
}

fn problem(e: GpuError) -> (&'static str, ShapeProblem) {
    match e {
        GpuError::LaunchShape { kernel, problem } => (kernel, problem),
        other => panic!("not a shape: {other}"),
    }
}

#[test]
fn a_shape_changes_no_result() {
    let (x, y) = (noise(1009, 1), noise(1009, 2));
    let run = |shape: LaunchShape| {
        gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut dy = s.upload(&y)?;
                saxpy {
                    a: 1.5,
                    x: &dx,
                    y: &mut dy,
                }
                .launch_with(s, shape)?;
                dy.download()
            })
            .unwrap()
    };
    let declared = run(LaunchShape::new());
    for block in [1, 7, 32, 255, 256] {
        for grid in [1, 2, 17, (1 << 31) - 1] {
            assert_eq!(run(LaunchShape::new().block(block).grid(grid)), declared);
        }
    }
}

#[test]
fn a_fault_is_reported_in_the_chosen_block() {
    let run = |shape: LaunchShape| {
        let e = gpu_manager()
            .scope(|s| {
                let x = s.upload(&[1.0_f32; 8])?;
                let mut index = vec![0_u32; 100];
                index[70] = 12;
                let index = s.upload(&index)?;
                let mut y = s.zeros::<f32>(100)?;
                super::faults::gather {
                    x: &x,
                    index: &index,
                    y: &mut y,
                }
                .launch_with(s, shape)
            })
            .unwrap_err();
        let f = fault(e);
        (f.block, f.thread)
    };
    assert_eq!(run(LaunchShape::new()), (2, 6));
    assert_eq!(run(LaunchShape::new().grid(1)), (2, 6));
    assert_eq!(run(LaunchShape::new().block(16)), (4, 6));
    assert_eq!(run(LaunchShape::new().block(7).grid(2)), (10, 0));
    assert_eq!(run(LaunchShape::new().block(1)), (70, 0));
}

#[test]
fn a_plain_kernel_runs_in_blocks_up_to_the_declared_one() {
    let run = |shape: LaunchShape| {
        gpu_manager().scope(|s| {
            let mut y = s.full(4, 1.0_f32)?;
            let x = s.full(4, 1.0_f32)?;
            let launched = saxpy {
                a: 1.0,
                x: &x,
                y: &mut y,
            }
            .launch_with(s, shape);
            // A refused launch ran nothing, and the scope goes on.
            let expected = if launched.is_ok() { 2.0 } else { 1.0 };
            assert_eq!(y.download()?, [expected; 4]);
            launched
        })
    };
    assert_eq!(run(LaunchShape::new().block(256)), Ok(()));
    for asked in [0, 257, 1025, usize::MAX] {
        let e = run(LaunchShape::new().block(asked)).unwrap_err();
        assert_eq!(
            problem(e),
            ("saxpy", ShapeProblem::Block { asked, most: 256 })
        );
    }
    for asked in [0, 1 << 31, usize::MAX] {
        let e = run(LaunchShape::new().grid(asked)).unwrap_err();
        assert_eq!(problem(e), ("saxpy", ShapeProblem::Grid { asked }));
    }
    let e = run(LaunchShape::new().block(512)).unwrap_err();
    assert_eq!(
        e.to_string(),
        "kernel `saxpy`: a block of 512 threads was asked for, and its blocks have 1 to 256 \
         (`block = 256`); nothing was launched"
    );
}

#[test]
fn a_cooperative_kernel_runs_in_the_declared_blocks_alone() {
    let run = |shape: LaunchShape| {
        gpu_manager().scope(|s| {
            let x = s.full(300, 1.0_f32)?;
            let mut sums = s.zeros::<f32>(3)?;
            block_sum {
                x: &x,
                sums: &mut sums,
            }
            .launch_with::<f32, 128, _>(s, shape)?;
            sums.download()
        })
    };
    for shape in [
        LaunchShape::new().block(128),
        LaunchShape::new().grid(1),
        LaunchShape::new().block(128).grid(2),
    ] {
        assert_eq!(run(shape).unwrap(), [128.0, 128.0, 44.0]);
    }
    for asked in [0, 64, 127, 129, 256] {
        let e = run(LaunchShape::new().block(asked)).unwrap_err();
        assert_eq!(
            problem(e),
            (
                "block_sum",
                ShapeProblem::DeclaredBlock {
                    asked,
                    declared: 128
                }
            )
        );
    }
}

/// Every text of this module, with its entry.
fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("saxpy", saxpy::cuda_text()),
        ("gather", faults::gather::cuda_text()),
        ("block_sum", block_sum::cuda_text::<f32, 32>()),
        ("reverse_blocks", cooperative::reverse_blocks::cuda_text()),
        ("shifted_blocks", shifted_blocks::cuda_text()),
    ]
}

/// Runs text `index` over `n` threads in a grid of `grid` blocks of `block`: the text for grids that
/// cover the threads, where this one does.
fn launch<'a>(
    index: usize,
    n: usize,
    (grid, block): (usize, usize),
    fault: &'a mut Fault,
    fill: impl FnOnce(&mut Args<'a>),
) {
    static SUITES: [OnceLock<Suite>; 2] = [OnceLock::new(), OnceLock::new()];
    let suite = if grid == n.div_ceil(block) {
        SUITES[1].get_or_init(|| Suite::covering(texts()))
    } else {
        SUITES[0].get_or_init(|| Suite::new(texts()))
    };
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe { suite.launch_in(index, n, grid, block, fault, fill) };
}

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

const GRIDS: [usize; 4] = [1, 2, 7, 13];

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_plain_text_strides_over_what_its_grid_has_no_threads_for() {
    for n in [1, 31, 257, 1009, 5000] {
        let (x, y) = (noise(n, 1), noise(n, 2));
        let device = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut dy = s.upload(&y)?;
                saxpy(s, 1.7, &dx, &mut dy)?;
                dy.download()
            })
            .unwrap();
        for grid in GRIDS {
            for block in [1, 37, 256] {
                let mut text = y.clone();
                launch(0, n, (grid, block), &mut Fault::default(), |a| {
                    a.value(1.7_f32).slice(&x).slice_mut(&mut text);
                });
                assert_eq!(bits(&text), bits(&device), "n = {n}, {grid} x {block}");
            }
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_cooperative_text_strides_over_what_its_grid_has_no_blocks_for() {
    for n in [1, 31, 33, 1009] {
        let x = noise(n, 3);
        let device = gpu_manager()
            .scope(|s| {
                let dx = s.upload(&x)?;
                let mut sums = s.zeros::<f32>(n.div_ceil(32))?;
                block_sum::<f32, 32, _>(s, &dx, &mut sums)?;
                sums.download()
            })
            .unwrap();
        for grid in GRIDS {
            let mut text = vec![0.0_f32; n.div_ceil(32)];
            launch(2, n, (grid, 32), &mut Fault::default(), |a| {
                a.slice(&x).slice_mut(&mut text);
            });
            assert_eq!(bits(&text), bits(&device), "n = {n}, {grid} blocks");
        }
    }
    // A block's shared memory is its next block's: no thread is still reading it.
    let x = noise(64 * 11, 4);
    let device = gpu_manager()
        .scope(|s| {
            let mut y = s.upload(&x)?;
            cooperative::reverse_blocks(s, &mut y)?;
            y.download()
        })
        .unwrap();
    for grid in GRIDS {
        let mut text = x.clone();
        launch(3, x.len(), (grid, 64), &mut Fault::default(), |a| {
            a.slice_mut(&mut text);
        });
        assert_eq!(bits(&text), bits(&device), "{grid} blocks");
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_fault_of_a_strided_text_is_the_cpu_devices() {
    let x = [2.0_f32; 8];
    for at in [0, 70, 999] {
        let mut index = vec![0_u32; 1000];
        index[at] = 12;
        for (grid, block) in [
            (1, 32),
            (2, 32),
            (32, 32),
            (7, 5),
            (200, 5),
            (13, 1),
            (1, 17),
        ] {
            let e = gpu_manager()
                .scope(|s| {
                    let x = s.upload(&x)?;
                    let index = s.upload(&index)?;
                    let mut y = s.zeros::<f32>(1000)?;
                    faults::gather {
                        x: &x,
                        index: &index,
                        y: &mut y,
                    }
                    .launch_with(s, LaunchShape::new().block(block).grid(grid))
                })
                .unwrap_err();
            let device = fault(e);
            let mut y = vec![0.0_f32; 1000];
            let mut f = Fault::default();
            launch(1, 1000, (grid, block), &mut f, |a| {
                a.slice(&x).slice(&index).slice_mut(&mut y);
            });
            assert_eq!(
                (f.block, f.thread, f.index, f.len),
                (device.block, device.thread, device.index, device.len),
                "at {at}, {grid} x {block}"
            );
            // The faulting thread ended; the others, and those after it in its stride, went on.
            assert_eq!(y.iter().filter(|v| **v == 2.0).count(), 999);
        }
    }
}

/// Each block shifts its elements by what `by` says for it.
#[gpu_kernel(over = y, block = 32)]
pub fn shifted_blocks(t: BlockThread, by: &[u32], x: &[f32], y: &mut [f32]) {
    let mut tile = shared!([f32; 64]);
    let k = t.thread_idx();
    if let Some(i) = t.id() {
        tile[k] = x[i];
    }
    t.sync();
    let v = tile[k + by[t.block_idx()] as usize];
    if let Some(i) = t.id() {
        y[i] = v;
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn a_fault_of_a_strided_block_is_the_cpu_devices() {
    let x = noise(320, 5);
    for faulty in [0, 3, 9] {
        let mut by = vec![0_u32; 10];
        by[faulty] = 33;
        let e = gpu_manager()
            .scope(|s| {
                let (by, x) = (s.upload(&by)?, s.upload(&x)?);
                let mut y = s.zeros::<f32>(320)?;
                shifted_blocks(s, &by, &x, &mut y)
            })
            .unwrap_err();
        let device = fault(e);
        assert_eq!((device.block, device.thread), (faulty as u64, 31));
        for grid in [1, 2, 7, 10] {
            let mut y = vec![0.0_f32; 320];
            let mut f = Fault::default();
            launch(4, 320, (grid, 32), &mut f, |a| {
                a.slice(&by).slice(&x).slice_mut(&mut y);
            });
            assert_eq!(
                (f.state, f.block, f.thread, f.index, f.len),
                (1, device.block, device.thread, device.index, device.len),
                "block {faulty} of {grid}"
            );
        }
    }
}
