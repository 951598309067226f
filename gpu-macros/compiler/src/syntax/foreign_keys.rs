//! The keys of a kernel from a file, and the `fn` without body that it is declared by.

use proc_macro2::{Ident, Span};
use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Attribute, LitInt, LitStr, Signature, Token, Visibility};

/// `fn normals(points: &[f32], out: &mut [f32], k: u32);`
pub struct Bodiless {
    /// Its attributes.
    pub attrs: Vec<Attribute>,
    /// Its visibility.
    pub vis: Visibility,
    /// Its signature.
    pub sig: Signature,
}

impl Parse for Bodiless {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let item = Self {
            attrs: input.call(Attribute::parse_outer)?,
            vis: input.parse()?,
            sig: input.parse()?,
        };
        input.parse::<Token![;]>()?;
        Ok(item)
    }
}

/// Which parameter of the kernel has the length of an array.
pub enum Length {
    /// The one of this name.
    Named(Ident),
    /// `_`: none.
    None,
}

/// The keys as written.
#[derive(Default)]
pub struct ForeignKeys {
    /// `cuda = ".."` or `ptx = ".."`, which of the two, and whether it is PTX.
    pub file: Option<(Ident, LitStr, bool)>,
    /// `entry = ".."`.
    pub entry: Option<LitStr>,
    /// `len(points = n, ..)`.
    pub len: Vec<(Ident, Length)>,
    /// `options(".."..)`.
    pub options: Vec<LitStr>,
    /// `shared = 1024`.
    pub shared: Option<LitInt>,
    /// `host = path`.
    pub host: Option<syn::Path>,
    /// The keys that were given.
    pub given: Vec<Ident>,
}

/// One key's value.
pub(super) enum Key {
    File(LitStr, bool),
    Entry(LitStr),
    Len(Vec<(Ident, Length)>),
    Options(Vec<LitStr>),
    Shared(LitInt),
    Host(syn::Path),
}

impl Key {
    pub(super) fn is(name: &str) -> bool {
        ["cuda", "ptx", "entry", "len", "options", "shared", "host"].contains(&name)
    }

    pub(super) fn parse(name: &str, input: ParseStream<'_>) -> syn::Result<Self> {
        if matches!(name, "len" | "options") {
            let content;
            syn::parenthesized!(content in input);
            if name == "options" {
                let list = Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?;
                return Ok(Key::Options(list.into_iter().collect()));
            }
            let one = |input: ParseStream<'_>| {
                let array = input.parse()?;
                input.parse::<Token![=]>()?;
                let length = if input.parse::<Option<Token![_]>>()?.is_some() {
                    Length::None
                } else {
                    Length::Named(input.parse()?)
                };
                Ok((array, length))
            };
            let list = Punctuated::<_, Token![,]>::parse_terminated_with(&content, one)?;
            return Ok(Key::Len(list.into_iter().collect()));
        }
        input.parse::<Token![=]>()?;
        Ok(match name {
            "entry" => Key::Entry(input.parse()?),
            "shared" => Key::Shared(input.parse()?),
            "host" => Key::Host(input.parse()?),
            _ => Key::File(input.parse()?, name == "ptx"),
        })
    }
}

impl ForeignKeys {
    /// Takes a key; false if it is there already.
    pub(super) fn set(&mut self, key: &Ident, value: Key) -> bool {
        let both = |k: &Ident| *k == "cuda" || *k == "ptx";
        let known = |k: &&Ident| *k == key || (both(k) && both(key));
        if self.given.iter().any(|k| known(&k)) {
            return false;
        }
        match value {
            Key::File(file, ptx) => self.file = Some((key.clone(), file, ptx)),
            Key::Entry(name) => self.entry = Some(name),
            Key::Len(list) => self.len = list,
            Key::Options(list) => self.options = list,
            Key::Shared(bytes) => self.shared = Some(bytes),
            Key::Host(path) => self.host = Some(path),
        }
        self.given.push(key.clone());
        true
    }

    /// Where the first of them stands.
    pub fn span(&self) -> Option<Span> {
        self.given.first().map(Ident::span)
    }
}
