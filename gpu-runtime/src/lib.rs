//! GPU resource safety (work in progress).
extern crate self as gpu_runtime;
#[doc(hidden)]
#[path = "private/mod.rs"]
pub mod __private;
pub mod kernel;
pub mod pod;
pub use gpu_macros::{GpuRepr, gpu_pool};
pub use pod::{DeviceData, DeviceType};
