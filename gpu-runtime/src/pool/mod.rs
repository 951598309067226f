//! The one memory pool of a device: slabs from the backend, cut into blocks, charged to budgets and
//! counted by source. `README.md` beside this file explains the protocol.

mod arena;
mod bins;
mod blocks;
mod budget;
mod cache;
mod chunks;
mod config;
mod grant;
mod growth;
mod history;
mod ledger;
mod lines;
mod lock;
mod marker;
mod oom;
mod pending;
pub mod plan;
mod reclaimers;
mod remote;
mod snapshot;
mod sources;
mod state;
mod take;

pub(crate) use arena::Arena;
pub(crate) use budget::BudgetId;
pub(crate) use cache::{CACHES as THREADS, own as thread_number};
pub(crate) use chunks::Chunk;
pub use config::PoolConfig;
pub(crate) use grant::Grant;
pub(crate) use ledger::Ledger;
pub(crate) use lines::LineCache;
pub use marker::{DevicePool, PoolMarker, PoolState};
pub use sources::Source;
#[cfg(test)]
pub(crate) use take::Found;
pub(crate) use take::Request;
