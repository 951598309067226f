//! Names that are declared.

use std::hash::{DefaultHasher, Hash, Hasher};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{KEYWORDS, Walker};
use crate::scan::uses::punct;
use crate::scan::{Function, Segment, Static};

impl Walker<'_> {
    /// The name of an item; what follows is read as anything else.
    pub(super) fn item(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        word: &str,
        scope: usize,
    ) -> usize {
        let Some(TokenTree::Ident(ident)) = tokens.get(at + 1) else {
            // `fn(..)` and `*const T` are types; `const {..}` is a block.
            return 1;
        };
        let name = Segment::of(ident, self.offset);
        if KEYWORDS.contains(&name.name.as_str()) || name.name == "self" || name.name == "Self" {
            return 1;
        }
        // `*const T` has a type here; a constant's name has its colon behind it.
        let colon = punct(tokens, at + 2, ':') && !punct(tokens, at + 3, ':');
        if matches!(word, "const" | "static") && !colon {
            return 1;
        }
        self.count(&name.name, scope);
        self.scan.scopes[scope].declares.insert(name.name.clone());
        self.scan.items += 1;
        self.scan.scopes[scope].has_trait |= word == "trait";
        if word == "fn" {
            self.function(tokens, at, name);
        } else if word == "static" {
            let rest = tokens[at + 2..].iter();
            let ty = rest.take_while(
                |t| !matches!(t, TokenTree::Punct(p) if matches!(p.as_char(), '=' | ';')),
            );
            let mut words = Vec::new();
            words_of(&ty.cloned().collect(), &mut words);
            self.scan.statics.push(Static {
                name: name.name,
                at: name.range.start,
                words,
            });
        }
        2
    }

    fn function(&mut self, tokens: &[TokenTree], at: usize, name: Segment) {
        let rest = &tokens[at..];
        let end = rest.iter().position(|t| {
            matches!(t, TokenTree::Group(g) if g.delimiter() == Delimiter::Brace)
                || matches!(t, TokenTree::Punct(p) if p.as_char() == ';')
        });
        if let Some(TokenTree::Group(body)) = end.and_then(|n| rest.get(n)) {
            let mut hasher = DefaultHasher::new();
            let tokens = shape(body.stream(), &mut hasher);
            self.scan.functions.push(Function {
                name: name.name,
                range: name.range,
                shape: hasher.finish(),
                tokens,
            });
        }
    }
}

/// All identifiers.
fn words_of(tokens: &TokenStream, words: &mut Vec<String>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => words.push(ident.to_string()),
            TokenTree::Group(group) => words_of(&group.stream(), words),
            _ => {}
        }
    }
}

/// Hashes the tokens with names and literals blotted out, and counts them.
fn shape(tokens: TokenStream, hasher: &mut DefaultHasher) -> usize {
    let mut count = 0;
    for token in tokens {
        count += 1;
        match token {
            TokenTree::Group(group) => {
                (group.delimiter() as u8).hash(hasher);
                count += shape(group.stream(), hasher);
                b'/'.hash(hasher);
            }
            TokenTree::Punct(p) => p.as_char().hash(hasher),
            TokenTree::Literal(_) => 'l'.hash(hasher),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                match KEYWORDS.contains(&word.as_str()) {
                    true => word.hash(hasher),
                    false => 'i'.hash(hasher),
                }
            }
        }
    }
    count
}
