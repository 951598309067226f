//! Oracles and inputs of bodies, particles and complex numbers.

use crate::harness::{LINE, SHORT, chunked, garbage, noise};
use crate::kernels::physics::*;

data! {
    Body { position, mass }
    Particle { position, velocity, age }
    Complex { re, im }
}

parity! {
    kernels physics;

    n_body: n_body, sizes SHORT, exact;
    |n| { softening: value 0.05_f32, bodies: read bodies(n), pull: out garbage(n) }
    over pull => |softening: f32, bodies: &[Body], pull: &mut [[f32; 3]]| {
        for (here, pull) in bodies.iter().zip(pull) {
            *pull = [0.0; 3];
            for other in bodies {
                let d = [0, 1, 2].map(|c| other.position[c] - here.position[c]);
                let r2 = d.iter().fold(softening * softening, |sum, d| sum + d * d);
                let scale = other.mass / (r2 * r2.sqrt());
                for (pull, d) in pull.iter_mut().zip(d) {
                    *pull += scale * d;
                }
            }
        }
    };

    particles_in_structs: particles_in_structs, sizes LINE, exact;
    |n| { dt: value 0.125_f32, particles: update particles(n) }
    over particles => |dt: f32, particles: &mut [Particle]| particles.iter_mut().for_each(|p| step(dt, p));

    particles_in_arrays: particles_in_arrays, sizes LINE, exact;
    |n| with { let p = particles(n); } {
        dt: value 0.125_f32,
        vx: read p.iter().map(|p| p.velocity[0]).collect(),
        x: update p.iter().map(|p| p.position[0]).collect(),
        y: update p.iter().map(|p| p.position[1]).collect(),
        vy: update p.iter().map(|p| p.velocity[1]).collect(),
        age: update p.iter().map(|p| p.age).collect(),
    }
    over age => |dt: f32, vx: &[f32], x: &mut [f32], y: &mut [f32], vy: &mut [f32], age: &mut [u32]| {
        // The same physics as of the structs.
        for i in 0..age.len() {
            let (position, velocity) = ([x[i], y[i]], [vx[i], vy[i]]);
            let mut p = Particle { position, velocity, age: age[i] };
            step(dt, &mut p);
            [x[i], y[i]] = p.position;
            vy[i] = p.velocity[1];
            age[i] = p.age;
        }
    };

    newton_fractal: newton_fractal, sizes LINE, exact;
    |n| {
        steps: value 12_u32,
        z: update plane(n),
    }
    over z => |steps: u32, z: &mut [Complex]| {
        for z in z {
            let (mut a, mut b) = (z.re, z.im);
            for _ in 0..steps {
                let (sa, sb) = (a * a - b * b, a * b + b * a);
                let (va, vb) = (sa * a - sb * b - 1.0, sa * b + sb * a - 0.0);
                let (ta, tb) = (sa * 3.0 - sb * 0.0, sa * 0.0 + sb * 3.0);
                let n = ta * ta + tb * tb;
                if n == 0.0 {
                    break;
                }
                a -= (va * ta - vb * -tb) / n;
                b -= (va * -tb + vb * ta) / n;
            }
            *z = Complex { re: a, im: b };
        }
    };

    mandelbrot: mandelbrot, sizes LINE, exact;
    |n| {
        width: value (n.isqrt() + 1),
        limit: value 60_u32,
        corner: value Complex { re: -2.2, im: -1.3 },
        step: value (2.6 / (n.isqrt() + 1) as f32),
        out: out garbage(n),
    }
    over out => |width: usize, limit: u32, corner: Complex, step: f32, out: &mut [u32]| {
        for (i, out) in out.iter_mut().enumerate() {
            let cx = corner.re + (i % width) as f32 * step;
            let cy = corner.im + (i / width) as f32 * step;
            let orbit = std::iter::successors(Some((0.0, 0.0)), |(x, y): &(f32, f32)| {
                Some((x * x - y * y + cx, x * y + y * x + cy))
            });
            let stays = orbit.take(limit as usize).take_while(|(x, y)| x * x + y * y <= 4.0);
            *out = stays.count() as u32;
        }
    };
}

fn bodies(n: usize) -> Vec<Body> {
    let row = |r: &[f32; 4]| Body {
        position: [r[0], r[1], r[2]],
        mass: r[3].abs(),
    };
    chunked(&noise(4 * n, 1)).iter().map(row).collect()
}

fn particles(n: usize) -> Vec<Particle> {
    let row = |(age, r): (u32, &[f32; 4])| Particle {
        position: [r[0], r[1].abs()],
        velocity: [r[2], 4.0 * r[3]],
        age,
    };
    (0..).zip(&chunked(&noise(4 * n, 2))).map(row).collect()
}

fn plane(n: usize) -> Vec<Complex> {
    let mut plane: Vec<Complex> = chunked(&noise(2 * n, 3))
        .iter()
        .map(|[re, im]| Complex {
            re: 2.0 * re,
            im: 2.0 * im,
        })
        .collect();
    // Where the slope is nothing.
    if let Some(z) = plane.last_mut() {
        *z = Complex::ZERO;
    }
    plane
}

/// What the particles do, on the host.
fn step(dt: f32, p: &mut Particle) {
    let [vx, vy] = p.velocity;
    let vy = vy + dt * (-9.81 - 0.1 * vy);
    let (x, y) = (p.position[0] + dt * vx, p.position[1] + dt * vy);
    let (y, vy) = if y < 0.0 { (-y, vy * -0.5) } else { (y, vy) };
    *p = Particle {
        position: [x, y],
        velocity: [vx, vy],
        age: p.age + 1,
    };
}

#[test]
fn structs_and_arrays_give_equal_particles() {
    use crate::kernels::physics::{particles_in_arrays, particles_in_structs};
    use gpu_runtime::prelude::*;

    let start = particles(10_007);
    let of = |f: fn(&Particle) -> f32| start.iter().map(f).collect::<Vec<f32>>();
    let (structs, y, vy) = gpu_manager()
        .scope(|s| {
            let mut p = s.upload(&start)?;
            let (mut x, mut y) = (
                s.upload(&of(|p| p.position[0]))?,
                s.upload(&of(|p| p.position[1]))?,
            );
            let (vx, mut vy) = (
                s.upload(&of(|p| p.velocity[0]))?,
                s.upload(&of(|p| p.velocity[1]))?,
            );
            let mut age = s.zeros::<u32>(start.len())?;
            for _ in 0..50 {
                particles_in_structs(s, 0.01, &mut p)?;
                particles_in_arrays(s, 0.01, &vx, &mut x, &mut y, &mut vy, &mut age)?;
            }
            Ok::<_, GpuError>((p.download()?, y.download()?, vy.download()?))
        })
        .unwrap();
    for ((p, y), vy) in structs.iter().zip(y).zip(vy) {
        assert_eq!((p.position[1], p.velocity[1]), (y, vy));
    }
    assert!(
        structs.iter().any(|p| p.velocity[1] > 0.0),
        "nothing bounced"
    );
}
