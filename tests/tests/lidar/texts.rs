//! The CUDA texts of the example's kernels: through the real NVRTC, and executed on the CPU, equal
//! to the CPU device.

use gpu_runtime::{GpuError, gpu_manager};
use gpu_tests::{
    nvrtc,
    shim::{Args, Fault, Library, Run, Text},
};

use crate::{
    clouds,
    example::{
        grid::CellSort,
        kernels::{self, Eigen, Features, Measure},
        output::COLUMNS,
    },
};

const K: usize = 20;
const RADIUS: f32 = 2000.0;
const MEASURE: Measure = Measure {
    step: 0.001,
    ground: -5.0,
    k: K as f32,
};

fn texts() -> [(&'static str, String); 5] {
    [
        ("nearest", kernels::nearest::cuda_text::<K>()),
        ("within", kernels::within::cuda_text()),
        ("covariance", kernels::covariance::cuda_text::<K>()),
        ("eigen", kernels::eigen::cuda_text()),
        ("describe", kernels::describe::cuda_text()),
    ]
}

/// What the kernels make of a cloud.
struct Results {
    lists: Vec<[u32; K]>,
    reach: Vec<f32>,
    count: Vec<u32>,
    moments: Vec<[f32; 6]>,
    solved: Vec<Eigen>,
    features: Vec<Features>,
}

fn on_the_cpu_device(sorted: &CellSort, query: &[u32]) -> Result<Results, GpuError> {
    let (grid, n) = (sorted.grid, query.len());
    gpu_manager().scope(|s| {
        let (start, xyz) = (s.upload(&sorted.start)?, s.upload(&sorted.xyz)?);
        let query = s.upload(query)?;
        let (lists, reach) = (s.uninit(n)?, s.uninit(n)?);
        let (lists, reach) =
            kernels::nearest::<K, _>(s, K, grid, &start, &xyz, &query, lists, reach)?;
        let count = kernels::within(s, RADIUS, grid, &start, &xyz, &query, s.uninit(n)?)?;
        let moments = kernels::covariance(s, &xyz, &query, &lists, s.uninit(n)?)?;
        let solved = kernels::eigen(s, &moments, s.uninit(n)?)?;
        let features = s.uninit(n)?;
        let features =
            kernels::describe(s, MEASURE, &xyz, &query, &solved, &reach, &count, features)?;
        Ok(Results {
            lists: lists.download()?,
            reach: reach.download()?,
            count: count.download()?,
            moments: moments.download()?,
            solved: solved.download()?,
            features: features.download()?,
        })
    })
}

/// Runs text `index` over `n` threads.
fn launch<'a>(
    library: &Library,
    index: usize,
    n: usize,
    fault: &'a mut Fault,
    fill: impl FnOnce(&mut Args<'a>),
) {
    let (entry, _) = &texts()[index];
    let mut args = Args::for_kernel(fault, n as u64);
    fill(&mut args);
    let kernel = library.kernel(index, entry).expect("an entry");
    // SAFETY: each caller passes the kernel's parameters in order.
    unsafe {
        kernel.launch(
            [n.div_ceil(256) as u32, 1, 1],
            [256, 1, 1],
            args,
            &Run::default(),
        )
    }
    .expect("a launch");
}

fn by_text(sorted: &CellSort, query: &[u32]) -> Results {
    let texts = texts();
    let entries = texts.each_ref().map(|(name, _)| [*name]);
    let sources: Vec<Text<'_>> = texts
        .iter()
        .zip(&entries)
        .map(|((name, source), entries)| Text {
            name,
            source,
            entries,
        })
        .collect();
    let library = Library::build(&sources).unwrap_or_else(|e| panic!("{e}"));
    let n = query.len();
    let mut r = Results {
        lists: vec![[0; K]; n],
        reach: vec![0.0; n],
        count: vec![0; n],
        moments: vec![[0.0; 6]; n],
        solved: vec![Eigen::default(); n],
        features: vec![Features::default(); n],
    };
    let mut faults = [Fault::default(); 5];
    let CellSort {
        grid, start, xyz, ..
    } = sorted;
    launch(&library, 0, n, &mut faults[0], |a| {
        a.value(K).value(*grid).slice(start).slice(xyz).slice(query);
        a.slice_mut(&mut r.lists).slice_mut(&mut r.reach);
    });
    launch(&library, 1, n, &mut faults[1], |a| {
        a.value(RADIUS)
            .value(*grid)
            .slice(start)
            .slice(xyz)
            .slice(query)
            .slice_mut(&mut r.count);
    });
    launch(&library, 2, n, &mut faults[2], |a| {
        a.slice(xyz)
            .slice(query)
            .slice(&r.lists)
            .slice_mut(&mut r.moments);
    });
    launch(&library, 3, n, &mut faults[3], |a| {
        a.slice(&r.moments).slice_mut(&mut r.solved);
    });
    launch(&library, 4, n, &mut faults[4], |a| {
        a.value(MEASURE)
            .slice(xyz)
            .slice(query)
            .slice(&r.solved)
            .slice(&r.reach)
            .slice(&r.count);
        a.slice_mut(&mut r.features);
    });
    assert!(faults.iter().all(|f| f.state == 0), "a kernel faulted");
    r
}

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_makes_ptx_of_every_kernel_and_machine_code_without_spills() {
    for (entry, text) in texts() {
        for arch in nvrtc::ARCHS {
            let made = nvrtc::with_resources(entry, &text, nvrtc::OPTIONS, arch);
            let (made, taken) = made.unwrap_or_else(|e| panic!("{entry}: {e}"));
            assert!(made.ptx.contains(&format!(".entry {entry}")));
            assert_eq!(taken.spilled, 0, "{entry}: {taken:?}");
        }
    }
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_texts_equal_the_cpu_device() {
    let tile = clouds::tile(&clouds::village(21, 3000), 0.001);
    let sorted = CellSort::new(&tile.steps, K);
    let query: Vec<u32> = (0..3000).collect();
    let device = on_the_cpu_device(&sorted, &query).expect("results");
    let text = by_text(&sorted, &query);
    assert_eq!(text.lists, device.lists);
    assert_eq!(text.count, device.count);
    // IEEE operations only: the same bits.
    assert!(
        text.reach
            .iter()
            .zip(&device.reach)
            .all(|(a, b)| a.to_bits() == b.to_bits())
    );
    let flat = |m: &Vec<[f32; 6]>| m.iter().flatten().map(|v| v.to_bits()).collect::<Vec<_>>();
    assert_eq!(flat(&text.moments), flat(&device.moments));
    let flat = |e: &Vec<Eigen>| {
        e.iter()
            .flat_map(|e| [e.value, e.normal])
            .flatten()
            .map(f32::to_bits)
            .collect::<Vec<_>>()
    };
    assert_eq!(flat(&text.solved), flat(&device.solved));
    // Here are a logarithm and a cube root.
    for (t, d) in text.features.iter().zip(&device.features) {
        for (name, value) in COLUMNS {
            let (a, b) = (value(t), value(d));
            assert!((a - b).abs() <= 1e-6 * b.abs() + 1e-7, "{name}: {a} {b}");
        }
    }
}
