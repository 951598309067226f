//! The one sentence about a moved path, for rustc to print and for `cargo gpu-migrate` to read.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Path;

/// What the sentence says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The full old path, the crate's name first.
    pub old: String,
    /// The full new path, or the closure that has the old arguments.
    pub new: String,
    /// The version that removes the old path.
    pub remove_in: String,
}

/// The sentence. rustc prints it behind "use of deprecated struct `..`: ".
///
/// ```
/// use gpu_macros_compiler::moved::note;
///
/// let text = note::sentence("k::old::T", "k::new::T", "0.4.0", None);
/// assert_eq!(text, "moved from `k::old::T` to `k::new::T`; the old path is removed in 0.4.0");
/// ```
pub fn sentence(old: &str, new: &str, remove_in: &str, note: Option<&str>) -> String {
    let tail = note.map(|note| format!(" ({note})")).unwrap_or_default();
    format!("moved from `{old}` to `{new}`; the old path is removed in {remove_in}{tail}")
}

/// Finds the sentence in a message.
///
/// ```
/// use gpu_macros_compiler::moved::note;
///
/// let message = "use of deprecated type alias `T`: moved from `k::old::T` to `k::new::T`; \
///                the old path is removed in 0.4.0 (see the guide)";
/// let note = note::find(message).unwrap();
/// assert_eq!((&*note.old, &*note.new, &*note.remove_in), ("k::old::T", "k::new::T", "0.4.0"));
/// ```
pub fn find(message: &str) -> Option<Note> {
    let (_, rest) = message.split_once("moved from `")?;
    let (old, rest) = rest.split_once("` to `")?;
    let (new, rest) = rest.split_once("`; the old path is removed in ")?;
    let remove_in = rest.split_whitespace().next()?;
    Some(Note {
        old: old.to_owned(),
        new: new.to_owned(),
        remove_in: remove_in.to_owned(),
    })
}

/// A path with the crate's name in the place of `crate`.
pub(super) fn path(path: &Path, root: &str) -> String {
    let segments = path.segments.iter().enumerate().map(|(n, segment)| {
        let ident = segment.ident.to_string();
        match n == 0 && ident == "crate" {
            true => root.to_owned(),
            false => ident,
        }
    });
    segments.collect::<Vec<_>>().join("::")
}

/// The same for the text of an adapter. A word `crate` is the keyword wherever it stands.
pub(super) fn in_crate(text: &str, root: &str) -> String {
    text.replace("crate::", &format!("{root}::"))
}

/// The text of tokens as a person writes it: no space inside paths, calls and method chains.
pub fn plain(tokens: &impl ToTokens) -> String {
    let mut text = String::new();
    write(&tokens.to_token_stream(), &mut text);
    text.trim().to_owned()
}

fn write(tokens: &TokenStream, text: &mut String) {
    let mut joint = false;
    for token in tokens.clone() {
        let tight_before = match &token {
            TokenTree::Punct(p) => matches!(p.as_char(), ',' | ';' | '.' | ':' | '?' | '>' | '|'),
            TokenTree::Group(g) => {
                matches!(g.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket)
            }
            _ => false,
        };
        let last = text.chars().last();
        let tight_after = joint
            || matches!(
                last,
                None | Some('(' | '[' | '.' | ':' | '&' | '<' | '!' | '|' | ' ')
            );
        if !tight_before && !tight_after {
            text.push(' ');
        }
        joint = false;
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{ ", " }"),
                    Delimiter::None => ("", ""),
                };
                text.push_str(open);
                write(&group.stream(), text);
                text.push_str(close);
            }
            TokenTree::Punct(punct) => {
                joint = punct.spacing() == Spacing::Joint;
                text.push(punct.as_char());
                if matches!(punct.as_char(), ',' | ';') {
                    text.push(' ');
                }
                // The bar that ends a closure's parameters.
                if punct.as_char() == '|' && text.matches('|').count() == 2 {
                    text.push(' ');
                }
            }
            other => text.push_str(&other.to_string()),
        }
    }
}
