//! Each thread reads around its own element.

use gpu_runtime::prelude::*;

/// A convolution whose input continues with its first and last values.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn convolve(t: Thread, x: &[f32], taps: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    let radius = taps.len() / 2;
    let mut sum = 0.0;
    for (k, tap) in taps.iter().enumerate() {
        let at = (i + k).saturating_sub(radius).min(x.len() - 1);
        sum += x[at] * tap;
    }
    y[i] = sum;
}

/// A step of the heat equation on a plane; the border keeps its heat.
#[gpu_kernel(over = next, requires(now.len() == next.len(), now.len() == width * height))]
pub fn heat_plane(
    t: Thread,
    width: usize,
    height: usize,
    rate: f32,
    now: &[f32],
    #[out] next: &mut [f32],
) {
    let i = t.id();
    let (row, column) = (i / width, i % width);
    let here = now[i];
    if column == 0 || row == 0 || column + 1 == width || row + 1 == height {
        next[i] = here;
        return;
    }
    let around = now[i - 1] + now[i + 1] + now[i - width] + now[i + width];
    next[i] = here + rate * (around - 4.0 * here);
}

/// The extent of a volume.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Volume {
    pub width: u32,
    pub height: u32,
    pub depth: u32,
}

#[gpu_fn]
impl Volume {
    /// The coordinates of the element at a position.
    pub fn coordinates(&self, at: usize) -> (i32, i32, i32) {
        let (width, height) = (self.width as usize, self.height as usize);
        let (x, row) = (at % width, at / width);
        (x as i32, (row % height) as i32, (row / height) as i32)
    }

    /// The position of an element's coordinates, which may be one outside: then it is the border's.
    pub fn nearest(&self, (x, y, z): (i32, i32, i32)) -> usize {
        let x = x.clamp(0, self.width as i32 - 1) as usize;
        let y = y.clamp(0, self.height as i32 - 1) as usize;
        let z = z.clamp(0, self.depth as i32 - 1) as usize;
        (z * self.height as usize + y) * self.width as usize + x
    }
}

/// A step of the heat equation in a volume that no heat leaves.
#[gpu_kernel(over = next, requires(now.len() == next.len()))]
pub fn heat_volume(t: Thread, volume: Volume, rate: f32, now: &[f32], #[out] next: &mut [f32]) {
    let i = t.id();
    let (x, y, z) = volume.coordinates(i);
    let around = [
        (x - 1, y, z),
        (x + 1, y, z),
        (x, y - 1, z),
        (x, y + 1, z),
        (x, y, z - 1),
        (x, y, z + 1),
    ];
    let mut sum = -6.0 * now[i];
    for place in around {
        sum += now[volume.nearest(place)];
    }
    next[i] = now[i] + rate * sum;
}

/// A generation of the game of life on a torus.
#[gpu_kernel(over = next, requires(now.len() == next.len(), now.len() == width * height))]
pub fn life(t: Thread, width: usize, height: usize, now: &[u8], #[out] next: &mut [u8]) {
    let i = t.id();
    let (row, column) = (i / width, i % width);
    let mut alive = 0;
    for down in [height - 1, 0, 1] {
        for right in [width - 1, 0, 1] {
            if down == 0 && right == 0 {
                continue;
            }
            alive += now[(row + down) % height * width + (column + right) % width];
        }
    }
    next[i] = match (now[i], alive) {
        (_, 3) | (1, 2) => 1,
        _ => 0,
    };
}
