//! What a kernel is made of on the runtime's side: device operations behind sealed traits, the
//! per-thread views, faults, and the completion of an instance's CUDA text.
pub mod text;
