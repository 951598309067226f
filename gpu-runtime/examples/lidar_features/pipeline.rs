//! The device work: chunk after chunk through the kernels, timed.

use std::time::{Duration, Instant};

use rayon::prelude::*;

use super::{
    chunks::{Chunk, Chunks, Limits},
    error::Error,
    grid::CellSort,
    kernels::{self, Eigen, Features, Measure},
    tile::Tile,
};

/// Points on the device at once.
pub const MAX_POINTS: usize = 131_072;
/// Cells on the device at once.
pub const MAX_CELLS: usize = 4 * MAX_POINTS;

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
    match options.k {
        0..=8 => run_k::<8>(tile, options, progress),
        9..=16 => run_k::<16>(tile, options, progress),
        17..=20 => run_k::<20>(tile, options, progress),
        21..=32 => run_k::<32>(tile, options, progress),
        33..=64 => run_k::<64>(tile, options, progress),
        65..=128 => run_k::<128>(tile, options, progress),
        _ => run_k::<{ kernels::LARGEST_K }>(tile, options, progress),
    }
}

fn run_k<const K: usize>(
    tile: &Tile,
    options: Options,
    progress: &dyn Fn(usize),
) -> Result<Outcome, Error> {
    let mut stages = Stages::default();
    let sorted = stages.time("cell sort", || CellSort::new(&tile.steps, options.k));
    let radius = (RADIUS / tile.step) as f32;
    let measure = Measure {
        step: tile.step as f32,
        ground: tile.ground,
        k: options.k as f32,
    };
    let limits = Limits {
        points: options.max_points.min(MAX_POINTS),
        queries: options.max_points.min(MAX_POINTS),
        cells: MAX_CELLS,
    };
    let mut features = vec![Features::default(); tile.steps.len()];
    let mut todo = Chunks::new(&sorted, limits, radius);
    let mut chunks = 0;
    while let Some(chunk) = stages.time("chunks", || todo.take())? {
        chunks += 1;
        let (rows, reach) = work::<K>(&chunk, options.k, radius, measure, &mut stages)?;
        let mut open = Vec::new();
        for ((&position, row), &reach) in chunk.positions.iter().zip(&rows).zip(&reach) {
            if reach < 0.0 {
                open.push(position);
            } else {
                features[sorted.order[position as usize] as usize] = *row;
            }
        }
        progress(chunk.positions.len() - open.len());
        todo.again(&chunk, open);
    }
    Ok(Outcome {
        features,
        stages,
        chunks,
    })
}

fn work<const K: usize>(
    chunk: &Chunk,
    k: usize,
    radius: f32,
    measure: Measure,
    stages: &mut Stages,
) -> Result<(Vec<Features>, Vec<f32>), Error> {
    let Chunk {
        grid,
        cell_start,
        xyz,
        query,
        ..
    } = chunk;
    let n = query.len();
    let mut neighbours = vec![[0; K]; n];
    let mut reach = vec![0.0; n];
    let mut count = vec![0; n];
    let mut moments = vec![[0.0; 6]; n];
    let mut eigen = vec![Eigen::default(); n];
    let mut features = vec![Features::default(); n];
    stages.time("nearest", || {
        neighbours
            .par_iter_mut()
            .zip(&mut reach)
            .enumerate()
            .for_each(|(i, (row, reach))| {
                kernels::nearest(i, k, *grid, cell_start, xyz, query, row, reach);
            });
    });
    stages.time("within", || {
        count.par_iter_mut().enumerate().for_each(|(i, count)| {
            kernels::within(i, radius, *grid, cell_start, xyz, query, count);
        });
    });
    stages.time("covariance", || {
        moments.par_iter_mut().enumerate().for_each(|(i, moments)| {
            kernels::covariance(i, xyz, query, &neighbours, moments);
        });
    });
    stages.time("eigen", || {
        eigen
            .par_iter_mut()
            .enumerate()
            .for_each(|(i, eigen)| kernels::eigen(i, &moments, eigen));
    });
    stages.time("describe", || {
        features
            .par_iter_mut()
            .enumerate()
            .for_each(|(i, features)| {
                kernels::describe(i, measure, xyz, query, &eigen, &reach, &count, features);
            });
    });
    Ok((features, reach))
}
