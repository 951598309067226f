//! Import items and their trees.

use std::ops::Range;

use proc_macro2::{Delimiter, TokenTree};

use super::Segment;
use super::walk::range;

/// `pub use a::{b, c as d};`
#[derive(Clone, Debug)]
pub struct UseItem {
    /// From its first attribute to its semicolon.
    pub range: Range<usize>,
    /// The visibility's bytes; empty if it has none.
    pub vis: Range<usize>,
    /// The attributes' bytes; empty if it has none. Comments for the documentation are not among them.
    pub attributes: Range<usize>,
    /// Between `use` and the semicolon.
    pub tree: Range<usize>,
    /// What it imports.
    pub leaves: Vec<Leaf>,
    /// The braces of the tree.
    pub groups: Vec<Group>,
    /// The scope that it stands in.
    pub scope: usize,
    /// The path begins with `::`.
    pub colons: bool,
    /// In the tokens of a macro.
    pub in_macro: bool,
}

/// One imported name.
#[derive(Clone, Debug)]
pub struct Leaf {
    /// The whole path, groups opened up. `self` at its end is taken off.
    pub path: Vec<Segment>,
    /// `as name`; `_` as well.
    pub rename: Option<Segment>,
    /// `::*`
    pub glob: bool,
    /// It is `{self}`.
    pub is_self: bool,
    /// Its bytes within its group, from its first own segment to its end.
    pub range: Range<usize>,
    /// The group that it stands in.
    pub group: Option<usize>,
}

/// `{..}` of a tree.
#[derive(Clone, Debug)]
pub struct Group {
    /// With its braces.
    pub range: Range<usize>,
    /// The member of the outer group that ends with these braces.
    pub member: Range<usize>,
    /// The group around it.
    pub outer: Option<usize>,
}

impl Leaf {
    /// The name that it brings into scope; `None` for a glob and `_`.
    pub fn name(&self) -> Option<&str> {
        if self.glob {
            return None;
        }
        let name = match &self.rename {
            Some(rename) => &rename.name,
            None => &self.path.last()?.name,
        };
        (name != "_").then_some(name.as_str())
    }
}

/// Reads what stands between `use` and `;`.
pub(super) fn tree(tokens: &[TokenTree], offset: usize, item: &mut UseItem) -> Option<()> {
    let mut at = 0;
    if punct(tokens, at, ':') && punct(tokens, at + 1, ':') {
        item.colons = true;
        at = 2;
    }
    member(&tokens[at..], offset, &[], None, item)
}

fn member(
    tokens: &[TokenTree],
    offset: usize,
    before: &[Segment],
    group: Option<usize>,
    item: &mut UseItem,
) -> Option<()> {
    let mut path = before.to_vec();
    let first = range(tokens.first()?, offset).start;
    let mut at = 0;
    loop {
        match tokens.get(at)? {
            TokenTree::Ident(ident) => {
                let segment = Segment::of(ident, offset);
                let end = segment.range.end;
                path.push(segment);
                at += 1;
                if punct(tokens, at, ':') && punct(tokens, at + 1, ':') {
                    at += 2;
                    continue;
                }
                let mut leaf = Leaf {
                    path,
                    rename: None,
                    glob: false,
                    is_self: false,
                    range: first..end,
                    group,
                };
                if let (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(name))) =
                    (tokens.get(at), tokens.get(at + 1))
                    && word == "as"
                {
                    let name = Segment::of(name, offset);
                    leaf.range.end = name.range.end;
                    leaf.rename = Some(name);
                }
                if leaf.path.len() > 1 && leaf.path.last()?.name == "self" {
                    leaf.path.pop();
                    leaf.is_self = true;
                }
                item.leaves.push(leaf);
                return Some(());
            }
            TokenTree::Punct(star) if star.as_char() == '*' => {
                let end = range(tokens.get(at)?, offset).end;
                item.leaves.push(Leaf {
                    path,
                    rename: None,
                    glob: true,
                    is_self: false,
                    range: first..end,
                    group,
                });
                return Some(());
            }
            TokenTree::Group(braces) if braces.delimiter() == Delimiter::Brace => {
                let bytes = range(tokens.get(at)?, offset);
                let this = item.groups.len();
                item.groups.push(Group {
                    range: bytes.clone(),
                    member: first..bytes.end,
                    outer: group,
                });
                let inside: Vec<TokenTree> = braces.stream().into_iter().collect();
                for part in inside.split(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ','))
                {
                    if !part.is_empty() {
                        member(part, offset, &path, Some(this), item)?;
                    }
                }
                return Some(());
            }
            // `$crate::..` in a macro; `$path` is not for us to read.
            TokenTree::Punct(dollar) if dollar.as_char() == '$' => match tokens.get(at + 1) {
                Some(TokenTree::Ident(word)) if word == "crate" => at += 1,
                _ => return None,
            },
            _ => return None,
        }
    }
}

pub(super) fn punct(tokens: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(tokens.get(at), Some(TokenTree::Punct(p)) if p.as_char() == sign)
}
