//! Copies and fills within the device.

use super::CudaBackend;
use super::driver::Functions;
use crate::backend::{HostCopy, StreamId};
use crate::error::GpuError;
use std::ptr::NonNull;

/// The longest pattern that is written by one upload and then doubled, in bytes.
const SEED: usize = 64 << 10;

/// What a fill does.
#[derive(Debug, PartialEq, Eq)]
enum Plan {
    Bytes(u8),
    Pairs(u16),
    Words(u32),
    /// No driver's fill has such a pattern.
    Doubling,
}

impl Plan {
    /// How to write `pattern` again and again from `at`.
    fn of(pattern: &[u8], at: u64) -> Self {
        let repeats = |unit: usize| {
            let (first, aligned) = (pattern.get(..unit), at.is_multiple_of(unit as u64));
            let mut units = pattern.chunks_exact(unit);
            aligned && units.all(|u| Some(u) == first) && units.remainder().is_empty()
        };
        match *pattern {
            [a, ..] if repeats(1) => Self::Bytes(a),
            [a, b, ..] if repeats(2) => Self::Pairs(u16::from_ne_bytes([a, b])),
            [a, b, c, d, ..] if repeats(4) => Self::Words(u32::from_ne_bytes([a, b, c, d])),
            _ => Self::Doubling,
        }
    }
}

impl CudaBackend {
    /// # Safety
    /// As [`Backend::copy`](crate::backend::Backend::copy).
    pub(super) unsafe fn copy_within(
        &self,
        id: StreamId,
        dst: NonNull<u8>,
        src: NonNull<u8>,
        bytes: usize,
    ) -> Result<(), GpuError> {
        if bytes == 0 || dst == src {
            return Ok(());
        }
        let (to, from) = (dst.as_ptr() as u64, src.as_ptr() as u64);
        if to.abs_diff(from) >= bytes as u64 {
            return self.streams.submit(&self.context, id, |_, stream| {
                // SAFETY: the caller's promise; the two do not overlap.
                let copy =
                    |f: &Functions| unsafe { f.cuMemcpyDtoDAsync_v2(to, from, bytes, stream) };
                self.context.call(copy)
            });
        }
        // The driver's copy is for ranges that do not overlap. Nothing of the runtime asks for this.
        let between = self.context.allocate(bytes as u64)?;
        let middle = between.as_ptr() as u64;
        let done = self.streams.submit(&self.context, id, |_, stream| {
            // SAFETY: the caller's promise, and memory of its own that overlaps neither.
            self.context.call(|f| unsafe {
                f.cuMemcpyDtoDAsync_v2(middle, from, bytes, stream)?;
                f.cuMemcpyDtoDAsync_v2(to, middle, bytes, stream)
            })
        });
        let done = done.and(self.streams.synchronize(self, id));
        // After an error that leaves the device working, work may still use it.
        if done.is_ok() || self.streams.synchronize(self, id).is_ok() {
            // SAFETY: the stream is finished.
            unsafe { self.context.free(between) };
        }
        done
    }

    /// # Safety
    /// As [`Backend::fill`](crate::backend::Backend::fill).
    pub(super) unsafe fn fill_pattern(
        &self,
        id: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        let total = pattern.len().saturating_mul(count);
        if total == 0 {
            return Ok(());
        }
        let to = dst.as_ptr() as u64;
        let put = |call: &dyn Fn(&Functions, usize) -> super::driver::Outcome| {
            self.streams.submit(&self.context, id, |_, stream| {
                self.context.call(|f| call(f, stream))
            })
        };
        match Plan::of(pattern, to) {
            // SAFETY: the caller's promise: `total` bytes; each fill writes as many, aligned to its
            // unit.
            Plan::Bytes(v) => put(&|f, s| unsafe { f.cuMemsetD8Async(to, v, total, s) }),
            // SAFETY: as above.
            Plan::Pairs(v) => put(&|f, s| unsafe { f.cuMemsetD16Async(to, v, total / 2, s) }),
            // SAFETY: as above.
            Plan::Words(v) => put(&|f, s| unsafe { f.cuMemsetD32Async(to, v, total / 4, s) }),
            // SAFETY: the caller's promise.
            Plan::Doubling => unsafe { self.fill_by_doubling(id, dst, pattern, count) },
        }
    }

    /// # Safety
    /// As [`CudaBackend::fill_pattern`].
    unsafe fn fill_by_doubling(
        &self,
        id: StreamId,
        dst: NonNull<u8>,
        pattern: &[u8],
        count: usize,
    ) -> Result<(), GpuError> {
        let seed = pattern.repeat((SEED / pattern.len()).clamp(1, count));
        // SAFETY: the caller's promise: the seed is a part of what is written.
        unsafe {
            let copy = HostCopy {
                device: dst,
                host: seed.as_ptr().cast_mut(),
                bytes: seed.len(),
            };
            self.upload_staged(id, &[copy])
        }?;
        let (total, mut done) = (pattern.len() * count, seed.len());
        while done < total {
            let step = done.min(total - done);
            // SAFETY: `done + step <= total`; the source ends where the destination begins.
            unsafe { self.copy_within(id, dst.add(done), dst, step) }?;
            done += step;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fill_takes_the_shortest_unit_that_repeats_and_is_aligned() {
        assert_eq!(Plan::of(&[7; 12], 3), Plan::Bytes(7));
        assert_eq!(
            Plan::of(&[1, 2, 1, 2], 2),
            Plan::Pairs(u16::from_ne_bytes([1, 2]))
        );
        assert_eq!(Plan::of(&[1, 2, 1, 2], 3), Plan::Doubling);
        let word = u32::from_ne_bytes([1, 2, 3, 4]);
        assert_eq!(Plan::of(&[1, 2, 3, 4, 1, 2, 3, 4], 4), Plan::Words(word));
        assert_eq!(Plan::of(&[1, 2, 3, 4, 1, 2], 4), Plan::Doubling);
        assert_eq!(Plan::of(&[1, 2, 3], 4), Plan::Doubling);
    }
}
