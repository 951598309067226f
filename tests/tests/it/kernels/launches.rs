//! Launches by name: the companion of a kernel is the struct of its arguments.

use super::corpus::{block_sum, noise, saxpy};
use super::plain::{histogram, squares};
use gpu_runtime::prelude::*;

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

/// Words of the language as names, of what lives across a barrier.
#[gpu_kernel(over = x.len(), block = 32)]
fn words(t: BlockThread, x: &[u32], sums: &mut [u32]) {
    let mut r#type = shared!([u32; 32]);
    let r#in = t.thread_idx();
    let r#match = match t.id() {
        Some(i) => x[i],
        None => 0,
    };
    r#type[r#in] = r#match;
    t.sync();
    let r#match = r#match + r#type[31 - r#in];
    t.sync();
    r#type[r#in] = r#match;
    t.sync();
    if let Some(b) = t.block_leader() {
        sums[b] = r#type[0] + r#type[31];
    }
}

#[test]
fn a_word_of_the_language_names_what_lives_across_a_barrier() {
    let sums = gpu_manager().scope(|s| {
        let x = s.upload(&(0..32).collect::<Vec<u32>>())?;
        let mut sums = s.zeros::<u32>(1)?;
        words(s, &x, &mut sums)?;
        sums.download()
    });
    assert_eq!(sums.expect("no fault"), [62]);
}
