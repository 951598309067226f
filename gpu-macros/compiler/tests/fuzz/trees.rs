//! Token trees without spans: what the mutations work on. They are written out as text and read
//! back, so that every token of a case has a place in one source.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};

/// The word before a parenthesis that stands for an invisible group, which has no text.
const INVISIBLE: &str = "__invisible";

#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// A token; `joint` if the next one follows without a space.
    Leaf {
        text: String,
        joint: bool,
    },
    Group(Delimiter, Vec<Tree>),
}

impl Tree {
    pub fn leaf(text: impl Into<String>) -> Self {
        Tree::Leaf {
            text: text.into(),
            joint: false,
        }
    }

    pub fn text(&self) -> Option<&str> {
        match self {
            Tree::Leaf { text, .. } => Some(text),
            Tree::Group(..) => None,
        }
    }

    pub fn is(&self, word: &str) -> bool {
        self.text() == Some(word)
    }

    /// A name or a keyword.
    pub fn is_word(&self) -> bool {
        self.text()
            .is_some_and(|t| t.starts_with(|c: char| c == '_' || c.is_alphabetic()))
            && !self.is_literal()
    }

    pub fn is_literal(&self) -> bool {
        self.text().is_some_and(|t| {
            t.starts_with(|c: char| c.is_ascii_digit() || c == '"')
                || t.contains(['"', '\'']) && t.len() > 1 && t.ends_with(['"', '\'', '#'])
        })
    }
}

/// The trees of tokens.
pub fn trees(tokens: TokenStream) -> Vec<Tree> {
    tokens
        .into_iter()
        .map(|t| match t {
            TokenTree::Group(g) => Tree::Group(g.delimiter(), trees(g.stream())),
            TokenTree::Punct(p) => Tree::Leaf {
                text: p.as_char().to_string(),
                joint: p.spacing() == Spacing::Joint,
            },
            other => Tree::leaf(other.to_string()),
        })
        .collect()
}

/// The trees of a text that is known to be tokens.
pub fn parse(text: &str) -> Vec<Tree> {
    match text.parse() {
        Ok(tokens) => trees(tokens),
        Err(e) => panic!("{e}: {text}"),
    }
}

pub fn write(trees: &[Tree], out: &mut String) {
    for t in trees {
        match t {
            Tree::Leaf { text, joint } => {
                out.push_str(text);
                if !joint {
                    out.push(' ');
                }
            }
            Tree::Group(delimiter, inner) => {
                let (open, close) = match delimiter {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}\n"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("__invisible(", ")"),
                };
                out.push_str(open);
                write(inner, out);
                out.push_str(close);
                out.push(' ');
            }
        }
    }
}

/// Makes the invisible groups of what [`write`] wrote.
pub fn with_invisible_groups(tokens: TokenStream) -> TokenStream {
    let mut out = Vec::new();
    let mut marked = false;
    for t in tokens {
        match t {
            TokenTree::Ident(i) if i == INVISIBLE => marked = true,
            TokenTree::Group(g) => {
                let invisible = std::mem::take(&mut marked);
                let delimiter = if invisible {
                    Delimiter::None
                } else {
                    g.delimiter()
                };
                out.push(group(delimiter, &g));
            }
            other => out.push(other),
        }
    }
    out.into_iter().collect()
}

fn group(delimiter: Delimiter, like: &Group) -> TokenTree {
    let mut g = Group::new(delimiter, with_invisible_groups(like.stream()));
    g.set_span(like.span());
    TokenTree::Group(g)
}
