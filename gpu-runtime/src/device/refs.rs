//! Counted references to a device of which threads do not share the count.

use super::Device;
use crate::pool::{THREADS, thread_number};
use crate::sync::Arc;
use std::ops::Deref;

/// Keeps a device alive for memory that may outlive its manager.
#[derive(Debug, Clone)]
pub(crate) struct DeviceRef(Arc<Apart>);

/// Two cache lines apart from the next count.
#[derive(Debug)]
#[repr(align(128))]
struct Apart(Arc<Device>);

impl From<Arc<Device>> for DeviceRef {
    fn from(device: Arc<Device>) -> Self {
        Self(Arc::new(Apart(device)))
    }
}

impl Deref for DeviceRef {
    type Target = Arc<Device>;

    #[inline]
    fn deref(&self) -> &Arc<Device> {
        &self.0.0
    }
}

/// A reference for each of a few threads: memory that a thread takes and drops all the time counts
/// up and down where no other thread does.
#[derive(Debug)]
pub(crate) struct DeviceRefs {
    first: DeviceRef,
    others: Box<[DeviceRef]>,
}

impl DeviceRefs {
    pub(crate) fn new(device: Arc<Device>) -> Self {
        Self {
            others: (1..THREADS)
                .map(|_| DeviceRef::from(Arc::clone(&device)))
                .collect(),
            first: DeviceRef::from(device),
        }
    }

    /// The calling thread's.
    #[inline]
    pub(crate) fn own(&self) -> &DeviceRef {
        let other = thread_number().checked_sub(1);
        let other = other.and_then(|n| self.others.get(n));
        other.unwrap_or(&self.first)
    }
}

impl Deref for DeviceRefs {
    type Target = Arc<Device>;

    fn deref(&self) -> &Arc<Device> {
        &self.first
    }
}
