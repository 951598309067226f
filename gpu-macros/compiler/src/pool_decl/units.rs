//! Sizes in bytes: a whole number and a unit, `2 GiB` or `2GiB`.

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};
use syn::{Ident, LitInt};

use super::Limit;
use crate::diag::Diagnostics;

/// The units there are, with their bytes.
const UNITS: [(&str, u64); 9] = [
    ("B", 1),
    ("KiB", 1 << 10),
    ("MiB", 1 << 20),
    ("GiB", 1 << 30),
    ("TiB", 1 << 40),
    ("kB", 1_000),
    ("MB", 1_000_000),
    ("GB", 1_000_000_000),
    ("TB", 1_000_000_000_000),
];

const KNOWN: &str = "B; KiB, MiB, GiB, TiB (powers of 1,024); kB, MB, GB, TB (powers of 1,000)";

/// What is wrong with a size of zero, by its key, and what to write instead.
const ZERO: [(&str, &str, &str); 2] = [
    // Counter-example: `limit: 0 GiB`, in which no buffer has room.
    (
        "limit",
        "a limit of zero leaves no room for any buffer",
        "write the bytes that the pool may use at most, as in `2 GiB`",
    ),
    (
        "guaranteed",
        "a guarantee of zero keeps nothing for the pool",
        "leave `guaranteed` out, or write the bytes that nobody else may have",
    ),
];

/// The bytes that `tokens` spell behind `key`; `None` only if something was reported.
pub(super) fn bytes(key: &str, tokens: &TokenStream, diag: &Diagnostics) -> Option<Limit> {
    let (_, zero, write) = *ZERO.iter().find(|(k, ..)| *k == key).unwrap_or(&ZERO[0]);
    let what = match key {
        "limit" => "limit",
        _ => "guarantee",
    };
    let parse = |input: ParseStream<'_>| {
        let number = input.parse::<LitInt>()?;
        match number.base10_digits().starts_with('-') {
            true => Err(input.error("negative")),
            false => Ok((number, input.parse::<Option<Ident>>()?)),
        }
    };
    let Ok((number, unit)) = parse.parse2(tokens.clone()) else {
        diag.error_with(
            tokens,
            format_args!("a {what} is a whole number and a unit"),
            format_args!("write it as `2 GiB` or `512 MiB`; the units are {KNOWN}"),
        );
        return None;
    };
    let spelled = match &unit {
        Some(unit) => unit.to_string(),
        None => number.suffix().to_owned(),
    };
    let Some((_, scale)) = UNITS.iter().find(|(name, _)| *name == spelled) else {
        let known = format!("the units are {KNOWN}");
        match &unit {
            Some(unit) => diag.error_with(unit, format_args!("there is no unit `{unit}`"), known),
            None if spelled.is_empty() => {
                diag.error_with(&number, format_args!("the {what} has no unit"), known)
            }
            None => diag.error_with(&number, format_args!("there is no unit `{spelled}`"), known),
        }
        return None;
    };
    // A suffix and a unit, as in `2u64 GiB`, are one thing said twice.
    if unit.is_some() && !number.suffix().is_empty() {
        diag.error_with(
            &number,
            format_args!("the number has both a suffix and a unit"),
            format_args!("write `{} {spelled}`", number.base10_digits()),
        );
        return None;
    }
    let bytes = number
        .base10_digits()
        .parse()
        .ok()
        .and_then(|count: u64| count.checked_mul(*scale));
    match bytes {
        Some(0) => diag.error_with(&number, zero, write),
        Some(bytes) => {
            return Some(Limit {
                bytes,
                span: number.span(),
            });
        }
        None => diag.error_with(
            &number,
            format_args!("the {what} is more than an address space holds"),
            "write bytes that a device may have, as in `2 GiB`",
        ),
    }
    None
}
