//! Memory of rank 2 and 3 by its roles: the oracle sees the elements in order, and the extents.

use gpu_runtime::prelude::*;
use gpu_runtime::{Buffer, DeviceType, PoolMarker, Scope, ShapedUninit};
use gpu_tests::shim::{Args, Shape};

use super::Data;
use super::roles::{Memory, Result};

/// The blocks of launches of rank 1, 2 and 3, as kernels leave them; the last coordinate first.
const BLOCKS: [[u32; 3]; 3] = [[super::BLOCK as u32, 1, 1], [32, 8, 1], [32, 4, 2]];

/// Grid and block for a thread for each element, in at most so many blocks along each axis.
pub fn shape<const R: usize>(extents: [usize; R], blocks: u32) -> Shape {
    let block = BLOCKS[R - 1];
    let mut grid = [1; 3];
    for ((grid, extent), block) in grid.iter_mut().zip(extents.iter().rev()).zip(block) {
        *grid = (*extent as u32).div_ceil(block).clamp(1, blocks);
    }
    Shape { grid, block }
}

/// The roles of memory with a shape.
macro_rules! shaped {
    ($($(#[$doc:meta])* $role:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $role<T, const R: usize>(Memory<T>, [usize; R]);

        impl<T: Data + DeviceType, const R: usize> $role<T, R> {
            pub fn new((extents, elements): ([usize; R], Vec<T>)) -> Self {
                assert_eq!(extents.iter().product::<usize>(), elements.len());
                Self(Memory::new(elements), extents)
            }

            #[allow(dead_code, reason = "threads are counted by a role that has them")]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            #[allow(dead_code, reason = "threads are counted by a role that has them")]
            pub fn shape(&self, blocks: u32) -> Shape {
                shape(self.1, blocks)
            }
        }
    )*};
}

shaped! {
    /// `&Slice2<T>`, `&Slice3<T>`.
    Read
    /// `&mut Slice2<T>`, `&mut Slice3<T>`.
    Update
    /// `#[out] &mut Slice2<T>`, `#[out] &mut Slice3<T>`.
    Out
}

/// Elements of the device with their extents.
pub struct Placed<'s, T, const R: usize, P: PoolMarker>(pub Buffer<'s, T, P>, [usize; R]);

impl<T: DeviceType, P: PoolMarker> Placed<'_, T, 2, P> {
    pub fn view(&self) -> Result<View2<'_, T, P>> {
        self.0.view_2d(self.1[0], self.1[1])
    }
}

impl<T: DeviceType, P: PoolMarker> Placed<'_, T, 3, P> {
    pub fn view(&self) -> Result<View3<'_, T, P>> {
        self.0.view_3d(self.1[0], self.1[1], self.1[2])
    }

    pub fn view_mut(&mut self) -> Result<ViewMut3<'_, T, P>> {
        self.0.view_3d_mut(self.1[0], self.1[1], self.1[2])
    }
}

impl<T: Data + DeviceType, const R: usize> Read<T, R> {
    pub fn host(&mut self) -> (&[T], [usize; R]) {
        (self.0.elements(), self.1)
    }

    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Placed<'s, T, R, P>> {
        Ok(Placed(s.upload(self.0.elements())?, self.1))
    }

    pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
        args.shaped(self.0.fenced(), self.1);
    }

    pub fn output(self) {
        self.0.checked();
    }
}

impl<T: Data + DeviceType, const R: usize> Update<T, R> {
    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Placed<'s, T, R, P>> {
        Ok(Placed(s.upload(self.0.elements())?, self.1))
    }
}

impl<T: Data + DeviceType> Out<T, 2> {
    pub fn device<'s, P: PoolMarker>(
        self,
        s: &'s Scope<'s, P>,
    ) -> Result<ShapedUninit<'s, T, 2, P>> {
        s.uninit(self.0.len())?.into_2d(self.1[0], self.1[1])
    }
}

/// What is compared.
macro_rules! compared {
    ($($role:ident)*) => {$(
        impl<T: Data + DeviceType, const R: usize> $role<T, R> {
            pub fn host(&mut self) -> (&mut [T], [usize; R]) {
                (self.0.elements_mut(), self.1)
            }

            pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
                args.shaped_mut(self.0.fenced(), self.1);
            }

            pub fn output(self) -> Vec<T> {
                self.0.checked()
            }
        }
    )*};
}

compared! { Update Out }
