//! The arguments of a launch by their roles: what the oracle sees of each, what the device gets,
//! what the text gets, and what is compared afterwards.

use gpu_runtime::kernel::atomic::AtomicScalar;
use gpu_runtime::prelude::*;
use gpu_runtime::{Buffer, DeviceType, PoolMarker, Scope, UninitBuffer};
use gpu_tests::shim::{Args, Shape};

use super::Data;
use super::shaped::shape;

pub(super) type Result<T> = std::result::Result<T, GpuError>;

/// By value.
#[derive(Clone)]
pub struct Value<T>(pub T);

impl<T: Copy> Value<T> {
    pub fn host(&mut self) -> T {
        self.0
    }

    pub fn device<S>(self, _: &S) -> Result<T> {
        Ok(self.0)
    }

    pub fn push(&mut self, args: &mut Args<'_>) {
        args.value(self.0);
    }

    pub fn output(self) {}
}

/// Elements, and behind them what a text that leaves its slice reads, or must not overwrite.
#[derive(Clone)]
pub struct Memory<T> {
    elements: Vec<T>,
    len: usize,
}

/// How much is watched behind a slice.
const FENCE: usize = 16;

impl<T: Data> Memory<T> {
    pub(super) fn new(elements: Vec<T>) -> Self {
        let len = elements.len();
        Self { elements, len }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn elements(&self) -> &[T] {
        &self.elements[..self.len]
    }

    pub(super) fn elements_mut(&mut self) -> &mut [T] {
        &mut self.elements[..self.len]
    }

    /// The elements, with the fence behind them.
    pub(super) fn fenced(&mut self) -> &mut [T] {
        self.elements.resize(self.len + FENCE, T::GARBAGE);
        &mut self.elements[..self.len]
    }

    /// The elements, if the fence is whole.
    pub(super) fn checked(mut self) -> Vec<T> {
        let fence = self.elements.split_off(self.len);
        let kept = fence.iter().all(|v| v.same(&T::GARBAGE, 0));
        assert!(kept, "the text wrote behind its memory: {fence:?}");
        self.elements
    }
}

/// The roles of memory.
macro_rules! memory {
    ($($(#[$doc:meta])* $role:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $role<T>(Memory<T>);

        impl<T: Data + DeviceType> $role<T> {
            pub fn new(elements: Vec<T>) -> Self {
                Self(Memory::new(elements))
            }

            #[allow(dead_code, reason = "threads are counted by a role that has them")]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            #[allow(dead_code, reason = "threads are counted by a role that has them")]
            pub fn shape(&self, blocks: u32) -> Shape {
                shape([self.0.len()], blocks)
            }
        }
    )*};
}

/// What is compared.
macro_rules! compared {
    ($($role:ident)*) => {$(
        impl<T: Data + DeviceType> $role<T> {
            pub fn host(&mut self) -> &mut [T] {
                self.0.elements_mut()
            }

            pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
                args.slice_mut(self.0.fenced());
            }

            pub fn output(self) -> Vec<T> {
                self.0.checked()
            }
        }
    )*};
}

memory! {
    /// `&[T]`.
    Read
    /// `&mut [T]`.
    Update
    /// `&[Atomic<T>]`.
    Atomics
    /// `#[out]`.
    Out
}

compared! { Update Atomics Out }

impl<T: Data + DeviceType> Read<T> {
    pub fn host(&mut self) -> &[T] {
        self.0.elements()
    }

    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Buffer<'s, T, P>> {
        s.upload(self.0.elements())
    }

    pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
        args.slice(self.0.fenced());
    }

    pub fn output(self) {
        self.0.checked();
    }
}

impl<T: Data + DeviceType> Update<T> {
    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Buffer<'s, T, P>> {
        s.upload(self.0.elements())
    }
}

impl<T: AtomicScalar + Data + DeviceType> Atomics<T> {
    pub fn device<'s, P: PoolMarker>(
        self,
        s: &'s Scope<'s, P>,
    ) -> Result<Buffer<'s, Atomic<T>, P>> {
        Ok(s.upload(self.0.elements())?.into_atomic())
    }
}

impl<T: Data + DeviceType> Out<T> {
    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<UninitBuffer<'s, T, P>> {
        s.uninit(self.0.len())
    }
}
