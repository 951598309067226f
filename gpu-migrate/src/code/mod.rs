//! The code of a workspace: its files, their modules, what their paths name, which paths moved.

mod alias;
mod crates;
mod resolve;

pub use alias::{Alias, Aliases, NewPlace};
pub(crate) use crates::DOCS;
pub use crates::{Code, File, Place};
pub use resolve::Resolver;
