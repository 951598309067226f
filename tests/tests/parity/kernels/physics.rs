//! Bodies, rays, rotations and complex numbers.

use gpu_runtime::prelude::*;

/// A point with a mass.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Body {
    pub position: [f32; 3],
    pub mass: f32,
}

/// The pull of all bodies on each, softened so that a body does not pull at itself.
#[gpu_kernel(over = pull, requires(bodies.len() == pull.len()))]
pub fn n_body(t: Thread, softening: f32, bodies: &[Body], #[out] pull: &mut [[f32; 3]]) {
    let i = t.id();
    let [x, y, z] = bodies[i].position;
    let mut sum = [0.0; 3];
    for body in bodies {
        let [bx, by, bz] = body.position;
        let d = [bx - x, by - y, bz - z];
        let r2 = softening * softening + d[0] * d[0] + d[1] * d[1] + d[2] * d[2];
        let scale = body.mass / (r2 * r2.sqrt());
        for c in 0..3 {
            sum[c] += scale * d[c];
        }
    }
    pull[i] = sum;
}

/// A particle in one piece.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Particle {
    pub position: [f32; 2],
    pub velocity: [f32; 2],
    pub age: u32,
}

/// A step of falling: drag, gravity, and a floor that gives back half the speed.
#[gpu_fn]
pub fn fall(position: &mut f32, velocity: &mut f32, dt: f32) {
    *velocity += dt * (-9.81 - 0.1 * *velocity);
    *position += dt * *velocity;
    if *position < 0.0 {
        *position = -*position;
        *velocity *= -0.5;
    }
}

/// Particles as an array of structs.
#[gpu_kernel(over = particles)]
pub fn particles_in_structs(t: Thread, dt: f32, particles: &mut [Particle]) {
    let i = t.id();
    let mut p = particles[i];
    p.position[0] += dt * p.velocity[0];
    fall(&mut p.position[1], &mut p.velocity[1], dt);
    p.age += 1;
    particles[i] = p;
}

/// Particles as a struct of arrays: the same physics.
#[gpu_kernel(over = age, requires(x.len() == age.len(), y.len() == age.len(), vx.len() == age.len(), vy.len() == age.len()))]
pub fn particles_in_arrays(
    t: Thread,
    dt: f32,
    vx: &[f32],
    x: &mut [f32],
    y: &mut [f32],
    vy: &mut [f32],
    age: &mut [u32],
) {
    let i = t.id();
    x[i] += dt * vx[i];
    fall(&mut y[i], &mut vy[i], dt);
    age[i] += 1;
}

/// A complex number.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Complex {
    pub re: f32,
    pub im: f32,
}

impl Complex {
    pub const ZERO: Complex = Complex { re: 0.0, im: 0.0 };
    pub const ONE: Complex = Complex { re: 1.0, im: 0.0 };
}

#[gpu_fn]
impl Complex {
    pub fn new(re: f32, im: f32) -> Self {
        Self { re, im }
    }

    pub fn plus(self, other: Complex) -> Complex {
        Complex::new(self.re + other.re, self.im + other.im)
    }

    pub fn minus(self, other: Complex) -> Complex {
        Complex::new(self.re - other.re, self.im - other.im)
    }

    pub fn times(self, other: Complex) -> Complex {
        Complex {
            re: self.re * other.re - self.im * other.im,
            im: self.re * other.im + self.im * other.re,
        }
    }

    pub fn norm2(&self) -> f32 {
        self.re * self.re + self.im * self.im
    }

    pub fn conjugate(&self) -> Complex {
        Complex::new(self.re, -self.im)
    }

    pub fn over(self, other: Complex) -> Complex {
        let n = other.norm2();
        let top = self.times(other.conjugate());
        Complex::new(top.re / n, top.im / n)
    }
}

/// Newton's method for a third root of one, `steps` times.
#[gpu_kernel(over = z)]
pub fn newton_fractal(t: Thread, steps: u32, z: &mut [Complex]) {
    let i = t.id();
    let mut v = z[i];
    for _ in 0..steps {
        let square = v.times(v);
        let value = square.times(v).minus(Complex::ONE);
        let slope = square.times(Complex::new(3.0, 0.0));
        if slope.norm2() == 0.0 {
            break;
        }
        v = v.minus(value.over(slope));
    }
    z[i] = v;
}

/// How many steps each point of a picture stays near the origin.
#[gpu_kernel(over = out)]
pub fn mandelbrot(
    t: Thread,
    width: usize,
    limit: u32,
    corner: Complex,
    step: f32,
    #[out] out: &mut [u32],
) {
    let i = t.id();
    let c = Complex {
        re: corner.re + (i % width) as f32 * step,
        im: corner.im + (i / width) as f32 * step,
    };
    let mut z = Complex::ZERO;
    let mut n = 0;
    while n < limit && z.norm2() <= 4.0 {
        z = z.times(z).plus(c);
        n += 1;
    }
    out[i] = n;
}
