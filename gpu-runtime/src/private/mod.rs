//! What generated code calls. Not a public interface: it changes with the macros, without notice.

pub mod const_text;
pub mod pool_decl;
pub mod repr;

pub use crate::kernel::text::TextBuilder;
pub use crate::pod::{DeviceData, DeviceType};
pub use bytemuck;
