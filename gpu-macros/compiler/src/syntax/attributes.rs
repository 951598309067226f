//! Attributes other than ours: those of an item, of which the generated function keeps some, and
//! those inside of a body, which no generator reads.

use crate::diag::{Diagnostics, Place};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Attribute;

/// Lints and documentation.
const SPOKEN: [&str; 7] = [
    "doc", "allow", "expect", "warn", "deny", "clippy", "rustfmt",
];

/// On an item they stay with the generated function..
const KEPT: [&str; 3] = ["cfg", "deprecated", "must_use"];

/// .. or say nothing to a function that is generic and always inlined.
const WITHOUT_MEANING: [&str; 3] = ["inline", "cold", "track_caller"];

/// Attributes that the generated function keeps; one that would silently be lost is refused.
///
/// Counter-example: `#[gpu_kernel(over = y)] #[instrument] fn f(..)`.
pub(crate) fn passed_on(attrs: &[Attribute], diag: &Diagnostics) -> Vec<Attribute> {
    let mut kept = Vec::new();
    for a in attrs {
        let name = first_name(a);
        let is = |list: &[&str]| list.iter().any(|n| name == *n);
        // `fn f() { #![..] }` stands among the attributes of the function.
        let inside = matches!(a.style, syn::AttrStyle::Inner(_));
        if inside && is(&SPOKEN) {
            continue;
        }
        if !inside && (is(&SPOKEN) || is(&KEPT)) {
            kept.push(a.clone());
        } else if !is(&WITHOUT_MEANING) {
            diag.error_with(
                a,
                format!("`#[{name}]` would be lost: the function is written anew for each target"),
                "remove it, or write it above this macro's own attribute if it is a macro itself",
            );
        }
    }
    kept
}

fn first_name(a: &Attribute) -> String {
    a.path()
        .segments
        .first()
        .map(|s| s.ident.to_string())
        .unwrap_or_default()
}

/// Refuses attributes in a body that mean something.
///
/// Counter-example: `#[cfg(feature = "fast")] y[i] = 0.0;`, which would always be done.
pub(crate) fn none_inside(body: &syn::Block, diag: &Diagnostics) {
    scan(body.to_token_stream(), diag);
}

/// Refuses `r#name` where it is no keyword: everything that compares names would have to know that
/// it is `name`.
///
/// Counter-example: `if n < x.len() { let r#n = far; sum += x[n]; }` — another `n`.
fn refuse_needless_raw(name: &Ident, diag: &Diagnostics) {
    let text = name.to_string();
    // `gen` is a keyword of the edition 2024 alone.
    if let Some(bare) = text.strip_prefix("r#")
        && bare != "gen"
        && syn::parse_str::<Ident>(bare).is_ok()
    {
        diag.error_with(
            name.span(),
            format!("`{text}` is `{bare}`, which is no keyword"),
            format!("write `{bare}`"),
        );
    }
}

fn scan(tokens: TokenStream, diag: &Diagnostics) {
    let mut hash = None;
    let mut tokens = tokens.into_iter().peekable();
    while let Some(t) = tokens.next() {
        match &t {
            TokenTree::Group(g) => {
                if let Some(hash) = hash
                    && g.delimiter() == Delimiter::Bracket
                {
                    let name = match g.stream().into_iter().next() {
                        Some(TokenTree::Ident(i)) => i.to_string(),
                        _ => String::new(),
                    };
                    // `#[safety("..")] unsafe { .. }` is read with the block.
                    let before_unsafe =
                        matches!(tokens.peek(), Some(TokenTree::Ident(i)) if i == "unsafe");
                    let read = name == "safety" && before_unsafe;
                    if !read && !SPOKEN.contains(&name.as_str()) {
                        diag.error_with(
                            Place::range(hash, g.span()),
                            format!("`#[{name}]` is not part of the kernel language: attributes inside of a kernel are not read"),
                            "for `cfg`, put it on the whole function, or ask a constant: `if FAST { .. }`",
                        );
                    }
                } else {
                    scan(g.stream(), diag);
                }
                hash = None;
            }
            TokenTree::Punct(p) if p.as_char() == '#' => hash = Some(p.span()),
            TokenTree::Ident(i) => {
                hash = None;
                refuse_needless_raw(i, diag);
            }
            // `#![..]`
            TokenTree::Punct(p) if p.as_char() == '!' => {}
            _ => hash = None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The errors about attributes of a function.
    fn errors(item: &str) -> String {
        let f: syn::ItemFn = syn::parse_str(item).unwrap();
        let diag = Diagnostics::new();
        passed_on(&f.attrs, &diag);
        none_inside(&f.block, &diag);
        diag.finish().err().unwrap_or_default().to_string()
    }

    #[test]
    fn what_would_be_lost_or_not_read_is_refused() {
        for item in [
            "fn f() { #[cfg(fast)] g(); }",
            "fn f() { if a { #[cfg(fast)] let b = 1; } }",
            "fn f() { b = S { #[cfg(fast)] a: 1 }; }",
            "fn f() { match a { #[cfg(fast)] 1 => 2, _ => 3 } }",
            "fn f() { #![cfg(fast)] }",
            "fn f() { #[safety(\"why\")] g(); }",
            "#[instrument] fn f() {}",
        ] {
            assert_eq!(errors(item).matches("compile_error").count(), 1, "{item}");
        }
    }

    #[test]
    fn lints_and_documentation_stay() {
        let item = "#[doc = \"f\"] #[inline] #[must_use] #[cfg(fast)] fn f() { #[allow(unused)] let a = b[0]; #[safety(\"why\")] unsafe { c } }";
        assert_eq!(errors(item), "");
    }
}
