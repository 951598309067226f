//! Integration tests, one binary, a module per subject.
#![allow(clippy::unwrap_used, missing_docs)]

mod kernels;
