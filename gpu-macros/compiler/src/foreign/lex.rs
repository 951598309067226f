//! Tokens of CUDA C++: enough to find kernels and read their parameters. Comments and lines of the
//! preprocessor are taken out; of those, contracts, simple macros and inclusions are kept.

use std::collections::HashMap;

/// A token and the line it stands in, counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) line: usize,
}

impl<'a> Token<'a> {
    /// A word: a name, a keyword or a number.
    pub(super) fn word(self) -> Option<&'a str> {
        let first = self.text.chars().next()?;
        (first.is_ascii_alphanumeric() || first == '_').then_some(self.text)
    }

    /// A name or a keyword.
    pub(super) fn name(self) -> Option<&'a str> {
        self.word()
            .filter(|w| !w.starts_with(|c: char| c.is_ascii_digit()))
    }
}

/// A text taken apart.
#[derive(Debug, Default)]
pub(super) struct Lexed<'a> {
    pub(super) tokens: Vec<Token<'a>>,
    /// `// gpu-contract: ..`, each with its line.
    pub(super) contracts: Vec<(usize, &'a str)>,
    /// `#include ".."`, each with its line.
    pub(super) includes: Vec<(usize, &'a str)>,
    /// Macros without parameters.
    defines: HashMap<&'a str, Vec<Token<'a>>>,
}

/// What begins a contract, in a line comment.
pub(super) const CONTRACT: &str = "gpu-contract:";

/// Macros that are followed into each other, at most.
const DEEPEST: usize = 16;

/// Tokens of a text with its macros put in, more or less, at most.
const MOST: usize = 1 << 20;

/// Takes a text apart. `hash` says whether `#` begins a line of the preprocessor, as in C++ and not
/// in PTX.
pub(super) fn lex(text: &str, hash: bool) -> Lexed<'_> {
    let mut lexer = Lexer {
        text,
        at: 0,
        line: 1,
    };
    let mut out = Lexed::default();
    let mut fresh = true;
    loop {
        let before = lexer.line;
        lexer.blank(&mut out.contracts);
        fresh |= lexer.line > before;
        let Some(c) = lexer.peek() else {
            break;
        };
        if hash && c == '#' && fresh {
            lexer.directive(&mut out);
            continue;
        }
        fresh = false;
        let line = lexer.line;
        let text = lexer.token(c);
        out.tokens.push(Token { text, line });
    }
    out
}

impl<'a> Lexed<'a> {
    /// The tokens with the simple macros put in.
    pub(super) fn expanded(&self) -> Vec<Token<'a>> {
        let mut out = Vec::with_capacity(self.tokens.len());
        for t in &self.tokens {
            self.expand(*t, &mut Vec::new(), &mut out);
        }
        out
    }

    fn expand(&self, t: Token<'a>, inside: &mut Vec<&'a str>, out: &mut Vec<Token<'a>>) {
        match self.defines.get(t.text) {
            Some(body)
                if !inside.contains(&t.text) && inside.len() < DEEPEST && out.len() < MOST =>
            {
                inside.push(t.text);
                for b in body {
                    let here = Token { line: t.line, ..*b };
                    self.expand(here, inside, out);
                }
                inside.pop();
            }
            _ => out.push(t),
        }
    }
}

struct Lexer<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Goes on by so many bytes.
    fn skip(&mut self, bytes: usize) -> &'a str {
        let taken = self.rest().get(..bytes).unwrap_or_else(|| self.rest());
        self.at += taken.len();
        self.line += taken.matches('\n').count();
        taken
    }

    /// Up to `end`, and behind it.
    fn skip_past(&mut self, end: &str) -> &'a str {
        match self.rest().find(end) {
            Some(n) => self.skip(n + end.len()),
            None => self.skip(usize::MAX),
        }
    }

    /// White space, comments, and ends of lines that go on.
    fn blank(&mut self, contracts: &mut Vec<(usize, &'a str)>) {
        loop {
            let rest = self.rest();
            let spaces = rest.len() - rest.trim_start().len();
            if spaces > 0 {
                self.skip(spaces);
            } else if rest.starts_with("\\\n") || rest.starts_with("\\\r\n") {
                self.skip_past("\n");
            } else if rest.starts_with("/*") {
                self.skip(2);
                self.skip_past("*/");
            } else if rest.starts_with("//") {
                let line = self.line;
                let comment = self.skip(rest.find('\n').unwrap_or(rest.len()));
                let words = comment.trim_start_matches('/').trim();
                if let Some(contract) = words.strip_prefix(CONTRACT) {
                    contracts.push((line, contract.trim()));
                }
            } else {
                return;
            }
        }
    }

    /// A line of the preprocessor, with those that it goes on in.
    fn directive(&mut self, out: &mut Lexed<'a>) {
        let line = self.line;
        let start = self.at;
        loop {
            let part = self.skip_past("\n");
            let ended = part.strip_suffix('\n').unwrap_or(part);
            let goes_on = ended.trim_end_matches('\r').ends_with('\\');
            if !goes_on || self.rest().is_empty() {
                break;
            }
        }
        let text = self.text.get(start..self.at).unwrap_or_default();
        let text = text.strip_prefix('#').unwrap_or(text).trim();
        if let Some(file) = text.strip_prefix("include") {
            let file = file.trim().strip_prefix('"');
            if let Some((file, _)) = file.and_then(|f| f.split_once('"')) {
                out.includes.push((line, file));
            }
        } else if let Some(definition) = text.strip_prefix("define") {
            // The body as tokens of their own: `#define N 256 // threads`.
            let mut tokens = lex(definition, false).tokens;
            let name = tokens.first().and_then(|t| t.name());
            if let Some(name) = name {
                // With parameters: the parenthesis touches the name.
                let behind = definition.split_once(name).map_or("", |(_, b)| b);
                if !behind.starts_with('(') {
                    tokens.remove(0);
                    out.defines.insert(name, tokens);
                }
            }
        }
    }

    fn token(&mut self, first: char) -> &'a str {
        let rest = self.rest();
        if first == 'R' && rest.starts_with("R\"") {
            let mark = rest.get(2..).and_then(|r| r.split_once('('));
            if let Some((mark, _)) = mark {
                let end = format!("){mark}\"");
                let bytes = rest.find(&end).map_or(rest.len(), |n| n + end.len());
                return self.skip(bytes);
            }
        }
        if first.is_ascii_alphanumeric() || first == '_' {
            let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            return self.skip(end.unwrap_or(rest.len()));
        }
        if first == '"' || first == '\'' {
            let mut escaped = true;
            let end = rest.char_indices().find(|(_, c)| {
                let end = !escaped && (*c == first || *c == '\n');
                escaped = !escaped && *c == '\\';
                end
            });
            return self.skip(end.map_or(rest.len(), |(n, _)| n + 1));
        }
        self.skip(first.len_utf8())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        lex(text, true).tokens.iter().map(|t| t.text).collect()
    }

    #[test]
    fn comments_strings_and_directives_hide_nothing_else() {
        let text = "a /* { */ b // }\n#if X { \\\n } \nc \"{\\\"}\" '}' R\"x({)\")x\" d # e";
        assert_eq!(
            words(text),
            [
                "a",
                "b",
                "c",
                "\"{\\\"}\"",
                "'}'",
                "R\"x({)\")x\"",
                "d",
                "#",
                "e"
            ]
        );
    }

    #[test]
    fn lines_are_counted_through_everything() {
        let text = "a\n/*\n*/ b\n#define X \\\n 1\nc // \n\"\\\n\" d";
        let lines: Vec<_> = lex(text, true).tokens.iter().map(|t| t.line).collect();
        assert_eq!(lines, [1, 3, 6, 7, 8]);
    }

    #[test]
    fn simple_macros_are_put_in_and_others_are_not() {
        let text = "#define real float\n#define N (2 * M)\n#define M 4\n#define F(x) x\n#define S S\nreal N F S";
        let lexed = lex(text, true);
        let words: Vec<_> = lexed.expanded().iter().map(|t| t.text).collect();
        assert_eq!(words, ["float", "(", "2", "*", "4", ")", "F", "S"]);
    }

    #[test]
    fn no_text_is_a_panic() {
        let text = "/* \" ' R\"( // \\\n #define # include \" é */ } \u{1F600}";
        for (at, _) in text.char_indices() {
            let _ = lex(&text[at..], true).expanded();
            let _ = lex(&text[..at], true).expanded();
        }
    }

    #[test]
    fn contracts_and_inclusions_are_kept_with_their_lines() {
        let text = "#include <a.h>\n#include \"b.h\"\n/// gpu-contract: k reads x\n";
        let lexed = lex(text, true);
        assert_eq!(lexed.includes, [(2, "b.h")]);
        assert_eq!(lexed.contracts, [(3, "k reads x")]);
    }
}
