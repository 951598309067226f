//! Oracles and inputs of rotations, rays and equations.

use crate::harness::{LINE, SHORT, chunked, garbage, integers, noise};
use crate::kernels::geometry::{Hit, Ray, Sphere};

data! {
    Hit { distance, sphere }
    Ray { from, towards }
    Sphere { centre, radius }
}

parity! {
    kernels geometry;

    rotate: rotate, sizes LINE, exact;
    |n| with {
        let mut q = chunked::<f32, 4>(&noise(4 * n, 1));
        q.iter_mut().skip(1).step_by(50).for_each(|q| *q = [0.0; 4]);
    } {
        q: read q,
        v: update chunked(&noise(3 * n, 2)),
    }
    over v => |q: &[[f32; 4]], v: &mut [[f32; 3]]| {
        let cross = |a: [f32; 3], b: [f32; 3]| {
            [(1, 2), (2, 0), (0, 1)].map(|(j, k)| a[j] * b[k] - a[k] * b[j])
        };
        for ([w, u @ ..], v) in q.iter().zip(v) {
            let norm2 = [w].into_iter().chain(u).fold(0.0, |sum, c| sum + c * c);
            let inner = cross(*u, *v);
            let inner = [0, 1, 2].map(|c| inner[c] + w * v[c]);
            let moved = cross(*u, inner).map(|d| 2.0 / norm2 * d);
            if norm2 != 0.0 {
                *v = [0, 1, 2].map(|c| v[c] + moved[c]);
            }
        }
    };

    trace: trace, sizes SHORT, exact;
    |n| { spheres: read spheres(141), rays: read rays(n), hits: out garbage(n) }
    over hits => |spheres: &[Sphere], rays: &[Ray], hits: &mut [Hit]| {
        for (ray, hit) in rays.iter().zip(hits) {
            let all = (0..).zip(spheres).flat_map(|(sphere, s)| {
                let d = [0, 1, 2].map(|c| ray.from[c] - s.centre[c]);
                let b = (0..3).fold(0.0, |sum, c| sum + d[c] * ray.towards[c]);
                let c = d.iter().fold(-(s.radius * s.radius), |sum, d| sum + d * d);
                let root = (b * b - c).sqrt();
                [-b - root, -b + root].map(|distance| Hit { distance, sphere })
            });
            // NaN is no hit. Of equal distances the first sphere's counts.
            *hit = all
                .filter(|h| h.distance > 0.0)
                .min_by(|a, b| a.distance.total_cmp(&b.distance))
                .unwrap_or(Hit::NOTHING);
        }
    };

    solve: solve, sizes LINE, exact;
    |n| { systems: read systems(n), x: out garbage(n), solvable: out garbage(n) }
    over x => |systems: &[[[f64; 4]; 3]], x: &mut [[f64; 3]], solvable: &mut [u8]| {
        for ((system, x), solvable) in systems.iter().zip(x).zip(solvable) {
            let mut rows = system.to_vec();
            let mut done = Vec::new();
            for column in 0..3 {
                // The first of the largest.
                let largest = |best: usize, k: usize| {
                    if rows[k][column].abs() > rows[best][column].abs() { k } else { best }
                };
                let pivot = (0..rows.len()).fold(0, largest);
                rows.swap(0, pivot);
                let top = rows.remove(0);
                for row in &mut rows {
                    let factor = row[column] / top[column];
                    for k in column..4 {
                        row[k] -= factor * top[k];
                    }
                }
                done.push(top);
                if top[column] == 0.0 {
                    break;
                }
            }
            *solvable = u8::from(done.len() == 3 && done[2][2] != 0.0);
            *x = [f64::NAN; 3];
            if *solvable == 1 {
                x[2] = done[2][3] / done[2][2];
                x[1] = (done[1][3] - done[1][2] * x[2]) / done[1][1];
                x[0] = (done[0][3] - done[0][1] * x[1] - done[0][2] * x[2]) / done[0][0];
            }
        }
    };

    // `sin` and `cos` of f64 are within 2 ulps and `asin` within 3. The products have four factors
    // of them, the root halves what is apart, and the places are near enough to each other that
    // `asin` adds nothing but its own.
    great_circle: great_circle, sizes LINE, ulps(12);
    |n| { a: read places(n, 6), b: read places(n, 7), metres: out garbage(n) }
    over metres => |a: &[[f64; 2]], b: &[[f64; 2]], metres: &mut [f64]| {
        for ((a, b), metres) in a.iter().zip(b).zip(metres) {
            let [up, along] = [0, 1].map(|c| ((b[c] - a[c]) / 2.0).to_radians().sin());
            let [near, far] = [a, b].map(|place| place[0].to_radians().cos());
            let square = up * up + near * far * along * along;
            *metres = 2.0 * 6_371_008.8 * square.sqrt().asin();
        }
    };
}

/// Places in Europe.
fn places(n: usize, seed: u64) -> Vec<[f64; 2]> {
    let near =
        |[lat, lon]: &[f32; 2]| [50.0 + 12.0 * f64::from(*lat), 10.0 + 18.0 * f64::from(*lon)];
    chunked(&noise(2 * n, seed)).iter().map(near).collect()
}

fn spheres(n: usize) -> Vec<Sphere> {
    let row = |r: &[f32; 4]| Sphere {
        centre: [4.0 * r[0], 4.0 * r[1], 4.0 * r[2]],
        radius: r[3].abs(),
    };
    chunked(&noise(4 * n, 3)).iter().map(row).collect()
}

fn rays(n: usize) -> Vec<Ray> {
    let row = |r: &[f32; 6]| {
        let [x, y, z, towards @ ..] = *r;
        let length = towards.iter().map(|c| c * c).sum::<f32>().sqrt();
        Ray {
            from: [5.0 * x, 5.0 * y, 5.0 * z],
            towards: towards.map(|c| c / length),
        }
    };
    chunked(&noise(6 * n, 4)).iter().map(row).collect()
}

/// Systems of small whole numbers: many have zeros to pivot around, some have no solution.
fn systems(n: usize) -> Vec<[[f64; 4]; 3]> {
    let flat = integers(12 * n, 5, |v| (v % 5) as f64 - 2.0);
    chunked(&chunked(&flat))
}
