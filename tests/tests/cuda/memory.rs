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

/// As [`add`], for other modules.
pub fn add_to<P: gpu_runtime::PoolMarker>(
    s: &Scope<'_, P>,
    a: u32,
    y: &mut gpu_runtime::Buffer<'_, u32, P>,
) -> Result<(), GpuError> {
    add(s, a, y)
}
