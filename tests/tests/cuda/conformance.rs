//! What holds on every device: results bit for bit those of the CPU device, faults the same. In this
//! process they run on the device that the environment names, and on a CPU device of their own.

use gpu_runtime::prelude::*;
use gpu_runtime::{Atomic, DevicePool, FaultKind, KernelFault, PoolConfig, Slice2, Slice3};

const MIB: u64 = 1 << 20;

/// The result on the process's device, which has to be that on the CPU.
pub fn on_both<R: PartialEq + std::fmt::Debug>(
    f: impl for<'s> Fn(&'s gpu_runtime::Scope<'s, DevicePool>) -> Result<R, GpuError>,
) -> Result<R, GpuError> {
    let host = GpuManager::isolated(64 * MIB).unwrap();
    let expected = host.scope(&f);
    let got = gpu_manager().scope(&f);
    assert_eq!(got, expected, "the CPU says something else");
    got
}

pub fn bits(values: Vec<f32>) -> Vec<u32> {
    values.into_iter().map(f32::to_bits).collect()
}

/// Numbers that round at every step.
pub fn odd(n: usize) -> Vec<f32> {
    (0..n).map(|i| (i as f32 * 0.37).sin() * 1e3).collect()
}

fn fault(error: GpuError) -> KernelFault {
    match error {
        GpuError::KernelFault(f) => *f,
        other => panic!("not a fault: {other}"),
    }
}

#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]
fn saxpy(t: Thread, a: f32, x: &[f32], y: &mut [f32]) {
    let i = t.id();
    y[i] = a * x[i] + y[i];
}

#[test]
fn saxpy_is_the_same_bit_for_bit() {
    for n in [1, 255, 256, 257, 10_007] {
        let (x, y) = (odd(n), odd(2 * n).split_off(n));
        let got = on_both(|s| {
            let x = s.upload(&x)?;
            let mut y = s.upload(&y)?;
            saxpy(s, 1.7, &x, &mut y)?;
            Ok(bits(y.download()?))
        });
        let expected = x.iter().zip(&y).map(|(x, y)| (1.7 * x + y).to_bits());
        assert_eq!(got, Ok(expected.collect()));
    }
}

#[test]
fn a_grid_of_any_size_gives_every_element_its_thread() {
    let (x, y) = (odd(1000), odd(1000));
    let run = |shape: LaunchShape| {
        on_both(|s| {
            let x = s.upload(&x)?;
            let mut y = s.upload(&y)?;
            saxpy {
                a: 0.3,
                x: &x,
                y: &mut y,
            }
            .launch_with(s, shape)?;
            Ok(bits(y.download()?))
        })
    };
    let new = LaunchShape::new();
    let plain = run(new);
    for shape in [
        new.grid(1),
        new.block(32),
        new.block(7).grid(3),
        new.grid(1 << 30),
    ] {
        assert_eq!(run(shape), plain);
    }
    assert_eq!(
        on_both(|s| {
            let x = s.zeros::<f32>(0)?;
            let mut y = s.zeros::<f32>(0)?;
            saxpy(s, 1.0, &x, &mut y)?;
            y.download().map(bits)
        }),
        Ok(vec![])
    );
}

#[gpu_kernel(over = out, requires(image.rows() == out.rows(), image.cols() == out.cols()))]
fn blur(t: Thread, image: &Slice2<f32>, out: &mut Slice2<f32>) {
    let at = t.id_2d();
    let (y, x) = (at.y(), at.x());
    let mut sum = image[at];
    if y > 0 && x > 0 {
        sum = sum + image[(y - 1, x - 1)] * 0.5;
    }
    out[at] = sum;
}

#[gpu_kernel(over = out)]
fn number(t: Thread, add: u8, out: &mut Slice3<u32>) {
    let at = t.id_3d();
    out[at] = (at.z() * 10_000 + at.y() * 100 + at.x()) as u32 + add as u32;
}

#[test]
fn launches_of_rank_2_and_3_are_the_same() {
    let image = odd(37 * 53);
    let new = LaunchShape::new();
    for shape in [new, new.block_2d(4, 8), new.grid_2d(1, 1)] {
        on_both(|s| {
            let image = s.upload(&image)?;
            let mut out = s.zeros::<f32>(37 * 53)?;
            blur {
                image: image.view_2d(37, 53)?,
                out: out.view_2d_mut(37, 53)?,
            }
            .launch_with(s, shape)?;
            Ok(bits(out.download()?))
        })
        .unwrap();
    }
    let got = on_both(|s| {
        let mut out = s.zeros::<u32>(3 * 5 * 7)?;
        number(s, 200, out.view_3d_mut(3, 5, 7)?)?;
        out.download()
    });
    assert_eq!(got.unwrap()[(2 * 5 + 3) * 7 + 4], 20_504);
}

#[gpu_kernel(over = x.len(), block = 128)]
fn block_sum(t: BlockThread, x: &[f32], sums: &[Atomic<u32>]) {
    let mut part = shared!([f32; 128]);
    let k = t.thread_idx();
    part[k] = match t.id() {
        Some(i) => x[i],
        None => 0.0,
    };
    t.sync();
    let mut half = 64;
    while half > 0 {
        if k < half {
            part[k] = part[k] + part[k + half];
        }
        t.sync();
        half = half / 2;
    }
    if k == 0 {
        sums[t.block_idx()].store(part[0].to_bits());
    }
}

#[test]
fn a_cooperative_kernel_is_the_same() {
    let x = odd(1000);
    let got = on_both(|s| {
        let x = s.upload(&x)?;
        let sums = s.zeros::<u32>(8)?.into_atomic();
        block_sum(s, &x, &sums)?;
        sums.into_plain().download()
    });
    assert!(got.unwrap().iter().all(|b| *b != 0));
}

#[derive(Debug, Clone, Copy, PartialEq, GpuRepr)]
#[repr(C)]
struct Step {
    by: [f32; 3],
    times: u32,
    shift: u64,
}

#[gpu_fn]
fn moved<T: GpuNum>(at: T, by: T) -> T {
    at + by
}

#[gpu_kernel(over = y)]
fn walk<T: GpuNum>(t: Thread, step: Step, unit: T, y: &mut [T], seen: &[Atomic<u32>]) {
    let i = t.id();
    let mut n = 0;
    while n < step.times {
        y[i] = moved(y[i], unit);
        n = n + 1;
    }
    seen[(i + step.shift as usize) % 4].add(1);
}

#[test]
fn structs_generics_functions_and_atomics_are_the_same() {
    let step = Step {
        by: [1.0, 2.0, 3.0],
        times: 5,
        shift: 3,
    };
    let narrow = on_both(|s| {
        let mut y = s.upload(&odd(300))?;
        let seen = s.zeros::<u32>(4)?.into_atomic();
        walk(s, step, 0.1_f32, &mut y, &seen)?;
        Ok((bits(y.download()?), seen.into_plain().download()?))
    });
    let wide = on_both(|s| {
        let mut y = s.full(300, 0.7_f64)?;
        let seen = s.zeros::<u32>(4)?.into_atomic();
        walk(s, step, 0.1_f64, &mut y, &seen)?;
        Ok(y.download()?
            .into_iter()
            .map(f64::to_bits)
            .collect::<Vec<u64>>())
    });
    assert_eq!(narrow.unwrap().1, [75; 4]);
    assert_eq!(
        wide.unwrap()[0],
        (0..5).fold(0.7_f64, |y, _| y + 0.1).to_bits()
    );
}

#[gpu_kernel(over = y, requires(x.len() == y.len()))]
fn squared(t: Thread, x: &[i32], #[out] y: &mut [i32]) {
    let i = t.id();
    y[i] = x[i] * x[i];
}

#[test]
fn a_buffer_that_the_kernel_fills_is_the_same() {
    let x: Vec<i32> = (-500..500).collect();
    let got = on_both(|s| {
        let x = s.upload(&x)?;
        let y = squared(s, &x, s.uninit(1000)?)?;
        y.download()
    });
    assert_eq!(got.unwrap()[3], 497 * 497);
}

#[gpu_fn]
fn pick(x: &[f32], i: u32) -> f32 {
    x[i as usize]
}

#[gpu_kernel(over = y, block = 32)]
fn gather(t: Thread, x: &[f32], index: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[i] = pick(x, index[i]) + 1.0;
}

#[test]
fn a_fault_is_the_same_down_to_the_line() {
    let mut index = vec![0_u32; 100];
    index[70] = 12;
    let error = on_both(|s| {
        let x = s.upload(&[1.0_f32; 8])?;
        let index = s.upload(&index)?;
        let mut y = s.zeros::<f32>(100)?;
        gather(s, &x, &index, &mut y)?;
        y.download().map(bits)
    });
    let f = fault(error.unwrap_err());
    assert_eq!(
        (f.kernel, f.kind, f.param),
        ("gather", FaultKind::OutOfBounds, "x")
    );
    assert_eq!((f.index, f.len, f.block, f.thread), (12, 8, 2, 6));
    assert!(f.file.ends_with("conformance.rs") && f.line > 0);
    // The device goes on.
    let good = vec![3_u32; 100];
    let after = on_both(|s| {
        let x = s.upload(&[1.0_f32; 8])?;
        let index = s.upload(&good)?;
        let mut y = s.zeros::<f32>(100)?;
        gather(s, &x, &index, &mut y)?;
        y.download().map(bits)
    });
    assert_eq!(after, Ok(vec![2.0_f32.to_bits(); 100]));
}

#[gpu_kernel(over = x.len(), block = 64)]
fn halves(t: BlockThread, d: u32, x: &[u32], y: &[Atomic<u32>]) {
    let mut part = shared!([u32; 64]);
    let k = t.thread_idx();
    part[k] = match t.id() {
        Some(i) => x[i] / d,
        None => 0,
    };
    t.sync();
    y[k].add(part[63 - k]);
}

#[test]
fn a_fault_in_a_cooperative_kernel_is_one_and_the_block_leaves() {
    let run = |d| {
        gpu_manager().scope(|s| {
            let x = s.full(200, 8_u32)?;
            let y = s.zeros::<u32>(64)?.into_atomic();
            halves(s, d, &x, &y)?;
            y.into_plain().download()
        })
    };
    assert_eq!(run(2).map(|y| y.iter().sum::<u32>()), Ok(800));
    let f = fault(run(0).unwrap_err());
    assert_eq!((f.kernel, f.kind), ("halves", FaultKind::DivideByZero));
    assert!(f.block < 4 && f.thread < 64);
}

#[test]
fn a_fault_poisons_what_its_scope_wrote_for_other_scopes_too() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let mut kept = pool.array::<f32>(100).unwrap();
    let index: Vec<u32> = (0..100).collect();
    let error = gpu_manager().scope(|s| {
        let x = s.upload(&[1.0_f32; 8])?;
        let index = s.upload(&index)?;
        gather(s, &x, &index, &mut kept)?;
        // Seen from a scope with another stream, before this one ends.
        let seen = gpu_manager().scope(|other| {
            let x = other.full(100, 1.0_f32)?;
            let mut y = other.zeros::<f32>(100)?;
            saxpy(other, 1.0, &x, &mut y)?;
            y.download()?;
            let mut copy = other.zeros::<f32>(100)?;
            copy.view_mut().copy_from(&kept)?;
            copy.download()
        });
        assert_eq!(fault(seen.unwrap_err()).kernel, "gather");
        Ok::<(), GpuError>(())
    });
    assert_eq!(fault(error.unwrap_err()).len, 8);
    assert!(kept.download().is_err());
}

/// Fills what nothing has written, and faults from its ninth thread on.
#[gpu_kernel(over = y, block = 32)]
fn short(t: Thread, x: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    y[i] = x[i];
}

#[test]
fn memory_that_a_faulted_kernel_should_have_written_does_not_leave_its_scope() {
    let mut kept = None;
    let error = gpu_manager().scope(|s| {
        let x = s.full(8, 1.0_f32)?;
        let y = short(s, &x, s.uninit(100)?)?;
        kept = Some(y.promote()?);
        Ok::<(), GpuError>(())
    });
    assert_eq!(fault(error.unwrap_err()).kernel, "short");
    assert!(kept.is_none());
}

#[test]
fn a_fault_that_another_thread_comes_across_is_told_to_both() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let index: Vec<u32> = (0..100).collect();
    for _ in 0..50 {
        let mut kept = pool.array::<f32>(100).unwrap();
        let mut reader = None;
        let ended = gpu_manager().scope(|s| {
            let x = s.upload(&[1.0_f32; 8])?;
            let index = s.upload(&index)?;
            gather(s, &x, &index, &mut kept)?;
            // It waits for this scope's stream while the scope ends.
            reader = Some(std::thread::spawn(move || kept.download()));
            Ok::<(), GpuError>(())
        });
        assert_eq!(fault(ended.unwrap_err()).kernel, "gather");
        let read = reader.unwrap().join().unwrap();
        assert_eq!(fault(read.unwrap_err()).kernel, "gather");
    }
}

#[test]
fn many_launches_of_many_kernels_leave_no_fault_behind() {
    let x = odd(600);
    let got = on_both(|s| {
        let mut y = s.upload(&x)?;
        let x = s.upload(&x)?;
        let seen = s.zeros::<u32>(4)?.into_atomic();
        for round in 0..50 {
            saxpy(s, 0.01, &x, &mut y)?;
            let step = Step {
                by: [0.0; 3],
                times: round % 3,
                shift: 0,
            };
            walk(s, step, 0.5_f32, &mut y, &seen)?;
        }
        Ok(bits(y.download()?))
    });
    got.unwrap();
}

#[test]
fn a_kernel_that_the_launch_refuses_is_not_launched() {
    let refused = gpu_manager().scope(|s| {
        let x = s.zeros::<f32>(3)?;
        let mut y = s.full(4, 1.0_f32)?;
        let error = saxpy(s, 1.0, &x, &mut y).unwrap_err();
        assert!(matches!(error, GpuError::Requires { .. }), "{error}");
        y.download()
    });
    assert_eq!(refused, Ok(vec![1.0; 4]));
}

/// The kernels of the faults on the CPU and on the process's device. (Which of a launch's threads is the
/// first to fault is nobody's promise.)
fn faulted_on_both(
    f: impl for<'s> Fn(&'s gpu_runtime::Scope<'s, DevicePool>) -> Result<(), GpuError>,
) -> [&'static str; 2] {
    let host = GpuManager::isolated(64 * MIB).unwrap();
    let ended = [host.scope(&f), gpu_manager().scope(&f)];
    ended.map(|e| fault(e.unwrap_err()).kernel)
}

#[test]
fn the_first_fault_that_is_told_is_that_of_the_first_launch_that_faulted() {
    let good = vec![3_u32; 100];
    let mut bad = good.clone();
    bad[50] = 77;
    let kernels = faulted_on_both(|s| {
        let x = s.full(8, 1.0_f32)?;
        let (good, bad) = (s.upload(&good)?, s.upload(&bad)?);
        let mut y = s.zeros::<f32>(100)?;
        gather(s, &x, &good, &mut y)?;
        short(s, &x, s.uninit(100)?)?;
        gather(s, &x, &bad, &mut y)?;
        y.download().map(drop)
    });
    assert_eq!(kernels, ["short"; 2]);
}

#[test]
fn what_a_kernel_makes_of_memory_that_a_fault_left_undefined_has_that_fault() {
    let kernels = faulted_on_both(|s| {
        let x = s.full(8, 1.0_f32)?;
        let y = short(s, &x, s.uninit(100)?)?;
        // Another scope, on another stream: no kernel of its own faults.
        gpu_scope(s, |inner| {
            let mut z = inner.zeros::<f32>(100)?;
            saxpy(inner, 1.0, &y, &mut z)?;
            let mut again = inner.zeros::<f32>(100)?;
            again.view_mut().copy_from(&z)?;
            again.download().map(drop)
        })
    });
    assert_eq!(kernels, ["short"; 2]);
}

/// An independent scope of the device that `s` is on.
fn gpu_scope<R>(
    s: &gpu_runtime::Scope<'_, DevicePool>,
    f: impl for<'i> FnOnce(&'i gpu_runtime::Scope<'i, DevicePool>) -> Result<R, GpuError>,
) -> Result<R, GpuError> {
    if s.device().ordinal() == gpu_manager().device()?.ordinal() {
        gpu_manager().scope(f)
    } else {
        s.scope(f)
    }
}

#[test]
fn a_part_that_is_written_anew_leaves_the_fault_of_the_rest() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let index: Vec<u32> = (0..100).collect();
    for by_kernel in [false, true] {
        let mut kept = pool.array::<f32>(100).unwrap();
        let ended = gpu_manager().scope(|s| {
            let x = s.full(8, 1.0_f32)?;
            gather(s, &x, &s.upload(&index)?, &mut kept)
        });
        assert_eq!(fault(ended.unwrap_err()).kernel, "gather");
        // A scope without a fault of its own, and a part.
        let ended = gpu_manager().scope(|s| {
            let ones = s.full(10, 1.0_f32)?;
            let mut part = kept.slice_mut(..10)?;
            let written = match by_kernel {
                true => saxpy(s, 1.0, &ones, &mut part),
                false => part.copy_from(&ones),
            };
            written.and_then(|()| s.sync())
        });
        // A kernel might have read it too: its scope says so, then.
        assert_eq!(ended.is_err(), by_kernel);
        assert_eq!(fault(kept.download().unwrap_err()).kernel, "gather");
        // All of it, by the host: nothing of the kernel is left.
        kept.write(&[2.0; 100]).unwrap();
        assert_eq!(kept.download().unwrap(), [2.0; 100]);
    }
}
