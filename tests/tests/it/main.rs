//! The integration tests of the toolkit, one module per subject.
#![allow(clippy::unwrap_used, missing_docs)]

mod buffer;
mod kernels;
mod manager;
mod pool;
mod scope;
mod static_assertions;
mod statistics;
