//! What Cargo and rustc are asked.

mod call;
mod check;
mod exact;
mod raw;
mod workspace;
mod wrapper;

pub use check::{Check, Finding, Private, Problem, Said, check};
pub use raw::{CRATES, Clippy, RawCall};
pub use workspace::{Package, Unit, Workspace};
pub use wrapper::{WRAPPER, run_wrapper};
