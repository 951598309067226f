//! Pictures.

use gpu_runtime::prelude::*;

/// RGB to YCbCr of BT.601 in whole numbers.
#[gpu_kernel(over = yuv, requires(rgb.len() == yuv.len()))]
pub fn rgb_to_yuv(t: Thread, rgb: &[[u8; 3]], #[out] yuv: &mut [[u8; 3]]) {
    let i = t.id();
    let r = rgb[i][0] as i32;
    let g = rgb[i][1] as i32;
    let b = rgb[i][2] as i32;
    let y = ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16;
    let u = ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128;
    let v = ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128;
    yuv[i] = [y as u8, u as u8, v as u8];
}

/// RGB to hue in degrees, saturation and value.
#[gpu_kernel(over = hsv, requires(rgb.len() == hsv.len()))]
pub fn rgb_to_hsv(t: Thread, rgb: &[[u8; 3]], #[out] hsv: &mut [[f32; 3]]) {
    let i = t.id();
    let r = rgb[i][0] as f32 / 255.0;
    let g = rgb[i][1] as f32 / 255.0;
    let b = rgb[i][2] as f32 / 255.0;
    let value = r.max(g).max(b);
    let chroma = value - r.min(g).min(b);
    let sextant = if chroma == 0.0 {
        0.0
    } else if value == r {
        ((g - b) / chroma).rem_euclid(6.0)
    } else if value == g {
        (b - r) / chroma + 2.0
    } else {
        (r - g) / chroma + 4.0
    };
    let saturation = if value == 0.0 { 0.0 } else { chroma / value };
    hsv[i] = [60.0 * sextant, saturation, value];
}

/// A grey picture in another size, by bilinear interpolation between the centres of its pixels.
#[gpu_kernel(over = out)]
pub fn resize_bilinear(
    t: Thread,
    from: [u32; 2],
    to: [u32; 2],
    image: &[u8],
    #[out] out: &mut [u8],
) {
    let i = t.id();
    let target = [i as u32 % to[0], i as u32 / to[0]];
    let mut low = [0_usize; 2];
    let mut high = [0_usize; 2];
    let mut part = [0.0_f32; 2];
    for c in 0..2 {
        let ratio = from[c] as f32 / to[c] as f32;
        let at = ((target[c] as f32 + 0.5) * ratio - 0.5).clamp(0.0, (from[c] - 1) as f32);
        low[c] = at as usize;
        high[c] = (low[c] + 1).min(from[c] as usize - 1);
        part[c] = at.fract();
    }
    let width = from[0] as usize;
    let top = mix(
        image[low[1] * width + low[0]],
        image[low[1] * width + high[0]],
        part[0],
    );
    let bottom = mix(
        image[high[1] * width + low[0]],
        image[high[1] * width + high[0]],
        part[0],
    );
    out[i] = (top + (bottom - top) * part[1]).round() as u8;
}

/// Between two grey values.
#[gpu_fn]
fn mix(a: u8, b: u8, part: f32) -> f32 {
    a as f32 + (b as f32 - a as f32) * part
}
