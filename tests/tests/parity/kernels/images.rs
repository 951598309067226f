//! Pictures.

use gpu_runtime::prelude::*;

/// RGB to YCbCr of BT.601 in whole numbers.
#[gpu_kernel(over = yuv, requires(rgb.len() == yuv.len()))]
pub fn rgb_to_yuv(t: Thread, rgb: &[[u8; 3]], #[out] yuv: &mut [[u8; 3]]) {
    let i = t.id();
    let [r, g, b] = rgb[i];
    let (r, g, b) = (r as i32, g as i32, b as i32);
    let y = ((66 * r + 129 * g + 25 * b + 128) >> 8) + 16;
    let u = ((-38 * r - 74 * g + 112 * b + 128) >> 8) + 128;
    let v = ((112 * r - 94 * g - 18 * b + 128) >> 8) + 128;
    yuv[i] = [y as u8, u as u8, v as u8];
}

/// RGB to hue in degrees, saturation and value.
#[gpu_kernel(over = hsv, requires(rgb.len() == hsv.len()))]
pub fn rgb_to_hsv(t: Thread, rgb: &[[u8; 3]], #[out] hsv: &mut [[f32; 3]]) {
    let i = t.id();
    let [r, g, b] = rgb[i];
    let (r, g, b) = (r as f32 / 255.0, g as f32 / 255.0, b as f32 / 255.0);
    let value = r.max(g).max(b);
    let chroma = value - r.min(g).min(b);
    let sextant = match value {
        _ if chroma == 0.0 => 0.0,
        v if v == r => ((g - b) / chroma).rem_euclid(6.0),
        v if v == g => (b - r) / chroma + 2.0,
        _ => (r - g) / chroma + 4.0,
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
    let (column, row) = (i as u32 % to[0], i as u32 / to[0]);
    let (left, right, across) = between(column, from[0], to[0]);
    let (top, bottom, down) = between(row, from[1], to[1]);
    let width = from[0] as usize;
    let (upper, lower) = (top * width, bottom * width);
    let first = mix(image[upper + left], image[upper + right], across);
    let second = mix(image[lower + left], image[lower + right], across);
    out[i] = (first + (second - first) * down).round() as u8;
}

/// Between which two of `from` pixels the centre of pixel `k` of `to` pixels lies, and where.
#[gpu_fn]
fn between(k: u32, from: u32, to: u32) -> (usize, usize, f32) {
    let ratio = from as f32 / to as f32;
    let at = ((k as f32 + 0.5) * ratio - 0.5).clamp(0.0, (from - 1) as f32);
    let low = at as usize;
    (low, (low + 1).min(from as usize - 1), at.fract())
}

/// Between two grey values.
#[gpu_fn]
fn mix(a: u8, b: u8, part: f32) -> f32 {
    a as f32 + (b as f32 - a as f32) * part
}

/// Colours of sRGB as amounts of light.
#[gpu_kernel(over = light, requires(colour.len() == light.len()))]
pub fn linear_light(t: Thread, colour: &[[f32; 3]], #[out] light: &mut [[f32; 3]]) {
    let i = t.id();
    let mut out = colour[i];
    for c in &mut out {
        *c = match *c {
            v if v <= 0.040_45 => v / 12.92,
            v => ((v + 0.055) / 1.055).powf(2.4),
        };
    }
    light[i] = out;
}
