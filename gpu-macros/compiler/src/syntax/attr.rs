//! `#[gpu_kernel(over = .., block = .., requires(..), contract, crate = ..)]`, and the keys of kernels
//! from files.

use super::foreign_keys::{ForeignKeys, Key};
use crate::diag::Diagnostics;
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens;
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::{Expr, Token};

/// The attribute as written: names not yet resolved.
pub struct KernelAttr {
    /// `over = ..`.
    pub over: Option<Expr>,
    /// `block = ..`.
    pub block: Option<Expr>,
    /// `requires(..)`.
    pub requires: Vec<Expr>,
    /// `contract`.
    pub contract: Option<Ident>,
    /// The keys of a kernel from a file.
    pub foreign: ForeignKeys,
    /// `crate = path`.
    pub krate: TokenStream,
    /// Where the attribute stands, for what is missing in it.
    pub span: Span,
}

enum Item {
    Over(Ident, Expr),
    Block(Ident, Expr),
    Requires(Ident, Vec<Expr>),
    Contract(Ident),
    Foreign(Ident, Key),
    Crate(syn::Path),
    Unknown(Ident),
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![crate]) {
            input.parse::<Token![crate]>()?;
            input.parse::<Token![=]>()?;
            return Ok(Item::Crate(input.parse()?));
        }
        let key: Ident = input.parse()?;
        match key.to_string().as_str() {
            "over" => {
                input.parse::<Token![=]>()?;
                Ok(Item::Over(key, input.parse()?))
            }
            "block" => {
                input.parse::<Token![=]>()?;
                Ok(Item::Block(key, input.parse()?))
            }
            "requires" => {
                let content;
                syn::parenthesized!(content in input);
                let list = Punctuated::<Expr, Token![,]>::parse_terminated(&content)?;
                Ok(Item::Requires(key, list.into_iter().collect()))
            }
            "contract" if input.is_empty() || input.peek(Token![,]) => Ok(Item::Contract(key)),
            name if Key::is(name) => {
                let value = Key::parse(name, input)?;
                Ok(Item::Foreign(key, value))
            }
            _ => {
                // Skip the value of a key we do not know, so that the rest is still read.
                while !input.is_empty() && !input.peek(Token![,]) {
                    input.parse::<proc_macro2::TokenTree>()?;
                }
                Ok(Item::Unknown(key))
            }
        }
    }
}

/// Parses the attribute's arguments.
pub fn parse_kernel_attr(args: TokenStream, diag: &Diagnostics) -> KernelAttr {
    let mut attr = KernelAttr {
        over: None,
        block: None,
        requires: Vec::new(),
        contract: None,
        foreign: ForeignKeys::default(),
        krate: super::default_crate(),
        span: if args.is_empty() {
            Span::call_site()
        } else {
            args.span()
        },
    };
    let parser = Punctuated::<Item, Token![,]>::parse_terminated;
    let items = match super::whole(args, parser) {
        Ok(items) => items,
        Err(e) => {
            diag.error_with(
                e.span(),
                format!("this is not an argument of #[gpu_kernel]: {e}"),
                "write `#[gpu_kernel(over = y, block = 256, requires(x.len() == y.len()))]`",
            );
            return attr;
        }
    };
    let mut seen_requires = false;
    for item in items {
        match item {
            Item::Over(key, e) => set(&mut attr.over, e, &key, diag),
            Item::Block(key, e) => set(&mut attr.block, e, &key, diag),
            Item::Requires(key, list) => {
                if std::mem::replace(&mut seen_requires, true) {
                    repeated(&key, diag);
                }
                attr.requires.extend(list);
            }
            Item::Contract(key) => {
                if attr.contract.is_some() {
                    repeated(&key, diag);
                }
                attr.contract = Some(key);
            }
            Item::Foreign(key, value) => {
                if !attr.foreign.set(&key, value) {
                    repeated(&key, diag);
                }
            }
            Item::Crate(path) => attr.krate = path.to_token_stream(),
            Item::Unknown(key) if key == "contract" => diag.error_with(
                key.span(),
                "`contract` takes no value",
                "write it alone: `#[gpu_kernel(over = y, contract)]`",
            ),
            Item::Unknown(key) => diag.error_with(
                key.span(),
                format!("#[gpu_kernel] has no key `{key}`"),
                "the keys are `over`, `block`, `requires(..)`, `contract` and `crate`; for a kernel from a file `cuda` or `ptx`, `entry`, `len(..)`, `options(..)`, `shared` and `host`",
            ),
        }
    }
    attr
}

fn set(slot: &mut Option<Expr>, value: Expr, key: &Ident, diag: &Diagnostics) {
    if slot.is_some() {
        repeated(key, diag);
    }
    *slot = Some(value);
}

fn repeated(key: &Ident, diag: &Diagnostics) {
    diag.error_with(
        key.span(),
        format!("`{key}` is given twice"),
        "keep one of them",
    );
}
