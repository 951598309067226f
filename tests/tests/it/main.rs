//! The integration tests of the toolkit, one module per subject.
#![allow(clippy::unwrap_used, missing_docs)]

mod buffer;
mod cuda;
mod declared;
mod faults;
mod history;
mod kernels;
mod limits;
mod manager;
mod pool;
mod process;
mod scope;
mod static_assertions;
mod statistics;
