//! The example's kernels beside the same loops written by hand with rayon over slices, and its
//! neighbour search beside kiddo's k-d tree, on the 110,000 points of the bundled tile.
#![allow(missing_docs)]

use std::{error::Error, num::NonZero};

use gpu_runtime::{Buffer, GpuError, Scope, gpu_manager};
use kiddo::{ImmutableKdTree, SquaredEuclidean};
use rayon::prelude::*;

#[path = "lidar/by_hand.rs"]
mod by_hand;
#[allow(dead_code)]
#[path = "../examples/lidar_features/main.rs"]
mod example;
mod figures;

use example::{
    grid::CellSort,
    kernels::{self, Eigen, Features, Measure},
    tile::Tile,
};
use figures::Figures;

const K: usize = 20;
/// Steps: two feet of the tile.
const RADIUS: f32 = 200.0;
const BY_HAND: &str = "the same loops by hand, rayon";
/// "At least as fast", within what a measurement can tell.
const AS_FAST: f64 = 0.95;
/// Within one and a half times the peer's time.
const WITHIN_HALF_AS_MUCH: f64 = 1.0 / 1.5;

fn main() -> Result<(), Box<dyn Error>> {
    let tile = Tile::read(None)?;
    let sorted = CellSort::new(&tile.steps, K);
    let query: Vec<u32> = (0..tile.steps.len() as u32).collect();
    let measure = Measure {
        step: tile.step as f32,
        ground: tile.ground,
        k: K as f32,
    };
    let mut figures = Figures::new("lidar");
    gpu_manager().scope(|s| {
        let cloud = Cloud {
            start: s.upload(&sorted.start)?,
            xyz: s.upload(&sorted.xyz)?,
            query: s.upload(&query)?,
        };
        kernel_by_kernel(&mut figures, s, &sorted, &cloud, &query, measure)?;
        search(&mut figures, s, &tile, &sorted, &cloud)
    })?;
    figures.finish()?;
    Ok(())
}

/// What every kernel reads, on the device.
struct Cloud<'s> {
    start: Buffer<'s, u32>,
    xyz: Buffer<'s, [f32; 3]>,
    query: Buffer<'s, u32>,
}

fn kernel_by_kernel<'s>(
    figures: &mut Figures,
    s: &'s Scope<'s, gpu_runtime::DevicePool>,
    sorted: &CellSort,
    cloud: &Cloud<'_>,
    query: &[u32],
    measure: Measure,
) -> Result<(), Failure> {
    let n = query.len();
    let CellSort {
        grid, start, xyz, ..
    } = sorted;
    let Cloud {
        start: d_start,
        xyz: d_xyz,
        query: d_query,
    } = cloud;

    let mut lists = vec![[0; K]; n];
    let mut reach = vec![0.0; n];
    figures.compare(
        "kernel nearest",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                let (list, reach) = (s.uninit(n)?, s.uninit(n)?);
                kernels::nearest::<K, _>(s, K, *grid, d_start, d_xyz, d_query, list, reach)?;
                Ok::<_, GpuError>(())
            })
        },
        || by_hand::nearest(K, *grid, start, xyz, query, &mut lists, &mut reach),
    );
    let mut count = vec![0; n];
    figures.compare(
        "kernel within",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                kernels::within(s, RADIUS, *grid, d_start, d_xyz, d_query, s.uninit(n)?)?;
                Ok::<_, GpuError>(())
            })
        },
        || by_hand::within(RADIUS, *grid, start, xyz, query, &mut count),
    );
    let d_lists = s.upload(&lists)?;
    let mut moments = vec![[0.0; 6]; n];
    figures.compare(
        "kernel covariance",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                kernels::covariance(s, d_xyz, d_query, &d_lists, s.uninit(n)?)?;
                Ok::<_, GpuError>(())
            })
        },
        || by_hand::covariance(xyz, query, &lists, &mut moments),
    );
    let d_moments = s.upload(&moments)?;
    let mut eigen = vec![Eigen::default(); n];
    figures.compare(
        "kernel eigen",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                kernels::eigen(s, &d_moments, s.uninit(n)?)?;
                Ok::<_, GpuError>(())
            })
        },
        || by_hand::eigen(&moments, &mut eigen),
    );
    let (d_eigen, d_reach, d_count) = (s.upload(&eigen)?, s.upload(&reach)?, s.upload(&count)?);
    let mut features = vec![Features::default(); n];
    figures.compare(
        "kernel describe",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                let out = s.uninit(n)?;
                kernels::describe(
                    s, measure, d_xyz, d_query, &d_eigen, &d_reach, &d_count, out,
                )?;
                Ok::<_, GpuError>(())
            })
        },
        || by_hand::describe(measure, xyz, query, &eigen, &reach, &count, &mut features),
    );
    figures.compare(
        "all kernels",
        BY_HAND,
        AS_FAST,
        || {
            s.scope(|s| {
                let (list, reach) = (s.uninit(n)?, s.uninit(n)?);
                let (list, reach) =
                    kernels::nearest::<K, _>(s, K, *grid, d_start, d_xyz, d_query, list, reach)?;
                let out = s.uninit(n)?;
                let count = kernels::within(s, RADIUS, *grid, d_start, d_xyz, d_query, out)?;
                let moments = kernels::covariance(s, d_xyz, d_query, &list, s.uninit(n)?)?;
                let eigen = kernels::eigen(s, &moments, s.uninit(n)?)?;
                let out = s.uninit(n)?;
                kernels::describe(s, measure, d_xyz, d_query, &eigen, &reach, &count, out)?;
                Ok::<_, GpuError>(())
            })
        },
        || {
            by_hand::nearest(K, *grid, start, xyz, query, &mut lists, &mut reach);
            by_hand::within(RADIUS, *grid, start, xyz, query, &mut count);
            by_hand::covariance(xyz, query, &lists, &mut moments);
            by_hand::eigen(&moments, &mut eigen);
            by_hand::describe(measure, xyz, query, &eigen, &reach, &count, &mut features);
        },
    );
    Ok(())
}

/// Queries in the grid's order for both: neighbours in space are neighbours in time.
fn search<'s>(
    figures: &mut Figures,
    s: &'s Scope<'s, gpu_runtime::DevicePool>,
    tile: &Tile,
    sorted: &CellSort,
    cloud: &Cloud<'_>,
) -> Result<(), Failure> {
    let n = sorted.xyz.len();
    let nearest = |grid, start: &Buffer<'_, u32>, xyz: &Buffer<'_, [f32; 3]>| {
        s.scope(|s| {
            let (list, reach) = (s.uninit(n)?, s.uninit(n)?);
            kernels::nearest::<K, _>(s, K, grid, start, xyz, &cloud.query, list, reach)?;
            Ok::<_, GpuError>(())
        })
    };
    let k = NonZero::new(K).ok_or("k is not zero")?;
    let mut found = vec![[0_u32; K]; n];
    let mut kiddo = |tree: &ImmutableKdTree<f32, 3>| {
        found.par_iter_mut().zip(&sorted.xyz).for_each(|(row, p)| {
            let near = tree
                .query(p)
                .nearest_n::<SquaredEuclidean<f32>>(k)
                .execute();
            for (slot, near) in row.iter_mut().zip(near) {
                *slot = near.item;
            }
        });
    };
    let tree = ImmutableKdTree::new_from_slice(&sorted.xyz)?;
    figures.compare(
        "neighbour search",
        "kiddo ImmutableKdTree nearest_n, rayon",
        WITHIN_HALF_AS_MUCH,
        || nearest(sorted.grid, &cloud.start, &cloud.xyz),
        || kiddo(&tree),
    );
    figures.compare(
        "build, neighbour search",
        "kiddo ImmutableKdTree build and nearest_n, rayon",
        WITHIN_HALF_AS_MUCH,
        || {
            let sorted = CellSort::new(&tile.steps, K);
            s.scope(|s| {
                nearest(
                    sorted.grid,
                    &s.upload(&sorted.start)?,
                    &s.upload(&sorted.xyz)?,
                )
            })
        },
        || ImmutableKdTree::new_from_slice(&tile.steps).map(|tree| kiddo(&tree)),
    );
    Ok(())
}

/// Any failure, as text: a scope wants a type that its own errors become.
#[derive(Debug)]
struct Failure(String);

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Failure {}

macro_rules! failures {
    ($($from:ty)*) => {$(
        impl From<$from> for Failure {
            fn from(e: $from) -> Self {
                Self(e.to_string())
            }
        }
    )*};
}

failures! { GpuError &str kiddo::kd_tree::ConstructionError }
