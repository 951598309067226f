//! Every feature against the f64 reference, on the real tile and on made up ones.

use std::f64::consts::PI;

use proptest::prelude::*;
use rayon::prelude::*;

use crate::{
    clouds,
    example::{
        kernels::Features,
        memory,
        pipeline::{self, Options},
        tile::Tile,
    },
    reference::{self, Expected},
};

pub fn features(tile: &Tile, k: usize) -> Vec<Features> {
    let options = Options {
        k,
        max_points: memory::MAX_POINTS,
    };
    pipeline::run(tile, options, &|_| {})
        .expect("features")
        .features
}

/// Compares each `stride`-th point.
fn compare(tile: &Tile, k: usize, stride: usize) {
    let found = features(tile, k);
    let points = clouds::coordinates(tile);
    let lowest = points.iter().map(|p| p[2]);
    let ground = lowest
        .zip(tile.points.classification())
        .filter(|p| p.1 == 2)
        .map(|p| p.0)
        .fold(f64::MAX, f64::min);
    let chosen: Vec<usize> = (0..points.len()).step_by(stride).collect();
    let compared: usize = chosen
        .par_iter()
        .map(|&i| {
            let e = reference::expected(&points, i, k);
            same(i, &found[i], &e, points[i][2] - ground, k)
        })
        .sum();
    assert!(
        compared * 10 > chosen.len() * 8,
        "only {compared} of {} compared",
        chosen.len()
    );
}

/// Panics where a feature is off; 1 if the neighbourhood could be compared, 0 if it is ambiguous.
fn same(i: usize, f: &Features, e: &Expected, height: f64, k: usize) -> usize {
    let near = |what: &str, a: f64, b: f64, within: f64| {
        assert!((a - b).abs() <= within, "point {i}: {what} is {a}, not {b}");
    };
    near(
        "height",
        f.height.into(),
        height,
        1e-5 * height.abs() + 1e-6,
    );
    if !e.close_tied {
        assert_eq!(f.neighbours, e.close, "point {i}: neighbours");
    }
    let density = if e.reach > 0.0 {
        k as f64 / (4.0 / 3.0 * PI * e.reach.powi(3))
    } else {
        0.0
    };
    near("density", f.density.into(), density, 1e-5 * density);
    assert!(
        f.n[2] >= 0.0 && f.l[0] >= f.l[1] && f.l[1] >= f.l[2] && f.l[2] >= 0.0,
        "point {i}"
    );
    if e.tied {
        return 0;
    }
    let l1 = e.l[0];
    for a in 0..3 {
        near("an eigenvalue", f.l[a].into(), e.l[a], 1e-4 * l1);
    }
    let (p, sum) = (e.l.map(|l| l / l1), e.l.iter().sum::<f64>());
    near("linearity", f.linearity.into(), 1.0 - p[1], 2e-4);
    near("planarity", f.planarity.into(), p[1] - p[2], 2e-4);
    near("sphericity", f.sphericity.into(), p[2], 2e-4);
    near("anisotropy", f.anisotropy.into(), 1.0 - p[2], 2e-4);
    near("curvature", f.curvature.into(), e.l[2] / sum, 2e-4);
    let product: f64 = p.iter().product();
    near(
        "omnivariance",
        (f64::from(f.omnivariance) / l1).powi(3),
        product,
        1e-4,
    );
    let entropy =
        -e.l.map(|l| l / sum)
            .into_iter()
            .filter(|&x| x > 0.0)
            .map(|x| x * x.ln())
            .sum::<f64>();
    near("eigenentropy", f.eigenentropy.into(), entropy, 1e-3);
    if e.l[1] - e.l[2] > 0.05 * l1 {
        let off = reference::angle(f.n.map(f64::from), e.normal);
        assert!(off <= 0.5, "point {i}: the normal is off by {off} degrees");
        let vertical = 1.0 - e.normal[2].abs();
        let plane = p[1] - p[2];
        near("verticality", f.verticality.into(), vertical, 1e-2);
        near(
            "wall squared",
            f64::from(f.wall).powi(2),
            vertical * plane,
            1e-2,
        );
        near(
            "roof squared",
            f64::from(f.roof).powi(2),
            (1.0 - vertical) * plane,
            1e-2,
        );
    }
    1
}

#[test]
fn the_real_tile_matches_the_reference() {
    compare(&Tile::read(None).expect("the bundled tile"), 20, 53);
}

#[test]
fn a_tile_far_from_the_origin_matches_the_reference() {
    for (seed, k) in [(1, 20), (2, 8), (3, 33), (4, 5), (5, 120), (6, 256)] {
        compare(&clouds::tile(&clouds::village(seed, 3000), 0.001), k, 7);
    }
}

#[test]
fn a_cloud_without_any_surface_matches_the_reference() {
    let mut r = clouds::Random(9);
    let points: Vec<_> = (0..4000)
        .map(|_| [r.bell(), r.bell(), r.bell()].map(|v| 3.0 * v))
        .collect();
    compare(&clouds::tile(&points, 0.0001), 20, 3);
}

#[test]
fn a_single_stray_echo_changes_nothing_for_the_others() {
    let mut points = clouds::village(7, 2000);
    let calm = features(&clouds::tile(&points, 0.001), 16);
    let [x, y, z] = points[0];
    points.push([x + 900_000.0, y - 700_000.0, z + 5000.0]);
    let stray = features(&clouds::tile(&points, 0.001), 16);
    for (i, (a, b)) in calm.iter().zip(&stray).enumerate() {
        for n in 0..3 {
            assert!(
                (a.l[n] - b.l[n]).abs() <= 1e-5 * a.l[0],
                "point {i}: {a:?} {b:?}"
            );
        }
    }
    assert!(stray[2000].density > 0.0 && stray[2000].neighbours == 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Points on a coarse lattice: many at one spot, many equally far, empty rows and columns.
    #[test]
    fn the_kth_distance_is_exact_whatever_the_cloud(
        lattice in prop::collection::vec([0_i32..12, 0_i32..7, 0_i32..9], 1..300),
        stretch in [1_i32..40, 1_i32..40, 1_i32..40],
        share in 0.0_f64..1.0,
    ) {
        let points: Vec<[f64; 3]> = lattice
            .iter()
            .map(|p| std::array::from_fn(|a| f64::from(p[a] * stretch[a]) * 0.25))
            .collect();
        let k = 1 + (share * (points.len() - 1).min(255) as f64) as usize;
        let found = features(&clouds::tile(&points, 0.25), k);
        for (i, f) in found.iter().enumerate() {
            let e = reference::expected(&points, i, k);
            let density = if e.reach > 0.0 { k as f64 / (4.0 / 3.0 * PI * e.reach.powi(3)) } else { 0.0 };
            prop_assert!((f64::from(f.density) - density).abs() <= 1e-5 * density, "point {}", i);
            prop_assert_eq!(f.neighbours, e.close, "point {}", i);
        }
    }
}
