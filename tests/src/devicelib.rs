//! Device code of a crate of its own, for kernels of other crates to call.

use gpu_runtime::prelude::*;

/// A camera that looks along z, with the distortion of its lens.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Camera {
    /// Focal lengths in pixels.
    pub focal: [f32; 2],
    /// The pixel of the optical axis.
    pub centre: [f32; 2],
    /// Coefficients of the radial distortion.
    pub distortion: [f32; 2],
}

impl Camera {
    /// How near a point may be.
    pub const NEAR: f32 = 0.125;
}

#[gpu_fn]
impl Camera {
    /// Can a point be seen at all?
    pub fn sees(&self, point: [f32; 3]) -> bool {
        point[2] >= Camera::NEAR
    }

    /// The pixel at which a point is seen.
    pub fn pixel(&self, point: [f32; 3]) -> [f32; 2] {
        let x = point[0] / point[2];
        let y = point[1] / point[2];
        let bent = self.bent(x * x + y * y);
        [
            self.focal[0] * (x * bent) + self.centre[0],
            self.focal[1] * (y * bent) + self.centre[1],
        ]
    }

    /// By how much the lens moves a ray at this squared distance from the axis.
    fn bent(&self, r2: f32) -> f32 {
        1.0 + r2 * (self.distortion[0] + r2 * self.distortion[1])
    }
}

/// A well mixed hash of 32 bits, each of them from all bits of `x`.
#[gpu_fn]
pub fn mixed(x: u32) -> u32 {
    let mut h = x;
    h ^= h >> 16;
    h *= 0x7feb_352d;
    h ^= h >> 15;
    h *= 0x846c_a68b;
    h ^ (h >> 16)
}

/// A random float of [0, 1) for a key.
#[gpu_fn]
pub fn random(key: u32) -> f32 {
    (mixed(key) >> 8) as f32 * (1.0 / 16_777_216.0)
}
