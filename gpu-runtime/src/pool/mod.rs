//! The one memory pool of a device: slabs from the backend, cut into blocks, charged to budgets and
//! counted by source. `README.md` beside this file explains the protocol.

mod arena;
mod bins;
mod blocks;
mod budget;
mod config;
mod marker;
mod oom;
pub mod plan;
mod sources;
mod state;

pub(crate) use arena::{Arena, Request};
pub(crate) use budget::BudgetId;
pub use config::PoolConfig;
pub use marker::{DevicePool, PoolMarker, PoolState};
pub use sources::Source;
pub(crate) use state::Grant;
