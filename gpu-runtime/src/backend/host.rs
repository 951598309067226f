//! The CPU as a device. Its memory comes from the process's allocator, is accounted and limited
//! like a GPU's, and work runs at the call: every stream is always finished.

use super::{ALIGN, Backend, StreamId};
use crate::bytes;
use crate::error::GpuError;
use std::alloc::Layout;
use std::ptr::NonNull;

/// The environment variable that says how much memory the CPU device has.
pub(crate) const MEMORY_VARIABLE: &str = "GPU_RUNTIME_HOST_MEMORY";

/// Where the machine's memory cannot be asked.
const FALLBACK_MEMORY: u64 = 8 << 30;

/// The CPU device.
#[derive(Debug)]
pub(crate) struct HostBackend {
    total: u64,
}

impl HostBackend {
    /// A CPU device with `total` bytes of memory.
    pub(crate) fn with_memory(total: u64) -> Self {
        Self { total }
    }

    /// A CPU device with the memory that the environment gives it, or all of the machine's.
    pub(crate) fn from_environment() -> Result<Self, GpuError> {
        match std::env::var_os(MEMORY_VARIABLE) {
            None => Ok(Self::with_memory(physical_memory())),
            Some(value) => Self::from_text(&value.to_string_lossy()),
        }
    }

    /// A CPU device with as much memory as `text` says.
    pub(crate) fn from_text(text: &str) -> Result<Self, GpuError> {
        match bytes::parse(text) {
            Some(total) => Ok(Self::with_memory(total)),
            None => Err(GpuError::Environment {
                variable: MEMORY_VARIABLE,
                value: text.to_owned(),
                expected: "a number of bytes above zero, such as 4096, 512 MiB or 8GiB",
            }),
        }
    }
}

/// The machine's memory in bytes, from `/proc/meminfo` where there is one.
fn physical_memory() -> u64 {
    std::fs::read_to_string("/proc/meminfo")
        .ok()
        .and_then(|text| total_of(&text))
        .unwrap_or(FALLBACK_MEMORY)
}

fn total_of(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|l| l.strip_prefix("MemTotal:"))?;
    let kib: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kib.checked_mul(1024).filter(|&total| total > 0)
}

fn slab_layout(bytes: u64) -> Option<Layout> {
    let bytes = usize::try_from(bytes).ok().filter(|&b| b > 0)?;
    Layout::from_size_align(bytes, ALIGN).ok()
}

// SAFETY: slabs are allocations of the process, aligned by their layout, valid until freed. Every
// operation is done when it returns, so any order and any wait holds trivially. Nothing unwinds:
// no indexing, no arithmetic that can overflow, no callback.
unsafe impl Backend for HostBackend {
    fn name(&self) -> String {
        "CPU".to_owned()
    }

    fn total_memory(&self) -> u64 {
        self.total
    }

    fn is_host(&self) -> bool {
        true
    }

    fn allocate_slab(&self, bytes: u64) -> Result<NonNull<u8>, GpuError> {
        let refused = || GpuError::Device {
            what: format!("the process's allocator gave no {}", bytes::Bytes(bytes)),
        };
        let layout = slab_layout(bytes).ok_or_else(refused)?;
        // SAFETY: the layout's size is not zero.
        let slab = unsafe { std::alloc::alloc(layout) };
        NonNull::new(slab).ok_or_else(refused)
    }

    unsafe fn free_slab(&self, slab: NonNull<u8>, bytes: u64) {
        if let Some(layout) = slab_layout(bytes) {
            // SAFETY: by contract the slab came from `allocate_slab` with the same size, so with
            // the same layout, and is freed once.
            unsafe { std::alloc::dealloc(slab.as_ptr(), layout) }
        }
    }

    fn create_stream(&self) -> Result<StreamId, GpuError> {
        Ok(StreamId(0))
    }

    fn destroy_stream(&self, _: StreamId) {}

    fn record(&self, _: StreamId) -> Result<(), GpuError> {
        Ok(())
    }

    fn is_reached(&self, _: StreamId) -> bool {
        true
    }

    fn wait(&self, _: StreamId, _: StreamId) -> Result<(), GpuError> {
        Ok(())
    }

    fn synchronize(&self, _: StreamId) -> Result<(), GpuError> {
        Ok(())
    }

    unsafe fn upload(
        &self,
        _: StreamId,
        dst: NonNull<u8>,
        src: *const u8,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: by contract both are valid for `bytes` and do not overlap.
        unsafe { std::ptr::copy_nonoverlapping(src, dst.as_ptr(), bytes) };
        Ok(())
    }

    unsafe fn download(
        &self,
        _: StreamId,
        dst: *mut u8,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: by contract both are valid for `bytes` and do not overlap.
        unsafe { std::ptr::copy_nonoverlapping(src.as_ptr(), dst, bytes) };
        Ok(())
    }

    unsafe fn copy(
        &self,
        _: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        // SAFETY: by contract both are valid for `bytes`; `copy` allows overlap.
        unsafe { std::ptr::copy(src.as_ptr(), dst.as_ptr(), bytes) };
        Ok(())
    }

    unsafe fn fill(
        &self,
        _: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        let total = pattern.len().saturating_mul(count);
        let Some(&first) = pattern.first().filter(|_| count > 0) else {
            return Ok(());
        };
        if pattern.iter().all(|&b| b == first) {
            // SAFETY: by contract `dst` is valid for `total` bytes.
            unsafe { std::ptr::write_bytes(dst.as_ptr(), first, total) };
            return Ok(());
        }
        // SAFETY: `count > 0`, so `dst` is valid for at least one pattern.
        unsafe { std::ptr::copy_nonoverlapping(pattern.as_ptr(), dst.as_ptr(), pattern.len()) };
        let mut done = pattern.len();
        while done < total {
            let step = done.min(total - done);
            // SAFETY: `done + step <= total`, and the source ends where the destination begins.
            unsafe {
                std::ptr::copy_nonoverlapping(dst.as_ptr(), dst.as_ptr().add(done), step);
            }
            done += step;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_of_the_machine_is_read_from_meminfo() {
        assert_eq!(
            total_of("MemTotal:       2048 kB\nMemFree: 1 kB\n"),
            Some(2 << 20)
        );
        assert_eq!(total_of("MemFree: 1 kB\n"), None);
        assert_eq!(total_of("MemTotal: many kB\n"), None);
    }

    #[test]
    fn a_bad_memory_setting_is_an_error_that_names_the_variable() {
        let error = HostBackend::from_text("lots").expect_err("not a size");
        let text = error.to_string();
        assert!(text.contains("GPU_RUNTIME_HOST_MEMORY=`lots`"), "{text}");
        assert_eq!(
            HostBackend::from_text("1 GiB").map(|b| b.total),
            Ok(1 << 30)
        );
    }

    #[test]
    fn a_pattern_fills_the_whole_range_and_not_a_byte_more() {
        let backend = HostBackend::with_memory(1 << 20);
        for count in [0_usize, 1, 2, 3, 7, 64] {
            for pattern in [&[1_u8, 2, 3][..], &[9, 9], &[]] {
                let total = count * pattern.len();
                let mut memory = vec![0xEE_u8; total + 1];
                let dst = NonNull::new(memory.as_mut_ptr()).expect("a vector is not null");
                // SAFETY: the vector holds `total` bytes and nothing else uses it.
                unsafe { backend.fill(StreamId(0), dst, pattern, count) }.expect("host fill");
                assert_eq!(memory[..total], pattern.repeat(count));
                assert_eq!(memory[total], 0xEE);
            }
        }
    }

    #[test]
    fn a_slab_no_process_can_have_is_an_error() {
        let backend = HostBackend::with_memory(u64::MAX);
        assert!(backend.allocate_slab(!255).is_err());
        assert!(backend.allocate_slab(0).is_err());
    }
}
