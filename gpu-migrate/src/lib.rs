//! `cargo gpu-migrate`: finds what is left of old paths and of unmanaged GPU memory in a workspace,
//! rewrites the uses of moved paths, checks its own work, and can take all of it back.
//!
//! | module | what it is |
//! |---|---|
//! | [`cargo`] | what Cargo and rustc are asked |
//! | [`scan`] | what one file says |
//! | [`code`] | files, modules, what paths name, which paths moved |
//! | [`plan`] | uses of old paths, and the edits that move them |
//! | [`edits`] | edits applied to a text |
//! | [`journal`] | writing that can be undone, at any point |
//! | [`apply`] | plan, write, check again, take back what broke |
//! | [`audit`] | what is wrong in a workspace, one check per file |
//! | [`report`] | tables, JSON, SARIF, unified diffs, baselines |
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod apply;
pub mod audit;
pub mod cargo;
pub mod code;
pub mod edits;
pub mod error;
pub mod journal;
pub mod plan;
pub mod report;
pub mod scan;

pub use error::{Error, Result};
