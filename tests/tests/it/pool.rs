//! The pool's typed front and its statistics.

use crate::manager::{adds_up, isolated};
use gpu_runtime::{GpuError, PoolBuffer, PoolConfig};
use std::sync::Arc;

const MIB: u64 = 1 << 20;

#[test]
fn arrays_are_zeroed_and_have_the_shapes_product_of_elements() {
    let manager = isolated(4 * MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    // Dirty memory first, so that zeros are work and not luck.
    drop(pool.upload(&[0xFFFF_FFFF_u32; 4096]).expect("fits"));
    let line = pool.array::<u32>(7).expect("fits");
    let image = pool.array::<[f32; 3]>((5, 11)).expect("fits");
    let cube = pool.array::<u8>([2_usize, 3, 4, 5]).expect("fits");
    assert_eq!(line.download(), Ok(vec![0; 7]));
    assert_eq!(image.download(), Ok(vec![[0.0; 3]; 55]));
    assert_eq!(cube.len(), 120);
}

#[test]
fn uninitialised_arrays_become_arrays_by_being_filled() {
    let manager = isolated(MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    let filled = pool
        .array_uninit::<u16>(9)
        .expect("fits")
        .fill(7)
        .expect("fills");
    assert_eq!(filled.download(), Ok(vec![7; 9]));
    let written = pool
        .array_uninit(3)
        .expect("fits")
        .write(&[1_u8, 2, 3])
        .expect("writes");
    assert_eq!(written.download(), Ok(vec![1, 2, 3]));
    let error = pool
        .array_uninit::<u8>(3)
        .expect("fits")
        .write(&[1])
        .expect_err("too short");
    assert!(
        matches!(
            error,
            GpuError::LengthMismatch {
                left: 3,
                right: 1,
                ..
            }
        ),
        "{error}"
    );
    assert_eq!(
        pool.stats().current,
        filled.len().next_multiple_of(256) as u64 + 256
    );
}

#[test]
fn lengths_that_overflow_are_typed_errors() {
    let manager = isolated(MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    for shape in [[usize::MAX, 1], [usize::MAX, 2], [1 << 40, 1 << 40]] {
        let error = pool
            .array::<f64>(shape)
            .expect_err("no address space is that large");
        assert!(
            matches!(error, GpuError::LengthOverflow { size: 8, .. }),
            "{error}"
        );
    }
    assert_eq!(
        pool.array::<f64>([usize::MAX, usize::MAX, 0])
            .map(|a| a.len()),
        Ok(0)
    );
    assert!(matches!(
        pool.array::<f64>(1 << 50),
        Err(GpuError::OutOfMemory(_))
    ));
}

#[test]
fn empty_arrays_and_elements_of_no_size_work() {
    let manager = isolated(MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    let mut empty = pool.upload::<f32>(&[]).expect("zero elements");
    assert!(empty.is_empty());
    assert_eq!(empty.download(), Ok(vec![]));
    empty.fill(1.0).expect("fills nothing");
    empty.write(&[]).expect("writes nothing");
    assert!(empty.slice(..).is_ok() && empty.slice(0..0).is_ok() && empty.slice(0..1).is_err());
    let sizeless = pool.array::<[f32; 0]>(5).expect("five times nothing");
    assert_eq!(sizeless.download().map(|d| d.len()), Ok(5));
    assert_eq!(pool.stats().current, 0);
    adds_up(manager.memory().expect("opens"));
}

#[test]
fn a_freed_block_is_used_again_and_counted_as_a_hit() {
    let manager = isolated(64 * MIB);
    let pool = manager
        .pool(PoolConfig::new().slab(MIB))
        .expect("configures");
    let first = pool.array::<u8>(1000).expect("fits");
    assert_eq!((pool.stats().hits, pool.stats().misses), (0, 1));
    drop(first);
    for _ in 0..10 {
        drop(pool.array::<u8>(1000).expect("fits"));
    }
    let stats = pool.stats();
    assert_eq!((stats.hits, stats.misses, stats.slabs), (10, 1, 1));
    assert_eq!((stats.committed, stats.peak, stats.current), (MIB, 1024, 0));
    let large = pool.array::<u8>(3 << 20).expect("a slab of its own length");
    assert_eq!(pool.stats().committed, 4 * MIB);
    assert!((pool.stats().utilisation() - 0.75).abs() < 1e-12);
    drop(large);
    assert_eq!(pool.trim(0), 4 * MIB);
    assert_eq!((pool.stats().committed, pool.stats().slabs), (0, 0));
}

#[test]
fn the_largest_free_piece_is_exactly_what_can_be_had() {
    let manager = isolated(10 * MIB + 100);
    let pool = manager
        .pool(PoolConfig::new().slab(3 * MIB))
        .expect("configures");
    let memory = manager.memory().expect("opens");
    let mut held = Vec::new();
    for step in 0..60_u64 {
        held.push(
            memory
                .allocate(1 + step * 7919 % (MIB / 2), "held")
                .expect("fits"),
        );
        if step % 2 == 1 {
            held.swap_remove((step as usize * 13) % held.len());
        }
        let largest = pool.stats().largest_free;
        assert!(
            memory.allocate(largest + 256, "more").is_err(),
            "step {step}"
        );
        let all = memory
            .allocate(largest, "largest")
            .expect("what stats promise");
        adds_up(memory);
        drop(all);
        if held.iter().map(|a| a.bytes()).sum::<u64>() > 6 * MIB {
            held.clear();
        }
    }
}

#[test]
fn pool_buffers_are_used_and_dropped_on_any_thread() {
    let manager = Arc::new(isolated(16 * MIB));
    let weights: PoolBuffer<f32> = manager
        .pool(PoolConfig::new())
        .and_then(|pool| pool.label("weights").upload(&[1.5; 1000]))
        .expect("fits");
    let weights = Arc::new(weights);
    std::thread::scope(|threads| {
        for _ in 0..4 {
            threads.spawn(|| {
                let sum = manager.scope(|s| {
                    let mut x = s.zeros::<f32>(1000)?;
                    x.copy_from(&*weights)?;
                    Ok::<f32, GpuError>(x.download()?.iter().sum())
                });
                assert_eq!(sum, Ok(1500.0));
            });
        }
    });
    std::thread::spawn(move || drop(weights))
        .join()
        .expect("no panic");
    assert_eq!(manager.memory().map(|m| m.total_allocated()), Ok(0));
}

#[test]
fn a_pool_buffer_outlives_its_manager() {
    let manager = isolated(MIB);
    let kept = manager
        .pool(PoolConfig::new())
        .and_then(|p| p.upload(&[1_u8, 2]))
        .expect("fits");
    drop(manager);
    assert_eq!(kept.download(), Ok(vec![1, 2]));
}

#[test]
fn statistics_are_readable() {
    let manager = isolated(64 * MIB);
    let pool = manager.pool(PoolConfig::new()).expect("configures");
    let _held = pool.array::<u8>(1 << 20).expect("fits");
    let text = pool.stats().to_string();
    for part in [
        "limit     64 MiB",
        "in use    1 MiB, ",
        "peak 1 MiB, live allocations: 1",
        "63 MiB",
        "hits",
    ] {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
}
