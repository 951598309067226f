//! The parity suite: each kernel on the CPU device against a plain Rust oracle at awkward sizes,
//! its CUDA text through NVRTC, and its text executed on the CPU against the CPU device.
//!
//! The kernels are in `kernels/`, without a word of testing; a file beside this one has the
//! oracles and the inputs of each family. [`harness`] puts a kernel through its three tests.

#![allow(clippy::unwrap_used)]

#[macro_use]
mod harness;

mod kernels;

mod atomics;
mod cooperation;
mod elementwise;
mod foreign;
mod geometry;
mod images;
mod indexing;
mod integers;
mod learning;
mod linear;
mod machines;
mod physics;
mod rank;
mod search;
mod snapshots;
mod stencil;
mod suite;

/// Every text of the suite: they are compiled together.
fn texts() -> Vec<harness::Entry> {
    [
        atomics::TEXTS,
        cooperation::TEXTS,
        elementwise::TEXTS,
        foreign::TEXTS,
        geometry::TEXTS,
        images::TEXTS,
        indexing::TEXTS,
        integers::TEXTS,
        learning::TEXTS,
        linear::TEXTS,
        machines::TEXTS,
        physics::TEXTS,
        rank::TEXTS,
        search::TEXTS,
        stencil::TEXTS,
    ]
    .concat()
}
