//! The arguments of a launch by their roles: what the oracle sees of each, what the device gets,
//! what the text gets, and what is compared afterwards.

use gpu_runtime::kernel::atomic::AtomicScalar;
use gpu_runtime::prelude::*;
use gpu_runtime::{Buffer, DeviceType, PoolMarker, Scope, UninitBuffer};
use gpu_tests::shim::Args;

type Result<T> = std::result::Result<T, GpuError>;

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

/// `&[T]`.
#[derive(Clone)]
pub struct Read<T>(pub Vec<T>);

impl<T: DeviceType> Read<T> {
    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn host(&mut self) -> &[T] {
        &self.0
    }

    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Buffer<'s, T, P>> {
        s.upload(&self.0)
    }

    pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
        args.slice(&self.0);
    }

    pub fn output(self) {}
}

/// What is compared: `&mut [T]`, `&[Atomic<T>]` and `#[out]`.
macro_rules! compared {
    ($($(#[$doc:meta])* $role:ident)*) => {$(
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $role<T>(pub Vec<T>);

        impl<T: DeviceType> $role<T> {
            #[allow(dead_code, reason = "threads are counted by a role that has them")]
            pub fn len(&self) -> usize {
                self.0.len()
            }

            pub fn host(&mut self) -> &mut [T] {
                &mut self.0
            }

            pub fn push<'a>(&'a mut self, args: &mut Args<'a>) {
                args.slice_mut(&mut self.0);
            }

            pub fn output(self) -> Vec<T> {
                self.0
            }
        }
    )*};
}

compared! {
    /// `&mut [T]`.
    Update
    /// `&[Atomic<T>]`.
    Atomics
    /// `#[out]`.
    Out
}

impl<T: DeviceType> Update<T> {
    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<Buffer<'s, T, P>> {
        s.upload(&self.0)
    }
}

impl<T: AtomicScalar + DeviceType> Atomics<T> {
    pub fn device<'s, P: PoolMarker>(
        self,
        s: &'s Scope<'s, P>,
    ) -> Result<Buffer<'s, Atomic<T>, P>> {
        Ok(s.upload(&self.0)?.into_atomic())
    }
}

impl<T: DeviceType> Out<T> {
    pub fn device<'s, P: PoolMarker>(self, s: &'s Scope<'s, P>) -> Result<UninitBuffer<'s, T, P>> {
        s.uninit(self.0.len())
    }
}
