//! The tool on whole workspaces. Fixtures are copied to a temporary folder; they need no network beside
//! what this workspace's own build needs.

#![allow(clippy::unwrap_used)]

mod audit;
mod bad_input;
mod crash;
mod exact;
mod fixture;
mod forms;
mod random;
mod small;
mod whole;
mod window;
