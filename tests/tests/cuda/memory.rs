//! Memory, copies and streams, on the device that the environment names.

use gpu_runtime::PoolConfig;
use gpu_runtime::prelude::*;

/// Numbers that no fill makes.
pub fn noise(n: usize) -> Vec<u8> {
    (0..n as u64)
        .map(|i| (i.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 56) as u8)
        .collect()
}

#[test]
fn copies_of_any_length_come_back_as_they_were() {
    // Up to one staging buffer, more than one, and more than are under way at a time.
    for n in [
        0,
        1,
        255,
        65_535,
        65_536,
        65_537,
        4 << 20,
        (4 << 20) + 1,
        21 << 20,
    ] {
        let data = noise(n);
        let got = gpu_manager().scope(|s| {
            let mut there = s.upload(&data)?;
            let mut other = s.zeros::<u8>(n)?;
            other.view_mut().copy_from(&there)?;
            there.view_mut().fill(7)?;
            let mut back = vec![1; n];
            other.view().download_into(&mut back)?;
            assert!(there.download()?.iter().all(|b| *b == 7));
            Ok::<_, GpuError>(back)
        });
        assert!(got.unwrap() == data, "{n} bytes");
    }
}

#[test]
fn fills_of_any_pattern_fill_all_and_no_more() {
    fn filled<T: DeviceType + Downloadable + PartialEq + std::fmt::Debug>(value: T, before: T) {
        for n in [1, 2, 3, 1000, 70_001] {
            let got = gpu_manager().scope(|s| {
                let mut there = s.full(n + 2, before)?;
                there.slice_mut(1..=n)?.fill(value)?;
                there.download()
            });
            let got = got.unwrap();
            assert_eq!((got[0], got[n + 1]), (before, before));
            assert!(
                got[1..=n].iter().all(|v| *v == value),
                "{value:?} {n} times"
            );
        }
    }
    filled(0x5A_u8, 1);
    filled(0x1234_u16, 1);
    filled(0x1212_u16, 1);
    filled(-2.5_f32, 0.0);
    filled(1.1_f64, 0.0);
    filled(0x1234_5678_1234_5678_u64, 9);
    filled([1.0_f32, 2.0, 3.0], [0.0; 3]);
    filled([1_u8, 2, 3], [0; 3]);
}

#[gpu_kernel(over = y)]
fn add(t: Thread, a: u32, y: &mut [u32]) {
    let i = t.id();
    y[i] = y[i] + a;
}

#[test]
fn memory_that_goes_from_scope_to_scope_is_ordered() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let mut kept = pool.upload(&[0_u32; 5000]).unwrap();
    for round in 0..10 {
        gpu_manager()
            .scope(|s| {
                add(s, 1, &mut kept)?;
                // On another stream, before this one is waited for.
                gpu_manager().scope(|inner| {
                    add(inner, 10, &mut kept)?;
                    let mut copy = inner.zeros::<u32>(5000)?;
                    copy.view_mut().copy_from(&kept)?;
                    assert!(copy.download()?.iter().all(|v| *v == round * 111 + 11));
                    Ok::<_, GpuError>(())
                })?;
                add(s, 100, &mut kept)
            })
            .unwrap();
    }
    assert_eq!(kept.download().unwrap(), [1110; 5000]);
}

#[test]
fn threads_have_their_own_streams_and_share_the_pool() {
    std::thread::scope(|threads| {
        for n in 1..=4_u32 {
            threads.spawn(move || {
                for round in 0..20 {
                    let got = gpu_manager().scope(|s| {
                        let mut y = s.full(3000, round)?;
                        add(s, n, &mut y)?;
                        add(s, n, &mut y)?;
                        let other = s.full(100, n)?;
                        assert_eq!(other.download()?, [n; 100]);
                        y.download()
                    });
                    assert_eq!(got.unwrap(), [round + 2 * n; 3000]);
                }
            });
        }
    });
}

#[test]
fn memory_is_used_again_only_when_work_on_it_is_finished() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    for round in 0..30_u32 {
        // Owned memory that is dropped while its work may still run, on another stream.
        let mut owned = pool.upload(&[round; 2000]).unwrap();
        let got = gpu_manager().scope(|s| {
            add(s, 1, &mut owned)?;
            drop(owned);
            let mut y = s.full(2000, 5_u32)?;
            add(s, round, &mut y)?;
            y.download()
        });
        assert_eq!(got.unwrap(), [5 + round; 2000]);
    }
}

#[test]
fn transfers_that_are_done_together_copy_each_to_its_place() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let mut owned = pool.upload(&[0_u32; 40]).unwrap();
    for beside in [false, true] {
        // In one pinned buffer, and in several, one of which is full in the middle of a copy.
        let long = if beside { 0 } else { (4 << 20) + 5 };
        let lengths = [1, 0, 300, 50_000, 255, long, 17];
        let data: Vec<Vec<u8>> = lengths.iter().map(|n| noise(*n)).collect();
        gpu_manager()
            .scope(|s| {
                let mut there = Vec::new();
                for n in lengths {
                    there.push(s.zeros::<u8>(n)?);
                }
                add(s, 1, &mut owned)?;
                let numbers = [7_u32; 20];
                let mut all = s.transfers();
                if beside {
                    all = all.beside()?;
                }
                all = all.write(owned.slice_mut(5..25)?, &numbers)?;
                for (to, from) in there.iter_mut().zip(&data) {
                    all = all.write(to.view_mut(), from)?;
                }
                all.run()?;
                add(s, 1, &mut owned)?;
                let mut back: Vec<Vec<u8>> = lengths.iter().map(|n| vec![0; *n]).collect();
                let mut numbers = [0_u32; 30];
                let mut all = s.transfers();
                if beside {
                    all = all.beside()?;
                }
                for (from, to) in there.iter().zip(&mut back) {
                    all = all.download(from.view(), to)?;
                }
                all.download(owned.slice(..30)?, &mut numbers)?.run()?;
                assert!(back == data, "{beside}");
                assert_eq!(numbers[5..25], [8; 20]);
                assert!(numbers[..5] == [2 + 2 * u32::from(beside); 5]);
                Ok::<_, GpuError>(())
            })
            .unwrap();
    }
    let error = gpu_manager().scope(|s| {
        let x = s.zeros::<u32>(3)?;
        s.transfers().download(x.view(), &mut [0; 4])?.run()
    });
    assert!(matches!(error, Err(GpuError::LengthMismatch { .. })));
    let error = gpu_manager().scope(|s| {
        let other = GpuManager::isolated(1 << 20)?;
        let x = other.pool(PoolConfig::new())?.upload(&[1_u32; 4])?;
        s.transfers().download(x.view(), &mut [0; 4])?.run()
    });
    assert!(matches!(error, Err(GpuError::WrongDevice { .. })));
}

#[test]
fn a_copy_beside_the_kernels_does_not_wait_for_those_that_came_later() {
    gpu_manager()
        .scope(|s| {
            let (mut now, mut next) = (s.full(3000, 1_u32)?, s.full(3000, 2_u32)?);
            add(s, 10, &mut now)?;
            let finished = now.view().beside()?;
            add(s, 10, &mut next)?;
            let more = s.upload_beside(&[5_u32; 3000])?;
            assert_eq!(finished.download()?, [11; 3000]);
            if std::env::var_os("NOBODY_ELSE_WAITS").is_some() {
                // The second kernel is still held back, and its stream with it.
                let own = gpu_runtime::interop::raw_stream(s)? as usize;
                assert!(gpu_tests::stand_in::queued(own).is_some_and(|n| n > 0));
            }
            // What comes after the copies sees them, and is seen.
            next.view_mut().beside()?.copy_from(&more)?;
            add(s, 1, &mut next)?;
            next.slice_mut(..10)?.beside()?.write(&[3; 10])?;
            add(s, 1, &mut next)?;
            let next = next.view().beside()?.download()?;
            assert_eq!((next[9], next[10]), (4, 7));
            Ok::<_, GpuError>(())
        })
        .unwrap();
}

#[test]
fn copies_are_counted_by_direction() {
    let manager = GpuManager::isolated(1 << 20).unwrap();
    let device = manager.device().unwrap();
    manager
        .scope(|s| {
            let x = s.upload(&[1_u32; 1000])?;
            let mut y = s.zeros::<u8>(7)?;
            s.transfers().write(y.view_mut(), &[1; 7])?.run()?;
            x.download()?;
            y.download().map(drop)
        })
        .unwrap();
    let (up, down) = (device.transfers().uploads, device.transfers().downloads);
    assert_eq!((up.copies, up.bytes), (2, 4007));
    assert_eq!((down.copies, down.bytes), (2, 4007));
    let seconds = down.nanoseconds as f64 / 1e9;
    assert!((down.bandwidth() * seconds - 4007.0).abs() < 1.0);
}

#[gpu_kernel(over = x.len())]
fn tally(t: Thread, by: u32, x: &[u32], all: &[gpu_runtime::Atomic<u32>]) {
    all[t.id() % 7].add(by * x[t.id()]);
}

#[test]
fn threads_update_one_buffer_at_the_same_time() {
    let pool = gpu_manager().pool(PoolConfig::new()).unwrap();
    let all = pool.upload(&[0_u32; 7]).unwrap().into_atomic();
    let ones = pool.upload(&[1_u32; 700]).unwrap();
    std::thread::scope(|threads| {
        for by in 1..=3_u32 {
            let (all, ones) = (&all, &ones);
            threads.spawn(move || {
                for _ in 0..10 {
                    gpu_manager().scope(|s| tally(s, by, ones, all)).unwrap();
                }
            });
        }
    });
    assert_eq!(all.into_plain().download().unwrap(), [6000; 7]);
}

/// As [`add`], for other modules.
pub fn add_to<P: gpu_runtime::PoolMarker>(
    s: &Scope<'_, P>,
    a: u32,
    y: &mut gpu_runtime::Buffer<'_, u32, P>,
) -> Result<(), GpuError> {
    add(s, a, y)
}
