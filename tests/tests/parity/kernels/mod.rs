//! The kernels of the suite, by family: kernels, device functions, structs and constants, and
//! nothing else, so that other tools can read the files as they are (`sources.rs` lists them).
// Kernels index, and take what they need one by one.
#![allow(clippy::needless_range_loop, clippy::too_many_arguments)]

pub mod atomics;
pub mod cooperation;
pub mod elementwise;
pub mod foreign;
pub mod geometry;
pub mod images;
pub mod indexing;
pub mod integers;
pub mod learning;
pub mod linear;
pub mod machines;
pub mod physics;
pub mod rank;
pub mod search;
pub mod stencil;
