//! Kernels of a CUDA C++ text: their names and parameters. No more of the language is understood
//! than finds them; what a parameter's type is called is followed through `typedef`, `using` and
//! simple macros.

use super::lex::{Lexed, Token};
use super::types::{Cuda, Foreign, Param, Plain};
use super::{Entry, Linkage};
use crate::ir::Scalar;
use std::collections::HashMap;

/// Names that stand for each other, at most.
const DEEPEST: usize = 16;

/// The kernels of a text that have a body, in order.
pub(super) fn entries(lexed: &Lexed<'_>) -> Vec<Entry> {
    let tokens = lexed.expanded();
    let mut reader = Reader {
        tokens: &tokens,
        at: 0,
        names: HashMap::new(),
        around: Vec::new(),
        entries: Vec::new(),
    };
    reader.read();
    reader.entries
}

/// What a brace opened.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    ExternC,
    Namespace,
}

struct Reader<'t, 'a> {
    tokens: &'t [Token<'a>],
    at: usize,
    /// What `typedef` and `using` define.
    names: HashMap<&'a str, Vec<Token<'a>>>,
    around: Vec<Around>,
    entries: Vec<Entry>,
}

impl<'t, 'a> Reader<'t, 'a> {
    fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |t| t.text)
    }

    /// The index behind what closes the bracket at `open`.
    fn behind(&self, open: usize) -> usize {
        let mut depth = 0_usize;
        for at in open..self.tokens.len() {
            match self.text(at) {
                "(" | "{" | "[" => depth += 1,
                ")" | "}" | "]" => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                return at + 1;
            }
        }
        self.tokens.len()
    }

    /// One statement after the other, outside of bodies.
    fn read(&mut self) {
        let mut start = 0;
        while self.at < self.tokens.len() {
            match self.text(self.at) {
                "__global__" => {
                    self.kernel(start);
                    start = self.at;
                }
                ";" => {
                    self.alias(start);
                    self.at += 1;
                    start = self.at;
                }
                "{" => {
                    match self.scope(start) {
                        Some(around) => {
                            self.around.push(around);
                            self.at += 1;
                            start = self.at;
                        }
                        None => {
                            self.at = self.behind(self.at);
                            // `struct { .. } name;` ends at its semicolon, a function here.
                            if !self.is_type(start) {
                                start = self.at;
                            }
                        }
                    }
                }
                "}" => {
                    self.around.pop();
                    self.at += 1;
                    start = self.at;
                }
                "(" | "[" => self.at = self.behind(self.at),
                _ => self.at += 1,
            }
        }
    }

    /// The scope that the brace at hand opens, of a statement that began at `start`.
    fn scope(&self, start: usize) -> Option<Around> {
        match (self.text(start), self.at.saturating_sub(start)) {
            ("extern", 2) if self.text(start + 1) == "\"C\"" => Some(Around::ExternC),
            ("namespace", _) => Some(Around::Namespace),
            ("inline", _) if self.text(start + 1) == "namespace" => Some(Around::Namespace),
            _ => None,
        }
    }

    fn is_type(&self, start: usize) -> bool {
        let words = self.tokens.get(start..self.at).unwrap_or_default();
        words
            .iter()
            .take(3)
            .any(|t| matches!(t.text, "struct" | "class" | "union" | "enum"))
    }

    /// `typedef float real;`, `using real = float;`
    fn alias(&mut self, start: usize) {
        let words = self.tokens.get(start..self.at).unwrap_or_default();
        match words {
            [t, body @ .., name] if t.text == "typedef" => {
                // A function or an array has more behind its name, a struct its fields before it.
                if let Some(name) = name.name()
                    && !body.iter().any(|t| matches!(t.text, "{" | "("))
                {
                    self.names.insert(name, body.to_vec());
                }
            }
            [t, name, is, body @ ..] if t.text == "using" && is.text == "=" => {
                if let Some(name) = name.name() {
                    self.names.insert(name, body.to_vec());
                }
            }
            _ => {}
        }
    }

    /// The kernel whose `__global__` is at hand; what is before it began at `start`.
    fn kernel(&mut self, start: usize) {
        let before = self.tokens.get(start..self.at).unwrap_or_default();
        let is = |word: &str| before.iter().any(|t| t.text == word);
        let linkage = if is("template") {
            Linkage::Template
        } else if is("\"C\"") || self.around.contains(&Around::ExternC) {
            Linkage::C
        } else {
            Linkage::Cpp
        };
        self.at += 1;
        let mut name = None;
        let mut bounds = None;
        let mut parameters = None;
        while self.at < self.tokens.len() {
            let (at, text) = (self.at, self.text(self.at));
            match text {
                "(" if name.is_some() => {
                    let end = self.behind(at);
                    parameters = Some((at + 1, end.saturating_sub(1)));
                    self.at = end;
                    break;
                }
                "(" => self.at = self.behind(at),
                "__launch_bounds__" => {
                    let end = self.behind(at + 1);
                    bounds = self.number(at + 2, end.saturating_sub(1));
                    self.at = end;
                }
                "__attribute__" | "__cluster_dims__" | "__maxnreg__" | "__block_size__" => {
                    self.at = self.behind(at + 1);
                }
                ";" | "{" | "}" => return,
                _ => {
                    let word = self.tokens.get(at).and_then(|t| t.name());
                    if let Some(word) = word
                        && !matches!(word, "void" | "static" | "inline" | "extern" | "const")
                    {
                        name = Some((word, self.tokens.get(at).map_or(0, |t| t.line)));
                    }
                    self.at += 1;
                }
            }
        }
        let (Some((name, line)), Some((from, to))) = (name, parameters) else {
            return;
        };
        if self.text(self.at) != "{" {
            // A declaration; the kernel itself is elsewhere.
            return;
        }
        self.at = self.behind(self.at);
        let entry = Entry {
            name: name.to_owned(),
            line,
            linkage,
            params: self.params(from, to),
            bounds,
            exact: false,
        };
        self.entries.push(entry);
    }

    /// The number before the first comma, if it is one.
    fn number(&self, from: usize, to: usize) -> Option<u64> {
        let tokens = self.tokens.get(from..to).unwrap_or_default();
        let first = tokens.split(|t| t.text == ",").next()?;
        let plain: Vec<_> = first
            .iter()
            .filter(|t| !matches!(t.text, "(" | ")"))
            .collect();
        match plain.as_slice() {
            [n] => n.text.trim_end_matches(['u', 'U', 'l', 'L']).parse().ok(),
            _ => None,
        }
    }

    fn params(&self, from: usize, to: usize) -> Vec<Param> {
        let tokens = self.tokens.get(from..to).unwrap_or_default();
        let mut out = Vec::new();
        let mut depth = 0_usize;
        let mut start = 0;
        for (n, t) in tokens.iter().enumerate() {
            match t.text {
                "(" | "[" | "{" | "<" => depth += 1,
                ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
                "," if depth == 0 => {
                    out.push(tokens.get(start..n).unwrap_or_default());
                    start = n + 1;
                }
                _ => {}
            }
        }
        out.push(tokens.get(start..).unwrap_or_default());
        let none = |p: &&[Token<'_>]| p.is_empty() || matches!(p, [t] if t.text == "void");
        out.into_iter()
            .filter(|p| !none(p))
            .map(|p| self.param(p))
            .collect()
    }

    fn param(&self, tokens: &[Token<'a>]) -> Param {
        let tokens = tokens.split(|t| t.text == "=").next().unwrap_or_default();
        let (ty, name) = self.declared(tokens, 0);
        Param {
            name: name.unwrap_or_default().to_owned(),
            ty: Foreign::Cuda(ty),
            text: spelled(tokens),
        }
    }

    /// The type that is declared, and the name that it is declared with.
    fn declared(&self, tokens: &[Token<'a>], depth: usize) -> (Cuda, Option<&'a str>) {
        let stars = tokens.iter().filter(|t| t.text == "*").count();
        let arrays = tokens.iter().filter(|t| t.text == "[").count();
        let odd = tokens
            .iter()
            .find(|t| matches!(t.text, "&" | "(" | "." | "<"));
        let base_end = tokens.iter().position(|t| matches!(t.text, "*" | "["));
        let (base, behind) = tokens.split_at(base_end.unwrap_or(tokens.len()));
        let mut words: Vec<&'a str> = base.iter().filter_map(|t| t.name()).collect();
        let constant = words.contains(&"const");
        words.retain(|w| !is_qualifier(w));
        // The name stands behind the pointer, or is the last of at least two words.
        let mut name = behind
            .iter()
            .filter_map(|t| t.name())
            .find(|w| !is_qualifier(w));
        let points = behind.first().is_some_and(|t| t.text == "*");
        if !points
            && let [.., before, last] = words.as_slice()
            && !is_builtin(last)
            && !path_goes_on(base, before, last)
        {
            name = Some(last);
            words.pop();
        }
        if let Some(odd) = odd {
            let why = match odd.text {
                "&" => "there it is a reference, which no launch hands over".to_owned(),
                "<" => "there it is an instance of a template, of which nothing is known here"
                    .to_owned(),
                _ => "there it is a type that the macro does not read".to_owned(),
            };
            return (Cuda::Other(why), name);
        }
        let pointers = stars + arrays;
        if pointers > 1 {
            let why = "there it is a pointer to pointers".to_owned();
            return (Cuda::Other(why), name);
        }
        let ty = match plain(&words) {
            Some(to) if pointers == 1 => Cuda::Pointer { to, constant },
            Some(value) => Cuda::Value(value),
            None => self.named(&words, constant, pointers == 1, depth),
        };
        (ty, name)
    }

    /// A type that is none of the language's own.
    fn named(&self, words: &[&'a str], constant: bool, pointer: bool, depth: usize) -> Cuda {
        let Some(last) = words.last() else {
            return Cuda::Other("there it has no type".to_owned());
        };
        if let Some(body) = self.names.get(last)
            && depth < DEEPEST
        {
            return match (self.declared(body, depth + 1).0, pointer) {
                (Cuda::Value(to), true) => Cuda::Pointer {
                    // `typedef const float input;`
                    constant: constant || body.iter().any(|t| t.text == "const"),
                    to,
                },
                (Cuda::Pointer { .. }, true) => {
                    Cuda::Other("there it is a pointer to pointers".to_owned())
                }
                (ty, _) => ty,
            };
        }
        let named = Plain::Named((*last).to_owned());
        match pointer {
            true => Cuda::Pointer {
                to: named,
                constant,
            },
            false => Cuda::Value(named),
        }
    }
}

/// `std::uint32_t`: the words are one name.
fn path_goes_on(tokens: &[Token<'_>], before: &str, last: &str) -> bool {
    tokens.windows(4).any(|w| {
        matches!(w, [a, b, c, d] if a.text == before && b.text == ":" && c.text == ":" && d.text == last)
    })
}

fn is_qualifier(word: &str) -> bool {
    matches!(
        word,
        "const"
            | "volatile"
            | "__restrict__"
            | "__restrict"
            | "restrict"
            | "register"
            | "struct"
            | "class"
            | "union"
            | "enum"
            | "typename"
            | "__grid_constant__"
    )
}

fn is_builtin(word: &str) -> bool {
    matches!(
        word,
        "void"
            | "bool"
            | "char"
            | "short"
            | "int"
            | "long"
            | "float"
            | "double"
            | "signed"
            | "unsigned"
    )
}

/// What words of the language, of its headers and of CUDA are together, where `long` has 64 bits.
fn plain(words: &[&str]) -> Option<Plain> {
    let count = |word: &str| words.iter().filter(|w| **w == word).count();
    if !words.is_empty() && words.iter().all(|w| is_builtin(w)) {
        let unsigned = count("unsigned") > 0;
        let of = |signed: Scalar| if unsigned { signed.unsigned() } else { signed };
        return Some(if count("void") > 0 {
            Plain::Void
        } else {
            Plain::Scalar(if count("bool") > 0 {
                Scalar::Bool
            } else if count("float") > 0 {
                Scalar::F32
            } else if count("double") > 0 && count("long") == 0 {
                Scalar::F64
            } else if count("char") > 0 {
                of(Scalar::I8)
            } else if count("short") > 0 {
                of(Scalar::I16)
            } else if count("long") > 0 {
                of(Scalar::I64)
            } else {
                of(Scalar::I32)
            })
        });
    }
    // `std::uint32_t`, `cuda::std::uint32_t`
    let (last, path) = words.split_last()?;
    if !path.iter().all(|w| matches!(*w, "std" | "cuda")) {
        return None;
    }
    let scalar = match *last {
        "int8_t" => Scalar::I8,
        "int16_t" => Scalar::I16,
        "int32_t" => Scalar::I32,
        "int64_t" | "ptrdiff_t" | "intptr_t" | "ssize_t" => Scalar::I64,
        "uint8_t" | "uchar" => Scalar::U8,
        "uint16_t" | "ushort" => Scalar::U16,
        "uint32_t" | "uint" => Scalar::U32,
        "uint64_t" | "size_t" | "uintptr_t" | "ulong" => Scalar::U64,
        _ => return vector(last),
    };
    Some(Plain::Scalar(scalar))
}

/// `float4`, `uchar2`.
fn vector(name: &str) -> Option<Plain> {
    let base = name.trim_end_matches(|c: char| c.is_ascii_digit());
    let lanes = name.get(base.len()..)?.parse().ok()?;
    let scalar = match base {
        "char" => Scalar::I8,
        "uchar" => Scalar::U8,
        "short" => Scalar::I16,
        "ushort" => Scalar::U16,
        "int" => Scalar::I32,
        "uint" => Scalar::U32,
        "long" | "longlong" => Scalar::I64,
        "ulong" | "ulonglong" => Scalar::U64,
        "float" => Scalar::F32,
        "double" => Scalar::F64,
        _ => return None,
    };
    (1..=4)
        .contains(&lanes)
        .then_some(Plain::Vector(scalar, lanes))
}

/// Tokens as people write them.
fn spelled(tokens: &[Token<'_>]) -> String {
    let mut out = String::new();
    let mut after_word = false;
    for t in tokens {
        let word = t.word().is_some();
        // `const float* x`: a word keeps away from what is before it, but for `::`.
        let joined =
            out.ends_with(':') || out.is_empty() || out.ends_with('[') || out.ends_with('<');
        if word && !joined && (after_word || out.ends_with(['*', '&', '>', ','])) {
            out.push(' ');
        }
        out.push_str(t.text);
        after_word = word;
    }
    out
}
