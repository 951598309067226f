//! Each thread looks for something.

use gpu_runtime::prelude::*;

/// How many numbers of a sorted list are less than the wanted one.
#[gpu_kernel(over = found, requires(wanted.len() == found.len()))]
pub fn lower_bound(t: Thread, sorted: &[i64], wanted: &[i64], #[out] found: &mut [u32]) {
    let i = t.id();
    let (mut low, mut high) = (0, sorted.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if sorted[middle] < wanted[i] {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    found[i] = low as u32;
}

/// A neighbour: how far, squared, and which.
#[derive(GpuRepr, Clone, Copy, Debug, PartialEq)]
#[repr(C)]
pub struct Neighbour {
    pub distance2: f32,
    pub index: u32,
}

impl Neighbour {
    /// What stands in a list that has room.
    pub const NONE: Neighbour = Neighbour {
        distance2: f32::INFINITY,
        index: u32::MAX,
    };
}

/// The `K` nearest points of each query, nearest first; equal distances in the points' order.
#[gpu_kernel(over = nearest, requires(query.len() == nearest.len()))]
pub fn nearest_neighbours<const K: usize>(
    t: Thread,
    points: &[[f32; 3]],
    query: &[[f32; 3]],
    #[out] nearest: &mut [[Neighbour; K]],
) {
    let i = t.id();
    let [x, y, z] = query[i];
    let mut best = [Neighbour::NONE; K];
    for (j, &[px, py, pz]) in points.iter().enumerate() {
        let (dx, dy, dz) = (px - x, py - y, pz - z);
        let distance2 = dx * dx + dy * dy + dz * dz;
        if distance2 >= best[K - 1].distance2 {
            continue;
        }
        let mut slot = K - 1;
        while slot > 0 && best[slot - 1].distance2 > distance2 {
            best[slot] = best[slot - 1];
            slot -= 1;
        }
        let index = j as u32;
        best[slot] = Neighbour { distance2, index };
    }
    nearest[i] = best;
}
