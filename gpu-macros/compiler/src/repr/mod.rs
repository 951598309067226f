//! `#[derive(GpuRepr)]`: a `#[repr(C)]` struct as device data.
//!
//! What the macro sees (shape, attributes, field names) is checked in `parse`; what only rustc
//! knows (layout, the fields' traits, `Copy`, `Deref`) is asserted by the code that `expand`
//! generates. Nothing is decided from the spelling of a field's type.

mod expand;
mod parse;
#[cfg(test)]
mod tests;

use proc_macro2::TokenStream;
use syn::DeriveInput;
use syn::parse::Parse;

use crate::diag::Diagnostics;
use crate::syntax::{too_deep, whole};

/// The implementations for one derive input, or its errors.
pub fn derive(input: TokenStream) -> TokenStream {
    let diag = Diagnostics::new();
    if too_deep(&input, &diag) {
        return diag.finish().err().unwrap_or_default();
    }
    let parsed = diag.ok(whole(input, DeriveInput::parse));
    let model = parsed.as_ref().and_then(|input| parse::model(input, &diag));
    match (diag.finish(), model) {
        (Ok(()), Some(model)) => expand::expand(&model),
        (Ok(()), None) => TokenStream::new(),
        (Err(errors), _) => {
            let stub = parsed.map(|input| expand::stub(&input));
            [Some(errors), stub].into_iter().flatten().collect()
        }
    }
}
