//! Launches by name, in shapes chosen at the launch, with conditions that do not hold.

use super::corpus::{block_sum, noise, saxpy};
use super::plain::{histogram, squares};
use gpu_runtime::prelude::*;
use gpu_runtime::{KernelFault, ShapeProblem};

#[test]
fn a_launch_by_name_is_the_launch_by_position() {
    let (x, y) = (noise(1009, 1), noise(1009, 2));
    let (named, positional) = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let (mut a, mut b) = (s.upload(&y)?, s.upload(&y)?);
            // The order of the fields is the caller's.
            saxpy {
                y: &mut a,
                a: 1.5,
                x: &dx,
            }
            .launch(s)?;
            saxpy(s, 1.5, &dx, &mut b)?;
            Ok::<_, GpuError>((a.download()?, b.download()?))
        })
        .unwrap();
    assert_eq!(named, positional);
    assert_ne!(named, y);
}

#[test]
fn views_pool_buffers_and_reborrows_are_arguments_by_name() {
    let got = gpu_manager()
        .scope(|s| {
            let x = s.full(8, 2.0_f32)?.promote()?;
            let mut y = s.zeros::<f32>(8)?;
            let lent = &mut y;
            let (mut low, mut high) = lent.split_at_mut(4)?;
            saxpy {
                a: 1.0,
                x: x.slice(0..4)?,
                y: &mut low,
            }
            .launch(s)?;
            saxpy {
                a: 3.0,
                x: &x.slice(4..8)?,
                y: high.slice_mut(..)?,
            }
            .launch(s)?;
            y.download()
        })
        .unwrap();
    assert_eq!(got, [2.0, 2.0, 2.0, 2.0, 6.0, 6.0, 6.0, 6.0]);
}

#[test]
fn a_generic_kernel_takes_its_generics_and_the_pools_at_the_launch() {
    let x = noise(1000, 3);
    let sums = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut named = s.zeros::<f32>(8)?;
            let mut positional = s.zeros::<f32>(8)?;
            block_sum {
                x: &dx,
                sums: &mut named,
            }
            .launch::<f32, 128, _>(s)?;
            block_sum::<f32, 128, _>(s, &dx, &mut positional)?;
            Ok::<_, GpuError>((named.download()?, positional.download()?))
        })
        .unwrap();
    assert_eq!(sums.0, sums.1);
}

/// Its generics in an order that is not types first, and two values whose types name them.
#[gpu_kernel(over = y, block = B)]
pub fn scale<const B: usize, T: GpuNum, const K: usize>(
    t: Thread,
    factor: T,
    weights: [T; K],
    y: &mut [T],
) {
    let i = t.id();
    y[i] = y[i] * factor + weights[i % K];
}

#[test]
fn values_of_a_generic_type_are_arguments_by_name() {
    let got = gpu_manager()
        .scope(|s| {
            let mut y = s.upload(&[1_i64, 2, 3])?;
            scale {
                factor: 10,
                weights: [1, 2],
                y: &mut y,
            }
            .launch::<64, i64, 2, _>(s)?;
            scale::<32, i64, 2, _>(s, 10, [0, 0], &mut y)?;
            y.download()
        })
        .unwrap();
    assert_eq!(got, [110, 220, 310]);
    assert!(scale::cuda_text::<64, i64, 2>().contains("__launch_bounds__(64"));
}

#[test]
fn an_out_argument_by_name_comes_back_filled() {
    let x = noise(300, 5);
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let y = squares {
                x: &dx,
                y: s.uninit(300)?,
            }
            .launch(s)?;
            y.download()
        })
        .unwrap();
    assert!(got.iter().zip(&x).all(|(y, x)| y.abs() == x * x));
}

#[gpu_kernel(over = low, requires(high.len() == low.len()))]
pub fn halves(t: Thread, x: &[u32], #[out] low: &mut [u32], #[out] high: &mut [u32]) {
    let i = t.id();
    low[i] = x[i] & 0xffff;
    high[i] = x[i] >> 16;
}

#[test]
fn two_out_arguments_come_back_in_the_order_of_the_parameters() {
    let (low, high) = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[0x0002_0001_u32; 5])?;
            let (low, high) = halves {
                high: s.uninit(5)?,
                x: &x,
                low: s.uninit(5)?,
            }
            .launch(s)?;
            Ok::<_, GpuError>((low.download()?, high.download()?))
        })
        .unwrap();
    assert_eq!((low, high), (vec![1; 5], vec![2; 5]));
}

#[test]
fn atomics_are_arguments_by_name() {
    let got = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[0_u32, 1, 1, 2])?;
            let bins = s.zeros::<u32>(3)?.into_atomic();
            histogram { x: &x, bins: &bins }.launch(s)?;
            bins.into_plain().download()
        })
        .unwrap();
    assert_eq!(got, [1, 2, 1]);
}

/// Parameters with the names that the generated code might use for itself, and the kernel's own.
#[gpu_kernel(over = launch)]
pub fn names(t: Thread, scope: u32, shape: u32, names: u32, r#type: u32, launch: &mut [u32]) {
    let i = t.id();
    launch[i] = scope + shape * 10 + names * 100 + r#type * 1000;
}

#[test]
fn a_parameter_may_have_any_name() {
    let got = gpu_manager()
        .scope(|s| {
            let mut launch = s.zeros::<u32>(2)?;
            names {
                scope: 1,
                shape: 2,
                names: 3,
                r#type: 4,
                launch: &mut launch,
            }
            .launch(s)?;
            launch.download()
        })
        .unwrap();
    assert_eq!(got, [4321; 2]);
}

/// Parameters called as the kernel, as a type of another parameter, and as each other but for a
/// final underscore.
#[gpu_kernel(over = u32_)]
pub fn same(t: Thread, same: &[f32], u32: &[u32], u32_: &mut [u32]) {
    let i = t.id();
    u32_[i] = same[i] as u32 + u32[0];
}

#[test]
fn a_parameter_may_be_called_as_its_kernel_or_a_type() {
    let got = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[1.0_f32, 2.0])?;
            let five = s.upload(&[5_u32])?;
            let mut y = s.zeros::<u32>(2)?;
            same {
                same: &x,
                u32: &five,
                u32_: &mut y,
            }
            .launch(s)?;
            y.download()
        })
        .unwrap();
    assert_eq!(got, [6, 7]);
}

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

#[test]
fn a_violated_requirement_is_an_error_and_nothing_runs() {
    let y = gpu_manager()
        .scope(|s| {
            let x = s.full(3, 1.0_f32)?;
            let mut y = s.full(4, 7.0_f32)?;
            let e = saxpy {
                a: 1.0,
                x: &x,
                y: &mut y,
            }
            .launch(s)
            .unwrap_err();
            assert!(matches!(
                e,
                GpuError::Requires {
                    kernel: "saxpy",
                    left: 3,
                    right: 4,
                    ..
                }
            ));
            y.download()
        })
        .unwrap();
    assert_eq!(y, [7.0; 4]);
}
