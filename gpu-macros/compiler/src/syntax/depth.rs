//! How deep tokens nest. The parser and every stage behind it recurse with the source, on the
//! stack that rustc gives a macro; a source that would not fit is refused before.

use crate::diag::Diagnostics;
use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use std::iter::Peekable;
use syn::parse::Parse;

// What things cost, in KiB of stack: measured with the compiler unoptimised, as Cargo builds
// macros by default, and rounded up.

/// `fn(fn(f32))` takes 43 a level.
const GROUP: usize = 46;

/// `{ fn f() { fn f() { .. } } }` takes 44.
const BRACES: usize = 48;

/// `A<A<f32>>` takes 58.
const ANGLE: usize = 60;

/// `&&f32` and `*const *const f32` take 36, `fn() -> fn() -> f32` takes 41.
const PREFIX: usize = 44;

/// An operator, a method or a keyword that an expression chains: `.sqrt()` takes 13.
const LINK: usize = 13;

/// An arm of a `match`, which is a condition and an `else` in all stages behind the parser.
const ARM: usize = 13;

/// What there is to spend: rustc's stack has 8 MiB, of which it uses some itself.
const BUDGET: usize = 5 << 10;

/// Keywords after which an expression or a type begins inside of another one.
const NESTING: [&str; 24] = [
    "as", "async", "await", "become", "box", "break", "const", "do", "dyn", "else", "for", "if",
    "impl", "in", "let", "match", "move", "mut", "ref", "return", "static", "unsafe", "while",
    "yield",
];

/// Refuses tokens that nest too deeply; true if they do.
///
/// Counter-example: a macro that writes `((((..))))` ten thousand times: rustc itself would end
/// with a signal.
pub(crate) fn too_deep(tokens: &TokenStream, diag: &Diagnostics) -> bool {
    let Some(span) = deepest(tokens) else {
        return false;
    };
    diag.error_with(
        span,
        "this is nested too deeply to be read",
        "name inner parts with `let`, or put them into functions; hundreds of arms of a `match` are better a constant table",
    );
    true
}

/// The first token at which the budget is spent. An estimate from above: it takes all that stands
/// between two separators for a chain.
fn deepest(tokens: &TokenStream) -> Option<Span> {
    // No recursion here, of course.
    let mut outer = Vec::new();
    let mut level = Level::new(tokens.clone(), 0);
    loop {
        match level.next() {
            Some((t, cost)) => {
                if cost > BUDGET {
                    return Some(t.span());
                }
                if let TokenTree::Group(g) = t {
                    let inner = Level::new(g.stream(), cost);
                    outer.push(std::mem::replace(&mut level, inner));
                }
            }
            None => level = outer.pop()?,
        }
    }
}

/// One list of tokens on the way through it.
struct Level {
    tokens: Peekable<proc_macro2::token_stream::IntoIter>,
    /// The cost of the groups around it.
    base: usize,
    /// The cost of the chain at this place.
    chain: usize,
    /// The part of it that a comma does not end: `A<1, A<1, ..>>`, `|a, b| |a, b| ..`.
    kept: usize,
    /// What the arms of a `match` cost so far, if these tokens are such.
    arms: usize,
    /// The chain before each `if` that may have an `else`.
    ifs: Vec<usize>,
    /// The character of an operator that its next one may complete.
    joint: Option<char>,
    /// The last token ends an operand, so that `&&` is one operator and not two references.
    operand: bool,
}

impl Level {
    fn new(tokens: TokenStream, base: usize) -> Self {
        Level {
            tokens: tokens.into_iter().peekable(),
            base,
            chain: 0,
            kept: 0,
            arms: 0,
            ifs: Vec::new(),
            joint: None,
            operand: false,
        }
    }

    /// The next token, and the cost of reading it.
    fn next(&mut self) -> Option<(TokenTree, usize)> {
        let t = self.tokens.next()?;
        let before = self.joint.take();
        let mut group = 0;
        match &t {
            TokenTree::Punct(p) => {
                let completes = self.punct(p.as_char(), before);
                let two_references = p.as_char() == '&' && !self.operand;
                if p.spacing() == Spacing::Joint && !completes && !two_references {
                    self.joint = Some(p.as_char());
                }
                self.operand = matches!(p.as_char(), '?' | '>');
            }
            TokenTree::Ident(i) => {
                if i == "if" {
                    self.ifs.push(self.chain);
                }
                self.operand = !nests(i);
                self.chain += if nests(i) { LINK } else { 0 };
            }
            TokenTree::Group(g) => {
                group = self.chain + if is_braces(g) { BRACES } else { GROUP };
                self.operand = true;
                self.after_group(g);
            }
            TokenTree::Literal(_) => self.operand = true,
        }
        Some((t, self.base + self.arms + self.chain.max(group)))
    }

    /// True if `c` completes an operator, which counted with its first character.
    fn punct(&mut self, c: char, before: Option<char>) -> bool {
        let completes = match (before, c) {
            (Some(_), '=') | (Some('-' | '='), '>') => true,
            (Some(b), '&' | '|' | '.') => b == c,
            _ => false,
        };
        match c {
            '>' if before == Some('-') => self.chain += PREFIX,
            '>' if before == Some('=') => self.arms += ARM,
            _ if completes => {}
            ';' => self.start(),
            ',' => self.chain = self.kept,
            ':' => {}
            '<' => {
                self.chain += ANGLE;
                self.kept += ANGLE;
            }
            '>' => {
                self.chain += LINK;
                self.kept = self.kept.saturating_sub(ANGLE);
            }
            '|' => {
                self.chain += LINK;
                self.kept += LINK;
            }
            '&' | '*' if !self.operand => self.chain += PREFIX,
            _ => self.chain += LINK,
        }
        completes
    }

    /// A new statement.
    fn start(&mut self) {
        (self.chain, self.kept) = (0, 0);
        self.ifs.clear();
    }

    fn after_group(&mut self, g: &Group) {
        let next = match self.tokens.peek() {
            Some(TokenTree::Ident(i)) if i == "else" => {
                // The branches before are closed: `if a < b { } else if c < d { } else ..`.
                self.chain = self.ifs.pop().unwrap_or(self.chain);
                return;
            }
            Some(TokenTree::Ident(i)) => i != "as",
            // `if c { .. } 'a: loop { .. }`
            Some(TokenTree::Punct(p)) => matches!(p.as_char(), '\'' | '#'),
            Some(TokenTree::Group(_)) => false,
            Some(TokenTree::Literal(_)) | None => true,
        };
        // `if c { .. } if d { .. }`: a word that cannot go on with what is before the braces.
        if is_braces(g) && next {
            self.start();
        } else {
            self.chain += LINK;
        }
    }
}

fn is_braces(g: &Group) -> bool {
    g.delimiter() == Delimiter::Brace
}

fn nests(i: &Ident) -> bool {
    NESTING.iter().any(|w| i == w)
}

/// A function that nests too deeply, without its body; `None` if that is not enough to read it.
pub(crate) fn without_body(item: TokenStream) -> Option<syn::ItemFn> {
    let mut trees: Vec<TokenTree> = item.into_iter().collect();
    if let Some(TokenTree::Group(g)) = trees.last_mut()
        && g.delimiter() == Delimiter::Brace
    {
        let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
        empty.set_span(g.span());
        *g = empty;
    }
    let item = trees.into_iter().collect();
    match deepest(&item) {
        None => super::whole(item, syn::ItemFn::parse).ok(),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fits(text: &str) -> bool {
        deepest(&text.parse().unwrap()).is_none()
    }

    #[test]
    fn what_people_write_fits() {
        assert!(fits(&"y[i] = a * x[i] + b; ".repeat(10_000)));
        assert!(fits(
            &"if a < b { c } else if d && e { f } while g {} ".repeat(1000)
        ));
        assert!(fits(&"'a: loop { break 'a; } ".repeat(1000)));
        assert!(fits(&format!("[{}]", "1.0 + x, -2, ".repeat(1000))));
        assert!(fits(
            &"f(a, &b, c as f32 + d.e[0], g::h::<i>(j))\n;".repeat(1000)
        ));
        assert!(fits(&"a * b + ".repeat(190)));
    }

    #[test]
    fn what_chains_or_nests_without_end_does_not() {
        for one in [
            "- ",
            "!",
            "a + ",
            "a = ",
            ".f()",
            "[0]",
            "()",
            "{",
            "if a {} else ",
            "return ",
            "as u8 ",
            "A<1, ",
            "|a, b| ",
            "&& ",
            "if ",
            "..",
            "*const ",
        ] {
            let text = one.repeat(2000);
            let text = match one {
                "{" => format!("{text}{}", "}".repeat(2000)),
                _ => text,
            };
            assert!(!fits(&text), "{one}");
        }
    }
}
