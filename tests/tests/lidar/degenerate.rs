//! Neighbourhoods without a plane have defined features, never NaN.

use crate::{
    clouds,
    example::{kernels::Features, output::COLUMNS},
    features::features,
};

fn finite(all: &[Features]) {
    for (i, f) in all.iter().enumerate() {
        for (name, value) in COLUMNS {
            assert!(value(f).is_finite(), "point {i}: {name} is {}", value(f));
        }
        let length = f.n.iter().map(|n| n * n).sum::<f32>().sqrt();
        assert!(
            (length - 1.0).abs() < 1e-5 && f.n[2] >= 0.0,
            "point {i}: normal {:?}",
            f.n
        );
        for name in [
            "linearity",
            "planarity",
            "sphericity",
            "anisotropy",
            "verticality",
        ] {
            let value = COLUMNS.iter().find(|c| c.0 == name).expect("a column").1(f);
            assert!((0.0..=1.0).contains(&value), "point {i}: {name} is {value}");
        }
    }
}

#[test]
fn points_on_one_spot() {
    let all = features(&clouds::tile(&[[3.0, -4.0, 5.0]; 40], 0.01), 20);
    finite(&all);
    for f in &all {
        assert_eq!(f.l, [0.0; 3]);
        assert_eq!(f.n, [0.0, 0.0, 1.0]);
        assert_eq!(
            (f.linearity, f.planarity, f.eigenentropy, f.omnivariance),
            (0.0, 0.0, 0.0, 0.0)
        );
        assert_eq!((f.density, f.neighbours), (0.0, 40));
    }
}

#[test]
fn points_on_a_line() {
    for along in [
        [1.0, 0.0, 0.0],
        [0.0, 1.0, 0.0],
        [0.0, 0.0, 1.0],
        [1.0, 2.0, -2.0],
        [3.0, 0.0, 1.0],
    ] {
        let points: Vec<[f64; 3]> = (0..60)
            .map(|i| along.map(|a| 1000.0 + a * f64::from(i) * 0.25))
            .collect();
        let all = features(&clouds::tile(&points, 0.25), 20);
        finite(&all);
        for f in &all {
            assert!(f.linearity > 0.99999, "{along:?}: {f:?}");
            let across: f64 = (0..3).map(|a| f64::from(f.n[a]) * along[a]).sum();
            assert!(across.abs() < 1e-3, "{along:?}: {f:?}");
        }
        let level = along[2] == 0.0;
        assert!(
            !level || all.iter().all(|f| f.n[2] > 0.9999),
            "a level line looks up"
        );
    }
}

#[test]
fn points_on_a_plane() {
    let points: Vec<[f64; 3]> = (0..400)
        .map(|i| [f64::from(i % 20), f64::from(i / 20), 7.0])
        .collect();
    let all = features(&clouds::tile(&points, 0.01), 9);
    finite(&all);
    assert!(
        all.iter()
            .all(|f| f.l[2] == 0.0 && f.n == [0.0, 0.0, 1.0] && f.verticality == 0.0)
    );
}

#[test]
fn points_on_a_wall() {
    let points: Vec<[f64; 3]> = (0..400)
        .map(|i| [5.0, f64::from(i % 20), f64::from(i / 20)])
        .collect();
    let all = features(&clouds::tile(&points, 0.01), 9);
    finite(&all);
    assert!(
        all.iter()
            .all(|f| f.verticality > 0.9999 && f.wall > f.roof)
    );
}

#[test]
fn the_smallest_tiles() {
    finite(&features(&clouds::tile(&[[1.0, 2.0, 3.0]], 0.01), 1));
    let two = clouds::tile(&[[1.0, 2.0, 3.0], [1.0, 2.0, 4.0]], 0.01);
    finite(&features(&two, 1));
    let all = features(&two, 2);
    finite(&all);
    assert!(
        all.iter()
            .all(|f| f.neighbours == 2 && (f.l[0] - 0.25).abs() < 1e-6)
    );
    finite(&features(
        &clouds::tile(&clouds::village(3, 256), 0.001),
        256,
    ));
}

#[test]
fn k_equal_to_one() {
    let all = features(&clouds::tile(&clouds::village(5, 300), 0.001), 1);
    finite(&all);
    assert!(all.iter().all(|f| f.l == [0.0; 3] && f.density == 0.0));
}
