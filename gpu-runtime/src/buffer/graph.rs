//! Memory that a graph owns: what its launches are handed, and what of it they use.

use super::arg::{Access, Parts, sealed::Sealed};
use super::place::Place;
use super::view::{View, ViewMut};
use super::{Buffer, Owned, PoolBuffer};
use crate::device::{Range, Stream};
use crate::pod::DeviceData;

/// What the closure of a graph is handed for the graph's memory: a [`ViewMut`] for a [`Buffer`] and a
/// [`PoolBuffer`], a [`View`] for a `&PoolBuffer`; a tuple, an array and a `Vec` of these for the same of
/// those.
pub trait GraphViews<'v>: Sealed {
    /// The views.
    type Views;

    #[doc(hidden)]
    fn views(&'v mut self, on: &'v Stream) -> Self::Views;
}

/// Memory that a graph may own: [`Buffer`], [`PoolBuffer`], `&PoolBuffer`, and tuples, arrays and `Vec`s of
/// these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not memory that a graph can own",
    label = "not memory for a graph",
    note = "give `capture` buffers by value (`x`, `(x, y)`, `[x, y]`), or `&PoolBuffer` for what is only read"
)]
pub trait GraphMemory: for<'v> GraphViews<'v> {
    #[doc(hidden)]
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range));
}

impl<'v> Place<'v> {
    fn on(self, stream: &'v Stream) -> Self {
        Self { stream, ..self }
    }
}

macro_rules! graph_memory {
    ($([$($generics:tt)*] $memory:ty, $view:ident<$pool:ty>, $borrow:ident;)*) => {$(
        impl<'v, $($generics)*> GraphViews<'v> for $memory {
            type Views = $view<'v, T, $pool>;

            fn views(&'v mut self, on: &'v Stream) -> Self::Views {
                let all = self.$borrow();
                $view::new(all.address, all.len, all.place.on(on))
            }
        }
    )*};
}

graph_memory! {
    ['b, T: DeviceData, P: 'static] Buffer<'b, T, P>, ViewMut<P>, view_mut;
    [T: DeviceData] PoolBuffer<T>, ViewMut<Owned>, view_mut;
    ['r, T: DeviceData] &'r PoolBuffer<T>, View<Owned>, view;
}

impl<T: DeviceData, P: 'static> GraphMemory for Buffer<'_, T, P> {
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
        let parts = self.held.parts(self.len);
        f(&parts, range::<T>(&parts));
    }
}

impl<T: DeviceData> GraphMemory for PoolBuffer<T> {
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
        let parts = self.block().parts(self.len());
        f(&parts, range::<T>(&parts));
    }
}

impl<T: DeviceData> GraphMemory for &PoolBuffer<T> {
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
        (**self).each(f);
    }
}

impl<M: Sealed, const N: usize> Sealed for [M; N] {}

impl<'v, M: GraphViews<'v>, const N: usize> GraphViews<'v> for [M; N] {
    type Views = [M::Views; N];

    fn views(&'v mut self, on: &'v Stream) -> Self::Views {
        self.each_mut().map(|m| m.views(on))
    }
}

impl<M: GraphMemory, const N: usize> GraphMemory for [M; N] {
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
        self.iter().for_each(|m| m.each(f));
    }
}

impl<M: Sealed> Sealed for Vec<M> {}

impl<'v, M: GraphViews<'v>> GraphViews<'v> for Vec<M> {
    type Views = Vec<M::Views>;

    fn views(&'v mut self, on: &'v Stream) -> Self::Views {
        self.iter_mut().map(|m| m.views(on)).collect()
    }
}

impl<M: GraphMemory> GraphMemory for Vec<M> {
    fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
        self.iter().for_each(|m| m.each(f));
    }
}

macro_rules! tuples {
    ($($($m:ident $n:tt),+;)*) => {$(
        impl<$($m: Sealed),+> Sealed for ($($m,)+) {}

        impl<'v, $($m: GraphViews<'v>),+> GraphViews<'v> for ($($m,)+) {
            type Views = ($($m::Views,)+);

            fn views(&'v mut self, on: &'v Stream) -> Self::Views {
                ($(self.$n.views(on),)+)
            }
        }

        impl<$($m: GraphMemory),+> GraphMemory for ($($m,)+) {
            fn each(&self, f: &mut dyn FnMut(&Parts<'_>, Range)) {
                $(self.$n.each(f);)+
            }
        }
    )*};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

impl Access {
    /// Its number among the accesses of a capture: a stronger one is larger.
    pub(crate) fn strength(self) -> u32 {
        match self {
            Self::Read => 1,
            Self::Update => 2,
            Self::Write => 3,
        }
    }

    /// The access of that number; `None` for 0.
    pub(crate) fn of_strength(number: u32) -> Option<Self> {
        match number {
            0 => None,
            1 => Some(Self::Read),
            2 => Some(Self::Update),
            _ => Some(Self::Write),
        }
    }
}

/// Where memory with elements of `T` lies.
fn range<T>(parts: &Parts<'_>) -> Range {
    Range {
        at: parts.ptr as usize,
        bytes: parts.len * size_of::<T>(),
    }
}
