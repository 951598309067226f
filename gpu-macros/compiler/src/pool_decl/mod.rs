//! `gpu_pool!`: declared pools. A pool is a marker type, a budget, and functions that take its
//! declared buffers.
//!
//! `parse` reads every entry by itself, so that several mistakes are reported together, and
//! gives a model even then; `expand` makes the items of the model, so that one mistake in a
//! pool is not also one error per use of it. Sizes and element types are rustc's to know: the
//! budget is an assertion in the generated code.

mod expand;
mod parse;
mod phases;
#[cfg(test)]
mod tests;
mod units;

use proc_macro2::{Ident, Span, TokenStream};
use syn::{Attribute, Expr, Type, Visibility};

use crate::diag::Diagnostics;
use crate::moved::{Build, clause};
use crate::syntax::too_deep;

/// The items of all pools declared in `input`, and its errors.
pub fn declare(input: TokenStream) -> TokenStream {
    let diag = Diagnostics::new();
    if too_deep(&input, &diag) {
        return diag.finish().err().unwrap_or_default();
    }
    let (input, aliases) = clause::take(input);
    let aliases = clause::pools(aliases, &Build::from_env());
    let pools = parse::pools(input, &diag);
    let sound = diag.is_empty();
    let items = pools.iter().map(|pool| expand::expand(pool, sound));
    let items = items.collect::<Vec<_>>().into_iter();
    let errors = diag.finish().err().into_iter();
    errors.chain(items).chain([aliases]).collect()
}

/// One declared pool.
struct Pool {
    /// `::gpu_runtime`, or what `#[gpu(crate = path)]` says.
    runtime: TokenStream,
    docs: Vec<Attribute>,
    vis: Visibility,
    name: Ident,
    device: Device,
    limit: Limit,
    /// Bytes that nobody else may have.
    guaranteed: u64,
    /// In the order in which they come.
    phases: Vec<Ident>,
    buffers: Vec<Buffer>,
}

/// Where the pool lies.
enum Device {
    /// The device with the most free memory.
    Auto,
    /// The device of this number.
    Ordinal(u32),
}

/// The pool's budget.
struct Limit {
    bytes: u64,
    /// Where the budget is reported.
    span: Span,
}

/// One declared buffer.
struct Buffer {
    docs: Vec<Attribute>,
    name: Ident,
    element: Type,
    len: Expr,
    /// `None`: it lives throughout.
    lives: Option<Lives>,
}

/// The phases that a buffer lives in.
struct Lives {
    first: usize,
    last: usize,
    /// In messages: `` `load` to `normals` ``.
    text: String,
}
