//! From text to tokens with the bytes of the file.

use proc_macro2::TokenStream;

/// The tokens of a text, and how many bytes their ranges lie before those of the text.
pub(super) fn tokens(text: &str) -> Option<(TokenStream, usize)> {
    const BOM: &str = "\u{feff}";
    let offset = if text.starts_with(BOM) { BOM.len() } else { 0 };
    let body = &text[offset..];
    // A file's first line may be for the shell; `#![..]` is not.
    let shell = body.starts_with("#!") && !body[2..].trim_start().starts_with('[');
    let tokens = if shell {
        let end = body.find('\n').unwrap_or(body.len());
        let mut masked = " ".repeat(end);
        masked.push_str(&body[end..]);
        masked.parse()
    } else {
        body.parse()
    };
    tokens.ok().map(|tokens| (tokens, offset))
}
