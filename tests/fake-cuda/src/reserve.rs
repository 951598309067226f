//! Virtual memory: reserved addresses, physical memory, and the mapping between the two.

use std::collections::BTreeMap;
use std::ffi::{c_int, c_long, c_void};

/// What a reservation's and a mapping's size is a multiple of, as on devices of today.
pub const GRANULARITY: u64 = 2 << 20;

unsafe extern "C" {
    fn mmap(
        at: *mut c_void,
        bytes: usize,
        prot: c_int,
        flags: c_int,
        fd: c_int,
        offset: c_long,
    ) -> *mut c_void;
    fn munmap(at: *mut c_void, bytes: usize) -> c_int;
    fn mprotect(at: *mut c_void, bytes: usize, prot: c_int) -> c_int;
}

/// Physical memory: how much, on which device, and where it is mapped.
#[derive(Debug, Clone, Copy)]
pub struct Physical {
    pub bytes: u64,
    pub device: usize,
    pub mapped_at: Option<u64>,
    /// Released by its handle; it goes when it is unmapped.
    pub is_released: bool,
}

/// What is reserved and created.
#[derive(Debug, Default)]
pub struct Reserved {
    pub ranges: BTreeMap<u64, u64>,
    pub physical: BTreeMap<u64, Physical>,
}

impl Reserved {
    /// Bytes of physical memory on a device.
    pub fn in_use(&self, device: usize) -> u64 {
        let on = |p: &&Physical| p.device == device;
        self.physical.values().filter(on).map(|p| p.bytes).sum()
    }

    /// Addresses that nothing else has, and that nothing may use yet.
    pub fn reserve(&mut self, bytes: u64) -> Option<u64> {
        const PRIVATE_ANONYMOUS_NORESERVE: c_int = 0x02 | 0x20 | 0x4000;
        // SAFETY: a new mapping at an address of the system's choice.
        let at = unsafe {
            mmap(
                std::ptr::null_mut(),
                bytes as usize,
                0,
                PRIVATE_ANONYMOUS_NORESERVE,
                -1,
                0,
            )
        };
        if at as isize == -1 {
            return None;
        }
        self.ranges.insert(at as u64, bytes);
        Some(at as u64)
    }

    /// Gives addresses back.
    pub fn free(&mut self, at: u64, bytes: u64) -> bool {
        if self.ranges.get(&at) != Some(&bytes) {
            return false;
        }
        self.ranges.remove(&at);
        // SAFETY: the range is one that `reserve` mapped, whole.
        unsafe { munmap(at as *mut c_void, bytes as usize) == 0 }
    }

    /// Whether a range lies in one reservation.
    pub fn holds(&self, at: u64, bytes: u64) -> bool {
        let found = self.ranges.range(..=at).next_back();
        found.is_some_and(|(start, n)| at + bytes <= start + n)
    }

    /// Lets a part of a reservation be used, or not.
    ///
    /// # Safety
    /// The range lies in a reservation.
    pub unsafe fn protect(&self, at: u64, bytes: u64, usable: bool) {
        let prot = if usable { 3 } else { 0 };
        // SAFETY: the caller's promise.
        unsafe { mprotect(at as *mut c_void, bytes as usize, prot) };
    }
}
