//! The grid as the kernels see it.

use gpu_runtime::prelude::*;

/// The part of the uniform grid that is on the device: a rectangle of its cells.
///
/// Cells are columns: x and y are divided, z is not, which suits airborne data. The points of a
/// cell lie together, and the cells of a row one after another, so that neighbouring cells of a row
/// are one contiguous run of points. Points outside the grid belong to its nearest border cell.
#[derive(GpuRepr, Clone, Copy, Debug)]
#[repr(C)]
pub struct Grid {
    /// The corner of the grid with the smallest coordinates.
    pub origin: [f32; 2],
    /// The edge of a cell.
    pub size: f32,
    /// `1 / size`.
    pub per_size: f32,
    /// More than any rounding error of a cell's edge.
    pub slack: f32,
    /// Columns and rows of the whole grid.
    pub whole: [i32; 2],
    /// The first column and row that are on the device.
    pub first: [i32; 2],
    /// The last column and row that are on the device.
    pub last: [i32; 2],
}

#[gpu_fn]
impl Grid {
    /// The column (`axis` 0) or row (`axis` 1) in which a coordinate lies.
    pub fn cell(&self, v: f32, axis: usize) -> i32 {
        let c = ((v - self.origin[axis]) * self.per_size).floor() as i32;
        c.max(0).min(self.whole[axis] - 1)
    }

    /// Where the first point of a cell stands in the table of cell starts.
    pub fn slot(&self, column: i32, row: i32) -> usize {
        let columns = self.last[0] - self.first[0] + 1;
        ((row - self.first[1]) * columns + (column - self.first[0])) as usize
    }

    /// How far a coordinate is from a row, at least; 0 inside the row.
    pub fn to_row(&self, y: f32, row: i32) -> f32 {
        let low = self.origin[1] + row as f32 * self.size;
        let mut away = 0.0;
        if row > 0 && y < low {
            away = low - y;
        }
        if row < self.whole[1] - 1 && y > low + self.size {
            away = y - (low + self.size);
        }
        (away - self.slack).max(0.0)
    }
}
