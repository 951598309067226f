//! Faults: what is reported, who goes on, what survives.

use gpu_runtime::prelude::*;
use gpu_runtime::{FaultKind, KernelFault};

#[gpu_kernel(over = y, block = 32)]
pub fn gather(t: Thread, x: &[f32], index: &[u32], y: &mut [f32]) {
    let i = t.id();
    y[i] = x[index[i] as usize];
}

fn fault(e: GpuError) -> KernelFault {
    match e {
        GpuError::KernelFault(f) => *f,
        other => panic!("not a fault: {other}"),
    }
}

#[test]
fn out_of_bounds_names_kernel_parameter_index_length_block_thread_and_line() {
    let e = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[1.0_f32; 8])?;
            let mut index = vec![0_u32; 100];
            index[70] = 12;
            let index = s.upload(&index)?;
            let mut y = s.zeros::<f32>(100)?;
            gather(s, &x, &index, &mut y)?;
            Ok::<(), GpuError>(())
        })
        .unwrap_err();
    let f = fault(e);
    assert_eq!(
        (f.kernel, f.kind, f.param),
        ("gather", FaultKind::OutOfBounds, "x")
    );
    assert_eq!((f.index, f.len, f.block, f.thread), (12, 8, 2, 6));
    assert!(f.file.ends_with("faults.rs"), "{}", f.file);
    assert_eq!(f.line, 9);
}

#[gpu_kernel(over = y)]
pub fn divide(t: Thread, d: &[i32], y: &mut [i32]) {
    let i = t.id();
    y[i] = i32::MIN / d[i];
}

#[test]
fn division_by_zero_and_overflow_are_faults() {
    for (d, kind) in [(0, FaultKind::DivideByZero), (-1, FaultKind::Overflow)] {
        let e = gpu_manager()
            .scope(|s| {
                let d = s.upload(&[1, d])?;
                let mut y = s.zeros::<i32>(2)?;
                divide(s, &d, &mut y)?;
                s.sync()
            })
            .unwrap_err();
        assert_eq!(fault(e).kind, kind);
    }
}

#[gpu_kernel(over = y.len(), block = 32)]
pub fn shifted(t: BlockThread, at: usize, y: &[u32], out: &[Atomic<u32>]) {
    let mut tile = shared!([u32; 64]);
    let k = t.thread_idx();
    tile[k] = y[t.block_idx() * 32 + k];
    t.sync();
    let v = tile[k + at];
    t.sync();
    out[0].add(1 + v * 0);
}

#[test]
fn a_cooperative_block_leaves_together_at_its_next_barrier() {
    gpu_manager()
        .scope(|s| {
            let y = s.zeros::<u32>(64)?;
            let out = s.zeros::<u32>(1)?.into_atomic();
            shifted(s, 32, &y, &out)?;
            assert_eq!(out.into_plain().download()?, [64]);
            Ok::<(), GpuError>(())
        })
        .unwrap();
    let e = gpu_manager()
        .scope(|s| {
            let y = s.zeros::<u32>(64)?;
            let out = s.zeros::<u32>(1)?.into_atomic();
            shifted(s, 33, &y, &out)?;
            Ok::<(), GpuError>(())
        })
        .unwrap_err();
    let f = fault(e);
    assert_eq!((f.param, f.index, f.len, f.thread), ("tile", 64, 64, 31));
}

#[test]
fn the_device_survives_a_fault() {
    for _ in 0..3 {
        out_of_bounds_names_kernel_parameter_index_length_block_thread_and_line();
    }
    let y = gpu_manager()
        .scope(|s| {
            let x = s.upload(&[5.0_f32])?;
            let index = s.zeros::<u32>(3)?;
            let mut y = s.zeros::<f32>(3)?;
            gather(s, &x, &index, &mut y)?;
            y.download()
        })
        .unwrap();
    assert_eq!(y, [5.0; 3]);
}

/// A uniform loop that ends by what it loads, around a barrier that may be skipped.
#[gpu_kernel(over = x.len(), block = 32)]
pub fn first_set(t: BlockThread, skip: bool, x: &[u32], found: &[Atomic<u32>]) {
    let mut at = 0;
    while x[at] == 0 {
        if !skip {
            t.sync();
        }
        at += 1;
    }
    if let Some(b) = t.block_leader() {
        found[b * 1].store(at as u32);
    }
}

#[test]
fn a_faulted_block_leaves_a_loop_whose_barrier_is_skipped() {
    for skip in [false, true] {
        let run = |x: &[u32]| {
            gpu_manager().scope(|s| {
                let x = s.upload(x)?;
                let found = s.zeros::<u32>(2)?.into_atomic();
                first_set(s, skip, &x, &found)?;
                found.into_plain().download()
            })
        };
        let mut x = [0_u32; 64];
        assert_eq!(fault(run(&x).unwrap_err()).index, 64);
        x[40] = 1;
        assert_eq!(run(&x).unwrap(), [40, 40]);
    }
}

/// A sum of what each thread loads, and its value in one of them.
#[gpu_kernel(over = x.len(), block = 40)]
pub fn brought(t: BlockThread, at: usize, from: usize, x: &[u32], out: &[Atomic<u32>]) {
    let mut v = x[t.thread_idx() + at];
    for _ in 0..3 {
        v = t.warp_max(v);
    }
    let sum = t.block_sum(v);
    out[0].add(1);
    let chosen = t.block_broadcast(sum, from);
    out[1].add(chosen);
}

/// `at`, `from`, and index and length of the fault: none, one of a load, one of a broadcast.
pub const BROUGHT: [(usize, usize, Option<(u64, u64)>); 3] = [
    (0, 39, None),
    (1, 39, Some((40, 40))),
    (0, 40, Some((40, 40))),
];

#[test]
fn a_block_leaves_together_at_a_collective() {
    for (at, from, fails) in BROUGHT {
        let done = gpu_manager().scope(|s| {
            let x = s.full(40, 2_u32)?;
            let out = s.zeros::<u32>(2)?.into_atomic();
            brought(s, at, from, &x, &out)?;
            out.into_plain().download()
        });
        match fails {
            None => assert_eq!(done.unwrap(), [40, 40 * 80]),
            Some(expected) => {
                let f = fault(done.unwrap_err());
                assert_eq!(
                    (f.kind, f.index, f.len),
                    (FaultKind::OutOfBounds, expected.0, expected.1)
                );
                let what = if at == 0 {
                    "t.block_broadcast(sum, from)"
                } else {
                    "x"
                };
                assert_eq!(f.param, what);
            }
        }
    }
}
