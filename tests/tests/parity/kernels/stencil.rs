//! Each thread reads around its own element.

use gpu_runtime::prelude::*;

/// A convolution whose input continues with its first and last values.
#[gpu_kernel(over = y, requires(x.len() == y.len()))]
pub fn convolve(t: Thread, x: &[f32], taps: &[f32], #[out] y: &mut [f32]) {
    let i = t.id();
    let radius = taps.len() / 2;
    let mut sum = 0.0;
    for k in 0..taps.len() {
        let at = (i + k).saturating_sub(radius).min(x.len() - 1);
        sum += x[at] * taps[k];
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
    let column = i % width;
    let row = i / width;
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
    /// The position of an element's coordinates, which may be one outside: then it is the border's.
    pub fn nearest(&self, x: i32, y: i32, z: i32) -> usize {
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
    let x = (i % volume.width as usize) as i32;
    let y = (i / volume.width as usize % volume.height as usize) as i32;
    let z = (i / (volume.width as usize * volume.height as usize)) as i32;
    let mut sum = -6.0 * now[i];
    sum += now[volume.nearest(x - 1, y, z)] + now[volume.nearest(x + 1, y, z)];
    sum += now[volume.nearest(x, y - 1, z)] + now[volume.nearest(x, y + 1, z)];
    sum += now[volume.nearest(x, y, z - 1)] + now[volume.nearest(x, y, z + 1)];
    next[i] = now[i] + rate * sum;
}

/// A generation of the game of life on a torus.
#[gpu_kernel(over = next, requires(now.len() == next.len(), now.len() == width * height))]
pub fn life(t: Thread, width: usize, height: usize, now: &[u8], #[out] next: &mut [u8]) {
    let i = t.id();
    let column = i % width;
    let row = i / width;
    let mut alive = 0;
    for down in 0..3 {
        for right in 0..3 {
            if down == 1 && right == 1 {
                continue;
            }
            let r = (row + height + down - 1) % height;
            let c = (column + width + right - 1) % width;
            alive += now[r * width + c];
        }
    }
    next[i] = if alive == 3 || (alive == 2 && now[i] == 1) {
        1
    } else {
        0
    };
}
