//! What a spelled type tells the macro. A spelling is only a belief: every scalar name that was
//! believed is collected, and the generated Rust asserts that it is the primitive.

use crate::ir::{Scalar, Ty, TyId, Types, scalar};
use proc_macro2::Ident;
use std::collections::BTreeMap;

/// The scalar names that were believed, each with its first spelling.
#[derive(Default)]
pub struct ScalarNames {
    names: BTreeMap<&'static str, Ident>,
}

impl ScalarNames {
    /// Believes `ident` where it is a scalar's name.
    pub fn believe(&mut self, ident: &Ident) -> Option<Scalar> {
        let s = scalar(&ident.to_string())?;
        self.names.entry(s.name()).or_insert_with(|| ident.clone());
        Some(s)
    }

    /// What was believed.
    pub fn iter(&self) -> impl Iterator<Item = &Ident> {
        self.names.values()
    }
}

/// The single identifier that a type is, if it is one.
pub fn single_ident(ty: &syn::Type) -> Option<&Ident> {
    match strip(ty) {
        syn::Type::Path(p) if p.qself.is_none() => p.path.get_ident(),
        _ => None,
    }
}

fn strip(ty: &syn::Type) -> &syn::Type {
    match ty {
        syn::Type::Group(g) => strip(&g.elem),
        syn::Type::Paren(p) => strip(&p.elem),
        other => other,
    }
}

/// The macro's type of a spelled value type; open where only rustc knows.
pub fn known_type(ty: &syn::Type, types: &mut Types, names: &mut ScalarNames) -> TyId {
    match strip(ty) {
        syn::Type::Array(a) => {
            let elem = known_type(&a.elem, types, names);
            types.known(Ty::Array(elem))
        }
        syn::Type::Tuple(t) if !t.elems.is_empty() => {
            let items = t
                .elems
                .iter()
                .map(|t| known_type(t, types, names))
                .collect();
            types.tuple(items)
        }
        syn::Type::Path(p) if option_of(p).is_some() => {
            let inner = match option_of(p) {
                Some(t) => known_type(t, types, names),
                None => types.open(),
            };
            types.known(Ty::Option(inner))
        }
        other => match single_ident(other).and_then(|i| names.believe(i)) {
            Some(s) => types.scalar(s),
            None => types.open(),
        },
    }
}

/// `T` of `Option<T>`. What the spelling means is rustc's to say: where it is another type, the
/// tests and values that the macro makes of it do not compile.
fn option_of(p: &syn::TypePath) -> Option<&syn::Type> {
    let last = p.path.segments.last().filter(|s| s.ident == "Option")?;
    match &last.arguments {
        syn::PathArguments::AngleBracketed(a) if a.args.len() == 1 => match a.args.first() {
            Some(syn::GenericArgument::Type(t)) => Some(t),
            _ => None,
        },
        _ => None,
    }
}
