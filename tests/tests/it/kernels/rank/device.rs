//! The CPU device against loops in ordinary Rust.

use super::*;
use crate::kernels::corpus::noise;
use gpu_runtime::{FaultKind, KernelFault};

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

/// Each `(y, x)` of the extents, the last fastest.
fn places([rows, cols]: [usize; 2]) -> impl Iterator<Item = (usize, usize)> {
    (0..rows).flat_map(move |y| (0..cols).map(move |x| (y, x)))
}

/// Each `(z, y, x)` of the extents, the last fastest.
fn places_3d([planes, rows, cols]: [usize; 3]) -> impl Iterator<Item = (usize, usize, usize)> {
    (0..planes).flat_map(move |z| places([rows, cols]).map(move |(y, x)| (z, y, x)))
}

#[test]
fn a_stencil_of_rank_2_equals_the_loop_bit_for_bit() {
    for [rows, cols] in EXTENTS_2D {
        let image = noise(rows * cols, 1);
        let at = |y: usize, x: usize| image[y.min(rows - 1) * cols + x.min(cols - 1)];
        let expected: Vec<f32> = places([rows, cols])
            .map(|(y, x)| {
                let left = at(y, x.saturating_sub(1));
                let above = at(y.saturating_sub(1), x);
                let around = left + at(y, x + 1) + above + at(y + 1, x);
                0.5 * at(y, x) + 0.125 * around
            })
            .collect();
        let got = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut out = s.zeros::<f32>(image.len())?;
                blur(s, image.view_2d(rows, cols)?, out.view_2d_mut(rows, cols)?)?;
                out.download()
            })
            .unwrap();
        assert_eq!(bits(&got), bits(&expected), "{rows} x {cols}");
    }
}

#[test]
fn a_stencil_of_rank_3_equals_the_loop_bit_for_bit() {
    for extents @ [planes, rows, cols] in EXTENTS_3D {
        let field: Vec<f64> = noise(planes * rows * cols, 2)
            .into_iter()
            .map(f64::from)
            .collect();
        let at = |z: usize, y: usize, x: usize| field[(z * rows + y) * cols + x];
        let expected: Vec<f64> = places_3d(extents)
            .map(|(z, y, x)| {
                let mut sum = 0.0;
                let centre = at(z, y, x);
                if z > 0 && z + 1 < planes {
                    sum += at(z - 1, y, x) + at(z + 1, y, x) - 2.0 * centre;
                }
                if y > 0 && y + 1 < rows {
                    sum += at(z, y - 1, x) + at(z, y + 1, x) - 2.0 * centre;
                }
                if x > 0 && x + 1 < cols {
                    sum += at(z, y, x - 1) + at(z, y, x + 1) - 2.0 * centre;
                }
                sum
            })
            .collect();
        let got = gpu_manager()
            .scope(|s| {
                let field = s.upload(&field)?;
                let mut out = s.zeros::<f64>(field.len())?;
                let out_view = &mut out.view_3d_mut(planes, rows, cols)?;
                laplace(s, &field.view_3d(planes, rows, cols)?, out_view)?;
                out.download()
            })
            .unwrap();
        let same = got
            .iter()
            .zip(&expected)
            .all(|(a, b)| a.to_bits() == b.to_bits());
        assert!(same && got.len() == expected.len(), "{extents:?}");
    }
}

#[test]
fn an_out_of_rank_2_and_3_becomes_a_buffer() {
    for [rows, cols] in EXTENTS_2D {
        let image: Vec<i64> = (0..(rows * cols) as i64).collect();
        let got = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let out = s.uninit::<i64>(image.len())?.into_2d(cols, rows)?;
                transpose::<i64, _>(s, image.view_2d(rows, cols)?, out)?.download()
            })
            .unwrap();
        let expected: Vec<i64> = places([cols, rows])
            .map(|(y, x)| image[x * cols + y])
            .collect();
        assert_eq!(got, expected, "{rows} x {cols}");
    }
    for extents @ [planes, rows, cols] in EXTENTS_3D {
        let n = planes * rows * cols;
        let volume: Vec<u32> = (0..n as u32).collect();
        let got = gpu_manager()
            .scope(|s| {
                let volume = s.upload(&volume)?;
                let out = s.uninit::<u32>(n)?.into_3d(planes, rows, cols)?;
                turned(s, volume.view_3d(planes, rows, cols)?, out)?.download()
            })
            .unwrap();
        let add = (planes + rows * cols).wrapping_sub(n) as u32;
        let expected: Vec<u32> = places_3d(extents)
            .map(|(z, y, x)| {
                let from = ((planes - 1 - z) * rows + y) * cols + x;
                volume[from].wrapping_add(add)
            })
            .collect();
        assert_eq!(got, expected, "{extents:?}");
    }
}

#[test]
fn a_thread_owns_elements_of_each_rank_also_of_memory_with_other_extents() {
    for [rows, cols] in EXTENTS_2D {
        let (small_rows, small_cols) = (rows / 2 + 3, cols / 3 + 1);
        let rgb: Vec<[u8; 3]> = (0..rows * cols)
            .map(|i| [i as u8, (i / 3) as u8, 7])
            .collect();
        let (out, linear, smaller) = gpu_manager()
            .scope(|s| {
                let rgb = s.upload(&rgb)?;
                let mut out = s.full(rgb.len(), [5_u32, 6])?;
                let mut smaller = s.full(small_rows * small_cols, u32::MAX)?;
                let linear = several(
                    s,
                    rgb.view_2d(rows, cols)?,
                    out.view_2d_mut(rows, cols)?,
                    s.uninit::<u64>(rows * cols)?,
                    smaller.view_2d_mut(small_rows, small_cols)?,
                )?;
                Ok::<_, GpuError>((out.download()?, linear.download()?, smaller.download()?))
            })
            .unwrap();
        for (i, [a, b, c]) in rgb.iter().map(|v| v.map(u32::from)).enumerate() {
            assert_eq!(out[i], [5 + a + c, 6 + b]);
            assert_eq!(linear[i], i as u64 * 3 + 1);
        }
        for ((y, x), got) in places([small_rows, small_cols]).zip(smaller) {
            let inside = y < rows && x < cols;
            let expected = if inside {
                (y * cols + x) as u32
            } else {
                u32::MAX
            };
            assert_eq!(got, expected, "({y}, {x}) of {rows} x {cols}");
        }
    }
}

#[test]
fn own_elements_are_lent_and_others_reached_for_a_reason() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image: Vec<u32> = (0..(rows * cols) as u32).collect();
        let (own, out) = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut own = s.full(image.len(), 1_u32)?;
                let mut out = s.full(image.len(), 5_u32)?;
                let image = image.view_2d(rows, cols)?;
                let views = (own.view_2d_mut(rows, cols)?, out.view_2d_mut(rows, cols)?);
                mirrored(s, image, views.0, views.1)?;
                Ok::<_, GpuError>((own.download()?, out.download()?))
            })
            .unwrap();
        for (y, x) in places(extents) {
            let sum: u32 = (0..rows).map(|y| image[y * cols + x]).sum();
            assert_eq!(own[y * cols + x], 3 * (1 + sum));
            assert_eq!(out[y * cols + (cols - 1 - x)], 5 + 3 * (1 + sum));
        }
    }
    // Its bounds are checked.
    let e = gpu_manager()
        .scope(|s| {
            let (image, mut own, mut out) = (s.zeros(3)?, s.zeros(3)?, s.zeros(2)?);
            let (own, out) = (own.view_2d_mut(3, 1)?, out.view_2d_mut(2, 1)?);
            mirrored(s, image.view_2d(3, 1)?, own, out)
        })
        .unwrap_err();
    let f = fault(e);
    assert_eq!((f.index, f.len, f.param), (2, 2, "out"));
}

#[test]
fn the_token_of_rank_1_counts_the_threads_of_any_launch() {
    for [planes, rows, cols] in EXTENTS_3D {
        let n = planes * rows * cols;
        let (volume, ids) = gpu_manager()
            .scope(|s| {
                let mut volume = s.zeros::<u32>(n)?;
                let mut ids = s.full(n, 1_u32)?;
                linear_of_3d(s, volume.view_3d_mut(planes, rows, cols)?, &mut ids)?;
                Ok::<_, GpuError>((volume.download()?, ids.download()?))
            })
            .unwrap();
        assert!(volume.into_iter().eq(0..n as u32));
        assert!(ids.into_iter().eq((0..n as u32).map(|i| 1 + 2 * i)));
    }
}

#[test]
fn a_launch_of_rank_1_reads_rows() {
    for [rows, cols] in EXTENTS_2D {
        let image = noise(rows * cols, 3);
        let got = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut sums = s.full(rows, 9.0_f32)?;
                row_sums(s, image.view_2d(rows, cols)?, &mut sums)?;
                sums.download()
            })
            .unwrap();
        let expected: Vec<f32> = (0..rows)
            .map(|y| image[y * cols..][..cols].iter().fold(0.0, |a, b| a + b))
            .collect();
        assert_eq!(bits(&got), bits(&expected));
    }
}

#[test]
fn threads_with_coordinates_may_own_nothing() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image: Vec<u8> = (0..rows * cols).map(|i| (i * 7) as u8).collect();
        let mut expected = [0_u32; 11];
        for ((y, x), v) in places(extents).zip(&image) {
            expected[(usize::from(*v) + y) % 11] += x as u32 + 1;
        }
        let got = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let bins = s.zeros::<u32>(11)?.into_atomic();
                histogram(s, image.view_2d(rows, cols)?, &bins)?;
                bins.into_plain().download()
            })
            .unwrap();
        assert_eq!(got, expected);
    }
}

#[test]
fn whole_blocks_read_memory_of_rank_2() {
    let [rows, cols] = [9, 5];
    let image: Vec<u32> = (0..45).map(|i| i * 5 % 17).collect();
    let got = gpu_manager()
        .scope(|s| {
            let image = s.upload(&image)?;
            let mut sums = s.zeros::<u32>(70)?;
            blocks_read(s, image.view_2d(rows, cols)?, &mut sums)?;
            sums.download()
        })
        .unwrap();
    for (i, sum) in got.into_iter().enumerate() {
        let k = i % 32;
        let expected: u32 = (0..rows)
            .filter(|y| image[y * cols] > 3)
            .map(|y| image[y * cols + k % cols])
            .sum();
        assert_eq!(sum, expected);
    }
}

#[test]
fn a_part_of_a_buffer_and_a_buffer_that_owns_itself_have_shapes() {
    let data: Vec<u32> = (0..24).collect();
    let got = gpu_manager()
        .scope(|s| {
            let kept = s.upload(&data)?.promote()?;
            let mut out = s.zeros::<u32>(20)?;
            let image = kept.slice(2..14)?.view_2d(3, 4)?;
            probe(s, 0, 0, image, out.slice_mut(5..17)?.into_2d(3, 4)?)?;
            let mut kept = kept;
            let volume = s.upload(&data)?;
            probe_3d(
                s,
                [0; 3],
                volume.view_3d(2, 3, 4)?,
                kept.view_3d_mut(2, 3, 4)?,
            )?;
            assert_eq!(kept.download()?, data);
            out.download()
        })
        .unwrap();
    assert!(got[5..17].iter().copied().eq(2..14));
    assert!(got[..5].iter().chain(&got[17..]).all(|v| *v == 0));
}

#[test]
fn extents_must_multiply_to_the_length() {
    gpu_manager()
        .scope(|s| {
            let mut b = s.zeros::<f32>(12)?;
            for [rows, cols] in [[3, 5], [0, 12], [usize::MAX, usize::MAX], [1 << 63, 2]] {
                assert!(b.view_2d(rows, cols).is_err());
                assert!(b.view_2d_mut(rows, cols).is_err());
                assert!(s.uninit::<f32>(12)?.into_2d(rows, cols).is_err());
            }
            assert!(b.view_3d(2, 3, 3).is_err());
            assert!(b.view_3d_mut(4, 1, 2).is_err());
            assert_eq!(
                b.view_2d(3, 5).unwrap_err().to_string(),
                "extents of 3 x 5 are 15 elements, but the memory has 12"
            );
            assert_eq!(
                b.view_3d(usize::MAX, 2, 3).unwrap_err().to_string(),
                format!(
                    "extents of {} x 2 x 3 are more elements than an address space holds; the memory has 12",
                    usize::MAX
                )
            );
            // No elements are no elements, however long the other side is.
            let nothing = s.zeros::<f32>(0)?;
            let mut out = s.zeros::<f32>(0)?;
            let (image, out) = (nothing.view_2d(usize::MAX, 0)?, out.view_2d_mut(usize::MAX, 0)?);
            blur(s, image, out)
        })
        .unwrap();
}

#[test]
fn a_requirement_of_extents_names_the_axis_that_differs() {
    let e = gpu_manager()
        .scope(|s| {
            let image = s.zeros::<f32>(12)?;
            let mut out = s.zeros::<f32>(12)?;
            blur(s, image.view_2d(3, 4)?, out.view_2d_mut(4, 3)?)
        })
        .unwrap_err();
    assert_eq!(
        e.to_string(),
        "kernel `blur` requires image.rows() == out.rows(), but 3 stands on the left and 4 on the right; nothing was launched"
    );
}

fn fault(e: GpuError) -> KernelFault {
    match e {
        GpuError::KernelFault(f) => *f,
        other => panic!("not a fault: {other}"),
    }
}

#[test]
fn the_first_coordinate_that_is_out_of_bounds_is_reported_with_its_thread() {
    for (extents @ [rows, cols], [y, x], [dy, dx], report) in PROBES {
        let mut image = vec![0_u32; rows * cols];
        image[y * cols + x] = 1;
        let e = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut out = s.zeros::<u32>(image.len())?;
                let (image, out) = (image.view_2d(rows, cols)?, out.view_2d_mut(rows, cols)?);
                probe(s, dy, dx, image, out)
            })
            .unwrap_err();
        let f = fault(e);
        assert_eq!((f.index, f.len, f.block, f.thread), report, "{extents:?}");
        assert_eq!(
            (f.kernel, f.param, f.kind),
            ("probe", "image", FaultKind::OutOfBounds)
        );
        assert!(f.file.ends_with("mod.rs"));
    }
    for (extents @ [planes, rows, cols], [z, y, x], by, report) in PROBES_3D {
        let mut volume = vec![0_u32; planes * rows * cols];
        volume[(z * rows + y) * cols + x] = 1;
        let e = gpu_manager()
            .scope(|s| {
                let volume = s.upload(&volume)?;
                let mut out = s.zeros::<u32>(volume.len())?;
                let out = out.view_3d_mut(planes, rows, cols)?;
                probe_3d(s, by, volume.view_3d(planes, rows, cols)?, out)
            })
            .unwrap_err();
        let f = fault(e);
        assert_eq!((f.index, f.len, f.block, f.thread), report, "{extents:?}");
    }
}

#[test]
fn an_owned_array_that_is_smaller_than_the_launch_faults_along_its_axis() {
    for ([rows, cols], report) in [([3, 19], (19, 19)), ([2, 20], (2, 2))] {
        let e = gpu_manager()
            .scope(|s| {
                let a = s.zeros::<f32>(60)?;
                let mut out = s.zeros::<f32>(60)?;
                let mut also = s.zeros::<f32>(rows * cols)?;
                let (a, out) = (a.view_2d(3, 20)?, out.view_2d_mut(3, 20)?);
                proven(s, a, a, out, also.view_2d_mut(rows, cols)?)
            })
            .unwrap_err();
        let f = fault(e);
        assert_eq!((f.index, f.len, f.param), (report.0, report.1, "also"));
    }
}

#[test]
fn a_launch_by_name_takes_views_and_a_shape_of_its_rank() {
    let image: Vec<u32> = (0..120).collect();
    let run = |shape: LaunchShape, far: usize| {
        gpu_manager().scope(|s| {
            let mut image = image.clone();
            image[5 * 20 + 19] = 1;
            image.iter_mut().take(119).for_each(|v| *v = 0);
            let image = s.upload(&image)?;
            let mut out = s.full(120, 7_u32)?;
            probe {
                dx: far,
                dy: 0,
                out: out.view_2d_mut(6, 20)?,
                image: image.view_2d(6, 20)?,
            }
            .launch_with(s, shape)?;
            out.download()
        })
    };
    let new = LaunchShape::new();
    let declared = run(new, 0).unwrap();
    assert_eq!(declared.iter().sum::<u32>(), 1);
    for shape in [
        new.block_2d(1, 1),
        new.block_2d(16, 1),
        new.block_2d(3, 5).grid_2d(1, 2),
        new.grid_2d(65_535, 2_147_483_647),
    ] {
        assert_eq!(run(shape, 0).unwrap(), declared);
    }
    // (5, 19) in blocks of 3 x 5: the second row and fourth column of blocks.
    let f = fault(run(new.block_2d(3, 5), 1).unwrap_err());
    assert_eq!(
        (f.index, f.len, f.block, f.thread),
        (20, 20, 4 + 3, 2 * 5 + 4)
    );
    for (shape, words) in [
        (
            new.block(16),
            "a block or grid of rank 1 was asked for, and its launch is of rank 2: write `block_2d(rows, cols)`",
        ),
        (new.grid(1), "of rank 1"),
        (new.block_3d(1, 2, 8), "of rank 3"),
        (
            new.block_2d(4, 8),
            "a block of 32 threads was asked for, and its blocks have 1 to 16",
        ),
        (new.block_2d(0, 8), "a block of 0 threads"),
        (
            new.block_2d(usize::MAX, usize::MAX),
            "threads was asked for",
        ),
        (
            new.grid_2d(65_536, 1),
            "a grid of 65536 blocks along its rows or planes",
        ),
        (new.grid_2d(0, 1), "a grid of 0 blocks along its rows"),
        (new.grid_2d(1, 0), "a grid of 0 blocks was asked for"),
    ] {
        let e = run(shape, 0).unwrap_err().to_string();
        assert!(
            e.contains(words) && e.ends_with("nothing was launched"),
            "{e}"
        );
    }
    let e = gpu_manager()
        .scope(|s| {
            let (volume, mut out) = (s.zeros::<u32>(8)?, s.zeros::<u32>(8)?);
            probe_3d {
                by: [0; 3],
                volume: volume.view_3d(2, 2, 2)?,
                out: out.view_3d_mut(2, 2, 2)?,
            }
            .launch_with(s, new.block_3d(65, 0, 1))
        })
        .unwrap_err();
    assert!(e.to_string().contains("a block of 0 threads"), "{e}");
}

/// Blocks of as many threads as there are, all in one column of planes if asked.
#[gpu_kernel(over = volume, block = (64, 4, 4))]
pub fn deep(t: Thread, volume: &mut Slice3<u32>) {
    volume[t.id_3d()] += 1;
}

#[test]
fn a_block_has_at_most_64_planes() {
    let run = |planes: usize| {
        gpu_manager().scope(|s| {
            let mut volume = s.zeros::<u32>(8)?;
            deep {
                volume: volume.view_3d_mut(2, 2, 2)?,
            }
            .launch_with(s, LaunchShape::new().block_3d(planes, 1, 1))?;
            volume.download()
        })
    };
    assert_eq!(run(64).unwrap(), [1; 8]);
    let e = run(65).unwrap_err().to_string();
    assert!(
        e.contains("a block of 65 planes was asked for, and a block has 1 to 64"),
        "{e}"
    );
}
