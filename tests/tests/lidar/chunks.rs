//! However a tile is cut, the results are the same bits.

use crate::{
    clouds,
    example::{
        kernels::Features,
        memory,
        output::COLUMNS,
        pipeline::{self, Options},
        tile::Tile,
    },
};

fn bits(all: &[Features]) -> Vec<u32> {
    all.iter()
        .flat_map(|f| {
            COLUMNS
                .map(|(_, value)| value(f).to_bits())
                .into_iter()
                .chain([f.neighbours])
        })
        .collect()
}

fn same_in_chunks(tile: &Tile, k: usize, sizes: &[usize]) {
    let whole = pipeline::run(
        tile,
        Options {
            k,
            max_points: memory::MAX_POINTS,
        },
        &|_| {},
    )
    .expect("one chunk");
    assert_eq!(whole.chunks, 1);
    for &max_points in sizes {
        let done = std::cell::Cell::new(0);
        let progress = |n| done.set(done.get() + n);
        let cut = pipeline::run(tile, Options { k, max_points }, &progress).expect("chunks");
        assert!(cut.chunks > 1, "{max_points} points cut nothing");
        assert!(
            bits(&cut.features) == bits(&whole.features),
            "{max_points} points at once differ"
        );
        assert_eq!(done.get(), tile.steps.len(), "progress adds up");
    }
}

#[test]
fn the_real_tile() {
    same_in_chunks(
        &Tile::read(None).expect("the bundled tile"),
        20,
        &[60_000, 9_000],
    );
}

#[test]
fn a_tile_with_dense_spots_and_stray_echoes() {
    let mut points = clouds::village(11, 6000);
    points.extend([
        [652_030.0, 6_862_020.0, 900.0],
        [652_031.0, 6_862_020.0, -300.0],
    ]);
    same_in_chunks(&clouds::tile(&points, 0.001), 20, &[5000, 2500]);
}

#[test]
fn many_points_at_the_same_distance() {
    let points: Vec<[f64; 3]> = (0..3600)
        .map(|i| [f64::from(i % 60), f64::from(i / 60), 0.0])
        .collect();
    same_in_chunks(&clouds::tile(&points, 1.0), 20, &[2000, 300]);
}

#[test]
fn a_neighbourhood_that_no_chunk_can_hold_is_an_error() {
    let tile = clouds::tile(&[[0.0; 3]; 500], 0.01);
    let error = pipeline::run(
        &tile,
        Options {
            k: 20,
            max_points: 100,
        },
        &|_| {},
    )
    .expect_err("too small");
    assert!(error.to_string().contains("100 points"), "{error}");
}

#[test]
fn the_pools_peak_is_bounded_by_its_declared_buffers() {
    let tile = Tile::read(None).expect("the bundled tile");
    let options = Options {
        k: 20,
        max_points: memory::MAX_POINTS,
    };
    pipeline::run(&tile, options, &|_| {}).expect("features");
    let stats = memory::FeaturePool::stats();
    assert!(stats.peak > 0 && stats.peak <= stats.limit, "{stats}");
    assert_eq!(stats.limit, memory::FeaturePool::LIMIT);
}
