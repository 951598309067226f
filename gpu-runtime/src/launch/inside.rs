//! Launches whose kernels ask each thread whether it lies on a border: the threads for which the
//! answer is known run in a loop of their own.

use super::grid::{Tile, last, lies_in, place};
use super::{Blocks, Launch, own_copy, report};
use crate::error::GpuError;
use crate::kernel::cx::{Cx, Fault};
use crate::kernel::grid::GridThread;
use crate::kernel::thread::Thread;
use crate::pool::PoolMarker;
use std::ops::Range;

/// The threads of a row for which conditions of the kernel are known: an interval.
#[derive(Debug, Clone, Copy)]
pub struct Inside {
    first: usize,
    end: usize,
}

impl Inside {
    /// All of a row, as long as no condition says less.
    pub const ALL: Self = Self {
        first: 0,
        end: usize::MAX,
    };

    const NONE: Self = Self { first: 0, end: 0 };

    /// Those of them at an `x` for which `along * x + constant`, with all terms, is not negative.
    #[must_use]
    #[inline]
    pub fn and(self, along: i64, constant: i64, terms: &[(i64, Option<u128>)]) -> Self {
        let add = |sum: i128, (factor, of): &(i64, Option<u128>)| {
            // 63 bits and 64 bits: the product fits.
            let of = u64::try_from((*of)?).ok()?;
            sum.checked_add(i128::from(of) * i128::from(*factor))
        };
        // A sum that no number holds is none that is known.
        let Some(rest) = terms.iter().try_fold(i128::from(constant), add) else {
            return Self::NONE;
        };
        let to_usize = |n: i128| usize::try_from(n.max(0)).unwrap_or(usize::MAX);
        // Rounded down; most sums have the coordinate once.
        let share = |of: i64| match of {
            1 => rest,
            of => rest.div_euclid(i128::from(of)),
        };
        match along {
            0 if rest >= 0 => self,
            0 => Self::NONE,
            // x >= -rest / along, rounded up.
            1.. => Self {
                first: self.first.max(to_usize(share(along).saturating_neg())),
                ..self
            },
            // x <= rest / -along, rounded down.
            _ => Self {
                end: self
                    .end
                    .min(to_usize(share(along.saturating_neg()).saturating_add(1))),
                ..self
            },
        }
    }

    /// The part of `row` before the interior, the interior, and the part behind.
    fn cut(self, row: &Range<usize>) -> [Range<usize>; 3] {
        let first = self.first.clamp(row.start, row.end.max(row.start));
        let end = self.end.clamp(first, row.end.max(first));
        [row.start..first, first..end, end..row.end]
    }
}

/// Calls `one` for each thread of a row, saying whether it lies in the interior. The interior's loop
/// has nothing but the kernel in it, so that it vectorises.
#[inline(always)]
fn each(inside: Inside, row: &Range<usize>, one: impl Fn(usize, bool)) {
    let [before, within, behind] = inside.cut(row);
    for edge in [before, behind] {
        for x in edge {
            one(x, false);
        }
    }
    for x in within {
        one(x, true);
    }
}

impl<P: PoolMarker> Launch<'_, '_, P> {
    /// As [`Launch::run_threads`], for a `body` that is told whether its thread is inside of
    /// `inside`.
    ///
    /// # Errors
    /// What the device reports; a fault of a thread is left in the scope.
    ///
    /// # Safety
    /// As [`Launch::run_threads`].
    #[inline]
    pub unsafe fn run_threads_inside(
        self,
        n: usize,
        blocks: Blocks<1>,
        body: impl Fn(&Cx, Thread, bool) -> Result<(), Fault> + Sync + Copy,
        inside: impl Fn([usize; 1]) -> Inside,
    ) -> Result<(), GpuError> {
        if self.is_captured() {
            return Ok(());
        }
        let (kernel, faults) = (self.kernel, self.scope.faults());
        let [block] = blocks.sides;
        let inside = inside([0]);
        let share = |tile: Tile| {
            let body = own_copy(&body);
            let cx = Cx::default();
            each(inside, &tile.cols, |i, inside| {
                if body(&cx, Thread::new(i), inside).is_err()
                    && let Some(d) = cx.take()
                {
                    faults.record(report(kernel, &d, i / block, i % block));
                }
            });
        };
        Tile::of([n]).run(share);
        Ok(())
    }

    /// As [`Launch::run_grid`], for a `body` that is told whether its thread is inside of what
    /// `inside` says of its row.
    ///
    /// # Errors
    /// What the device reports; a fault of a thread is left in the scope.
    ///
    /// # Safety
    /// As [`Launch::run_threads`].
    #[inline]
    pub unsafe fn run_grid_inside<const R: usize>(
        self,
        extents: [usize; R],
        blocks: Blocks<R>,
        body: impl Fn(&Cx, GridThread<R>, bool) -> Result<(), Fault> + Sync + Copy,
        inside: impl Fn([usize; R]) -> Inside + Sync,
    ) -> Result<(), GpuError> {
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
                each(inside(last([z, y, 0])), &tile.cols, |x, inside| {
                    let at = last([z, y, x]);
                    // SAFETY: a tile is a part of the domain.
                    unsafe { std::hint::assert_unchecked(lies_in(at, extents)) };
                    if body(&cx, GridThread::new(at, extents), inside).is_err()
                        && let Some(d) = cx.take()
                    {
                        let (b, t) = place(at, extents, block);
                        faults.record(report(kernel, &d, b, t));
                    }
                });
            });
        };
        Tile::of(extents).run(walk);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interval_is_where_the_sum_is_not_negative() {
        for along in -3..=3_i64 {
            for constant in -7..=7_i64 {
                for of in 0..4_u128 {
                    for factor in -2..=2_i64 {
                        let inside = Inside::ALL.and(along, constant, &[(factor, Some(of))]);
                        let [_, within, _] = inside.cut(&(0..9));
                        for x in 0..9 {
                            let sum = along * x + constant + factor * of as i64;
                            assert_eq!(
                                within.contains(&(x as usize)),
                                sum >= 0,
                                "{along} * {x} + {constant} + {factor} * {of}"
                            );
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn parts_of_a_row_are_the_row() {
        for (first, end) in [
            (0, 0),
            (0, usize::MAX),
            (3, 5),
            (5, 3),
            (9, 9),
            (usize::MAX, 0),
        ] {
            for row in [0..0, 0..9, 4..4, 4..9, 6..7] {
                let [before, within, behind] = Inside { first, end }.cut(&row);
                assert_eq!((before.start, behind.end), (row.start, row.end));
                assert_eq!((before.end, within.end), (within.start, behind.start));
                assert!(before.start <= before.end && within.start <= within.end);
                assert!(behind.start <= behind.end);
            }
        }
    }

    #[test]
    fn what_no_number_holds_is_nowhere() {
        let max = Some(u128::from(u64::MAX));
        let many = [(i64::MIN, max), (i64::MIN, max), (i64::MIN, max)];
        for terms in [&many[..], &[(1, None)], &[(1, Some(u128::MAX))]] {
            assert!(Inside::ALL.and(1, 0, terms).cut(&(0..9))[1].is_empty());
        }
        // And what every number holds is everywhere.
        assert_eq!(Inside::ALL.and(-1, 0, &[(1, max)]).cut(&(0..9))[1], 0..9);
    }
}
