//! Kernels from files, on the device that the environment names: as on the CPU, where a Rust function
//! stands for each of them.

use crate::conformance::{bits, odd, on_both};
use gpu_runtime::prelude::*;
use gpu_runtime::{Atomic, ShapeProblem};

#[gpu_kernel(
    cuda = "tests/cuda/kernels/signal.cu",
    over = y,
    len(x = n, y = n),
    options("--fmad=false"),
    host = scale_on_host
)]
fn scale(a: f32, x: &[f32], y: &mut [f32]);

fn scale_on_host(a: f32, x: &[f32], y: &mut [f32]) {
    for (x, y) in x.iter().zip(y) {
        *y += a * x;
    }
}

#[test]
fn a_kernel_with_a_contract_is_launched_like_any_other() {
    for n in [1, 255, 256, 257, 10_007] {
        let (x, y) = (odd(n), odd(2 * n).split_off(n));
        let got = on_both(|s| {
            let x = s.upload(&x)?;
            let mut y = s.upload(&y)?;
            scale(s, 1.7, &x, &mut y)?;
            scale {
                a: -0.3,
                x: &x,
                y: &mut y,
            }
            .launch_with(s, LaunchShape::new().block(32))?;
            Ok(bits(y.download()?))
        });
        let expected: Vec<u32> = (x.iter().zip(&y))
            .map(|(x, y)| (-0.3 * x + (1.7 * x + y)).to_bits())
            .collect();
        assert_eq!(got.unwrap(), expected);
    }
}

#[test]
fn what_the_contract_requires_is_asked_at_the_launch() {
    let got = gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(3)?;
        let mut y = s.zeros::<f32>(4)?;
        scale(s, 1.0, &x, &mut y)
    });
    let error = got.unwrap_err();
    assert!(
        matches!(
            error,
            GpuError::Requires {
                kernel: "scale",
                condition: "x.len() == y.len()",
                left: 3,
                right: 4
            }
        ),
        "{error}"
    );
}

#[gpu_kernel(cuda = "tests/cuda/kernels/signal.cu", over = x, host = sum_on_host)]
fn sum_blocks(x: &[f32], #[out] sums: &mut [f32]);

fn sum_on_host(x: &[f32], sums: &mut [f32]) {
    for (x, sum) in x.chunks(64).zip(sums) {
        let mut tile = x.to_vec();
        let mut stride = 32;
        while stride > 0 {
            for k in 0..stride {
                tile[k] += tile[k + stride];
            }
            stride /= 2;
        }
        *sum = tile[0];
    }
}

#[test]
fn a_kernel_with_barriers_runs_in_the_blocks_of_its_contract_and_fills_what_it_says() {
    let x = odd(64 * 37);
    let got = on_both(|s| {
        let x = s.upload(&x)?;
        let sums = sum_blocks(s, &x, s.uninit(37)?)?;
        Ok(bits(sums.download()?))
    });
    let mut expected = vec![0.0; 37];
    sum_on_host(&x, &mut expected);
    assert_eq!(got.unwrap(), bits(expected));
    let other = gpu_manager().scope(|s| {
        let x = s.upload(&x)?;
        let sums = s.uninit(37)?;
        let shape = LaunchShape::new().block(32);
        sum_blocks { x: &x, sums }.launch_with(s, shape).map(drop)
    });
    let error = other.unwrap_err();
    let problem = ShapeProblem::DeclaredBlock {
        asked: 32,
        declared: 64,
    };
    assert!(
        matches!(error, GpuError::LaunchShape { problem: p, .. } if p == problem),
        "{error}"
    );
}

#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
struct Body {
    at: [f32; 3],
    mass: f32,
}

#[gpu_kernel(
    cuda = "tests/cuda/kernels/signal.cu",
    entry = "pull",
    over = bodies.len(),
    block = 128,
    len(bodies = count),
    options("--fmad=false"),
    host = fall_on_host
)]
fn fall(sun: Body, bodies: &mut [Body], dt: f32);

fn fall_on_host(sun: Body, bodies: &mut [Body], dt: f32) {
    for b in bodies {
        for c in 0..3 {
            b.at[c] += dt * (sun.at[c] - b.at[c]) * sun.mass;
        }
    }
}

#[test]
fn a_kernel_without_a_contract_is_launched_by_those_who_know_it() {
    let sun = Body {
        at: [0.1, 0.2, 0.3],
        mass: 1.3,
    };
    let bodies: Vec<Body> = odd(1000)
        .chunks(4)
        .map(|c| Body {
            at: [c[0], c[1], c[2]],
            mass: c[3],
        })
        .collect();
    let got = on_both(|s| {
        let mut there = s.upload(&bodies)?;
        // SAFETY: each thread changes the body of its number, if there is one.
        unsafe {
            fall(s, sun, &mut there, 0.01)?;
            fall {
                sun,
                bodies: &mut there,
                dt: 0.02,
            }
            .launch(s)?;
        }
        there.download()
    });
    let mut expected = bodies;
    fall_on_host(sun, &mut expected, 0.01);
    fall_on_host(sun, &mut expected, 0.02);
    assert_eq!(got.unwrap(), expected);
}

#[gpu_kernel(
    cuda = "tests/cuda/kernels/signal.cu",
    over = (rows, cols),
    block = (4, 16),
    len(from = _, to = _),
    host = turn_on_host
)]
fn turn(from: &[u8], to: &mut [u8], rows: u32, cols: u32);

fn turn_on_host(from: &[u8], to: &mut [u8], rows: u32, cols: u32) {
    let (rows, cols) = (rows as usize, cols as usize);
    for y in 0..rows {
        for x in 0..cols {
            to[x * rows + y] = from[y * cols + x];
        }
    }
}

#[test]
fn a_grid_has_the_rank_of_the_domain() {
    let (rows, cols) = (37, 53);
    let from: Vec<u8> = (0..rows * cols).map(|i| (i * 7 % 251) as u8).collect();
    let got = on_both(|s| {
        let from = s.upload(&from)?;
        let mut to = s.zeros::<u8>(from.len())?;
        turn(s, &from, &mut to, rows, cols)?;
        to.download()
    });
    let mut expected = vec![0; from.len()];
    turn_on_host(&from, &mut expected, rows, cols);
    assert_eq!(got.unwrap(), expected);
}

#[gpu_kernel(
    cuda = "tests/cuda/kernels/signal.cu",
    over = x,
    len(x = n, bins = _),
    host = histogram_on_host
)]
fn histogram(x: &[u8], bins: &[Atomic<u32>]);

fn histogram_on_host(x: &[u8], bins: &[Atomic<u32>]) {
    let _ = (x, bins);
    unreachable!("not launched on the CPU");
}

#[test]
fn a_length_that_its_parameter_does_not_hold_is_an_error() {
    let got = gpu_manager().scope(|s| {
        let x = s.zeros::<u8>(65_536)?;
        let bins = s.zeros::<Atomic<u32>>(256)?;
        histogram(s, &x, &bins)
    });
    let error = got.unwrap_err().to_string();
    assert!(
        error.contains("requires x.len() within `unsigned short n`, but 65536 stands on the left and 65535 on the right"),
        "{error}"
    );
}

/// Also run by the stand-in's tests alone: the CPU has no form of it.
#[test]
fn atomics_are_updated_or_the_device_has_no_form_of_the_kernel() {
    #[gpu_kernel(cuda = "tests/cuda/kernels/signal.cu", over = x, len(x = n, bins = _))]
    fn histogram(x: &[u8], bins: &[Atomic<u32>]);

    let data: Vec<u8> = (0..5000).map(|i| (i * i % 251) as u8).collect();
    let got = gpu_manager().scope(|s| {
        let x = s.upload(&data)?;
        let bins = s.zeros::<u32>(256)?.into_atomic();
        histogram { x: &x, bins: &bins }.launch_with(s, LaunchShape::new().grid(3))?;
        bins.into_plain().download()
    });
    let on_host = gpu_manager().device().unwrap().ordinal().to_string() == "host";
    match got {
        Err(GpuError::NoHostForm { kernel, file }) if on_host => {
            assert_eq!(
                (kernel, file),
                ("histogram", "tests/cuda/kernels/signal.cu")
            );
        }
        Ok(bins) if !on_host => {
            let mut expected = vec![0; 256];
            data.iter().for_each(|v| expected[usize::from(*v)] += 1);
            assert_eq!(bins, expected);
        }
        other => panic!("{other:?}"),
    }
}
