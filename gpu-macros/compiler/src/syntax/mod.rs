//! Reads `syn` items: the attribute and the signature of a kernel or a `#[gpu_fn]`. Bodies are
//! read by `lower`, which needs the names and types that stand here.

mod attr;
mod attributes;
mod depth;
mod foreign_keys;
mod parameter_kind;
mod parameters;
mod requires;
mod shape;
mod signature;
mod ty;
mod whole;

pub use attr::{KernelAttr, parse_kernel_attr};
pub(crate) use attributes::{none_inside, passed_on};
pub(crate) use depth::{too_deep, without_body};
pub use foreign_keys::{Bodiless, ForeignKeys, Length};
pub(crate) use parameters::plain_parameters;
pub(crate) use requires::{conditions, readable};
pub use requires::{lower_domain, lower_requires};
pub use signature::{Header, gpu_fn_header, kernel_header};
pub use ty::{ScalarNames, known_type, single_ident};
pub(crate) use whole::whole;

/// The default path to the runtime in the user's crate.
pub fn default_crate() -> proc_macro2::TokenStream {
    quote::quote!(::gpu_runtime)
}
