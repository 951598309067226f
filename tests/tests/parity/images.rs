//! Oracles and inputs of the pictures.

use crate::harness::{LINE, chunked, garbage, integers, noise};

/// Pixels of which every other is grey, black or white.
fn pixels(n: usize, seed: u64) -> Vec<[u8; 3]> {
    let mut pixels = chunked(&integers(3 * n, seed, |v| v as u8));
    for (k, p) in pixels.iter_mut().enumerate().step_by(2) {
        *p = [[0; 3], [255; 3], [p[0]; 3]][k / 2 % 3];
    }
    pixels
}

parity! {
    kernels images;

    rgb_to_yuv: rgb_to_yuv, sizes LINE, exact;
    |n| { rgb: read pixels(n, 1), yuv: out garbage(n) }
    over yuv => |rgb: &[[u8; 3]], yuv: &mut [[u8; 3]]| {
        const WEIGHTS: [([i32; 3], i32); 3] =
            [([66, 129, 25], 16), ([-38, -74, 112], 128), ([112, -94, -18], 128)];
        for (rgb, yuv) in rgb.iter().zip(yuv) {
            *yuv = WEIGHTS.map(|(w, offset)| {
                let sum: i32 = rgb.iter().zip(w).map(|(v, w)| i32::from(*v) * w).sum();
                u8::try_from((sum + 128).div_euclid(256) + offset).unwrap()
            });
        }
    };

    rgb_to_hsv: rgb_to_hsv, sizes LINE, exact;
    |n| { rgb: read pixels(n, 2), hsv: out garbage(n) }
    over hsv => |rgb: &[[u8; 3]], hsv: &mut [[f32; 3]]| {
        for (rgb, hsv) in rgb.iter().zip(hsv) {
            let [r, g, b] = rgb.map(|v| f32::from(v) / 255.0);
            let top = [r, g, b].into_iter().fold(0.0, f32::max);
            let low = [r, g, b].into_iter().fold(1.0, f32::min);
            let c = top - low;
            let h = match top {
                _ if c == 0.0 => 0.0,
                _ if top == r && g < b => (g - b) / c + 6.0,
                _ if top == r => (g - b) / c,
                _ if top == g => (b - r) / c + 2.0,
                _ => (r - g) / c + 4.0,
            };
            *hsv = [60.0 * h, if top == 0.0 { 0.0 } else { c / top }, top];
        }
    };

    enlarge: resize_bilinear, sizes LINE, exact;
    |n| with { let to = shape(n); } {
        from: value [23, 11],
        to: value to,
        image: read integers(23 * 11, 3, |v| v as u8),
        out: out garbage((to[0] * to[1]) as usize),
    }
    over out => resized;

    reduce: resize_bilinear, sizes LINE, exact;
    |n| with { let to = shape(n); } {
        from: value [401, 307],
        to: value to,
        image: read integers(401 * 307, 4, |v| v as u8),
        out: out garbage((to[0] * to[1]) as usize),
    }
    over out => resized;

    // `powf` is within 9 ulps, and nothing comes after it.
    linear_light: linear_light, sizes LINE, ulps(9);
    |n| {
        colour: read chunked::<f32, 3>(&noise(3 * n, 5)).iter().map(|c| c.map(f32::abs)).collect(),
        light: out garbage(n),
    }
    over light => |colour: &[[f32; 3]], light: &mut [[f32; 3]]| {
        for (colour, light) in colour.iter().zip(light) {
            *light = colour.map(|c| {
                let curved = f32::powf((c + 0.055) / 1.055, 2.4);
                if c > 0.040_45 { curved } else { c / 12.92 }
            });
        }
    };
}

/// A picture of about `n` pixels.
fn shape(n: usize) -> [u32; 2] {
    let width = (n.isqrt() + 1).min(n);
    [width as u32, n.checked_div(width).unwrap_or(0) as u32]
}

fn resized(from: [u32; 2], to: [u32; 2], image: &[u8], out: &mut [u8]) {
    // Where each row or column of the target lies between two of the source.
    let between = |c: usize| -> Vec<(usize, usize, f32)> {
        let ratio = from[c] as f32 / to[c] as f32;
        let last = from[c] as usize - 1;
        (0..to[c])
            .map(|k| ((k as f32 + 0.5) * ratio - 0.5).clamp(0.0, last as f32))
            .map(|at| (at.floor() as usize, at.ceil() as usize, at - at.floor()))
            .map(|(low, high, part)| (low, high.min(last), part))
            .collect()
    };
    let (columns, rows) = (between(0), between(1));
    let pixel = |row: usize, column: usize| f32::from(image[row * from[0] as usize + column]);
    let mut out = out.iter_mut();
    for (top, bottom, down) in &rows {
        for (left, right, across) in &columns {
            let row = |r: usize| pixel(r, *left) + (pixel(r, *right) - pixel(r, *left)) * across;
            let (a, b) = (row(*top), row(*bottom));
            *out.next().unwrap() = (a + (b - a) * down).round() as u8;
        }
    }
}
