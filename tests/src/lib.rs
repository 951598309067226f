//! What the integration tests stand on: the compilers of generated CUDA text and a way to run it
//! on the CPU.
//!
//! - [`toolchain`] finds NVRTC and g++; the build script tells the tests what is there.
//! - [`nvrtc`] compiles a text as a GPU would get it.
//! - [`devicelib`] is device code of a crate of its own, for kernels of the tests to call.
//! - [`differential`] makes random kernels and compares all their forms.
//! - [`shim`] compiles the same text with g++ and runs it on the CPU.
//! - [`stand_in`] runs a test in a process whose CUDA driver is the package `fake-cuda`.

pub mod devicelib;
pub mod differential;
pub mod nvrtc;
pub mod shim;
pub mod stand_in;
pub mod toolchain;

/// The root of the workspace, where `target/nvrtc` is.
pub fn workspace() -> &'static std::path::Path {
    std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}
