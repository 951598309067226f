//! What Cargo and rustc are asked.

mod check;
mod workspace;
mod wrapper;

pub use check::{Check, Finding, Problem, Said, check};
pub use workspace::{Package, Unit, Workspace};
pub use wrapper::{WRAPPER, run_wrapper};
