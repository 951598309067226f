//! What generated code calls, and what the launch needs of the runtime. Not a public interface: it
//! changes with the macros, without notice.

pub mod const_text;
pub mod pool_decl;
pub mod repr;

pub use crate::backend::{Backend, Mark, StreamId};
pub use crate::buffer::{Access, FaultSlot, Fits, Parts, UseCell};
pub use crate::device::{DeviceChoice, Stream};
pub use crate::kernel::cells::{
    Device, DeviceFn, Emit, FnCell, Is, Same, TypeCell, assert_device_type, assert_kernel_value,
    fn_key,
};
pub use crate::kernel::cx::{
    Cx, Fault, Site, asserted, host_result, perhaps, range, range_inclusive, step_by,
};
pub use crate::kernel::grid::{GridThread, GridToken};
pub use crate::kernel::own_n::{OwnN, ShapedArg};
pub use crate::kernel::print::{Line, Shown};
pub use crate::kernel::shaped::{SliceN, assert_slice, at_n, at_n_known, at_n_proven, side};
pub use crate::kernel::text::{TextBuilder, table};
pub use crate::kernel::thread::{
    Block, BlockThread, BlockToken, Thread, ThreadToken, Token, assert_block_thread, assert_thread,
};
pub use crate::kernel::view::{
    Own, OwnArg, SliceArg, Spill, at, at_mut, at_mut_proven, at_proven, len, payload, position,
    zeroed,
};
pub use crate::kernel::{atomic, collective, ops};
pub use crate::launch::{
    Blocks, ForeignKernel, Inside, Launch, TextArguments, assume_init, copied, extent, extent_add,
    extent_mul, same_size,
};
pub use crate::manager::isolated_device;
pub use crate::pod::{DeviceData, DeviceType, Downloadable, KernelValue};
pub use crate::pool::{PoolMarker, PoolState, plan};
