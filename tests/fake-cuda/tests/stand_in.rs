//! The stand-in itself: what it does as a driver, and that it sees each breach of a rule.
#![allow(clippy::unwrap_used, clippy::macro_metavars_in_unsafe, missing_docs)]

#[path = "stand_in/device.rs"]
mod device;
#[path = "stand_in/driver.rs"]
mod driver;
#[path = "stand_in/failures.rs"]
mod failures;
#[path = "stand_in/rules.rs"]
mod rules;
