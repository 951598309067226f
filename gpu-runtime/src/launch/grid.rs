//! Launches of rank 2 and 3: their arguments, and the walk over their domain in tiles.

use super::{Blocks, Launch, SHARE, SMALL, own_copy, report};
use crate::buffer::{Fits, OutShaped, Parts, ReadShaped, WriteShaped};
use crate::error::GpuError;
use crate::kernel::cx::{Cx, Fault};
use crate::kernel::grid::GridThread;
use crate::kernel::own_n::ShapedArg;
use crate::pod::DeviceData;
use crate::pool::PoolMarker;
use rayon::iter::plumbing::{Folder, UnindexedConsumer, UnindexedProducer, bridge_unindexed};
use rayon::prelude::*;
use std::ops::Range;

impl<P: PoolMarker> Launch<'_, '_, P> {
    /// An argument of rank `R` that is read.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn read_shaped<const R: usize, A: ReadShaped<R, Pool: Fits<P>>>(
        &mut self,
        a: &A,
    ) -> Result<ShapedArg<A::Elem, R>, GpuError> {
        self.shaped(a.shaped())
    }

    /// An argument of rank `R` whose elements the threads own.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn write_shaped<const R: usize, A: WriteShaped<R, Pool: Fits<P>>>(
        &mut self,
        a: &mut A,
    ) -> Result<ShapedArg<A::Elem, R>, GpuError> {
        self.shaped(a.shaped_mut())
    }

    /// An `#[out]` argument of rank `R`: memory that nothing has written.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn out_shaped<'b, T: DeviceData, A: OutShaped<'b, T, P, R>, const R: usize>(
        &mut self,
        a: &mut A,
    ) -> Result<ShapedArg<T, R>, GpuError> {
        self.shaped(a.shaped_out())
    }

    fn shaped<T: DeviceData, const R: usize>(
        &mut self,
        (parts, extents): (Parts<'_>, [usize; R]),
    ) -> Result<ShapedArg<T, R>, GpuError> {
        self.scope.note_use(&parts)?;
        Ok(ShapedArg::new(parts.ptr.cast(), extents))
    }

    /// Runs a plain kernel of rank 2 or 3: `body` for each thread of `extents`, once each.
    ///
    /// # Errors
    /// What the device reports; a fault of a thread is left in the scope.
    ///
    /// # Safety
    /// As [`Launch::run_threads`].
    #[inline]
    pub unsafe fn run_grid<const R: usize>(
        self,
        extents: [usize; R],
        blocks: Blocks<R>,
        body: impl Fn(&Cx, GridThread<R>) -> Result<(), Fault> + Sync + Copy,
    ) -> Result<(), GpuError> {
        const { assert!(R == 2 || R == 3, "rank 1 has `run_threads`") }
        if extents.contains(&0) {
            // Nothing to do, however large the others are.
            return Ok(());
        }
        if self.is_captured() {
            return Ok(());
        }
        let (kernel, faults) = (self.kernel, self.scope.faults());
        let block = blocks.sides;
        let walk = |tile: Tile| {
            let (body, extents) = (own_copy(&body), own_copy(&extents));
            let cx = Cx::default();
            tile.rows(|z, y| {
                // The innermost loop has nothing but the kernel in it, so that it vectorises.
                for x in tile.cols.clone() {
                    let at = last([z, y, x]);
                    // SAFETY: a tile is a part of the domain.
                    unsafe { std::hint::assert_unchecked(lies_in(at, extents)) };
                    if body(&cx, GridThread::new(at, extents)).is_err()
                        && let Some(d) = cx.take()
                    {
                        let (b, t) = place(at, extents, block);
                        faults.record(report(kernel, &d, b, t));
                    }
                }
            });
        };
        Tile::of(extents).run(walk);
        Ok(())
    }
}

/// The last `R` of three numbers: a launch of rank 2 has one plane.
#[inline(always)]
pub(super) fn last<const R: usize>(all: [usize; 3]) -> [usize; R] {
    std::array::from_fn(|axis| all[3 - R + axis])
}

#[inline(always)]
pub(super) fn lies_in<const R: usize>(at: [usize; R], extents: [usize; R]) -> bool {
    at.iter().zip(extents).all(|(i, n)| *i < n)
}

/// The number of a thread's block and its number in the block, where the grid covers the domain: the
/// last coordinate fastest, as on a device.
#[cold]
pub(super) fn place<const R: usize>(
    at: [usize; R],
    extents: [usize; R],
    block: [usize; R],
) -> (usize, usize) {
    let (mut b, mut t) = (0, 0);
    for ((i, n), side) in at.into_iter().zip(extents).zip(block) {
        let side = side.max(1);
        b = b * n.div_ceil(side) + i / side;
        t = t * side + i % side;
    }
    (b, t)
}

/// A box of a domain. rayon cuts it where a worker has nothing to do: across the outermost axis that
/// is longer than 1, so that a worker's rows stay whole and what neighbouring threads read stays in
/// its caches.
pub(super) struct Tile {
    planes: Range<usize>,
    rows: Range<usize>,
    pub(super) cols: Range<usize>,
}

impl Tile {
    pub(super) fn of<const R: usize>(extents: [usize; R]) -> Self {
        let mut sides = [1; 3];
        sides[3 - R..].copy_from_slice(&extents);
        let [planes, rows, cols] = sides.map(|n| 0..n);
        Self { planes, rows, cols }
    }

    /// Calls `each` with the plane and the row of every row.
    #[inline(always)]
    pub(super) fn rows(&self, each: impl Fn(usize, usize)) {
        for z in self.planes.clone() {
            for y in self.rows.clone() {
                each(z, y);
            }
        }
    }

    /// Calls `walk` for all of it, in parts side by side unless it is small.
    #[inline(always)]
    pub(super) fn run(self, walk: impl Fn(Self) + Sync) {
        if self.threads() <= SMALL {
            walk(self);
        } else {
            self.for_each(&walk);
        }
    }

    /// How many threads it has; a domain's own number is an array's length.
    fn threads(&self) -> usize {
        self.planes.len() * self.rows.len() * self.cols.len()
    }

    /// The outermost axis that can be cut.
    fn outermost(&mut self) -> &mut Range<usize> {
        if self.planes.len() > 1 {
            &mut self.planes
        } else if self.rows.len() > 1 {
            &mut self.rows
        } else {
            &mut self.cols
        }
    }
}

impl ParallelIterator for Tile {
    type Item = Self;

    fn drive_unindexed<C: UnindexedConsumer<Self>>(self, consumer: C) -> C::Result {
        bridge_unindexed(self, consumer)
    }
}

impl UnindexedProducer for Tile {
    type Item = Self;

    fn split(mut self) -> (Self, Option<Self>) {
        if self.threads() < 2 * SHARE {
            return (self, None);
        }
        let mut rest = Self {
            planes: self.planes.clone(),
            rows: self.rows.clone(),
            cols: self.cols.clone(),
        };
        let axis = self.outermost();
        let middle = axis.start + axis.len() / 2;
        axis.end = middle;
        rest.outermost().start = middle;
        (self, Some(rest))
    }

    fn fold_with<F: Folder<Self>>(self, folder: F) -> F {
        folder.consume(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tiles(all: Tile) -> Vec<Tile> {
        match all.split() {
            (tile, None) => vec![tile],
            (a, Some(b)) => tiles(a).into_iter().chain(tiles(b)).collect(),
        }
    }

    #[test]
    fn tiles_cover_each_thread_once() {
        for extents in [
            [1, 1, 1],
            [1, 1, 5000],
            [1, 257, 31],
            [3, 5, 7],
            [70, 2, 1],
            [9, 64, 64],
        ] {
            let [planes, rows, cols] = extents;
            let mut seen = vec![0_u8; planes * rows * cols];
            for tile in tiles(Tile::of(extents)) {
                assert!(tile.threads() < 2 * SHARE, "one that can be cut is cut");
                for z in tile.planes {
                    for y in tile.rows.clone() {
                        for x in tile.cols.clone() {
                            seen[(z * rows + y) * cols + x] += 1;
                        }
                    }
                }
            }
            assert!(seen.iter().all(|n| *n == 1), "{extents:?}");
        }
    }

    #[test]
    fn blocks_and_threads_count_with_the_last_coordinate_fastest() {
        // Rows of 70 are three blocks of 32; row 9 is in the second row of blocks of 8.
        assert_eq!(place([9, 69], [20, 70], [8, 32]), (3 + 2, 32 + 5));
        assert_eq!(
            place([3, 9, 69], [4, 20, 70], [2, 8, 32]),
            ((3 + 1) * 3 + 2, (8 + 1) * 32 + 5)
        );
    }
}
