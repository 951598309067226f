//! What a kernel is made of on the runtime's side: device operations behind sealed traits, the
//! per-thread views, faults, and the completion of an instance's CUDA text.

pub mod atomic;
pub mod cells;
pub mod collective;
pub mod cx;
pub mod gpu_num;
pub mod grid;
pub mod ops;
pub mod own_n;
pub mod prelude;
pub mod print;
pub mod shaped;
pub mod text;
pub mod thread;
pub mod view;
