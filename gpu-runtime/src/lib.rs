//! GPU resource safety (work in progress).
extern crate self as gpu_runtime;
pub mod kernel;
pub mod pod;
pub use pod::{DeviceData, DeviceType};
