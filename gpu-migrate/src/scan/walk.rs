//! One pass over the tokens of a file.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::uses::{self, UseItem, punct};
use super::{
    Call, FileModule, Function, KernelAlias, Root, Run, Scan, Scope, Segment, Static, Table,
};

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

pub(super) fn walk(scan: &mut Scan, tokens: TokenStream, offset: usize) {
    let mut walker = Walker { scan, offset };
    walker.stream(tokens, 0, false);
}

struct Walker<'a> {
    scan: &'a mut Scan,
    offset: usize,
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

    /// Documentation is read by `docs`; other attributes may have paths.
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
        let docs = matches!(&first, Some(TokenTree::Ident(word)) if word == "doc");
        if !docs {
            self.stream(group.stream(), scope, true);
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

    fn import(&mut self, tokens: &[TokenTree], at: usize, scope: usize, in_macro: bool) -> usize {
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

    /// The name of an item; what follows is read as anything else.
    fn item(&mut self, tokens: &[TokenTree], at: usize, word: &str, scope: usize) -> usize {
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

    fn run(&mut self, tokens: &[TokenTree], at: usize, scope: usize, in_macro: bool) -> usize {
        let mut segments = Vec::new();
        let mut n = at;
        while let Some(TokenTree::Ident(ident)) = tokens.get(n) {
            segments.push(Segment::of(ident, self.offset));
            n += 1;
            let joined = punct(tokens, n, ':') && punct(tokens, n + 1, ':');
            match tokens.get(n + 2) {
                Some(TokenTree::Ident(_)) if joined => n += 2,
                _ => break,
            }
        }
        let mut run = Run {
            start: segments[0].range.start,
            segments,
            root: Root::Name,
            scope,
            is_tail: false,
            call: None,
            is_macro: false,
            in_macro,
        };
        self.root(tokens, at, &mut run);
        if !run.is_tail {
            let head = run.segments[0].name.clone();
            self.count(&head, scope);
        }
        if let Some(TokenTree::Group(group)) = tokens.get(n)
            && group.delimiter() == Delimiter::Parenthesis
        {
            run.call = Some(self.call(group));
        }
        if punct(tokens, n, '!') && matches!(tokens.get(n + 1), Some(TokenTree::Group(_))) {
            run.is_macro = true;
            return n - at + self.invocation(tokens, n + 1, run, scope);
        }
        self.scan.runs.push(run);
        n - at
    }

    /// What stands before a path.
    fn root(&self, tokens: &[TokenTree], at: usize, run: &mut Run) {
        if at >= 1 && punct(tokens, at - 1, '.') {
            // `..Old::default()` is a path.
            run.is_tail = !(at >= 2 && punct(tokens, at - 2, '.'));
        } else if at >= 1 && punct(tokens, at - 1, '$') {
            run.root = Root::Dollar;
            run.start = range(&tokens[at - 1], self.offset).start;
            // `$name` is a variable of the macro.
            run.is_tail = run.segments[0].name != "crate";
        } else if at >= 2 && punct(tokens, at - 1, ':') && punct(tokens, at - 2, ':') {
            // `Vec::<T>::new`, but not `-> ::a::T`.
            let arrow = at >= 4 && punct(tokens, at - 4, '-');
            run.is_tail = at >= 3 && punct(tokens, at - 3, '>') && !arrow;
            if !run.is_tail {
                run.root = Root::Colons;
                run.start = range(&tokens[at - 2], self.offset).start;
            }
        }
    }

    fn call(&self, group: &proc_macro2::Group) -> Call {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let mut arguments = Vec::new();
        let mut depth = 0_i32;
        let mut start = 0;
        for n in 0..=tokens.len() {
            // A comma between `<` and `>` of a turbofish separates no arguments.
            if let Some(TokenTree::Punct(p)) = tokens.get(n) {
                let arrow = n > 0 && (punct(&tokens, n - 1, '-') || punct(&tokens, n - 1, '='));
                match p.as_char() {
                    '<' if n >= 2 && punct(&tokens, n - 1, ':') => depth += 1,
                    '<' if depth > 0 => depth += 1,
                    '>' if depth > 0 && !arrow => depth -= 1,
                    _ => {}
                }
            }
            let comma = depth == 0 && punct(&tokens, n, ',');
            if (comma || n == tokens.len()) && n > start {
                let first = range(&tokens[start], self.offset).start;
                arguments.push(first..range(&tokens[n - 1], self.offset).end);
            }
            if comma {
                start = n + 1;
            }
        }
        Call {
            arguments,
            end: bytes(group.span(), self.offset).end,
        }
    }

    /// A macro call; `at` is its group. Says how many tokens `!` and the group were.
    fn invocation(&mut self, tokens: &[TokenTree], at: usize, run: Run, scope: usize) -> usize {
        let TokenTree::Group(group) = &tokens[at] else {
            return 2;
        };
        let table = run.segments.last().is_some_and(|s| s.name == "moved");
        if table {
            let start = run.segments[0].range.start;
            let mut aliases = gpu_macros_compiler::moved::read(group.stream());
            for alias in &mut aliases {
                alias.at += self.offset;
            }
            self.scan.tables.push(Table {
                range: start..bytes(group.span(), self.offset).end,
                line: tokens[at].span().start().line,
                aliases,
            });
        }
        self.scan.runs.push(run);
        if !table {
            let inner = self.scope(scope, None);
            self.stream(group.stream(), inner, true);
        }
        2
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
