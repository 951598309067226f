//! Paths outside of imports, the calls behind them, and macro calls.

use proc_macro2::{Delimiter, TokenTree};

use super::{Walker, bytes, range};
use crate::scan::uses::punct;
use crate::scan::{Call, Root, Run, Segment, Table};

impl Walker<'_> {
    pub(super) fn run(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        scope: usize,
        in_macro: bool,
    ) -> usize {
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
            in_docs: false,
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
    pub(super) fn root(&self, tokens: &[TokenTree], at: usize, run: &mut Run) {
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
    pub(super) fn invocation(
        &mut self,
        tokens: &[TokenTree],
        at: usize,
        run: Run,
        scope: usize,
    ) -> usize {
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
