//! Rotations, rays and small systems of equations.

use gpu_runtime::prelude::*;

/// A vector as a tuple.
#[gpu_fn]
fn cross(a: (f32, f32, f32), b: (f32, f32, f32)) -> (f32, f32, f32) {
    let ((ax, ay, az), (bx, by, bz)) = (a, b);
    (ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx)
}

/// Rotates each vector by its quaternion, written w, x, y, z; one of no length rotates nothing.
#[gpu_kernel(over = v, requires(q.len() == v.len()))]
pub fn rotate(t: Thread, q: &[[f32; 4]], v: &mut [[f32; 3]]) {
    let i = t.id();
    let mut norm2 = 0.0;
    for c in q[i] {
        norm2 += c * c;
    }
    if norm2 == 0.0 {
        return;
    }
    let [w, x, y, z] = q[i];
    let scale = 2.0 / norm2;
    // v + 2 u x (u x v + w v), where u is the vector part of the unit quaternion.
    let (u, [vx, vy, vz]) = ((x, y, z), v[i]);
    let inner = cross(u, (vx, vy, vz));
    let inner = (inner.0 + w * vx, inner.1 + w * vy, inner.2 + w * vz);
    let (dx, dy, dz) = cross(u, inner);
    v[i] = [vx + scale * dx, vy + scale * dy, vz + scale * dz];
}

/// From where and where to, by a unit vector.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Ray {
    pub from: [f32; 3],
    pub towards: [f32; 3],
}

#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Sphere {
    pub centre: [f32; 3],
    pub radius: f32,
}

#[gpu_fn]
impl Sphere {
    /// How far along a ray it is hit, from outside or from within.
    pub fn hit(&self, ray: &Ray) -> Option<f32> {
        let mut half_b = 0.0;
        let mut c = -self.radius * self.radius;
        for k in 0..3 {
            let d = ray.from[k] - self.centre[k];
            half_b += d * ray.towards[k];
            c += d * d;
        }
        let discriminant = half_b * half_b - c;
        if discriminant < 0.0 {
            return None;
        }
        let root = discriminant.sqrt();
        match (-half_b - root, -half_b + root) {
            (near, _) if near > 0.0 => Some(near),
            (_, far) if far > 0.0 => Some(far),
            _ => None,
        }
    }
}

/// What a ray hits.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Hit {
    pub distance: f32,
    pub sphere: i32,
}

impl Hit {
    pub const NOTHING: Self = Self {
        distance: f32::INFINITY,
        sphere: -1,
    };
}

/// The first sphere on each ray.
#[gpu_kernel(over = hits, requires(rays.len() == hits.len()))]
pub fn trace(t: Thread, spheres: &[Sphere], rays: &[Ray], #[out] hits: &mut [Hit]) {
    let i = t.id();
    let ray = rays[i];
    let mut nearest: Option<(f32, usize)> = None;
    for (k, sphere) in spheres.iter().enumerate() {
        let Some(distance) = sphere.hit(&ray) else {
            continue;
        };
        if let Some((best, _)) = nearest
            && best <= distance
        {
            continue;
        }
        nearest = Some((distance, k));
    }
    hits[i] = match nearest {
        Some((distance, k)) => Hit {
            distance,
            sphere: k as i32,
        },
        None => Hit::NOTHING,
    };
}

/// Solves three equations with three unknowns by elimination, largest pivots first.
#[gpu_fn]
fn solved(system: [[f64; 4]; 3]) -> Option<[f64; 3]> {
    let mut m = system;
    for column in 0..3 {
        let mut pivot = column;
        for row in column + 1..3 {
            if m[row][column].abs() > m[pivot][column].abs() {
                pivot = row;
            }
        }
        let top = m[pivot];
        m[pivot] = m[column];
        m[column] = top;
        if top[column] == 0.0 {
            return None;
        }
        for row in column + 1..3 {
            let factor = m[row][column] / top[column];
            for k in column..4 {
                m[row][k] -= factor * top[k];
            }
        }
    }
    let mut x = [0.0; 3];
    for row in (0..3).rev() {
        let mut rest = m[row][3];
        for k in row + 1..3 {
            rest -= m[row][k] * x[k];
        }
        x[row] = rest / m[row][row];
    }
    Some(x)
}

/// The solution of each system, or NaNs and a flag where there is none.
#[gpu_kernel(over = x, requires(systems.len() == x.len(), solvable.len() == x.len()))]
pub fn solve(
    t: Thread,
    systems: &[[[f64; 4]; 3]],
    #[out] x: &mut [[f64; 3]],
    #[out] solvable: &mut [u8],
) {
    let i = t.id();
    if let Some(solution) = solved(systems[i]) {
        x[i] = solution;
        solvable[i] = 1;
    } else {
        x[i] = [f64::NAN; 3];
        solvable[i] = 0;
    }
}

/// The radius of the earth in metres.
const EARTH: f64 = 6_371_008.8;

/// The distance on the sphere between places given as latitude and longitude in degrees.
#[gpu_kernel(over = metres, requires(a.len() == metres.len(), b.len() == metres.len()))]
pub fn great_circle(t: Thread, a: &[[f64; 2]], b: &[[f64; 2]], #[out] metres: &mut [f64]) {
    let i = t.id();
    let ([lat_a, lon_a], [lat_b, lon_b]) = (a[i], b[i]);
    let up = ((lat_b - lat_a) / 2.0).to_radians().sin();
    let along = ((lon_b - lon_a) / 2.0).to_radians().sin();
    let across = lat_a.to_radians().cos() * lat_b.to_radians().cos() * along * along;
    metres[i] = 2.0 * EARTH * (up * up + across).sqrt().asin();
}
