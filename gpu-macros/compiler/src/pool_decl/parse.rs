//! From tokens to the model of the declared pools, one entry at a time: an entry that cannot be
//! read is reported and passed over.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Expr, ExprLit, Lit, LitInt, Token, Type, TypeArray, Visibility};

use super::{Buffer, Device, Limit, Lives, Pool, phases, units};
use crate::crate_path::runtime_path;
use crate::diag::Diagnostics;
use crate::syntax::whole;

const FORM: &str = "a pool is declared as `pub pool Name { device: auto, limit: 2 GiB, buffers { values: [f32; 1_000_000] } }`";

/// Functions that every pool has, so no buffer can.
const OWN_FUNCTIONS: [&str; 2] = ["scope", "stats"];

/// All pools that can be made out, faulty ones included.
pub(super) fn pools(input: TokenStream, diag: &Diagnostics) -> Vec<Pool> {
    let mut pools = Vec::new();
    let parse = |input: ParseStream<'_>| {
        if input.is_empty() {
            diag.error_with(Span::call_site(), "no pool is declared here", FORM);
        }
        while !input.is_empty() {
            pools.push(pool(input, diag)?);
        }
        Ok(())
    };
    diag.ok(whole(input, parse));
    pools
}

fn pool(input: ParseStream<'_>, diag: &Diagnostics) -> syn::Result<Pool> {
    let attrs = input.call(Attribute::parse_outer)?;
    let runtime = runtime_path(&attrs, diag);
    let docs = only_docs(attrs, &["doc", "gpu"], diag);
    let vis = input.parse::<Visibility>()?;
    let keyword = input.call(Ident::parse_any);
    if !keyword.is_ok_and(|keyword| keyword == "pool") {
        return Err(input.error(format_args!("expected `pool`\nhelp: {FORM}")));
    }
    let name = input.parse::<Ident>()?;
    let body;
    syn::braced!(body in input);

    let mut device = None;
    let mut limit = None;
    let mut guaranteed = None;
    let mut phases = None;
    let mut buffers = None;
    for entry in entries(&body)? {
        let Entry { attrs, key, value } = &entry;
        only_docs(attrs.clone(), &[], diag);
        let taken = match key.to_string().as_str() {
            "device" => device.replace(entry.clone()),
            "limit" => limit.replace(entry.clone()),
            "guaranteed" => guaranteed.replace(entry.clone()),
            "phases" => phases.replace(entry.clone()),
            "buffers" => buffers.replace(entry.clone()),
            other => {
                let what = format!("a pool has no `{other}`");
                diag.error_with(
                    key,
                    what,
                    "its entries are `device`, `limit`, `guaranteed`, `phases` and `buffers`",
                );
                continue;
            }
        };
        // Counter-example: two limits, of which one would silently win.
        if let Some(first) = taken {
            let message = format!("`{key}` stands twice in `{name}`");
            diag.error_related(key, message, &first.key, "first written");
            match key.to_string().as_str() {
                "device" => device = Some(first),
                "limit" => limit = Some(first),
                "guaranteed" => guaranteed = Some(first),
                "phases" => phases = Some(first),
                _ => buffers = Some(first),
            }
        }
        // Each form belongs to its keys: `buffers { .. }`, but `limit: ..`.
        let braces = matches!(value, Value::Braces(_));
        if braces != (key == "buffers" || key == "phases") {
            let form = match braces {
                true => format!("{key}: .."),
                false => format!("{key} {{ .. }}"),
            };
            diag.error_with(
                key,
                format_args!("`{key}` is not written so"),
                format_args!("write `{form}`"),
            );
        }
    }

    let device = match &device.map(|entry| entry.value) {
        Some(Value::Tokens(tokens)) => device_choice(tokens, diag),
        _ => Device::Auto,
    };
    let limit = match &limit.map(|entry| entry.value) {
        Some(Value::Tokens(tokens)) => units::bytes("limit", tokens, diag),
        Some(Value::Braces(_)) => None,
        None => {
            diag.error_with(
                &name,
                format_args!("the pool `{name}` has no limit"),
                "write the bytes that it may use at most, as in `limit: 2 GiB`",
            );
            None
        }
    };
    let guaranteed = match &guaranteed.map(|entry| entry.value) {
        Some(Value::Tokens(tokens)) => units::bytes("guaranteed", tokens, diag),
        _ => None,
    };
    // Counter-example: 3 GiB kept for a pool that may have 2 of them.
    if let (Some(limit), Some(kept)) = (&limit, &guaranteed)
        && kept.bytes > limit.bytes
    {
        diag.error_related(
            kept.span,
            format!("`{name}` cannot be guaranteed more than its limit"),
            limit.span,
            "its limit",
        );
    }
    let phases = match phases.map(|entry| (entry.key, entry.value)) {
        Some((key, Value::Braces(tokens))) => phases::declared(&key, tokens, &name, diag),
        _ => Vec::new(),
    };
    let buffers = match buffers.map(|entry| entry.value) {
        Some(Value::Braces(tokens)) => declared_buffers(tokens, &name, &phases, diag),
        _ => Vec::new(),
    };
    Ok(Pool {
        runtime,
        docs,
        vis,
        device,
        guaranteed: guaranteed.map_or(0, |kept| kept.bytes),
        limit: limit.unwrap_or(Limit {
            bytes: u64::MAX,
            span: name.span(),
        }),
        phases,
        buffers,
        name,
    })
}

/// `key: value` or `key { .. }`, with the attributes before it.
#[derive(Clone)]
struct Entry {
    attrs: Vec<Attribute>,
    key: Ident,
    value: Value,
}

#[derive(Clone)]
enum Value {
    Tokens(TokenStream),
    Braces(TokenStream),
}

/// The entries of a block, separated by commas. The comma behind braces may be left out.
fn entries(input: ParseStream<'_>) -> syn::Result<Vec<Entry>> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        let attrs = input.call(Attribute::parse_outer)?;
        let key = input.call(Ident::parse_any)?;
        let value = if input.peek(syn::token::Brace) {
            let body;
            syn::braced!(body in input);
            Value::Braces(body.parse()?)
        } else {
            input.parse::<Token![:]>()?;
            let mut tokens = TokenStream::new();
            while !input.is_empty() && !input.peek(Token![,]) {
                tokens.extend([input.parse::<TokenTree>()?]);
            }
            if tokens.is_empty() {
                return Err(input.error(format_args!("`{key}:` has no value")));
            }
            Value::Tokens(tokens)
        };
        let braces = matches!(value, Value::Braces(_));
        entries.push(Entry { attrs, key, value });
        if input.peek(Token![,]) || !(braces || input.is_empty()) {
            input.parse::<Token![,]>()?;
        }
    }
    Ok(entries)
}

fn device_choice(tokens: &TokenStream, diag: &Diagnostics) -> Device {
    if let Ok(word) = syn::parse2::<Ident>(tokens.clone())
        && word == "auto"
    {
        return Device::Auto;
    }
    let ordinal = syn::parse2::<LitInt>(tokens.clone());
    match ordinal.and_then(|number| number.base10_parse()) {
        Ok(ordinal) => Device::Ordinal(ordinal),
        Err(_) => {
            diag.error_with(
                tokens,
                "a device is its number or `auto`",
                "write `device: 0`, or `device: auto` for the one with the most free memory",
            );
            Device::Auto
        }
    }
}

fn declared_buffers(
    tokens: TokenStream,
    pool: &Ident,
    phases: &[Ident],
    diag: &Diagnostics,
) -> Vec<Buffer> {
    let mut buffers: Vec<Buffer> = Vec::new();
    let entries = diag.ok(whole(tokens, entries)).unwrap_or_default();
    for Entry { attrs, key, value } in entries {
        let docs = only_docs(attrs, &["doc"], diag);
        // Counter-example: a buffer `stats` would hide `FeaturePool::stats()`.
        if OWN_FUNCTIONS.contains(&key.to_string().as_str()) {
            diag.error_with(
                &key,
                format_args!(
                    "no buffer can be called `{key}`: `{pool}::{key}` is the pool's own function"
                ),
                "choose another name",
            );
            continue;
        }
        // Counter-example: `move: [f32; 8]`, whose function nobody can name.
        if syn::parse2::<Ident>(key.to_token_stream()).is_err() {
            diag.error_with(
                &key,
                format_args!("no buffer can be called `{key}`: that is a word of the language"),
                "choose another name",
            );
            continue;
        }
        // Counter-example: `points` and `POINTS`, whose lengths both are `POINTS_LEN`.
        let same = |other: &&Buffer| upper(&other.name) == upper(&key);
        if let Some(first) = buffers.iter().find(same) {
            let message = match first.name == key {
                true => format!("the buffer `{key}` is declared twice in `{pool}`"),
                false => format!(
                    "the buffers `{key}` and `{}` differ only in case",
                    first.name
                ),
            };
            diag.error_related(&key, message, &first.name, "first declared");
            continue;
        }
        if let Some((element, len, lives)) = array(&key, &value, pool, phases, diag) {
            buffers.push(Buffer {
                docs,
                name: key,
                element,
                len,
                lives,
            });
        }
    }
    buffers
}

/// Element type and length of `[Element; len]`, and the phases behind `in`.
fn array(
    name: &Ident,
    value: &Value,
    pool: &Ident,
    phases: &[Ident],
    diag: &Diagnostics,
) -> Option<(Type, Expr, Option<Lives>)> {
    let form = format!(
        "write `{name}: [f32; 1_000_000]`: the type of an element, and the largest length in elements"
    );
    let Value::Tokens(tokens) = value else {
        diag.error_with(name, format_args!("the buffer `{name}` has no type"), form);
        return None;
    };
    let parse = |input: ParseStream<'_>| {
        let array = input.parse::<TypeArray>()?;
        // What is wrong behind `in` is said there, and the buffer is one all the same.
        let lives = match input.parse::<Option<Token![in]>>()? {
            Some(_) => {
                let rest = input.parse::<TokenStream>()?;
                let parse = |rest: ParseStream<'_>| phases::lives(rest, name, pool, phases, diag);
                diag.ok(whole(rest, parse)).flatten()
            }
            None => None,
        };
        Ok((array, lives))
    };
    let Ok((TypeArray { elem, len, .. }, lives)) = parse.parse2(tokens.clone()) else {
        diag.error_with(tokens, "a buffer's type is `[Element; length]`", form);
        return None;
    };
    // Counter-example: `[f32 + ; 8]`, which the parser takes for a trait object.
    if matches!(*elem, Type::TraitObject(_) | Type::ImplTrait(_)) {
        diag.error_with(
            &elem,
            "a buffer holds values of one type, not of a trait",
            form,
        );
        return None;
    }
    // Counter-example: `normals: [f32; 0]`, which no kernel can fill. A length that is not a
    // literal is asserted by the generated code.
    if let Expr::Lit(ExprLit {
        lit: Lit::Int(number),
        ..
    }) = &len
        && number.base10_parse::<u128>().is_ok_and(|n| n == 0)
    {
        diag.error_with(
            number,
            format_args!("the buffer `{name}` has room for no element"),
            "write the largest length that it will be taken with",
        );
        return None;
    }
    Some((*elem, len, lives))
}

/// The name as constants are spelled.
pub(super) fn upper(name: &Ident) -> String {
    name.unraw().to_string().to_uppercase()
}

/// The doc comments among `attrs`; others than `allowed` are reported.
fn only_docs(attrs: Vec<Attribute>, allowed: &[&str], diag: &Diagnostics) -> Vec<Attribute> {
    for attr in &attrs {
        let known = allowed.iter().any(|name| attr.path().is_ident(name));
        // A doc comment on an entry that generates nothing is a comment.
        if !known && !attr.path().is_ident("doc") {
            diag.error_with(
                attr,
                "only doc comments can stand here",
                "`#[cfg(..)]` goes on the `gpu_pool!` itself",
            );
        }
    }
    attrs
        .into_iter()
        .filter(|attr| attr.path().is_ident("doc"))
        .collect()
}
