//! The thread of a launch of rank 2 or 3, and its token.

use super::thread::ThreadToken;
use std::marker::PhantomData;

/// The thread of a plain kernel over memory of rank `R`: what `t: Thread` is there.
#[derive(Debug, Clone, Copy)]
pub struct GridThread<const R: usize> {
    at: [usize; R],
    extents: [usize; R],
}

/// Owns the element of its coordinates in every array of rank `R` of the launch. It cannot be made by
/// hand and leaves its thread only as numbers.
#[derive(Debug, Clone, Copy)]
pub struct GridToken<const R: usize>([usize; R], PhantomData<*const ()>);

impl<const R: usize> GridThread<R> {
    /// The thread at `at` of a launch over `extents`, which has no other at the same place.
    #[inline(always)]
    pub(crate) fn new(at: [usize; R], extents: [usize; R]) -> Self {
        Self { at, extents }
    }

    /// The token of rank 1: the index of this thread where all are counted, the last coordinate
    /// fastest.
    #[inline(always)]
    pub fn id(&self) -> ThreadToken {
        ThreadToken::new(super::shaped::offset(self.at, self.extents))
    }

    /// The extents of the launch.
    #[inline(always)]
    pub(super) fn extents(&self) -> [usize; R] {
        self.extents
    }

    #[inline(always)]
    fn token(&self) -> GridToken<R> {
        GridToken(self.at, PhantomData)
    }
}

impl GridThread<2> {
    /// This thread's token: its coordinates in the launch.
    #[inline(always)]
    pub fn id_2d(&self) -> GridToken<2> {
        self.token()
    }
}

impl GridThread<3> {
    /// This thread's token: its coordinates in the launch.
    #[inline(always)]
    pub fn id_3d(&self) -> GridToken<3> {
        self.token()
    }
}

impl<const R: usize> GridToken<R> {
    /// The coordinates, in the order of an index.
    #[inline(always)]
    pub fn at(self) -> [usize; R] {
        self.0
    }
}

impl GridToken<2> {
    /// The row.
    #[inline(always)]
    pub fn y(self) -> usize {
        self.0[0]
    }

    /// The column.
    #[inline(always)]
    pub fn x(self) -> usize {
        self.0[1]
    }
}

impl GridToken<3> {
    /// The plane.
    #[inline(always)]
    pub fn z(self) -> usize {
        self.0[0]
    }

    /// The row.
    #[inline(always)]
    pub fn y(self) -> usize {
        self.0[1]
    }

    /// The column.
    #[inline(always)]
    pub fn x(self) -> usize {
        self.0[2]
    }
}
