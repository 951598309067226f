//! From a derive input to the model of a device struct; every mistake the tokens show.

use proc_macro2::TokenStream;
use syn::{Attribute, Data, DeriveInput, Generics, Ident, Member, Type};

use crate::crate_path::runtime_path;
use crate::cuda_names::cuda_ident;
use crate::diag::Diagnostics;

/// A struct that has the right shape.
pub(crate) struct ReprStruct {
    pub(crate) runtime: TokenStream,
    pub(crate) ident: Ident,
    pub(crate) fields: Vec<ReprField>,
}

/// One field of it.
pub(crate) struct ReprField {
    pub(crate) member: Member,
    /// How Rust calls it in a message.
    pub(crate) name: String,
    /// How C++ calls it.
    pub(crate) cuda: String,
    pub(crate) ty: Type,
}

/// The model of `input`. `None` only if something was reported.
pub(crate) fn model(input: &DeriveInput, diag: &Diagnostics) -> Option<ReprStruct> {
    let name = &input.ident;
    check_generics(name, &input.generics, diag);
    let runtime = runtime_path(&input.attrs, diag);
    let data = match &input.data {
        Data::Struct(data) => data,
        // Counter-example: `#[repr(u8)] enum Kind { Ground = 2 }` read back from a buffer in which
        // a kernel left a 7.
        Data::Enum(data) => {
            diag.error_with(
                data.enum_token.span,
                format_args!("the enum `{name}` cannot be device data: bytes written on the device need not be one of its variants"),
                "store the integer, and convert it on the host, where a wrong value can be handled",
            );
            return None;
        }
        Data::Union(data) => {
            diag.error_with(
                data.union_token.span,
                format_args!("the union `{name}` cannot be device data: nobody knows which of its fields is alive"),
                "use a `#[repr(C)]` struct; floats and their bits convert by `to_bits` and `from_bits` in a kernel",
            );
            return None;
        }
    };
    check_repr(name, &input.attrs, diag);
    // Counter-example: `struct Nothing;` has 0 bytes in Rust and 1 in C++.
    if data.fields.is_empty() {
        diag.error_with(
            name,
            format_args!(
                "the struct `{name}` has no fields: C++ gives an empty struct a byte, Rust none"
            ),
            "give it a field, or leave it out of the kernel's parameters",
        );
        return None;
    }
    // Counter-example: `_: f32`, which a text cannot name.
    if let Some(name) = data
        .fields
        .iter()
        .filter_map(|f| f.ident.as_ref())
        .find(|n| *n == "_")
    {
        diag.error_with(
            name,
            "a field of device data has a name",
            "give it one, such as `unused`",
        );
        return None;
    }
    let members = data.fields.members();
    let fields = data.fields.iter().zip(members).map(|(field, member)| {
        let name = match &member {
            Member::Named(ident) => ident.to_string(),
            Member::Unnamed(index) => index.index.to_string(),
        };
        ReprField {
            cuda: cuda_ident(&name),
            member,
            name,
            ty: field.ty.clone(),
        }
    });
    Some(ReprStruct {
        runtime,
        ident: name.clone(),
        fields: fields.collect(),
    })
}

// Counter-example: `struct View<'a> { x: &'a [f32] }`: a host address means nothing on a device.
fn check_generics(name: &Ident, generics: &Generics, diag: &Diagnostics) {
    if generics.params.is_empty() {
        return;
    }
    if generics.lifetimes().next().is_some() {
        diag.error_with(
            generics,
            format_args!(
                "the struct `{name}` has a lifetime: device data holds values, never references"
            ),
            "hold the values themselves, or pass the slice to the kernel as a parameter of its own",
        );
    } else {
        diag.error_with(
            generics,
            format_args!("the struct `{name}` is generic, which `GpuRepr` does not support"),
            "write one struct per concrete type, such as `CellF32`",
        );
    }
}

// Counter-example: a struct without `#[repr(C)]`, whose fields rustc may sort as it likes.
fn check_repr(name: &Ident, attrs: &[Attribute], diag: &Diagnostics) {
    let mut has_c = false;
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("repr")) {
        let parsed = attr.parse_nested_meta(|meta| {
            if meta.path.is_ident("C") {
                has_c = true;
                return Ok(());
            }
            let modifier = meta.path.get_ident().map(Ident::to_string);
            diag.error_with(
                &meta.path,
                format_args!(
                    "`GpuRepr` does not support `#[repr({})]`",
                    modifier.as_deref().unwrap_or("..")
                ),
                "write `#[repr(C)]` alone; a larger alignment or a gap is made by fields of its own",
            );
            // What rustc thinks of the argument is rustc's to say.
            if meta.input.peek(syn::token::Paren) {
                let argument;
                syn::parenthesized!(argument in meta.input);
                argument.parse::<TokenStream>()?;
            }
            has_c = true;
            Ok(())
        });
        diag.ok(parsed);
    }
    if !has_c {
        diag.error_with(
            name,
            format_args!(
                "the layout of `{name}` is rustc's own choice, so the device cannot know it"
            ),
            "write `#[repr(C)]` on the struct",
        );
    }
}
