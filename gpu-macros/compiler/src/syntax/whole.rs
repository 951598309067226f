//! Parsing of all that a macro was given.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::parse::{ParseStream, Parser};

/// As `syn::parse2`, but what is missing at the end is missed at the last token, where `parse2`
/// would point at the attribute.
///
/// Counter-example: `over =` in a long attribute.
pub(crate) fn whole<T>(
    tokens: TokenStream,
    parse: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    let Some(last) = tokens.clone().into_iter().last() else {
        return parse.parse2(tokens);
    };
    // The end of a group is its closing parenthesis, and that is where the span of the group is.
    let mut group = Group::new(Delimiter::Parenthesis, tokens);
    group.set_span(last.span());
    let inside = |input: ParseStream<'_>| {
        let content;
        syn::parenthesized!(content in input);
        parse(&content)
    };
    inside.parse2(TokenTree::Group(group).into())
}
