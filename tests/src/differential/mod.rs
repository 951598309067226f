//! Differential fuzzing: random well-typed kernels, each run three times over the same inputs, on
//! the CPU device, as CUDA text by the [`shim`](crate::shim), and as the plain Rust function that it
//! looks like. All three give the same bits, or all three fault.
//!
//! - [`source`] writes a file of kernels for a seed: each with structs, constants and functions of
//!   its own, of integers of all widths, floats, `bool`s, tuples, arrays and `Option`s. Operations
//!   of floats are those that IEEE 754 defines to the last bit, and nothing looks at the bits of a
//!   NaN. A digest goes through every call, so that the order in which things happen is a result
//!   like any other.
//! - [`run`] compares the kernels of such a file.
//! - [`long`] makes file after file, each a package of its own.

mod expr;
mod generator;
mod inputs;
pub mod long;
mod method;
mod module;
mod pattern;
mod rng;
mod run;
mod scope;
mod stmt;
mod types;

pub use crate::differential_case as case;
pub use generator::Size;
pub use module::{NotRust, source};
pub use run::{Case, Differences, Row, run, text};

#[doc(hidden)]
pub use gpu_runtime::__private::TextBuilder;
