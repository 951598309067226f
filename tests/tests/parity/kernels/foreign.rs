//! Kernels that call the device code of another crate.

use gpu_runtime::prelude::*;
use gpu_tests::devicelib::{self, Camera, random};

/// Where a camera sees points; those too near are seen nowhere.
#[gpu_kernel(over = pixels, requires(points.len() == pixels.len()))]
pub fn project(t: Thread, camera: Camera, points: &[[f32; 3]], #[out] pixels: &mut [[f32; 2]]) {
    let i = t.id();
    pixels[i] = if camera.sees(points[i]) {
        camera.pixel(points[i])
    } else {
        [f32::NAN; 2]
    };
}

/// Rounds colours down or up by chance, so that they are right on average.
#[gpu_kernel(over = out, requires(x.len() == out.len()))]
pub fn dither(t: Thread, seed: u32, x: &[f32], #[out] out: &mut [u8]) {
    let i = t.id();
    let chance = random(devicelib::mixed(seed) ^ i as u32);
    out[i] = (x[i] * 255.0 + chance).floor() as u8;
}
