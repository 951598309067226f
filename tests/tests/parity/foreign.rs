//! Oracles and inputs of the kernels with device code of another crate.

use crate::harness::{LINE, chunked, garbage, noise};
use gpu_tests::devicelib::{self, Camera};

const CAMERA: Camera = Camera {
    focal: [800.0, 805.5],
    centre: [640.0, 360.5],
    distortion: [-0.12, 0.03],
};

parity! {
    kernels foreign;

    project: project, sizes LINE, exact;
    |n| {
        camera: value CAMERA,
        points: read chunked(&noise(3 * n, 1)),
        pixels: out garbage(n),
    }
    over pixels => |camera: Camera, points: &[[f32; 3]], pixels: &mut [[f32; 2]]| {
        for ([x, y, z], pixel) in points.iter().zip(pixels) {
            let (u, v) = (x / z, y / z);
            let r2 = u * u + v * v;
            let bent = 1.0 + r2 * (r2 * 0.03 - 0.12);
            *pixel = [800.0 * (u * bent) + 640.0, 805.5 * (v * bent) + 360.5];
            if z.partial_cmp(&0.125).is_none_or(|order| order.is_lt()) {
                *pixel = [f32::NAN; 2];
            }
            assert_eq!(camera.sees([*x, *y, *z]), *z >= 0.125);
        }
    };

    dither: dither, sizes LINE, exact;
    |n| {
        seed: value 77_u32,
        x: read noise(n, 2).iter().map(|v| v * 1.25).collect(),
        out: out garbage(n),
    }
    over out => |seed: u32, x: &[f32], out: &mut [u8]| {
        let seed = hash(seed);
        for ((key, x), out) in (0..).map(|i| seed ^ i).zip(x).zip(out) {
            let sum = x * 255.0 + (hash(key) / 256) as f32 / 16_777_216.0;
            *out = sum.floor().clamp(0.0, 255.0) as u8;
        }
    };
}

fn hash(x: u32) -> u32 {
    let h = (x ^ x >> 16).wrapping_mul(0x7feb_352d);
    let h = (h ^ h >> 15).wrapping_mul(0x846c_a68b);
    let h = h ^ h >> 16;
    // A #[gpu_fn] is an ordinary function as well.
    assert_eq!(devicelib::mixed(x), h);
    h
}
