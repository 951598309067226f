//! The integration tests of the toolkit, one module per subject.

mod buffer;
mod manager;
mod pool;
mod scope;
mod static_assertions;
