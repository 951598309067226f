//! What generated code calls, and what the launch needs of the runtime. Not a public interface: it
//! changes with the macros, without notice.

pub mod const_text;
pub mod pool_decl;
pub mod repr;

pub use crate::backend::{Backend, Mark, StreamId};
pub use crate::buffer::{AtomicForm, AtomicOf, FaultSlot, Fits, Parts, UseCell};
pub use crate::device::{DeviceChoice, Stream};
pub use crate::kernel::text::TextBuilder;
pub use crate::pod::{DeviceData, DeviceType};
pub use crate::pool::{PoolMarker, PoolState};
pub use bytemuck;
