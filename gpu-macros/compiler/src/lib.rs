//! The kernel compiler behind `gpu-macros`: an ordinary library on `proc_macro2`.
//!
//! # What the macro sees, what rustc tells it, how an instance's text is completed
//!
//! `#[gpu_kernel]` sees tokens. It knows the names and the shape of a body and what the operators
//! force (both sides of `+` are of one type), and it believes the spelling of scalar types. It
//! does not know the types of struct fields, the results of `#[gpu_fn]`s, associated constants,
//! or what a generic parameter will be.
//!
//! - **Proofs** use only what is seen: which index is the thread's own token, which values are
//!   uniform, which accesses meet between two barriers. What they need and do not see is refused.
//! - **The CPU body** leaves typing to rustc. Every operator, index, conversion, method and call
//!   of the user's body becomes a call of a sealed function of the runtime, homogeneous in its
//!   types as the operators of scalars are; a callee must have the companion that `#[gpu_fn]`
//!   makes. No user code other than device code can run in a kernel.
//! - **Beliefs are backed.** Where a spelling was believed (`f32`, `Thread`), the generated Rust
//!   asserts it; where a type was inferred, the literal gets its suffix and the `let` its
//!   annotation. A wrong belief is a type error, never a wrong kernel.
//! - **The CUDA text is a template.** Where the macro knows a type it writes it; where it does not
//!   it leaves a hole, and ties the same expression or local of the CPU body to a `TypeCell<_>`,
//!   which rustc infers. Callees are tied to `FnCell<_>` in the same way, through the opaque type
//!   that the device twin returns. Body and text closure live in one generic function, so one
//!   instance of it (`T = f32, B = 256`) has both the loop that runs on the CPU and the answers
//!   that complete the text. Callees and struct definitions are collected on the way, each once.
//!   A kernel without holes is a constant text.
//!
//! # Stages
//!
//! | stage | reads | writes | module |
//! |---|---|---|---|
//! | parse | `syn` items | signature, attribute | [`syntax`] |
//! | lower | `syn` bodies | IR: names resolved, types inferred, faults numbered | [`lower`] |
//! | check | IR | diagnostics and facts, one rule per file | [`check`] |
//! | generate | IR, facts | Rust for the CPU | [`host`] |
//! | generate | IR | CUDA C++ template | [`cuda`] |
//!
//! [`ir`] is the one model between them; [`expand`] runs the stages. `host` and `cuda` do not know
//! each other.
#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod check;
pub mod cuda;
pub mod cuda_names;
pub mod diag;
pub mod expand;
pub mod fallback;
mod foreign;
pub mod host;
pub mod ir;
pub mod lower;
pub mod moved;
pub mod pool_decl;
pub mod repr;
pub mod syntax;

mod crate_path;

pub use expand::{gpu_fn, gpu_kernel};
