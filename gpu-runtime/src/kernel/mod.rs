//! What a kernel is made of on the runtime's side: device operations behind sealed traits, the
//! per-thread views, faults, and the completion of an instance's CUDA text.
pub mod atomic;
pub mod fault;
pub mod ops;
pub mod prelude;
pub mod text;
