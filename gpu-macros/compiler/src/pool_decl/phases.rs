//! The phases of a pool, and those that a buffer names: `in load`, `in load..=normals`.

use proc_macro2::{Ident, TokenStream};
use syn::Token;
use syn::ext::IdentExt;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;

use super::Lives;
use crate::diag::Diagnostics;
use crate::syntax::whole;

const FORM: &str = "write the phases in their order: `phases { load, normals, features }`";

/// The names between the braces of `phases { .. }`, in the order in which the phases come.
pub(super) fn declared(
    key: &Ident,
    tokens: TokenStream,
    pool: &Ident,
    diag: &Diagnostics,
) -> Vec<Ident> {
    let parse = |input: ParseStream<'_>| {
        let names = Punctuated::<Ident, Token![,]>::parse_terminated_with(input, Ident::parse_any);
        names.map_err(|error| syn::Error::new(error.span(), format!("{error}\nhelp: {FORM}")))
    };
    let Some(names) = diag.ok(whole(tokens, parse)) else {
        return Vec::new();
    };
    if names.is_empty() {
        diag.error_with(key, "`phases` has no phase in it", FORM);
    }
    let mut phases: Vec<Ident> = Vec::new();
    for name in names {
        // Counter-example: a phase that comes twice, in which a buffer of the other time shares
        // the bytes of one that lives.
        match phases.iter().find(|first| **first == name) {
            Some(first) => {
                let message = format!("the phase `{name}` is declared twice in `{pool}`");
                diag.error_related(&name, message, first, "first declared");
            }
            None => phases.push(name),
        }
    }
    phases
}

/// `name` or `first..=last` behind `in`, against the pool's phases.
pub(super) fn lives(
    input: ParseStream<'_>,
    buffer: &Ident,
    pool: &Ident,
    phases: &[Ident],
    diag: &Diagnostics,
) -> syn::Result<Option<Lives>> {
    let first = input.call(Ident::parse_any)?;
    let last = if input.peek(Token![..=]) {
        input.parse::<Token![..=]>()?;
        input.call(Ident::parse_any)?
    } else if input.peek(Token![..]) {
        return Err(
            input.error("a buffer's phases include the last one\nhelp: write `in first..=last`")
        );
    } else {
        first.clone()
    };
    if phases.is_empty() {
        diag.error_with(
            &first,
            format_args!("the buffer `{buffer}` lives in a phase, and `{pool}` declares none"),
            "declare them in the pool, in their order: `phases { load, normals }`",
        );
        return Ok(None);
    }
    let number = |name: &Ident| {
        let found = phases.iter().position(|phase| phase == name);
        if found.is_none() {
            let known: Vec<String> = phases.iter().map(|phase| format!("`{phase}`")).collect();
            diag.error_with(
                name,
                format_args!("`{pool}` has no phase `{name}`"),
                format_args!("its phases are {}", known.join(", ")),
            );
        }
        found
    };
    let from = number(&first);
    let to = if last == first { from } else { number(&last) };
    let (Some(from), Some(to)) = (from, to) else {
        return Ok(None);
    };
    if from > to {
        diag.error_with(
            &first,
            format_args!("the phase `{first}` comes after `{last}`: `{buffer}` would live in none"),
            format_args!("write `in {last}..={first}`"),
        );
        return Ok(None);
    }
    let (from_text, to_text) = (first.unraw(), last.unraw());
    Ok(Some(Lives {
        first: from,
        last: to,
        text: match from == to {
            true => format!("`{from_text}`"),
            false => format!("`{from_text}` to `{to_text}`"),
        },
    }))
}
