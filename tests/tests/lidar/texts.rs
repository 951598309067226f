//! The CUDA text of the example's kernels: executed on the CPU by the shim it gives what the CPU
//! device gives, bit for bit, and NVRTC makes machine code of it.

use gpu_runtime::{GpuError, gpu_manager};
use gpu_tests::nvrtc::{self, Target};
use gpu_tests::shim::{Args, Fault, Library, Run, Text};

use crate::{
    clouds::Random,
    example::kernels::{self, Eigen, Features, Grid, Measure},
};

/// Neighbours of each point.
const K: usize = 20;
const POINTS: usize = 3000;
const RADIUS: f32 = 200.0;
const MEASURE: Measure = Measure {
    step: 0.01,
    ground: -300.0,
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

#[test]
#[cfg_attr(not(has_nvrtc), ignore = "needs NVRTC: run .ci/install-nvrtc")]
fn nvrtc_makes_machine_code_of_the_kernels() {
    for (entry, text) in texts() {
        for target in [Target::Ptx(75), Target::Cubin(90)] {
            nvrtc::compile(entry, &text, target).unwrap_or_else(|error| panic!("{entry}: {error}"));
        }
    }
}

/// A rough surface, sorted into the cells of a grid.
struct Cloud {
    grid: Grid,
    cell_start: Vec<u32>,
    xyz: Vec<[f32; 3]>,
    query: Vec<u32>,
}

fn cloud() -> Cloud {
    let mut random = Random(7);
    let mut coordinate = |size: f64| (random.unit() * size).round() as f32;
    let mut xyz: Vec<[f32; 3]> = (0..POINTS)
        .map(|_| [coordinate(9000.0), coordinate(5000.0), coordinate(400.0)])
        .collect();
    let (columns, rows) = (18, 10);
    let grid = Grid {
        origin: [0.0; 2],
        size: 500.0,
        per_size: 1.0 / 500.0,
        slack: 0.01,
        whole: [columns, rows],
        first: [0; 2],
        last: [columns - 1, rows - 1],
    };
    let slot = |p: &[f32; 3]| grid.slot(grid.cell(p[0], 0), grid.cell(p[1], 1));
    xyz.sort_by_key(slot);
    let mut cell_start = vec![0_u32; (columns * rows) as usize + 1];
    for p in &xyz {
        cell_start[slot(p) + 1] += 1;
    }
    for i in 1..cell_start.len() {
        cell_start[i] += cell_start[i - 1];
    }
    Cloud {
        grid,
        cell_start,
        xyz,
        query: (0..POINTS as u32).collect(),
    }
}

/// What the five kernels make of a cloud.
struct Outcome {
    neighbours: Vec<[u32; K]>,
    reach: Vec<f32>,
    count: Vec<u32>,
    moments: Vec<[f32; 6]>,
    solved: Vec<Eigen>,
    features: Vec<Features>,
}

fn on_the_device(cloud: &Cloud) -> Result<Outcome, GpuError> {
    let n = POINTS;
    gpu_manager().scope(|s| {
        let (start, xyz) = (s.upload(&cloud.cell_start)?, s.upload(&cloud.xyz)?);
        let query = s.upload(&cloud.query)?;
        let grid = cloud.grid;
        let (list, reach) = (s.uninit::<[u32; K]>(n)?, s.uninit(n)?);
        let (list, reach) = kernels::nearest(s, K, grid, &start, &xyz, &query, list, reach)?;
        let count = kernels::within(s, RADIUS, grid, &start, &xyz, &query, s.uninit(n)?)?;
        let moments = kernels::covariance(s, &xyz, &query, &list, s.uninit(n)?)?;
        let solved = kernels::eigen(s, &moments, s.uninit(n)?)?;
        let out = s.uninit(n)?;
        let features = kernels::describe(s, MEASURE, &xyz, &query, &solved, &reach, &count, out)?;
        Ok(Outcome {
            neighbours: list.download()?,
            reach: reach.download()?,
            count: count.download()?,
            moments: moments.download()?,
            solved: solved.download()?,
            features: features.download()?,
        })
    })
}

/// One launch over all points; `fill` adds what comes behind the first two arguments.
fn run<'a>(
    library: &Library,
    index: usize,
    entry: &str,
    fault: &'a mut Fault,
    fill: impl FnOnce(&mut Args<'a>),
) {
    let n = POINTS as u32;
    let mut args = Args::for_kernel(fault, n.into());
    fill(&mut args);
    let kernel = library.kernel(index, entry).expect("an entry of the text");
    let order = Run {
        seed: index as u64,
        ..Run::default()
    };
    // SAFETY: the callers give the kernels' parameters, in order.
    unsafe { kernel.launch([n.div_ceil(256), 1, 1], [256, 1, 1], args, &order) }
        .unwrap_or_else(|error| panic!("{entry}: {error}"));
}

fn of_the_texts(cloud: &Cloud) -> Outcome {
    let n = POINTS;
    let texts = texts();
    let entries = texts.each_ref().map(|(entry, _)| [*entry]);
    let sources: Vec<Text<'_>> = texts
        .iter()
        .zip(&entries)
        .map(|((name, source), entries)| Text {
            name,
            source,
            entries,
        })
        .collect();
    let library = Library::build(&sources).unwrap_or_else(|error| panic!("{error}"));
    let mut made = Outcome {
        neighbours: vec![[0; K]; n],
        reach: vec![0.0; n],
        count: vec![0; n],
        moments: vec![[0.0; 6]; n],
        solved: vec![Eigen::default(); n],
        features: vec![Features::default(); n],
    };
    let mut faults = [Fault::default(); 5];
    let [nearest, within, covariance, eigen, describe] = &mut faults;
    let Cloud {
        grid,
        cell_start,
        xyz,
        query,
    } = cloud;
    run(&library, 0, "nearest", nearest, |args| {
        args.value(K)
            .value(*grid)
            .slice(cell_start)
            .slice(xyz)
            .slice(query);
        args.slice_mut(&mut made.neighbours)
            .slice_mut(&mut made.reach);
    });
    run(&library, 1, "within", within, |args| {
        args.value(RADIUS)
            .value(*grid)
            .slice(cell_start)
            .slice(xyz)
            .slice(query);
        args.slice_mut(&mut made.count);
    });
    run(&library, 2, "covariance", covariance, |args| {
        args.slice(xyz)
            .slice(query)
            .slice(&made.neighbours)
            .slice_mut(&mut made.moments);
    });
    run(&library, 3, "eigen", eigen, |args| {
        args.slice(&made.moments).slice_mut(&mut made.solved);
    });
    run(&library, 4, "describe", describe, |args| {
        args.value(MEASURE)
            .slice(xyz)
            .slice(query)
            .slice(&made.solved)
            .slice(&made.reach);
        args.slice(&made.count).slice_mut(&mut made.features);
    });
    assert_eq!(faults, [Fault::default(); 5]);
    made
}

#[test]
#[cfg_attr(not(has_gxx), ignore = "needs g++: install g++")]
fn the_texts_compute_the_same_bits() {
    let cloud = cloud();
    let device = on_the_device(&cloud).unwrap_or_else(|error| panic!("{error}"));
    let text = of_the_texts(&cloud);
    assert_eq!(text.neighbours, device.neighbours);
    assert_eq!(text.reach.map_bits(), device.reach.map_bits());
    assert_eq!(text.count, device.count);
    assert_eq!(
        text.moments.as_flattened().map_bits(),
        device.moments.as_flattened().map_bits()
    );
    let solved = |all: &[Eigen]| -> Vec<f32> {
        all.iter()
            .flat_map(|e| [e.value, e.normal].concat())
            .collect()
    };
    assert_eq!(
        solved(&text.solved).map_bits(),
        solved(&device.solved).map_bits()
    );
    for (text, device) in text.features.iter().zip(&device.features) {
        // `cbrt` alone comes from two libraries, each within its ulps.
        let (one, other) = (text.omnivariance, device.omnivariance);
        assert!((one - other).abs() <= 1e-6 * other, "{one} {other}");
        let text = Features {
            omnivariance: other,
            ..*text
        };
        assert_eq!(text, *device);
    }
    assert!(
        device.features.iter().any(|f| f.planarity > 0.5),
        "a cloud without any plane"
    );
}

/// Floats compared by their bits.
trait MapBits {
    fn map_bits(&self) -> Vec<u32>;
}

impl MapBits for [f32] {
    fn map_bits(&self) -> Vec<u32> {
        self.iter().map(|value| value.to_bits()).collect()
    }
}
