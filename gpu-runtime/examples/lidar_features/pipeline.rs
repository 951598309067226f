//! The device work: chunk after chunk through the kernels, timed.

use std::{
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use gpu_runtime::GpuError;

use super::{
    chunks::{Chunk, Chunks, Limits},
    error::Error,
    grid::CellSort,
    kernels::{self, Features, Measure},
    memory::{FeaturePool as Pool, Lists, MAX_CELLS, MAX_POINTS, Scope},
    tile::Tile,
};

/// Neighbours are counted within this many units of the file.
const RADIUS: f64 = 2.0;

/// What to do with a tile.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Neighbours of each point.
    pub k: usize,
    /// Points on the device at once.
    pub max_points: usize,
}

/// What came out.
#[derive(Debug)]
pub struct Outcome {
    /// Features in the order of the tile.
    pub features: Vec<Features>,
    /// Time in each kernel and around it.
    pub stages: Stages,
    /// Chunks worked on, repeated ones included.
    pub chunks: usize,
}

/// Time by stage, in the order of their first use.
#[derive(Debug, Default)]
pub struct Stages(pub Vec<(&'static str, Duration)>);

impl Stages {
    fn time<R>(&mut self, name: &'static str, work: impl FnOnce() -> R) -> R {
        let start = Instant::now();
        let result = work();
        let spent = start.elapsed();
        match self.0.iter_mut().find(|(n, _)| *n == name) {
            Some((_, sum)) => *sum += spent,
            None => self.0.push((name, spent)),
        }
        result
    }

    /// Times a kernel to its end, also on a device that works while the host goes on.
    fn launch<'s, R>(
        &mut self,
        s: &'s Scope<'s>,
        name: &'static str,
        work: impl FnOnce() -> Result<R, GpuError>,
    ) -> Result<R, GpuError> {
        self.time(name, || {
            let result = work()?;
            s.sync()?;
            Ok(result)
        })
    }
}

/// Whether the options suit a tile.
pub fn check(tile: &Tile, options: &Options) -> Result<(), Error> {
    let Options { k, max_points } = *options;
    if k > tile.steps.len() {
        let n = tile.steps.len();
        return Err(Error::Usage(format!(
            "--k {k}: the tile has only {n} points"
        )));
    }
    if k > max_points {
        return Err(Error::Usage(format!(
            "--chunk {max_points}: a chunk must hold {k} neighbours"
        )));
    }
    Ok(())
}

/// Computes the features of every point of a tile; `progress` is told how many are done.
pub fn run(tile: &Tile, options: Options, progress: &dyn Fn(usize)) -> Result<Outcome, Error> {
    check(tile, &options)?;
    let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let run = Run {
        tile,
        options,
        progress,
        _turn: turn,
    };
    match options.k {
        0..=8 => run.with(Lists {
            max: Pool::NEIGHBOURS_8_LEN,
            take: Pool::neighbours_8,
        }),
        9..=16 => run.with(Lists {
            max: Pool::NEIGHBOURS_16_LEN,
            take: Pool::neighbours_16,
        }),
        17..=20 => run.with(Lists {
            max: Pool::NEIGHBOURS_20_LEN,
            take: Pool::neighbours_20,
        }),
        21..=32 => run.with(Lists {
            max: Pool::NEIGHBOURS_32_LEN,
            take: Pool::neighbours_32,
        }),
        33..=64 => run.with(Lists {
            max: Pool::NEIGHBOURS_64_LEN,
            take: Pool::neighbours_64,
        }),
        65..=128 => run.with(Lists {
            max: Pool::NEIGHBOURS_128_LEN,
            take: Pool::neighbours_128,
        }),
        _ => run.with(Lists {
            max: Pool::NEIGHBOURS_256_LEN,
            take: Pool::neighbours_256,
        }),
    }
}

/// The pool's buffers are one set: runs in one process take turns.
static TURN: Mutex<()> = Mutex::new(());

struct Run<'a> {
    tile: &'a Tile,
    options: Options,
    progress: &'a dyn Fn(usize),
    _turn: MutexGuard<'a, ()>,
}

/// What the kernels need to know beside a chunk.
#[derive(Clone, Copy)]
struct Task {
    k: usize,
    radius: f32,
    measure: Measure,
}

impl Run<'_> {
    fn with<const K: usize>(self, lists: Lists<K>) -> Result<Outcome, Error> {
        let Options { k, max_points } = self.options;
        let mut stages = Stages::default();
        let sorted = stages.time("cell sort", || CellSort::new(&self.tile.steps, k));
        let step = self.tile.step as f32;
        let radius = (RADIUS / self.tile.step) as f32;
        let measure = Measure {
            step,
            ground: self.tile.ground,
            k: k as f32,
        };
        let task = Task { k, radius, measure };
        let points = max_points.min(MAX_POINTS);
        let limits = Limits {
            points,
            queries: points.min(lists.max),
            cells: MAX_CELLS,
        };

        let mut features = vec![Features::default(); self.tile.steps.len()];
        let mut todo = Chunks::new(&sorted, limits, radius);
        let mut chunks = 0;
        while let Some(chunk) = stages.time("chunks", || todo.take())? {
            chunks += 1;
            let (rows, reach) = Pool::scope(|s| work(s, lists, &chunk, task, &mut stages))?;
            let mut open = Vec::new();
            for ((&position, row), &reach) in chunk.positions.iter().zip(&rows).zip(&reach) {
                if reach < 0.0 {
                    open.push(position);
                } else {
                    features[sorted.order[position as usize] as usize] = *row;
                }
            }
            (self.progress)(chunk.positions.len() - open.len());
            todo.again(&chunk, open);
        }
        Ok(Outcome {
            features,
            stages,
            chunks,
        })
    }
}

/// One chunk through all kernels; the features of its queries and how far their neighbours reach.
fn work<'s, const K: usize>(
    s: &'s Scope<'s>,
    lists: Lists<K>,
    chunk: &Chunk,
    task: Task,
    stages: &mut Stages,
) -> Result<(Vec<Features>, Vec<f32>), GpuError> {
    let Task { k, radius, measure } = task;
    let grid = chunk.grid;
    let n = chunk.query.len();
    let (cell_start, xyz, query) = stages.time("upload", || {
        let start = Pool::cell_start(s, chunk.cell_start.len())?.write(&chunk.cell_start)?;
        let xyz = Pool::xyz(s, chunk.xyz.len())?.write(&chunk.xyz)?;
        let query = Pool::query(s, n)?.write(&chunk.query)?;
        Ok::<_, GpuError>((start, xyz, query))
    })?;
    let (neighbours, reach) = stages.launch(s, "nearest", || {
        let (list, reach) = ((lists.take)(s, n)?, Pool::reach(s, n)?);
        kernels::nearest(s, k, grid, &cell_start, &xyz, &query, list, reach)
    })?;
    let count = stages.launch(s, "within", || {
        kernels::within(
            s,
            radius,
            grid,
            &cell_start,
            &xyz,
            &query,
            Pool::count(s, n)?,
        )
    })?;
    let moments = stages.launch(s, "covariance", || {
        kernels::covariance(s, &xyz, &query, &neighbours, Pool::moments(s, n)?)
    })?;
    let eigen = stages.launch(s, "eigen", || {
        kernels::eigen(s, &moments, Pool::eigen(s, n)?)
    })?;
    let features = stages.launch(s, "describe", || {
        let out = Pool::features(s, n)?;
        kernels::describe(s, measure, &xyz, &query, &eigen, &reach, &count, out)
    })?;
    stages.time("download", || Ok((features.download()?, reach.download()?)))
}
