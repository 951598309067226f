//! One pass over the tokens of a file.

mod imports;
mod items;
mod links;
mod paths;

use std::ops::Range;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::uses::punct;
use super::{FileModule, KernelAlias, Scan, Scope, Segment, Table};

/// Words that begin no path. `crate`, `self`, `super` and `Self` do.
const KEYWORDS: [&str; 36] = [
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while",
    "union", "yield",
];

/// Items whose name follows the word.
const ITEMS: [&str; 8] = [
    "struct", "enum", "union", "trait", "type", "fn", "const", "static",
];

impl Segment {
    pub(super) fn of(ident: &Ident, offset: usize) -> Self {
        let text = ident.to_string();
        Segment {
            name: text.strip_prefix("r#").unwrap_or(&text).to_owned(),
            range: bytes(ident.span(), offset),
        }
    }
}

pub(super) fn range(token: &TokenTree, offset: usize) -> Range<usize> {
    bytes(token.span(), offset)
}

fn bytes(span: Span, offset: usize) -> Range<usize> {
    let range = span.byte_range();
    range.start + offset..range.end + offset
}

pub(super) fn walk(scan: &mut Scan, text: &str, tokens: TokenStream, offset: usize) {
    let mut walker = Walker {
        scan,
        text,
        offset,
        fence: links::Fence::default(),
    };
    walker.stream(tokens, 0, false);
}

struct Walker<'a> {
    scan: &'a mut Scan,
    text: &'a str,
    offset: usize,
    /// Whether the documentation that is being read is within a block of code.
    fence: links::Fence,
}

impl Walker<'_> {
    fn stream(&mut self, tokens: TokenStream, scope: usize, in_macro: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            at += self.token(&tokens, at, scope, in_macro).max(1);
        }
    }

    /// Takes what begins at a token, and says how many tokens it was.
    fn token(&mut self, tokens: &[TokenTree], at: usize, scope: usize, in_macro: bool) -> usize {
        match &tokens[at] {
            TokenTree::Group(group) => {
                let inner = match group.delimiter() {
                    Delimiter::Brace => self.scope(scope, None),
                    _ => scope,
                };
                self.stream(group.stream(), inner, in_macro);
                1
            }
            TokenTree::Punct(p) if p.as_char() == '\'' => 2,
            TokenTree::Punct(p) if p.as_char() == '#' => self.attribute(tokens, at, scope),
            TokenTree::Punct(_) | TokenTree::Literal(_) => 1,
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                let dotted = at > 0 && punct(tokens, at - 1, '.');
                match word.as_str() {
                    "use" if !dotted && !punct(tokens, at + 1, '<') => {
                        self.import(tokens, at, scope, in_macro)
                    }
                    "mod" => self.module(tokens, at, scope, in_macro),
                    "extern" => {
                        self.foreign(tokens, at);
                        1
                    }
                    "macro_rules" => self.macro_rules(tokens, at, scope),
                    _ if ITEMS.contains(&word.as_str()) && !dotted => {
                        self.item(tokens, at, &word, scope)
                    }
                    _ if KEYWORDS.contains(&word.as_str()) => 1,
                    _ => self.run(tokens, at, scope, in_macro),
                }
            }
        }
    }

    fn count(&mut self, name: &str, scope: usize) {
        let scopes = self.scan.words.entry(name.to_owned()).or_default();
        scopes.push(scope);
    }

    fn scope(&mut self, parent: usize, module: Option<String>) -> usize {
        self.scan.scopes.push(Scope {
            parent: Some(parent),
            module,
            ..Scope::default()
        });
        self.scan.scopes.len() - 1
    }

    /// Code in documentation is read by `docs`, its links here; other attributes may have paths.
    fn attribute(&mut self, tokens: &[TokenTree], at: usize, scope: usize) -> usize {
        let bang = usize::from(punct(tokens, at + 1, '!'));
        let Some(TokenTree::Group(group)) = tokens.get(at + 1 + bang) else {
            return 1;
        };
        let moved = group
            .stream()
            .into_iter()
            .any(|t| matches!(t, TokenTree::Ident(w) if w == "moved_from"));
        if moved {
            // What the attribute makes is the owner's.
            self.scan.tables.push(Table {
                range: bytes(group.span(), self.offset),
                line: group.span().start().line,
                aliases: Vec::new(),
            });
            return 2 + bang;
        }
        self.kernel(tokens, at, group, scope);
        let first = group.stream().into_iter().next();
        match matches!(&first, Some(TokenTree::Ident(word)) if word == "doc") {
            true => self.links(bytes(group.span(), self.offset), scope),
            false => self.stream(group.stream(), scope, true),
        }
        2 + bang
    }

    /// The old names in `#[gpu_kernel(..)]`; the function follows.
    fn kernel(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        attribute: &proc_macro2::Group,
        scope: usize,
    ) {
        let inside: Vec<TokenTree> = attribute.stream().into_iter().collect();
        let Some(TokenTree::Group(args)) = inside.last() else {
            return;
        };
        let named = inside
            .iter()
            .any(|t| matches!(t, TokenTree::Ident(w) if w == "gpu_kernel"));
        let function = tokens[at..].windows(2).find_map(|pair| match pair {
            [TokenTree::Ident(word), TokenTree::Ident(name)] if word == "fn" => Some(name),
            _ => None,
        });
        let (true, Some(function)) = (named, function) else {
            return;
        };
        for clause in gpu_macros_compiler::moved::read_clauses(args.stream()) {
            self.scan.kernels.push(KernelAlias {
                old: clause.old,
                new: function.to_string(),
                remove_in: clause.remove_in,
                scope,
            });
        }
    }

    fn module(&mut self, tokens: &[TokenTree], at: usize, scope: usize, in_macro: bool) -> usize {
        let Some(TokenTree::Ident(name)) = tokens.get(at + 1) else {
            return 1;
        };
        let name = Segment::of(name, self.offset).name;
        self.count(&name, scope);
        self.scan.scopes[scope].declares.insert(name.clone());
        match tokens.get(at + 2) {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                let inner = self.scope(scope, Some(name));
                self.stream(group.stream(), inner, in_macro);
                3
            }
            Some(TokenTree::Punct(p)) if p.as_char() == ';' => {
                self.scan.files.push(FileModule {
                    within: self.scan.modules_of(scope),
                    path: path_attribute(tokens, at),
                    name,
                    scope,
                });
                3
            }
            _ => 2,
        }
    }

    fn macro_rules(&mut self, tokens: &[TokenTree], at: usize, scope: usize) -> usize {
        let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
            (tokens.get(at + 2), tokens.get(at + 3))
        else {
            return 1;
        };
        let name = Segment::of(name, self.offset).name;
        self.count(&name, scope);
        self.scan.items += 1;
        let inner = self.scope(scope, None);
        self.stream(body.stream(), inner, true);
        4
    }

    /// `extern "C" { fn ..; }`
    fn foreign(&mut self, tokens: &[TokenTree], at: usize) {
        let abi = usize::from(matches!(tokens.get(at + 1), Some(TokenTree::Literal(_))));
        let Some(TokenTree::Group(block)) = tokens.get(at + 1 + abi) else {
            return;
        };
        if block.delimiter() != Delimiter::Brace {
            return;
        }
        let inside: Vec<TokenTree> = block.stream().into_iter().collect();
        for pair in inside.windows(2) {
            if let [TokenTree::Ident(word), TokenTree::Ident(name)] = pair
                && word == "fn"
            {
                let name = Segment::of(name, self.offset);
                self.scan.foreign.push((name.range.start, name.name));
            }
        }
    }
}

/// `#[path = ".."]` before `mod`.
fn path_attribute(tokens: &[TokenTree], at: usize) -> Option<String> {
    let mut first = at;
    while first > 0 && !matches!(&tokens[first - 1], TokenTree::Punct(p) if p.as_char() == ';') {
        first -= 1;
        let TokenTree::Group(group) = &tokens[first] else {
            continue;
        };
        if group.delimiter() == Delimiter::Brace {
            return None;
        }
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        if let [
            TokenTree::Ident(word),
            TokenTree::Punct(_),
            TokenTree::Literal(text),
        ] = &inside[..]
            && word == "path"
        {
            let literal: syn::LitStr = syn::parse_str(&text.to_string()).ok()?;
            return Some(literal.value());
        }
    }
    None
}
