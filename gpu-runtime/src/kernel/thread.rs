//! The thread as a kernel sees it, and the tokens that own elements.

use super::cx::{Cx, Fault};
use std::cell::Cell;
use std::marker::PhantomData;

/// The thread of a plain kernel: one per element of the launch.
///
/// Where the launch is over a `Slice2` or `Slice3`, it has coordinates: `t.id_2d()` and `t.id_3d()` are
/// tokens that own one element of each array of that rank, `p.y()` and `p.x()` are numbers.
#[derive(Debug, Clone, Copy)]
pub struct Thread {
    id: usize,
}

/// The thread of a cooperative kernel: whole blocks run, with barriers, and with operations that all
/// threads do together: [`collective`](super::collective).
#[derive(Debug, Clone, Copy)]
pub struct BlockThread {
    idx: usize,
    block: usize,
    size: usize,
    grid: usize,
    n: usize,
}

/// Owns the element of its index in every `&mut [T]` of the launch. It cannot be made by hand and
/// leaves its thread only as a number.
#[derive(Debug, Clone, Copy)]
pub struct ThreadToken(usize, PhantomData<*const ()>);

/// Owns the element of its block's index. The block's thread 0 alone has it.
#[derive(Debug, Clone, Copy)]
pub struct BlockToken(usize, PhantomData<*const ()>);

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::ThreadToken {}
    impl Sealed for super::BlockToken {}
}

/// A token that owns one element of each array it indexes.
pub trait Token: sealed::Sealed + Copy {
    /// The index as a number.
    fn index(self) -> usize;
}

impl Token for ThreadToken {
    #[inline(always)]
    fn index(self) -> usize {
        self.0
    }
}

impl Token for BlockToken {
    #[inline(always)]
    fn index(self) -> usize {
        self.0
    }
}

impl ThreadToken {
    /// The token of the one thread of a launch that has this index.
    #[inline(always)]
    pub(super) fn new(index: usize) -> Self {
        Self(index, PhantomData)
    }
}

impl Thread {
    #[inline(always)]
    pub(crate) fn new(id: usize) -> Self {
        Self { id }
    }

    /// This thread's token: its index in the launch, unique in the grid.
    #[inline(always)]
    pub fn id(&self) -> ThreadToken {
        ThreadToken(self.id, PhantomData)
    }
}

impl BlockThread {
    /// This thread's token, if the launch has an element for it: blocks are whole, so the last one
    /// may have threads beyond the end.
    #[inline(always)]
    pub fn id(&self) -> Option<ThreadToken> {
        let id = self.block * self.size + self.idx;
        (id < self.n).then_some(ThreadToken(id, PhantomData))
    }

    /// The index in the block.
    #[inline(always)]
    pub fn thread_idx(&self) -> usize {
        self.idx
    }

    /// The index of the block in the grid.
    #[inline(always)]
    pub fn block_idx(&self) -> usize {
        self.block
    }

    /// Threads in a block.
    #[inline(always)]
    pub fn block_dim(&self) -> usize {
        self.size
    }

    /// Blocks in the grid.
    #[inline(always)]
    pub fn grid_dim(&self) -> usize {
        self.grid
    }

    /// The block's token, for its thread 0: owns the element of the block's index.
    #[inline(always)]
    pub fn block_leader(&self) -> Option<BlockToken> {
        (self.idx == 0).then_some(BlockToken(self.block, PhantomData))
    }

    /// The block barrier: every thread of the block reaches it before one goes on. The macro takes
    /// it apart; outside of a kernel there is nothing to wait for.
    pub fn sync(&self) {}
}

/// A block of a cooperative kernel on the CPU device.
#[derive(Debug)]
pub struct Block {
    index: usize,
    size: usize,
    grid: usize,
    n: usize,
    faulted: Cell<bool>,
}

impl Block {
    pub(crate) fn new(index: usize, size: usize, grid: usize, n: usize) -> Self {
        Self {
            index,
            size,
            grid,
            n,
            faulted: Cell::new(false),
        }
    }

    /// Threads in the block.
    #[inline(always)]
    pub fn size(&self) -> usize {
        self.size
    }

    /// Its thread `k`.
    #[inline(always)]
    pub fn thread(&self, k: usize) -> BlockThread {
        BlockThread {
            idx: k,
            block: self.index,
            size: self.size,
            grid: self.grid,
            n: self.n,
        }
    }

    /// A thread faulted: the block leaves at its next barrier.
    #[cold]
    pub fn fault(&self, cx: &Cx, thread: usize, _: Fault) {
        cx.by_thread(thread);
        self.faulted.set(true);
    }

    /// Has a thread of the block faulted?
    #[inline(always)]
    pub fn faulted(&self) -> bool {
        self.faulted.get()
    }
}

/// The thread of a plain kernel, and nothing that merely looks like it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `gpu_runtime::Thread`",
    label = "looks like a kernel's thread but is another type",
    note = "import the real one: `use gpu_runtime::prelude::*;`"
)]
pub trait IsThread {}
impl IsThread for Thread {}

/// The thread of a cooperative kernel, and nothing that merely looks like it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not `gpu_runtime::BlockThread`",
    label = "looks like a kernel's thread but is another type",
    note = "import the real one: `use gpu_runtime::prelude::*;`"
)]
pub trait IsBlockThread {}
impl IsBlockThread for BlockThread {}

/// Compiles only for [`Thread`].
#[inline(always)]
pub fn assert_thread<T: IsThread>() {}

/// Compiles only for [`BlockThread`].
#[inline(always)]
pub fn assert_block_thread<T: IsBlockThread>() {}
