//! The kernel compiler behind `gpu-macros`: an ordinary library on `proc_macro2`.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod cuda_names;
pub mod diag;
pub mod repr;

mod crate_path;
