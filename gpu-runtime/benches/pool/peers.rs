//! The allocators of the bench, behind one small trait: our core and our pool, and the peers. All of
//! them count in units of 256 bytes; those that keep their books inside of the memory they manage
//! get a sixteenth of it, so that a machine has it.

use super::blocks::{BlockId, Blocks, RegionId};
use super::traces::{Op, Trace, UNIT};
use buddy_system_allocator::FrameAllocator;
use gpu_runtime::{Allocation, GpuError, GpuManager, GpuMemoryManager, PoolConfig};
use range_alloc::RangeAllocator;
use std::alloc::Layout;
use std::mem::MaybeUninit;
use std::ops::Range;
use std::ptr::NonNull;
use talc::base::Talc;
use talc::source::Manual;
use talc::{DefaultBinning, base::CHUNK_UNIT};

/// Units of the arenas: 20,000 MiB, a quarter more than RMM's workload has live.
pub const ARENA: u32 = ((20_000_u64 << 20) / UNIT) as u32;
/// Bytes of a unit for allocators that write into their memory.
const SCALED_UNIT: usize = 16;

/// An allocator that replays a trace.
pub(crate) trait Replays {
    type Handle;
    fn allocate(&mut self, units: u32) -> Option<Self::Handle>;
    fn free(&mut self, handle: Self::Handle);
}

/// Runs a trace; `false` if a request was refused.
pub(crate) fn replay<R: Replays>(
    on: &mut R,
    trace: &Trace,
    table: &mut Vec<Option<R::Handle>>,
) -> bool {
    table.resize_with(trace.slots, || None);
    let mut served = true;
    for &Op { slot, units } in &trace.ops {
        let entry = &mut table[slot as usize];
        if units == 0 {
            if let Some(handle) = entry.take() {
                on.free(handle);
            }
        } else {
            *entry = on.allocate(units);
            served &= entry.is_some();
        }
    }
    served
}

/// A closure that replays a trace on an allocator, warm.
pub(crate) fn replays<R: Replays>(mut on: R, trace: &Trace) -> impl FnMut() -> bool {
    let mut table = Vec::new();
    assert!(
        replay(&mut on, trace, &mut table),
        "the arena is large enough"
    );
    move || replay(&mut on, trace, &mut table)
}

/// Our allocator core, bare: no lock, no budget, no source.
pub(crate) struct Core(Blocks);

impl Core {
    pub fn new(units: u32) -> Self {
        let mut blocks = Blocks::new();
        blocks.add_region(RegionId(0), units);
        Self(blocks)
    }
}

impl Replays for Core {
    type Handle = BlockId;
    fn allocate(&mut self, units: u32) -> Option<BlockId> {
        self.0.allocate(units, 0)
    }
    fn free(&mut self, handle: BlockId) {
        self.0.free(handle);
    }
}

/// Our pool as a program uses it: locked, limited, attributed, counted.
pub(crate) struct Pool<'m>(pub(crate) &'m GpuMemoryManager);

/// A pool with room for RMM's workload: its memory is never touched.
pub(crate) fn pool() -> Result<GpuManager, GpuError> {
    let manager = GpuManager::isolated(2 * u64::from(ARENA) * UNIT)?;
    manager.pool(PoolConfig::new().slab(2 << 30))?;
    Ok(manager)
}

impl Replays for Pool<'_> {
    type Handle = Allocation;
    fn allocate(&mut self, units: u32) -> Option<Allocation> {
        self.0.allocate(u64::from(units) * UNIT, "bench").ok()
    }
    fn free(&mut self, handle: Allocation) {
        drop(handle);
    }
}

pub(crate) struct Offset(offset_allocator::Allocator);

impl Offset {
    pub fn new(units: u32) -> Self {
        Self(offset_allocator::Allocator::with_max_allocs(units, 1 << 18))
    }
}

impl Replays for Offset {
    type Handle = offset_allocator::Allocation;
    fn allocate(&mut self, units: u32) -> Option<Self::Handle> {
        self.0.allocate(units)
    }
    fn free(&mut self, handle: Self::Handle) {
        self.0.free(handle);
    }
}

pub(crate) struct Ranges(RangeAllocator<u64>);

impl Ranges {
    pub fn new(units: u32) -> Self {
        Self(RangeAllocator::new(0..u64::from(units)))
    }
}

impl Replays for Ranges {
    type Handle = Range<u64>;
    fn allocate(&mut self, units: u32) -> Option<Range<u64>> {
        self.0.allocate_range(u64::from(units)).ok()
    }
    fn free(&mut self, handle: Range<u64>) {
        self.0.free_range(handle);
    }
}

/// Rounds up to powers of two, so it gets four times the arena.
pub(crate) struct Buddy(FrameAllocator);

impl Buddy {
    pub fn new(units: u32) -> Self {
        let mut frames = FrameAllocator::new();
        frames.add_frame(0, 4 * units as usize);
        Self(frames)
    }
}

impl Replays for Buddy {
    type Handle = (usize, usize);
    fn allocate(&mut self, units: u32) -> Option<(usize, usize)> {
        let at = self.0.alloc(units as usize)?;
        Some((at, units as usize))
    }
    fn free(&mut self, (at, units): (usize, usize)) {
        self.0.dealloc(at, units);
    }
}

/// Memory for an allocator that writes into it; the process keeps it.
fn memory(units: u32) -> &'static mut [MaybeUninit<u8>] {
    Box::leak(Box::new_uninit_slice(units as usize * SCALED_UNIT))
}

fn scaled(units: u32) -> Layout {
    // Neither zero nor near `isize::MAX`: `units` is a positive number of 32 bits.
    Layout::from_size_align(units as usize * SCALED_UNIT, SCALED_UNIT)
        .unwrap_or(Layout::new::<u64>())
}

pub(crate) struct Rlsf(rlsf::Tlsf<'static, u32, u32, 28, 32>);

impl Rlsf {
    pub fn new(units: u32) -> Self {
        let mut tlsf = rlsf::Tlsf::new();
        tlsf.insert_free_block(memory(units));
        Self(tlsf)
    }
}

impl Replays for Rlsf {
    type Handle = NonNull<u8>;
    fn allocate(&mut self, units: u32) -> Option<NonNull<u8>> {
        self.0.allocate(scaled(units))
    }
    fn free(&mut self, handle: NonNull<u8>) {
        // SAFETY: the handle came from `allocate` with this alignment, and is given back once.
        unsafe { self.0.deallocate(handle, SCALED_UNIT) }
    }
}

pub(crate) struct Talced(Talc<Manual, DefaultBinning>);

impl Talced {
    pub fn new(units: u32) -> Self {
        let memory = memory(units);
        assert!(memory.len() > 1 << 16 && CHUNK_UNIT <= 64);
        let mut talc = Talc::new(Manual);
        // SAFETY: the memory is the process's for good and nobody else has it.
        let claimed = unsafe { talc.claim(memory.as_mut_ptr().cast(), memory.len()) };
        assert!(claimed.is_some(), "talc takes the memory");
        Self(talc)
    }
}

impl Replays for Talced {
    type Handle = (NonNull<u8>, u32);
    fn allocate(&mut self, units: u32) -> Option<Self::Handle> {
        // SAFETY: the layout's size is not zero.
        let at = unsafe { self.0.allocate(scaled(units)) }?;
        Some((at, units))
    }
    fn free(&mut self, (at, units): Self::Handle) {
        // SAFETY: the handle came from `allocate` with this layout, and is given back once.
        unsafe { self.0.deallocate(at.as_ptr(), scaled(units)) }
    }
}

#[cfg(feature = "bench-vk-mem")]
pub(crate) use vulkan::Vma;

#[cfg(feature = "bench-vk-mem")]
mod vulkan {
    use vk_mem::{
        VirtualAllocation, VirtualAllocationCreateFlags, VirtualAllocationCreateInfo, VirtualBlock,
        VirtualBlockCreateInfo,
    };

    /// Vulkan Memory Allocator's virtual block; needs no Vulkan device.
    pub(crate) struct Vma {
        block: VirtualBlock,
        flags: VirtualAllocationCreateFlags,
    }

    impl Vma {
        pub fn new(units: u32, min_memory: bool) -> Self {
            let info = VirtualBlockCreateInfo {
                size: u64::from(units),
                ..VirtualBlockCreateInfo::default()
            };
            let flags = if min_memory {
                VirtualAllocationCreateFlags::VMA_VIRTUAL_ALLOCATION_CREATE_STRATEGY_MIN_MEMORY_BIT
            } else {
                VirtualAllocationCreateFlags::empty()
            };
            let block = VirtualBlock::new(info).expect("books in host memory");
            Self { block, flags }
        }
    }

    impl super::Replays for Vma {
        type Handle = VirtualAllocation;
        fn allocate(&mut self, units: u32) -> Option<VirtualAllocation> {
            let info = VirtualAllocationCreateInfo {
                size: u64::from(units),
                alignment: 1,
                user_data: 0,
                flags: self.flags,
            };
            // SAFETY: a plain call; the size is not zero and the alignment a power of two.
            unsafe { self.block.allocate(info) }.ok().map(|a| a.0)
        }
        fn free(&mut self, mut handle: VirtualAllocation) {
            // SAFETY: the handle came from this block and is given back once.
            unsafe { self.block.free(&mut handle) }
        }
    }

    impl Drop for Vma {
        fn drop(&mut self) {
            // SAFETY: nobody uses a handle after this; a refused trace may have left some.
            unsafe { self.block.clear() }
        }
    }
}
