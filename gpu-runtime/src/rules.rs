//! Rules that rustc checks, as the traits that its messages name. Nothing has to be called or
//! implemented here: these are for bounds of generic code, and for the page behind a message.

pub use crate::buffer::{CrossesThreads, Fits, Written};
