//! The CUDA device, proven without a GPU: the same tests run on the CPU and, in processes of their
//! own, on a stand-in for the driver that executes the real generated text. Nothing here says
//! anything about a GPU.
#![allow(clippy::unwrap_used, missing_docs)]

#[path = "cuda/absent.rs"]
mod absent;
#[path = "cuda/conformance.rs"]
mod conformance;
#[path = "cuda/failures.rs"]
mod failures;
#[path = "cuda/foreign.rs"]
mod foreign;
#[path = "cuda/gpu_check.rs"]
mod gpu_check;
#[path = "cuda/graphs.rs"]
mod graphs;
#[path = "cuda/interop.rs"]
mod interop;
#[path = "cuda/memory.rs"]
mod memory;
#[path = "cuda/shipped.rs"]
mod shipped;
#[path = "cuda/stand_in.rs"]
mod stand_in;
#[path = "cuda/tensors.rs"]
mod tensors;
#[path = "cuda/texts.rs"]
mod texts;
