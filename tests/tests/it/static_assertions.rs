//! What may cross threads and pools, and what may not: decided by the types.

use crate::declared::{PoolA, PoolB};
use gpu_runtime::__private::{FaultSlot, Fits};
use gpu_runtime::{
    Allocation, Budget, Buffer, DevicePool, DeviceRead, DeviceWrite, GpuError, GpuManager,
    GpuMemoryManager, GpuMemoryPool, Owned, PoolBuffer, Reservation, Scope, UninitBuffer,
    UninitPoolBuffer, View, ViewMut,
};
use static_assertions::{assert_impl_all, assert_not_impl_any};

// SEMANTICS 4: scoped things stay on their thread, owned ones do not.
assert_not_impl_any!(Scope<'static, DevicePool>: Send, Sync);
assert_not_impl_any!(Buffer<'static, f32>: Send, Sync, Clone, Copy);
assert_not_impl_any!(UninitBuffer<'static, f32>: Send, Sync, Clone);
assert_not_impl_any!(View<'static, f32>: Send, Sync);
assert_not_impl_any!(ViewMut<'static, f32>: Send, Sync, Clone, Copy);
assert_impl_all!(PoolBuffer<f32>: Send, Sync);
assert_impl_all!(UninitPoolBuffer<f32>: Send, Sync);
assert_not_impl_any!(PoolBuffer<f32>: Clone);
assert_impl_all!(Allocation: Send, Sync);
assert_not_impl_any!(Allocation: Clone);
assert_impl_all!(Reservation: Send, Sync);
assert_impl_all!(Budget: Send, Sync);
assert_impl_all!(GpuManager: Send, Sync);
assert_impl_all!(GpuMemoryManager: Send, Sync);
assert_impl_all!(GpuMemoryPool: Send, Sync);
assert_impl_all!(FaultSlot: Send, Sync);
assert_impl_all!(GpuError: Send, Sync, Clone, std::error::Error);

// SEMANTICS 1: buffers of one pool meet, those of another declared pool do not.
assert_impl_all!(&'static Buffer<'static, f32, PoolA>: DeviceRead<Pool = PoolA>);
assert_impl_all!(&'static mut Buffer<'static, f32, PoolA>: DeviceWrite<Pool = PoolA>);
assert_impl_all!(View<'static, f32, PoolA>: DeviceRead<Pool = PoolA>);
assert_impl_all!(&'static PoolBuffer<f32>: DeviceRead<Pool = Owned>);
assert_impl_all!(PoolA: Fits<PoolA>);
assert_not_impl_any!(PoolA: Fits<PoolB>, Fits<DevicePool>);
assert_impl_all!(Owned: Fits<PoolA>, Fits<PoolB>, Fits<DevicePool>);

// A kernel reads through shared borrows and writes through exclusive ones.
assert_impl_all!(&'static Buffer<'static, f32>: DeviceRead);
assert_impl_all!(&'static PoolBuffer<f32>: DeviceRead);
assert_impl_all!(View<'static, f32>: DeviceRead);
assert_impl_all!(&'static ViewMut<'static, f32>: DeviceRead);
assert_impl_all!(&'static &'static mut Buffer<'static, f32>: DeviceRead);
assert_not_impl_any!(&'static Buffer<'static, f32>: DeviceWrite);
assert_not_impl_any!(&'static UninitBuffer<'static, f32>: DeviceRead);
assert_impl_all!(&'static mut Buffer<'static, f32>: DeviceWrite);
assert_impl_all!(&'static mut PoolBuffer<f32>: DeviceWrite);
assert_impl_all!(ViewMut<'static, f32>: DeviceWrite);
assert_impl_all!(&'static mut ViewMut<'static, f32>: DeviceWrite);
assert_not_impl_any!(View<'static, f32>: DeviceWrite);
assert_not_impl_any!(&'static Vec<f32>: DeviceRead);
assert_not_impl_any!(&'static [f32]: DeviceRead);
