//! Slabs: reserved addresses with physical memory mapped there, where the device has that; plain
//! allocations otherwise.
//!
//! A mapped slab is given back without the driver waiting for the whole device, and its physical
//! memory is the pool's alone. (NVIDIA, "Introducing Low-Level GPU Virtual Memory Management", 2020.)

use super::context::Context;
use super::driver::{DevicePtr, Functions, Handle, Outcome};
use crate::error::GpuError;
use crate::sync::{Mutex, OnceLock};
use cudarc::driver::sys as cuda;
use std::collections::HashMap;
use std::mem::MaybeUninit;
use std::ptr::NonNull;

/// The slabs that are mapped: the length of each, by its address. Others were allocated.
#[derive(Default)]
pub(super) struct Slabs {
    mapped: Mutex<HashMap<DevicePtr, usize>>,
    /// What lengths are a multiple of; 0 where the device has no virtual memory.
    granularity: OnceLock<usize>,
}

impl Slabs {
    /// Memory of at least `bytes`.
    pub(super) fn take(&self, context: &Context, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        let granularity = self.granularity(context);
        let rounded = usize::try_from(bytes).ok();
        let rounded = rounded.and_then(|b| b.checked_next_multiple_of(granularity.max(1)));
        // Small slabs would waste the rest of their last page.
        let wasteful = rounded.is_none_or(|r| (r as u64 - bytes).saturating_mul(8) > bytes);
        let Some(rounded) = rounded.filter(|_| granularity > 0 && !wasteful) else {
            return context.allocate(bytes);
        };
        let device = context.properties().device;
        let mapped = context.try_call(|f| map(f, device, rounded));
        match mapped {
            Ok(at) => {
                self.mapped.lock().insert(at, rounded);
                NonNull::new(at as *mut u8).ok_or_else(|| GpuError::Device {
                    what: "cuMemAddressReserve gave no address".to_owned(),
                })
            }
            // If there is no memory, plain allocation says so too; if something else is wrong with
            // mapping, it goes on without.
            Err(_) => context.allocate(bytes),
        }
    }

    /// Gives a slab back.
    ///
    /// # Safety
    /// `at` came from `take`, is given back once, and nothing uses it.
    pub(super) unsafe fn give_back(&self, context: &Context, at: NonNull<u8>) {
        let address = at.as_ptr() as DevicePtr;
        let Some(bytes) = self.mapped.lock().remove(&address) else {
            // SAFETY: the caller's promise: it was allocated.
            return unsafe { context.free(at) };
        };
        // SAFETY: the caller's promise: the whole reservation, which is mapped and not used.
        let unmapped = context.give_back(|f| unsafe { f.cuMemUnmap(address, bytes) });
        if unmapped {
            // SAFETY: as above, and no longer mapped.
            context.give_back(|f| unsafe { f.cuMemAddressFree(address, bytes) });
        }
    }

    fn granularity(&self, context: &Context) -> usize {
        let properties = context.properties();
        if !properties.has_virtual_memory {
            return 0;
        }
        *self.granularity.get_or_init(|| {
            let (of, mut bytes) = (physical(properties.device), 0);
            /// `CU_MEM_ALLOC_GRANULARITY_RECOMMENDED`.
            const RECOMMENDED: u32 = 1;
            let pointer = (&raw const of).cast();
            let asked = context.try_call(|f| {
                // SAFETY: a place for the answer, and properties of a device that the driver gave.
                unsafe { f.cuMemGetAllocationGranularity(&mut bytes, pointer, RECOMMENDED) }
            });
            if asked.is_ok() { bytes } else { 0 }
        })
    }
}

/// What physical memory of a device is asked for: pinned there, shared with nobody.
fn physical(device: i32) -> cuda::CUmemAllocationProp {
    // SAFETY: a struct of C with numbers, pointers and enums for which zero is a value of each:
    // `CU_MEM_ALLOCATION_TYPE_INVALID`, `CU_MEM_HANDLE_TYPE_NONE`, `CU_MEM_LOCATION_TYPE_INVALID`.
    let mut of: cuda::CUmemAllocationProp = unsafe { MaybeUninit::zeroed().assume_init() };
    of.type_ = cuda::CUmemAllocationType::CU_MEM_ALLOCATION_TYPE_PINNED;
    of.location = location(device);
    of
}

fn location(device: i32) -> cuda::CUmemLocation {
    cuda::CUmemLocation {
        type_: cuda::CUmemLocationType::CU_MEM_LOCATION_TYPE_DEVICE,
        id: device,
    }
}

/// Reserves addresses and maps memory there; what was done is undone where a later step fails.
fn map(f: &Functions, device: i32, bytes: usize) -> Outcome<DevicePtr> {
    let (of, mut at) = (physical(device), 0);
    let access = cuda::CUmemAccessDesc {
        location: of.location,
        flags: cuda::CUmemAccess_flags::CU_MEM_ACCESS_FLAGS_PROT_READWRITE,
    };
    // SAFETY: places for the answers; each step is given what the one before it made, and each is
    // undone once. Physical memory goes with its last mapping after its handle is released.
    unsafe {
        f.cuMemAddressReserve(&mut at, bytes, 0, 0, 0)?;
        let mapped = (|| {
            let mut memory: Handle = 0;
            f.cuMemCreate(&mut memory, bytes, (&raw const of).cast(), 0)?;
            let mapped = f.cuMemMap(at, bytes, 0, memory, 0);
            // Also after an error: the handle is not needed any more. A call that failed for a reason of
            // its own is made again, since a handle that stays keeps the memory.
            let released = match f.cuMemRelease(memory) {
                Err(failed) if !failed.is_sticky() => f.cuMemRelease(memory),
                done => done,
            };
            mapped?;
            let usable =
                released.and_then(|()| f.cuMemSetAccess(at, bytes, (&raw const access).cast(), 1));
            if usable.is_err() {
                let _ = f.cuMemUnmap(at, bytes);
            }
            usable
        })();
        match mapped {
            Ok(()) => Ok(at),
            Err(failed) => {
                let _ = f.cuMemAddressFree(at, bytes);
                Err(failed)
            }
        }
    }
}
