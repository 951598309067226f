//! A slab: device memory that the pool cuts into blocks.

use super::Backend;
use crate::error::GpuError;
use crate::sync::Arc;
use std::fmt;
use std::ptr::NonNull;

/// Memory taken from a backend, given back when dropped.
///
/// Invariant: `memory` came from `backend.allocate_slab(bytes)` and was not given back. The pool
/// drops a slab only when none of its blocks is in use and no work on them is left.
pub(crate) struct Slab {
    backend: Arc<dyn Backend>,
    memory: NonNull<u8>,
    bytes: u64,
}

// SAFETY: a slab owns its memory like a `Box<[u8]>` does; the address is only handed out, never
// dereferenced here, and backends are `Send + Sync`.
unsafe impl Send for Slab {}

/// An address of device memory that waits for its next owner, on whatever thread that is.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Address(NonNull<u8>);

// SAFETY: an address gives no access to what lies there; who dereferences it proves that the
// memory is its own.
unsafe impl Send for Address {}
// SAFETY: as above.
unsafe impl Sync for Address {}

impl Address {
    /// Keeps an address.
    #[inline]
    pub(crate) fn new(address: NonNull<u8>) -> Self {
        Self(address)
    }

    /// The address.
    #[inline]
    pub(crate) fn get(self) -> NonNull<u8> {
        self.0
    }
}

impl Slab {
    /// Takes `bytes` from the backend.
    pub(crate) fn allocate(backend: &Arc<dyn Backend>, bytes: u64) -> Result<Self, GpuError> {
        Ok(Self {
            memory: backend.allocate_slab(bytes)?,
            backend: Arc::clone(backend),
            bytes,
        })
    }

    /// The length of the slab.
    pub(crate) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The address `offset` bytes into the slab.
    pub(crate) fn address(&self, offset: u64) -> NonNull<u8> {
        debug_assert!(offset <= self.bytes);
        // A plain address computation; who dereferences it proves that it lies in the slab. The
        // slab fits the address space, so the offset fits `usize`.
        self.memory
            .map_addr(|base| base.saturating_add(usize::try_from(offset).unwrap_or(0)))
    }
}

impl Drop for Slab {
    fn drop(&mut self) {
        // SAFETY: by the type's invariant the slab is given back once, with its own size, and
        // nothing uses it any more.
        unsafe { self.backend.free_slab(self.memory, self.bytes) }
    }
}

impl fmt::Debug for Slab {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slab")
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}
