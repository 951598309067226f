//! The per-point kernels alone: short neighbourhoods, and matrices of every size.

use gpu_runtime::gpu_manager;

use crate::{
    clouds::Random,
    example::kernels::{self, Eigen, Features, Measure, NONE},
    reference,
};

/// Features of `query[i]` from a row of neighbours, however short.
fn describe<const K: usize>(xyz: &[[f32; 3]], query: &[u32], rows: &[[u32; K]]) -> Vec<Features> {
    let measure = Measure {
        step: 0.01,
        ground: 0.0,
        k: K as f32,
    };
    let n = query.len();
    let result = gpu_manager().scope(|s| {
        let (xyz, query, rows) = (s.upload(xyz)?, s.upload(query)?, s.upload(rows)?);
        let (reach, count) = (s.full(n, 1.0_f32)?, s.full(n, 1_u32)?);
        let moments = kernels::covariance(s, &xyz, &query, &rows, s.uninit(n)?)?;
        let solved = kernels::eigen(s, &moments, s.uninit(n)?)?;
        let features = s.uninit(n)?;
        kernels::describe(s, measure, &xyz, &query, &solved, &reach, &count, features)?.download()
    });
    result.expect("features")
}

fn eigen(matrices: &[[f32; 6]]) -> Vec<Eigen> {
    let result = gpu_manager().scope(|s| {
        let moments = s.upload(matrices)?;
        kernels::eigen(s, &moments, s.uninit(matrices.len())?)?.download()
    });
    result.expect("eigenvalues")
}

#[test]
fn short_neighbourhoods_have_defined_features() {
    let xyz = [
        [0.0, 0.0, 0.0],
        [100.0, 0.0, 0.0],
        [0.0, 200.0, 0.0],
        [0.0, 0.0, 300.0],
    ];
    let rows = [
        [NONE; 4],
        [0, NONE, NONE, NONE],
        [0, 1, NONE, NONE],
        [0, 1, 2, NONE],
        [0, 1, 2, 3],
    ];
    let all = describe(&xyz, &[0; 5], &rows);
    for f in &all {
        let values = [
            f.l,
            f.n,
            [f.linearity, f.planarity, f.sphericity],
            [f.anisotropy, f.curvature, f.omnivariance],
            [f.eigenentropy, f.verticality, f.wall],
            [f.roof, f.height, f.density],
        ];
        assert!(values.iter().flatten().all(|v| v.is_finite()), "{f:?}");
    }
    assert!(all[0].l == [0.0; 3] && all[1].l == [0.0; 3]);
    assert!((all[2].l[0] - 0.25).abs() < 1e-6 && all[2].linearity > 0.99999);
    assert!(all[3].l[2].abs() < 1e-6 && all[3].n[2] > 0.99999);
    assert!(all[4].l[2] > 0.0);
}

#[test]
fn the_solver_is_accurate_at_every_scale() {
    let mut r = Random(5);
    for scale in [1e-12_f64, 1e-6, 1.0, 1e6, 1e12] {
        let matrices: Vec<[f32; 6]> = (0..2000)
            .map(|i| {
                // A covariance of three random directions, some of them nearly without extent.
                let thin = [1.0, 10.0_f64.powi(-(i % 5)), 10.0_f64.powi(-(i % 7))];
                let mut m = [0.0; 6];
                for t in thin {
                    let d = [r.bell(), r.bell(), r.bell()].map(|v| v * t);
                    let d2 = [
                        d[0] * d[0],
                        d[0] * d[1],
                        d[0] * d[2],
                        d[1] * d[1],
                        d[1] * d[2],
                        d[2] * d[2],
                    ];
                    for a in 0..6 {
                        m[a] += d2[a] * scale;
                    }
                }
                m.map(|v| v as f32)
            })
            .collect();
        for (m, e) in matrices.iter().zip(eigen(&matrices)) {
            let w = m.map(f64::from);
            let (l, v) =
                reference::eigen([[w[0], w[1], w[2]], [w[1], w[3], w[4]], [w[2], w[4], w[5]]]);
            for a in 0..3 {
                assert!(
                    (f64::from(e.value[a]) - l[a]).abs() <= 3e-6 * l[0],
                    "{m:?}: {e:?} {l:?}"
                );
            }
            if l[1] - l[2] > 0.05 * l[0] {
                let off = reference::angle(e.normal.map(f64::from), v[2]);
                assert!(off < 0.01, "{m:?}: off by {off} degrees");
            }
        }
    }
}

#[test]
fn matrices_beyond_any_sense_stay_finite() {
    let odd = [
        [f32::INFINITY; 6],
        [f32::NAN; 6],
        [f32::MAX; 6],
        [f32::MIN_POSITIVE; 6],
        [1e-45; 6],
    ];
    for e in eigen(&odd) {
        assert!(
            e.value.iter().chain(&e.normal).all(|v| v.is_finite()),
            "{e:?}"
        );
    }
}
