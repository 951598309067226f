//! The device memory of the program, all of it: a declared pool, whose buffers are checked against
//! its limit while compiling.

use gpu_runtime::prelude::*;

use super::kernels::{Eigen, Features};

/// Points on the device at once, halos included.
pub const MAX_POINTS: usize = 131_072;
/// Cells of the grid on the device at once.
pub const MAX_CELLS: usize = 4 * MAX_POINTS;

gpu_pool! {
    /// Working memory of one chunk. Only one of the neighbour lists is used at a time.
    pub pool FeaturePool {
        device: auto,
        limit: 128 MiB,
        buffers {
            cell_start: [u32; MAX_CELLS + 1],
            xyz: [[f32; 3]; MAX_POINTS],
            query: [u32; MAX_POINTS],
            neighbours_8: [[u32; 8]; MAX_POINTS],
            neighbours_16: [[u32; 16]; MAX_POINTS],
            neighbours_20: [[u32; 20]; MAX_POINTS],
            neighbours_32: [[u32; 32]; MAX_POINTS],
            neighbours_64: [[u32; 64]; MAX_POINTS / 2],
            neighbours_128: [[u32; 128]; MAX_POINTS / 4],
            neighbours_256: [[u32; 256]; MAX_POINTS / 8],
            reach: [f32; MAX_POINTS],
            count: [u32; MAX_POINTS],
            moments: [[f32; 6]; MAX_POINTS],
            eigen: [Eigen; MAX_POINTS],
            features: [Features; MAX_POINTS],
        }
    }
}

/// A scope of the pool.
pub type Scope<'s> = gpu_runtime::Scope<'s, FeaturePool>;

/// Lists of up to `K` neighbours that nothing has written.
pub type NewLists<'s, const K: usize> = Result<UninitBuffer<'s, [u32; K], FeaturePool>, GpuError>;

/// Lists of up to `K` neighbours, as the pool declares them.
#[derive(Clone, Copy)]
pub struct Lists<const K: usize> {
    /// Lists that fit.
    pub max: usize,
    /// Takes the buffer.
    pub take: for<'s> fn(&'s Scope<'s>, usize) -> NewLists<'s, K>,
}
