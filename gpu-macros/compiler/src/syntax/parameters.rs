//! Patterns in the parameters of a `#[gpu_fn]`: a plain name, taken apart in the body.

use proc_macro2::{Ident, Span};
use std::collections::HashSet;
use syn::{Block, FnArg, Pat, Signature};

/// The function with a plain name for each parameter: `fn f((x, y): (f32, f32)) { .. }` becomes
/// `fn f(arg: (f32, f32)) { let (x, y) = arg; .. }`. What is no pattern of the language stays, and is
/// reported where it stands.
pub(crate) fn plain_parameters(sig: &Signature, block: &Block) -> (Signature, Block) {
    let (mut sig, mut block) = (sig.clone(), block.clone());
    let mut lets = Vec::new();
    let mut taken = HashSet::new();
    for arg in &sig.inputs {
        if let FnArg::Typed(arg) = arg
            && let Pat::Ident(p) = &*arg.pat
        {
            taken.insert(p.ident.to_string());
        }
    }
    for arg in &mut sig.inputs {
        let FnArg::Typed(arg) = arg else { continue };
        if !matches!(
            &*arg.pat,
            Pat::Tuple(_) | Pat::Slice(_) | Pat::Struct(_) | Pat::TupleStruct(_) | Pat::Wild(_)
        ) {
            continue;
        }
        let mut name = "arg".to_owned();
        let mut n = 1;
        while !taken.insert(name.clone()) {
            n += 1;
            name = format!("arg_{n}");
        }
        let span = syn::spanned::Spanned::span(&arg.pat);
        let name = Ident::new(&name, Span::mixed_site().located_at(span));
        let plain: Pat = syn::parse_quote!(#name);
        let pat = std::mem::replace(&mut *arg.pat, plain);
        if !matches!(pat, Pat::Wild(_)) {
            lets.push(syn::parse_quote!(let #pat = #name;));
        }
    }
    lets.append(&mut block.stmts);
    block.stmts = lets;
    (sig, block)
}
