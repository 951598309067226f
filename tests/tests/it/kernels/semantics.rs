//! The numbered decisions of the semantics that need a launch, each with the attack that led to it.

use super::corpus::{block_sum, noise, saxpy};
use gpu_runtime::prelude::*;

#[test]
fn s01_buffers_of_any_live_scope_of_a_pool_meet_in_a_launch() {
    let got = gpu_manager()
        .scope(|outer| {
            let x = outer.upload(&[1.0_f32; 10])?;
            let mut y = outer.upload(&[1.0_f32; 10])?;
            outer.scope(|inner| saxpy(inner, 2.0, &x, &mut y))?;
            y.download()
        })
        .unwrap();
    assert_eq!(got, [3.0; 10]);
}

#[test]
fn s02_an_inner_buffer_on_the_outer_scope_is_ordered() {
    let got = gpu_manager()
        .scope(|outer| {
            let mut y = outer.zeros::<f32>(1000)?;
            outer.scope(|inner| {
                for k in 0..8 {
                    let x = inner.full(1000, k as f32)?;
                    // The attack: the inner buffer's memory is given back while the outer scope
                    // still works with it.
                    saxpy(outer, 1.0, &x, &mut y)?;
                }
                Ok::<(), GpuError>(())
            })?;
            let noise = outer.full(1000, 99.0_f32)?;
            drop(noise);
            y.download()
        })
        .unwrap();
    assert_eq!(got, [28.0; 1000]);
}

#[test]
fn s05_a_launch_inside_rayon_re_enters_on_the_same_thread() {
    use rayon::prelude::*;
    let sums: Vec<f32> = (0..16_u32)
        .into_par_iter()
        .map(|k| {
            let x = noise(20_000, k);
            let got = gpu_manager()
                .scope(|s| {
                    let dx = s.upload(&x)?;
                    let mut y = s.zeros::<f32>(x.len())?;
                    // Large enough to go to rayon's workers, who may steal the next scope.
                    for _ in 0..4 {
                        saxpy(s, 1.0, &dx, &mut y)?;
                    }
                    let mut sums = s.zeros::<f32>(x.len().div_ceil(256))?;
                    block_sum::<f32, 256, _>(s, &y, &mut sums)?;
                    sums.download()
                })
                .unwrap();
            let expected: f32 = x.iter().map(|v| v * 4.0).sum();
            let got: f32 = got.iter().sum();
            assert!((got - expected).abs() < 1.0, "{got} {expected}");
            got
        })
        .collect();
    assert_eq!(sums.len(), 16);
}

#[test]
fn s08_threads_beyond_the_domain_never_enter_a_plain_kernel() {
    #[gpu_kernel(over = y.len(), block = 256)]
    fn count(t: Thread, y: &[u8], entered: &[Atomic<u32>]) {
        let i = t.id();
        entered[0].add(1 + (i * 0) as u32);
    }
    let n = gpu_manager()
        .scope(|s| {
            let y = s.zeros::<u8>(257)?;
            let entered = s.zeros::<u32>(1)?.into_atomic();
            count(s, &y, &entered)?;
            entered.into_plain().download()
        })
        .unwrap();
    assert_eq!(n, [257]);
}

#[test]
fn s08_tail_threads_of_a_cooperative_kernel_reach_the_barrier() {
    // 100 elements, blocks of 64: 28 threads have no element and take part in the tree.
    let x = [1_u32; 100];
    let sums = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut sums = s.zeros::<u32>(2)?;
            block_sum::<u32, 64, _>(s, &dx, &mut sums)?;
            sums.download()
        })
        .unwrap();
    assert_eq!(sums, [64, 36]);
}

#[gpu_kernel(over = x.len(), requires(x.len() == y.len()))]
fn doubled(t: Thread, x: &[f32], at: &[u32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = 2.0 * x[at[i] as usize];
}

#[test]
fn s12_an_out_buffer_longer_than_the_domain_is_refused_before_the_launch() {
    let e = gpu_manager()
        .scope(|s| {
            let x = s.zeros::<f32>(10)?;
            let at = s.zeros::<u32>(10)?;
            let y = doubled(s, &x, &at, s.uninit::<f32>(11)?)?;
            y.download()
        })
        .unwrap_err();
    let text = e.to_string();
    assert!(
        text.contains("x.len() == y.len()") && text.contains("10") && text.contains("11"),
        "{text}"
    );
}

#[test]
fn s12_a_fault_after_the_launch_returned_poisons_the_scope() {
    let end = gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(10)?;
        let at = s.full(10, 77_u32)?;
        // The launch returns: the fault is found when its results are asked for.
        let y = doubled(s, &x, &at, s.uninit::<f32>(10)?)?;
        assert!(matches!(y.download(), Err(GpuError::KernelFault(_))));
        assert!(matches!(x.download(), Err(GpuError::KernelFault(_))));
        assert!(matches!(s.sync(), Err(GpuError::KernelFault(_))));
        assert!(matches!(y.promote(), Err(GpuError::KernelFault(_))));
        Ok::<(), GpuError>(())
    });
    assert!(matches!(end, Err(GpuError::KernelFault(_))));
}

#[test]
fn s13_a_fault_in_a_plain_kernel_is_reported_for_its_one_thread() {
    #[gpu_kernel(over = x.len(), block = 32)]
    fn visit(t: Thread, x: &[u32], table: &[u32], seen: &[Atomic<u32>]) {
        let i = t.id();
        seen[0].add(1);
        let v = table[x[i] as usize];
        seen[1].add(1 + v);
    }
    let end = gpu_manager().scope(|s| {
        let mut x = vec![0_u32; 1000];
        x[500] = 9;
        let x = s.upload(&x)?;
        let table = s.zeros::<u32>(4)?;
        let seen = s.zeros::<u32>(2)?.into_atomic();
        visit(s, &x, &table, &seen)
    });
    let Err(GpuError::KernelFault(f)) = end else {
        panic!("no fault")
    };
    assert_eq!((f.index, f.block, f.thread), (9, 500 / 32, 500 % 32));
}

#[test]
fn s14_requires_compares_in_checked_u128() {
    #[gpu_kernel(over = y, requires(x.len() * n >= y.len(), y.len() + n <= x.len() * 2))]
    fn picky(t: Thread, n: u64, x: &[f32], y: &mut [f32]) {
        let i = t.id();
        y[i] = x[0] + n as f32;
    }
    let run = |n: u64| {
        gpu_manager().scope(|s| {
            let x = s.zeros::<f32>(4)?;
            let mut y = s.zeros::<f32>(4)?;
            picky(s, n, &x, &mut y)?;
            y.download()
        })
    };
    assert_eq!(run(4).unwrap(), [4.0; 4]);
    // In 64 bits the sum would wrap around to 3 and pass.
    assert!(matches!(run(u64::MAX), Err(GpuError::Requires { .. })));
    assert!(matches!(run(0), Err(GpuError::Requires { .. })));
}

#[test]
fn s14_a_shadowed_name_is_not_what_requires_speaks_of() {
    #[gpu_kernel(over = y, requires(x.len() == y.len()))]
    fn shadow(t: Thread, x: &[f32], y: &mut [f32]) {
        let i = t.id();
        let first = x[i];
        let x = [first; 2];
        y[i] = x[i];
    }
    let end = gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(8)?;
        let mut y = s.zeros::<f32>(8)?;
        shadow(s, &x, &mut y)?;
        s.sync()
    });
    let Err(GpuError::KernelFault(f)) = end else {
        panic!("unchecked read of a two-element array")
    };
    assert_eq!((f.len, f.param), (2, "x"));
}

#[test]
fn s16_integers_wrap_as_in_a_release_build() {
    #[gpu_kernel(over = y, requires(x.len() == y.len()))]
    fn wrap(t: Thread, x: &[i32], y: &mut [i32]) {
        let i = t.id();
        y[i] = (x[i] + 1) * 3 - (x[i] << 33) + (-x[i]);
    }
    let x = [i32::MAX, i32::MIN, 0, -1, 12345];
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&x)?;
            let mut y = s.zeros::<i32>(x.len())?;
            wrap(s, &dx, &mut y)?;
            y.download()
        })
        .unwrap();
    for (x, y) in x.iter().zip(got) {
        let expected = x
            .wrapping_add(1)
            .wrapping_mul(3)
            .wrapping_sub(x.wrapping_shl(33))
            .wrapping_add(x.wrapping_neg());
        assert_eq!(y, expected);
    }
}

#[test]
fn s16_min_and_max_are_selects() {
    #[gpu_kernel(over = y, requires(x.len() == y.len()))]
    fn bounds(t: Thread, x: &[f32], y: &mut [[f32; 2]]) {
        let i = t.id();
        y[i] = [x[i].min(1.0), x[i].max(1.0)];
    }
    let got = gpu_manager()
        .scope(|s| {
            let dx = s.upload(&[f32::NAN, f32::INFINITY, -0.0])?;
            let mut y = s.zeros::<[f32; 2]>(3)?;
            bounds(s, &dx, &mut y)?;
            y.download()
        })
        .unwrap();
    assert_eq!(got, [[1.0, 1.0], [1.0, f32::INFINITY], [-0.0, 1.0]]);
}
