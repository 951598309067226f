//! The CUDA texts: through the real NVRTC, and executed on the CPU by the shim, bit for bit equal to
//! the CPU device, with grids that cover the domain and with smaller ones.

use super::*;
use crate::kernels::corpus::noise;
use gpu_runtime::kernel::prelude::COVERING_GRID;
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::shim::{Args, Fault, Shape, Suite};
use std::sync::OnceLock;

fn texts() -> Vec<(&'static str, String)> {
    vec![
        ("blur", blur::cuda_text()),
        ("laplace", laplace::cuda_text()),
        ("transpose", transpose::cuda_text::<i64>()),
        ("turned", turned::cuda_text()),
        ("several", several::cuda_text()),
        ("linear_of_3d", linear_of_3d::cuda_text()),
        ("row_sums", row_sums::cuda_text()),
        ("probe", probe::cuda_text()),
        ("probe_3d", probe_3d::cuda_text()),
        ("histogram", histogram::cuda_text()),
        ("blocks_read", blocks_read::cuda_text()),
        ("proven", proven::cuda_text()),
        ("mirrored", mirrored::cuda_text()),
    ]
}

/// The kernel of a text, without the prelude.
fn own(text: &str) -> &str {
    let start = text.rfind("}  // namespace gpu").unwrap();
    &text[start..]
}

/// Runs the text of the kernel `name` over `n` threads; `fault` becomes its record.
fn launch<'a>(
    name: &str,
    n: usize,
    (shape, text): (Shape, For),
    fault: &'a mut Fault,
    fill: impl FnOnce(&mut Args<'a>),
) {
    static SUITES: [OnceLock<Suite>; 2] = [OnceLock::new(), OnceLock::new()];
    let suite = match text {
        For::AnyGrid => SUITES[0].get_or_init(|| Suite::new(texts())),
        For::CoveringGrid => SUITES[1].get_or_init(|| Suite::covering(texts())),
    };
    let index = texts().iter().position(|(entry, _)| *entry == name);
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe { suite.launch_shaped(index.unwrap(), n, shape, fault, fill) };
}

/// Which grids a text was compiled for.
#[derive(Debug, Clone, Copy)]
enum For {
    AnyGrid,
    CoveringGrid,
}

/// Blocks of this shape (z, y, x): as many as cover the extents, also by the text for such grids, one,
/// and a few.
fn shapes<const R: usize>(extents: [usize; R], block: [usize; R]) -> Vec<(Shape, For)> {
    let last = |of: [usize; R]| {
        let mut all = [1; 3];
        for (to, from) in all.iter_mut().zip(of.iter().rev()) {
            *to = *from as u32;
        }
        all
    };
    let mut cover = [1; R];
    for (to, (n, side)) in cover.iter_mut().zip(extents.iter().zip(block)) {
        *to = n.div_ceil(side).max(1);
    }
    let few = cover.map(|n| n.min(2));
    [
        (cover, For::CoveringGrid),
        (cover, For::AnyGrid),
        ([1; R], For::AnyGrid),
        (few, For::AnyGrid),
    ]
    .map(|(grid, text)| {
        let (grid, block) = (last(grid), last(block));
        (Shape { grid, block }, text)
    })
    .to_vec()
}

fn bits(v: &[f32]) -> Vec<u32> {
    v.iter().map(|f| f.to_bits()).collect()
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_makes_ptx_and_machine_code_of_every_text() {
    for (entry, text) in texts() {
        let made = nvrtc::compile(entry, &text, Target::Ptx(75))
            .unwrap_or_else(|e| panic!("{entry}: {e}"));
        let ptx = String::from_utf8_lossy(&made.code);
        assert!(ptx.contains(&format!(".entry {entry}")), "{entry}");
        let options = [nvrtc::OPTIONS, &[COVERING_GRID]].concat();
        nvrtc::compile_with(entry, &text, &options, Target::Cubin(90))
            .unwrap_or_else(|e| panic!("{entry}: {e}"));
    }
}

#[test]
fn what_the_launch_proves_has_no_check_in_the_text() {
    let checks = |text: &str| own(text).matches("in_bounds").count();
    // `also` alone is not known to be as large as the launch.
    let text = proven::cuda_text();
    assert_eq!(checks(&text), 2, "{}", own(&text));
    assert!(own(&text).contains("gpu::in_bounds(gpu_cx, p.y, also.rows, "));
    // The row of the gather is the launch's row, its column is proven by `requires` as well.
    assert_eq!(checks(&transpose::cuda_text::<f32>()), 0);
    // One coordinate of each neighbour is the thread's own; a #[gpu_fn] knows nothing.
    let text = blur::cuda_text();
    let (function, kernel) = own(&text).split_once("blur_thread").unwrap();
    assert_eq!(function.matches("in_bounds").count(), 2, "{function}");
    assert_eq!(kernel.matches("in_bounds").count(), 2, "{kernel}");
    // A row by the token of a launch of rank 1.
    assert_eq!(checks(&row_sums::cuda_text()), 0);
    // Mirrored, by the extents of the launch itself.
    assert_eq!(checks(&turned::cuda_text()), 0);
}

#[test]
fn neighbours_and_arrays_of_equal_extents_share_their_index() {
    let text = laplace::cuda_text();
    assert!(own(&text).contains("field.near({p.z, p.y, p.x}, 0, -1, 0)"));
    assert!(own(&text).contains("laplace_thread(gpu_cx, gpu_id, gpu::like(field, out), out);"));
    // Nothing says that the extents of these are equal.
    assert!(!own(&transpose::cuda_text::<f32>()).contains("gpu::like"));
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn stencils_equal_the_cpu_device() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image = noise(rows * cols, 4);
        let device = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let mut out = s.zeros::<f32>(image.len())?;
                blur(s, image.view_2d(rows, cols)?, out.view_2d_mut(rows, cols)?)?;
                out.download()
            })
            .unwrap();
        for shape in shapes(extents, [8, 32]) {
            let mut text = vec![0.0_f32; rows * cols];
            let mut fault = Fault::default();
            launch("blur", text.len(), shape, &mut fault, |a| {
                a.shaped(&image, extents).shaped_mut(&mut text, extents);
            });
            assert_eq!(bits(&text), bits(&device), "{extents:?} in {shape:?}");
            assert_eq!(fault, Fault::default());
        }
    }
    for extents @ [planes, rows, cols] in EXTENTS_3D {
        let field: Vec<f64> = noise(planes * rows * cols, 5)
            .into_iter()
            .map(f64::from)
            .collect();
        let device = gpu_manager()
            .scope(|s| {
                let field = s.upload(&field)?;
                let mut out = s.zeros::<f64>(field.len())?;
                let out_view = out.view_3d_mut(planes, rows, cols)?;
                laplace(s, field.view_3d(planes, rows, cols)?, out_view)?;
                out.download()
            })
            .unwrap();
        for shape in shapes(extents, [2, 4, 16]) {
            let mut text = vec![0.0_f64; field.len()];
            launch("laplace", field.len(), shape, &mut Fault::default(), |a| {
                a.shaped(&field, extents).shaped_mut(&mut text, extents);
            });
            let same = text
                .iter()
                .zip(&device)
                .all(|(a, b)| a.to_bits() == b.to_bits());
            assert!(same, "{extents:?} in {shape:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn gathers_and_outs_equal_the_cpu_device() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image: Vec<i64> = (0..(rows * cols) as i64).map(|i| i * i - 7).collect();
        let device = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let out = s.uninit::<i64>(image.len())?.into_2d(cols, rows)?;
                transpose::<i64, _>(s, image.view_2d(rows, cols)?, out)?.download()
            })
            .unwrap();
        for shape in shapes([cols, rows], [8, 32]) {
            let mut text = vec![0_i64; image.len()];
            launch(
                "transpose",
                image.len(),
                shape,
                &mut Fault::default(),
                |a| {
                    a.shaped(&image, extents)
                        .shaped_mut(&mut text, [cols, rows]);
                },
            );
            assert_eq!(text, device, "{extents:?}");
        }
    }
    for extents @ [planes, rows, cols] in EXTENTS_3D {
        let n = planes * rows * cols;
        let volume: Vec<u32> = (0..n as u32).collect();
        let (device, ids) = gpu_manager()
            .scope(|s| {
                let out = s.uninit::<u32>(n)?.into_3d(planes, rows, cols)?;
                let dv = s.upload(&volume)?;
                let device = turned(s, dv.view_3d(planes, rows, cols)?, out)?.download()?;
                let mut out = s.zeros::<u32>(n)?;
                let mut ids = s.zeros::<u32>(n)?;
                linear_of_3d(s, out.view_3d_mut(planes, rows, cols)?, &mut ids)?;
                Ok::<_, GpuError>((device, ids.download()?))
            })
            .unwrap();
        for shape in shapes(extents, [2, 4, 32]) {
            let mut text = vec![0_u32; n];
            launch("turned", n, shape, &mut Fault::default(), |a| {
                a.shaped(&volume, extents).shaped_mut(&mut text, extents);
            });
            assert_eq!(text, device, "{extents:?}");
        }
        for shape in shapes(extents, [1, 2, 8]) {
            let (mut text, mut text_ids) = (vec![0_u32; n], vec![0_u32; n]);
            launch("linear_of_3d", n, shape, &mut Fault::default(), |a| {
                a.shaped_mut(&mut text, extents).slice_mut(&mut text_ids);
            });
            assert_eq!((&text, &text_ids), (&volume, &ids), "{extents:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn arrays_of_several_ranks_equal_the_cpu_device() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let (n, small) = (rows * cols, [rows / 2 + 3, cols / 3 + 1]);
        let rgb: Vec<[u8; 3]> = (0..n).map(|i| [i as u8, (i / 3) as u8, 7]).collect();
        let out = vec![[5_u32, 6]; n];
        let device = gpu_manager()
            .scope(|s| {
                let rgb = s.upload(&rgb)?;
                let mut out = s.upload(&out)?;
                let mut smaller = s.zeros::<u32>(small[0] * small[1])?;
                let linear = several(
                    s,
                    rgb.view_2d(rows, cols)?,
                    out.view_2d_mut(rows, cols)?,
                    s.uninit::<u64>(n)?,
                    smaller.view_2d_mut(small[0], small[1])?,
                )?;
                Ok::<_, GpuError>((out.download()?, linear.download()?, smaller.download()?))
            })
            .unwrap();
        for shape in shapes(extents, [8, 32]) {
            let mut text = (
                out.clone(),
                vec![0_u64; n],
                vec![0_u32; small[0] * small[1]],
            );
            launch("several", n, shape, &mut Fault::default(), |a| {
                a.shaped(&rgb, extents)
                    .shaped_mut(&mut text.0, extents)
                    .slice_mut(&mut text.1)
                    .shaped_mut(&mut text.2, small);
            });
            assert_eq!(text, device, "{extents:?} in {shape:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn lent_elements_and_unsafe_ones_equal_the_cpu_device() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image: Vec<u32> = (0..(rows * cols) as u32).collect();
        let device = gpu_manager()
            .scope(|s| {
                let image = s.upload(&image)?;
                let (mut own, mut out) = (s.full(image.len(), 1)?, s.full(image.len(), 5)?);
                let image = image.view_2d(rows, cols)?;
                let views = (own.view_2d_mut(rows, cols)?, out.view_2d_mut(rows, cols)?);
                mirrored(s, image, views.0, views.1)?;
                Ok::<_, GpuError>((own.download()?, out.download()?))
            })
            .unwrap();
        for shape in shapes(extents, [8, 32]) {
            let mut text = (vec![1; image.len()], vec![5; image.len()]);
            launch("mirrored", image.len(), shape, &mut Fault::default(), |a| {
                a.shaped(&image, extents)
                    .shaped_mut(&mut text.0, extents)
                    .shaped_mut(&mut text.1, extents);
            });
            assert_eq!(text, device, "{extents:?} in {shape:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn launches_of_rank_1_and_blocks_that_read_shapes_equal_the_cpu_device() {
    for extents @ [rows, cols] in EXTENTS_2D {
        let image = noise(rows * cols, 6);
        let pixels: Vec<u8> = image.iter().map(|v| (v * 99.0) as u8).collect();
        let device = gpu_manager()
            .scope(|s| {
                let (di, dp) = (s.upload(&image)?, s.upload(&pixels)?);
                let mut sums = s.zeros::<f32>(rows)?;
                row_sums(s, di.view_2d(rows, cols)?, &mut sums)?;
                let bins = s.zeros::<u32>(11)?.into_atomic();
                histogram(s, dp.view_2d(rows, cols)?, &bins)?;
                Ok::<_, GpuError>((sums.download()?, bins.into_plain().download()?))
            })
            .unwrap();
        let mut sums = vec![0.0_f32; rows];
        let shape = shapes([rows], [256])[0];
        launch("row_sums", rows, shape, &mut Fault::default(), |a| {
            a.shaped(&image, extents).slice_mut(&mut sums);
        });
        assert_eq!(bits(&sums), bits(&device.0));
        for shape in shapes(extents, [8, 32]) {
            let mut bins = vec![0_u32; 11];
            launch(
                "histogram",
                image.len(),
                shape,
                &mut Fault::default(),
                |a| {
                    a.shaped(&pixels, extents).slice_mut(&mut bins);
                },
            );
            assert_eq!(bins, device.1);
        }
    }
    let image: Vec<u32> = (0..45).map(|i| i * 5 % 17).collect();
    let device = gpu_manager()
        .scope(|s| {
            let image = s.upload(&image)?;
            let mut sums = s.zeros::<u32>(70)?;
            blocks_read(s, image.view_2d(9, 5)?, &mut sums)?;
            sums.download()
        })
        .unwrap();
    let mut text = vec![0_u32; 70];
    let shape = shapes([70], [32])[0];
    launch("blocks_read", 70, shape, &mut Fault::default(), |a| {
        a.shaped(&image, [9, 5]).slice_mut(&mut text);
    });
    assert_eq!(text, device);
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn s13_a_fault_is_the_report_of_the_cpu_device_in_grids_of_any_size() {
    for (extents @ [_, cols], [y, x], [dy, dx], report) in PROBES {
        let mut image = vec![0_u32; extents.iter().product()];
        image[y * cols + x] = 1;
        for shape in shapes(extents, [2, 8]) {
            let mut out = vec![9_u32; image.len()];
            let mut f = Fault::default();
            launch("probe", image.len(), shape, &mut f, |a| {
                a.value(dy)
                    .value(dx)
                    .shaped(&image, extents)
                    .shaped_mut(&mut out, extents);
            });
            assert_eq!((f.state, f.kind), (1, 1));
            assert_eq!((f.index, f.len, f.block, f.thread), report, "{shape:?}");
            // The others went on.
            assert_eq!(out.iter().filter(|v| **v == 9).count(), 1);
        }
    }
    for (extents @ [_, rows, cols], [z, y, x], by, report) in PROBES_3D {
        let mut volume = vec![0_u32; extents.iter().product()];
        volume[(z * rows + y) * cols + x] = 1;
        for shape in shapes(extents, [2, 2, 4]) {
            let mut out = vec![0_u32; volume.len()];
            let mut f = Fault::default();
            launch("probe_3d", volume.len(), shape, &mut f, |a| {
                a.value(by)
                    .shaped(&volume, extents)
                    .shaped_mut(&mut out, extents);
            });
            assert_eq!((f.index, f.len, f.block, f.thread), report, "{shape:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_text_ends_at_once_where_an_extent_is_zero_and_another_endless() {
    let mut nothing = Vec::<u32>::new();
    let extents = [usize::MAX, 0];
    for shape in shapes([1, 1], [2, 8]) {
        launch("probe", 0, shape, &mut Fault::default(), |a| {
            a.value(0_usize).value(0_usize);
            a.shaped(&[] as &[u32], extents)
                .shaped_mut(&mut nothing, extents);
        });
    }
}
