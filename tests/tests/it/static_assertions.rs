//! What may cross threads and pools, and what may not: decided by the types.

use crate::declared::{PoolA, PoolB};
use gpu_runtime::__private::{FaultSlot, Fits};
use gpu_runtime::interop::Session;
use gpu_runtime::{
    Allocation, Atomic, BlockThread, Budget, BudgetStats, Buffer, Bytes, Cleanup, CudaError,
    Device, DeviceChoice, DeviceKind, DeviceOrdinal, DevicePool, DeviceRead, DeviceWrite,
    DirectionStats, FaultKind, GpuError, GpuManager, GpuMemoryManager, GpuMemoryPool, Graph,
    GraphError, Halves, Holder, HostSlice, Images, InteropError, KernelFault, KernelSource,
    Labelled, LabelledPool, LaunchShape, LowMemoryHook, MultiGpuManager, OutOfMemory, Owned,
    PoolBuffer, PoolConfig, PoolStats, Refusal, Reservation, Scope, ShapeProblem, ShapedUninit,
    ShapedView, ShapedViewMut, Slice2, Slice3, SliceN, Source, SourceStats, SourceTable, Thread,
    TransferStats, Transfers, UninitBuffer, UninitPoolBuffer, View, View2, View3, ViewMut,
    ViewMut2, ViewMut3, Waiting,
};
use static_assertions::{assert_impl_all, assert_not_impl_any};

// SEMANTICS 4: scoped things stay on their thread, owned ones do not.
assert_not_impl_any!(Scope<'static, DevicePool>: Send, Sync);
assert_not_impl_any!(Buffer<'static, f32>: Send, Sync, Clone, Copy);
assert_not_impl_any!(UninitBuffer<'static, f32>: Send, Sync, Clone);
assert_not_impl_any!(View<'static, f32>: Send, Sync);
assert_not_impl_any!(ViewMut<'static, f32>: Send, Sync, Clone, Copy);
assert_not_impl_any!(Halves<'static, f32>: Send, Sync, Clone);
assert_not_impl_any!(ShapedUninit<'static, f32, 2>: Send, Sync, Clone);
assert_not_impl_any!(ShapedView<'static, f32, 2>: Send, Sync);
assert_not_impl_any!(View2<'static, f32>: Send, Sync);
assert_not_impl_any!(View3<'static, f32>: Send, Sync);
assert_not_impl_any!(ShapedViewMut<'static, f32, 2>: Send, Sync, Clone);
assert_not_impl_any!(ViewMut2<'static, f32>: Send, Sync, Clone);
assert_not_impl_any!(ViewMut3<'static, f32>: Send, Sync, Clone);
assert_not_impl_any!(Labelled<'static, 'static>: Send, Sync);
assert_not_impl_any!(Graph<'static, Buffer<'static, f32>>: Send, Sync, Clone);
assert_not_impl_any!(Transfers<'static>: Send, Sync, Clone);
assert_not_impl_any!(Session<'static, 'static, DevicePool>: Send, Sync, Clone);
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
assert_impl_all!(MultiGpuManager: Send, Sync, Copy);
assert_impl_all!(LabelledPool<'static, 'static>: Send, Sync, Copy);
assert_impl_all!(LowMemoryHook: Send, Sync);
assert_not_impl_any!(LowMemoryHook: Clone);
assert_impl_all!(Device: Send, Sync);
assert_not_impl_any!(Device: Clone);
assert_impl_all!(FaultSlot: Send, Sync);
assert_impl_all!(GpuError: Send, Sync, Clone, std::error::Error);

// What is known and told: plain values, free to go anywhere.
assert_impl_all!(Bytes: Send, Sync, Copy);
assert_impl_all!(DeviceChoice: Send, Sync, Copy);
assert_impl_all!(DeviceKind: Send, Sync, Copy);
assert_impl_all!(DeviceOrdinal: Send, Sync, Copy);
assert_impl_all!(LaunchShape: Send, Sync, Copy);
assert_impl_all!(PoolConfig: Send, Sync, Copy);
assert_impl_all!(Source<'static>: Send, Sync, Copy);
assert_impl_all!(SourceTable<'static>: Send, Sync, Copy);
assert_impl_all!(Cleanup: Send, Sync, Copy);
assert_impl_all!(PoolStats: Send, Sync, Copy);
assert_impl_all!(BudgetStats: Send, Sync, Clone);
assert_impl_all!(SourceStats: Send, Sync, Clone);
assert_impl_all!(FaultKind: Send, Sync, Copy);
assert_impl_all!(KernelFault: Send, Sync, Clone);
assert_impl_all!(Holder: Send, Sync, Clone);
assert_impl_all!(OutOfMemory: Send, Sync, Clone);
assert_impl_all!(Refusal: Send, Sync, Clone);
assert_impl_all!(Waiting: Send, Sync, Copy);
assert_impl_all!(CudaError: Send, Sync, Clone, std::error::Error);
assert_impl_all!(DirectionStats: Send, Sync, Copy);
assert_impl_all!(TransferStats: Send, Sync, Copy);
assert_impl_all!(GraphError: Send, Sync, Clone, std::error::Error);
assert_impl_all!(InteropError: Send, Sync, Clone, std::error::Error);
assert_impl_all!(KernelSource: Send, Sync, Clone);
assert_impl_all!(Images: Send, Sync, Clone);
assert_impl_all!(ShapeProblem: Send, Sync, Clone, std::error::Error);
assert_not_impl_any!(HostSlice<'static, f32, 2>: Send, Sync);

// What a kernel's thread is, and what it holds of device memory, stays in the kernel: these stand in
// signatures, and no value of them is ever made.
assert_impl_all!(Thread: Copy);
assert_impl_all!(BlockThread: Copy);
assert_not_impl_any!(Atomic<u32>: Clone, Copy);
assert_not_impl_any!(SliceN<f32, 2>: Clone);
assert_not_impl_any!(Slice2<f32>: Clone);
assert_not_impl_any!(Slice3<f32>: Clone);

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

/// A public type of the runtime that stands in no assertion was forgotten here.
#[test]
fn every_public_type_is_asserted() -> std::io::Result<()> {
    // Of these nothing can be asked: traits, and markers that have no value.
    const TRAITS: [&str; 16] = [
        "GraphMemory",
        "GraphViews",
        "DeviceData",
        "DeviceOut",
        "DeviceType",
        "Downloadable",
        "GpuNum",
        "GpuRepr",
        "OutShaped",
        "PoolMarker",
        "ReadShaped",
        "Shape",
        "WriteShaped",
        "DeviceRead",
        "DeviceWrite",
        "DevicePool",
    ];
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../gpu-runtime/src/lib.rs");
    let lib = std::fs::read_to_string(root)?;
    let code: Vec<&str> = lib.lines().filter(|l| !l.starts_with("//")).collect();
    let code = code.join("\n");
    let mut forgotten = Vec::new();
    for exported in code.split("pub use ").skip(1) {
        let until = exported.find(';').unwrap_or(exported.len());
        let names = exported[..until].split(|c: char| !c.is_alphanumeric());
        let types = names.filter(|n| n.starts_with(char::is_uppercase));
        let asserted = |name: &str| {
            let text = include_str!("static_assertions.rs");
            let mut lines = text.lines().filter(|l| l.starts_with("assert_"));
            lines.any(|l| {
                l.split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == name)
            })
        };
        forgotten.extend(types.filter(|n| !TRAITS.contains(n) && !asserted(n)));
    }
    assert!(forgotten.is_empty(), "assert what these are: {forgotten:?}");
    Ok(())
}
