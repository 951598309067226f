//! Launches: arguments checked against the scope, conditions checked once, threads run, faults
//! left in the scope.
//!
//! On the CPU device a launch runs at the call: blocks in parallel on rayon's pool, the threads of
//! a worker's share in one loop. No lock, borrow or thread-local is held meanwhile, so a worker
//! that waits may run another launch. On another device its text is launched: see `on_device`.

mod foreign;
mod grid;
mod inside;
mod on_device;
mod shape;

pub use foreign::{ForeignKernel, same_size};
pub use inside::Inside;
pub use on_device::TextArguments;
pub use shape::{Blocks, LaunchShape};

use crate::backend::process;
use crate::buffer::{Buffer, DeviceOut, DeviceRead, DeviceWrite, Fits, Parts};
use crate::error::{GpuError, KernelFault};
use crate::kernel::cx::{Cx, Details, Fault};
use crate::kernel::thread::{Block, Thread};
use crate::kernel::view::{OwnArg, SliceArg};
use crate::pod::DeviceData;
use crate::pool::PoolMarker;
use crate::scope::Scope;
use rayon::prelude::*;

/// A launch in the making. Generated code alone makes one.
#[derive(Debug)]
pub struct Launch<'l, 's, P: PoolMarker> {
    scope: &'l Scope<'s, P>,
    kernel: &'static str,
}

/// Elements below which a launch is one worker's.
const SMALL: usize = 512;

/// The fewest threads of a worker's share.
const SHARE: usize = 64;

impl<'l, 's, P: PoolMarker> Launch<'l, 's, P> {
    /// Begins the launch of `kernel`.
    ///
    /// # Errors
    /// [`GpuError::Forked`], [`GpuError::ExitBegun`].
    pub fn begin(scope: &'l Scope<'s, P>, kernel: &'static str) -> Result<Self, GpuError> {
        process::may_call()?;
        Ok(Self { scope, kernel })
    }

    /// The blocks of this launch: `shape` where it says something, else as declared.
    ///
    /// # Errors
    /// [`GpuError::LaunchShape`] for what the kernel cannot run in.
    pub fn shape<const R: usize>(
        &self,
        shape: LaunchShape,
        declared: [usize; R],
        cooperative: bool,
    ) -> Result<Blocks<R>, GpuError> {
        shape.resolve(self.kernel, declared, cooperative)
    }

    /// An argument that is read.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn read<A: DeviceRead<Pool: Fits<P>>>(
        &mut self,
        a: &A,
    ) -> Result<SliceArg<A::Elem>, GpuError> {
        self.slice(a.parts())
    }

    /// An argument that is updated by atomics.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn atomics<A: DeviceRead<Pool: Fits<P>>>(
        &mut self,
        a: &A,
    ) -> Result<SliceArg<A::Elem>, GpuError> {
        self.slice(a.parts().updated())
    }

    fn slice<T: DeviceData>(&mut self, parts: Parts<'_>) -> Result<SliceArg<T>, GpuError> {
        self.scope.note_use(&parts)?;
        Ok(SliceArg::new(parts.ptr.cast(), parts.len))
    }

    /// An argument whose elements the threads own.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn write<A: DeviceWrite<Pool: Fits<P>>>(
        &mut self,
        a: &mut A,
    ) -> Result<OwnArg<A::Elem>, GpuError> {
        let parts = a.parts_mut();
        self.scope.note_use(&parts)?;
        Ok(OwnArg::new(parts.ptr.cast(), parts.len))
    }

    /// An `#[out]` argument: memory that nothing has written.
    ///
    /// # Errors
    /// Memory of another device.
    pub fn out<'b, T: DeviceData, A: DeviceOut<'b, T, P>>(
        &mut self,
        a: &mut A,
    ) -> Result<OwnArg<T>, GpuError> {
        let parts = a.parts_out();
        self.scope.note_use(&parts)?;
        Ok(OwnArg::new(parts.ptr.cast(), parts.len))
    }

    /// Whether it is noted for a graph, and made when that is replayed.
    #[inline]
    pub fn is_captured(&self) -> bool {
        (self.scope.stream().capture()).is_some_and(|capture| !capture.is_replay)
    }

    /// Checks a condition of `requires(..)`. `None` is a term that overflowed.
    ///
    /// # Errors
    /// [`GpuError::Requires`] where it does not hold.
    pub fn require(
        &self,
        condition: &'static str,
        left: Option<u128>,
        right: Option<u128>,
        holds: impl FnOnce(u128, u128) -> bool,
    ) -> Result<(), GpuError> {
        match (left, right) {
            (Some(l), Some(r)) if holds(l, r) => Ok(()),
            _ => Err(GpuError::Requires {
                kernel: self.kernel,
                condition,
                left: left.unwrap_or(u128::MAX),
                right: right.unwrap_or(u128::MAX),
            }),
        }
    }

    /// Runs a plain kernel: `body` for each of `n` threads.
    ///
    /// # Errors
    /// What the device reports; a fault of a thread is left in the scope.
    ///
    /// # Safety
    /// The arguments that `body` captured came from this launch; `body` gives each thread its own
    /// owner's views and tokens.
    #[inline]
    pub unsafe fn run_threads(
        self,
        n: usize,
        blocks: Blocks<1>,
        body: impl Fn(&Cx, Thread) -> Result<(), Fault> + Sync + Copy,
    ) -> Result<(), GpuError> {
        if self.is_captured() {
            return Ok(());
        }
        let (kernel, faults) = (self.kernel, self.scope.faults());
        let [block] = blocks.sides;
        let share = |first: usize, end: usize| {
            let body = own_copy(&body);
            let cx = Cx::default();
            for i in first..end {
                if body(&cx, Thread::new(i)).is_err()
                    && let Some(d) = cx.take()
                {
                    faults.record(report(kernel, &d, i / block, i % block));
                }
            }
        };
        if n <= SMALL {
            share(0, n);
            return Ok(());
        }
        // rayon cuts the range where a worker has nothing to do: large shares, which keep what
        // neighbouring threads read in a worker's caches, and small ones at the end.
        (0..n).into_par_iter().with_min_len(SHARE).for_each_init(
            || (own_copy(&body), Cx::default()),
            |(body, cx), i| {
                if body(cx, Thread::new(i)).is_err()
                    && let Some(d) = cx.take()
                {
                    faults.record(report(kernel, &d, i / block, i % block));
                }
            },
        );
        Ok(())
    }

    /// Runs a cooperative kernel: `body` for each block of `block` threads over `n` elements.
    ///
    /// # Errors
    /// What the device reports; a fault of a thread is left in the scope.
    ///
    /// # Safety
    /// As [`Launch::run_threads`].
    #[inline]
    pub unsafe fn run_blocks(
        self,
        n: usize,
        blocks: Blocks<1>,
        body: impl Fn(&Cx, Block) -> Result<(), Fault> + Sync + Copy,
    ) -> Result<(), GpuError> {
        if self.is_captured() {
            return Ok(());
        }
        let (kernel, faults) = (self.kernel, self.scope.faults());
        let [block] = blocks.sides;
        let blocks = n.div_ceil(block);
        let one = |b: usize| {
            let body = own_copy(&body);
            let cx = Cx::default();
            // A fault of code that runs once per block counts as thread 0's.
            let _ = body(&cx, Block::new(b, block, blocks, n));
            if let Some(d) = cx.take() {
                faults.record(report(kernel, &d, b, d.thread.unwrap_or(0)));
            }
        };
        if n <= SMALL {
            (0..blocks).for_each(one);
        } else {
            (0..blocks).into_par_iter().for_each(one);
        }
        Ok(())
    }
}

/// A worker's own copy of a kernel's body: the addresses it captured stay in registers, since no
/// write of the kernel can reach them there. Without it no loop over threads would vectorise.
#[inline(always)]
fn own_copy<F: Copy>(body: &F) -> F {
    *body
}

#[cold]
fn report(kernel: &'static str, d: &Details, block: usize, thread: usize) -> KernelFault {
    KernelFault {
        kernel,
        kind: d.kind,
        param: d.site.what,
        index: d.index,
        len: d.len,
        block: block as u64,
        thread: thread as u64,
        file: d.site.file,
        line: d.site.line,
    }
}

/// A term of `requires`: lengths and unsigned scalars.
pub fn extent<T: TryInto<u128>>(v: T) -> Option<u128> {
    v.try_into().ok()
}

/// A checked sum.
pub fn extent_add(a: Option<u128>, b: Option<u128>) -> Option<u128> {
    a?.checked_add(b?)
}

/// A checked product.
pub fn extent_mul(a: Option<u128>, b: Option<u128>) -> Option<u128> {
    a?.checked_mul(b?)
}

/// A by-value argument, once per thread. Without a `Copy` bound of its own, so that a parameter that
/// is no device data is reported once, by the assertion that says so.
///
/// # Safety
/// `T` is `Copy`: generated code asserts `T: DeviceType`.
#[inline(always)]
pub unsafe fn copied<T>(value: &T) -> T {
    // SAFETY: a valid reference, and `T` is `Copy` by the caller's promise.
    unsafe { std::ptr::read(value) }
}

/// The buffer that an `#[out]` argument became.
///
/// # Safety
/// A launch of a kernel that assigns every element on every path was made with it.
pub unsafe fn assume_init<'b, T, P, O>(out: O) -> Buffer<'b, T, P>
where
    T: DeviceData,
    O: DeviceOut<'b, T, P>,
{
    // SAFETY: the caller's promise.
    unsafe { out.assume_init() }
}
