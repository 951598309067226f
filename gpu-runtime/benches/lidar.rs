//! The example's kernels beside the same loops written by hand with rayon over slices, and its
//! neighbour search beside kiddo's k-d tree, on the 110,000 points of the bundled tile.
#![allow(missing_docs)]

use std::num::NonZero;

use kiddo::{ImmutableKdTree, SquaredEuclidean};
use rayon::prelude::*;

#[path = "lidar/by_hand.rs"]
#[allow(dead_code)]
mod by_hand;
#[allow(dead_code)]
#[path = "../examples/lidar_features/main.rs"]
mod example;
mod figures;

use example::{grid::CellSort, kernels, tile::Tile};
use figures::Figures;

const K: usize = 20;
/// "At least as fast", within what a measurement can tell.
const AS_FAST: f64 = 0.95;
/// Within one and a half times the peer's time.
const WITHIN_HALF_AS_MUCH: f64 = 1.0 / 1.5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let tile = Tile::read(None)?;
    let mut figures = Figures::new("lidar");
    let sorted = CellSort::new(&tile.steps, K);
    search(&mut figures, &tile, &sorted)?;
    figures.finish()?;
    Ok(())
}

/// Queries in the grid's order for both: neighbours in space are neighbours in time.
fn search(
    figures: &mut Figures,
    tile: &Tile,
    sorted: &CellSort,
) -> Result<(), Box<dyn std::error::Error>> {
    let n = sorted.xyz.len();
    let query: Vec<u32> = (0..n as u32).collect();
    let mut rows = vec![[0; K]; n];
    let mut reach = vec![0.0; n];
    let mut ours = |sorted: &CellSort| {
        rows.par_iter_mut().zip(&mut reach).enumerate().for_each(|(i, (row, reach))| {
            kernels::nearest(i, K, sorted.grid, &sorted.start, &sorted.xyz, &query, row, reach);
        });
    };
    let k = NonZero::new(K).ok_or("k is not zero")?;
    let mut found = vec![[0_u32; K]; n];
    let mut kiddo = |tree: &ImmutableKdTree<f32, 3>| {
        found.par_iter_mut().zip(&sorted.xyz).for_each(|(row, p)| {
            let near = tree.query(p).nearest_n::<SquaredEuclidean<f32>>(k).execute();
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
        || ours(sorted),
        || kiddo(&tree),
    );
    figures.compare(
        "build and neighbour search",
        "kiddo ImmutableKdTree build and nearest_n, rayon",
        WITHIN_HALF_AS_MUCH,
        || ours(&CellSort::new(&tile.steps, K)),
        || ImmutableKdTree::new_from_slice(&tile.steps).map(|tree| kiddo(&tree)),
    );
    Ok(())
}
