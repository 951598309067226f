//! Import items, with what stands before them.

use proc_macro2::TokenTree;

use super::{Walker, range};
use crate::scan::uses::{self, UseItem, punct};

impl Walker<'_> {
    pub(super) fn import(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        scope: usize,
        in_macro: bool,
    ) -> usize {
        let rest = &tokens[at + 1..];
        let Some(length) = rest
            .iter()
            .position(|t| matches!(t, TokenTree::Punct(p) if p.as_char() == ';'))
        else {
            return 1;
        };
        let word = range(&tokens[at], self.offset);
        let end = range(&rest[length], self.offset);
        let mut item = UseItem {
            range: word.start..end.end,
            vis: word.start..word.start,
            attributes: word.start..word.start,
            tree: word.end..end.start,
            leaves: Vec::new(),
            groups: Vec::new(),
            scope,
            colons: false,
            in_macro,
        };
        self.before(tokens, at, &mut item);
        if let Some(first) = rest[..length].first() {
            item.tree.start = range(first, self.offset).start;
        }
        if uses::tree(&rest[..length], self.offset, &mut item).is_some() {
            let mut heads: Vec<String> = item
                .leaves
                .iter()
                .filter_map(|leaf| {
                    let first = leaf
                        .path
                        .first()
                        .filter(|_| leaf.path.len() > 1 || leaf.glob)?;
                    Some(first.name.clone())
                })
                .collect();
            heads.sort();
            heads.dedup();
            heads.extend(
                item.leaves
                    .iter()
                    .filter_map(|leaf| leaf.name().map(str::to_owned)),
            );
            for head in heads {
                self.count(&head, scope);
            }
            let index = self.scan.uses.len();
            let leaves = (0..item.leaves.len()).map(|leaf| (index, leaf));
            self.scan.scopes[scope].leaves.extend(leaves);
            self.scan.uses.push(item);
        }
        length + 2
    }

    /// Visibility and attributes before `use`.
    fn before(&self, tokens: &[TokenTree], at: usize, item: &mut UseItem) {
        let mut first = at;
        let vis = |n: usize| matches!(&tokens[n], TokenTree::Ident(word) if word == "pub");
        if first >= 1 && vis(first - 1) {
            first -= 1;
        } else if first >= 2 && vis(first - 2) && matches!(tokens[first - 1], TokenTree::Group(_)) {
            first -= 2;
        }
        if first < at {
            item.vis.start = range(&tokens[first], self.offset).start;
            item.vis.end = range(&tokens[at - 1], self.offset).end;
            item.range.start = item.vis.start;
        }
        item.attributes = item.range.start..item.range.start;
        while first >= 2
            && punct(tokens, first - 2, '#')
            && let TokenTree::Group(group) = &tokens[first - 1]
        {
            first -= 2;
            let start = range(&tokens[first], self.offset).start;
            item.range.start = start;
            let docs = matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(w)) if w == "doc");
            if !docs {
                item.attributes.start = start;
                item.attributes.end = item
                    .attributes
                    .end
                    .max(range(&tokens[first + 1], self.offset).end);
            }
        }
        if item.attributes.start == item.range.start && item.attributes.is_empty() {
            item.attributes = item.range.start..item.range.start;
        }
    }
}
