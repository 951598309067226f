//! What tests of scopes share: a fake device, a scope on it, work that is submitted.

use super::*;
use crate::backend::Backend;
use crate::backend::fake::FakeBackend;
use crate::buffer::DeviceWrite;
use crate::device::{DeviceKind, DeviceOrdinal};

/// The fake device `cuda:INDEX` with `total` bytes, and what it was asked from now on.
pub(super) fn numbered(index: u32, total: u64) -> (Arc<Device>, Arc<FakeBackend>) {
    let fake = Arc::new(FakeBackend::new(total));
    let kind = DeviceKind::Cuda;
    let backend: Arc<dyn Backend> = Arc::<FakeBackend>::clone(&fake);
    let device = Device::open(DeviceOrdinal { kind, index }, backend).expect("opens");
    fake.take_calls();
    (Arc::new(device), fake)
}

/// As [`numbered`], of any number.
pub(super) fn device(total: u64) -> (Arc<Device>, Arc<FakeBackend>) {
    numbered(7, total)
}

/// What `f` returns in a scope of the device.
pub(super) fn scope<R>(
    device: &Arc<Device>,
    f: impl for<'s> FnOnce(&'s Scope<'s, DevicePool>) -> Result<R, GpuError>,
) -> R {
    run(device, BudgetId::ROOT, f).expect("no error")
}

/// Work of the scope that writes the memory.
pub(super) fn touch(s: &Scope<'_>, mut target: impl DeviceWrite) {
    s.note_use(&target.parts_mut()).expect("one device");
}
