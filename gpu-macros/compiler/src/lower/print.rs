//! `assert!` and its relatives, which fault with their line, and `gpu_println!`.

use super::Lowerer;
use crate::diag::Place;
use crate::ir::{BinOp, Block, Callee, Expr, ExprKind, Format, Literal, Print, Stmt, Ty};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Expr as S, Token};

impl Lowerer<'_> {
    /// The macros that kernels have for checking and printing.
    pub(super) fn print_or_assert(&mut self, m: &syn::Macro, name: &str) -> Option<Expr> {
        let at = Place::from(&m.path);
        let debug = name.starts_with("debug_");
        Some(match name {
            "assert" | "debug_assert" => self.assert(m, debug, None, at),
            "assert_eq" | "debug_assert_eq" => self.assert(m, debug, Some(BinOp::Eq), at),
            "assert_ne" | "debug_assert_ne" => self.assert(m, debug, Some(BinOp::Ne), at),
            "panic" | "unreachable" | "todo" | "unimplemented" => self.panic(m, name, at),
            "gpu_println" => self.print(m, at),
            "matches" => self.matches(m, at),
            _ => return None,
        })
    }

    fn arguments(&mut self, m: &syn::Macro, at: Place) -> Option<Vec<S>> {
        let parser = Punctuated::<S, Token![,]>::parse_terminated;
        match parser.parse2(m.tokens.clone()) {
            Ok(list) => Some(list.into_iter().collect()),
            Err(e) => {
                let tokens = &m.tokens;
                let at = if tokens.is_empty() {
                    at
                } else {
                    Place::from(tokens)
                };
                self.error(
                    at,
                    format!("these are not the arguments of a macro: {e}"),
                    "write expressions with commas between",
                );
                None
            }
        }
    }

    /// `assert!(condition, "message")`, `assert_eq!(a, b)`.
    fn assert(&mut self, m: &syn::Macro, debug: bool, op: Option<BinOp>, at: Place) -> Expr {
        let unit = self.types.known(Ty::Unit);
        let Some(list) = self.arguments(m, at) else {
            return self.make(ExprKind::Lit(Literal::Bool(false)), at, unit);
        };
        let own = if op.is_some() { 2 } else { 1 };
        if list.len() < own {
            let form = if own == 2 {
                "assert_eq!(a, b)"
            } else {
                "assert!(condition)"
            };
            return self.error(
                at,
                "this assertion compares nothing",
                format!("write `{form}`"),
            );
        }
        let what = match list.get(own) {
            None => list[..own]
                .iter()
                .map(super::call::words)
                .collect::<Vec<_>>()
                .join(if op == Some(BinOp::Ne) {
                    " != "
                } else {
                    " == "
                }),
            Some(message) => match text_of(message) {
                Some(text) => match self.plain_text(text, message, list.get(own + 1)) {
                    Ok(text) => text,
                    Err(e) => return *e,
                },
                None => {
                    return self.error(
                        Place::from(message),
                        "the message of an assertion is a text",
                        "write `assert!(condition, \"what is wrong\")`",
                    );
                }
            },
        };
        let condition = match op {
            None => self.condition(&list[0]),
            Some(op) => {
                let (a, b) = (self.expr(&list[0]), self.expr(&list[1]));
                let (a, b) = (self.scalar_value(a), self.scalar_value(b));
                let (at_a, at_b) = (self.value_type(&a), self.value_type(&b));
                self.types.unify(at_a, at_b);
                self.lazy(op, a, b, at)
            }
        };
        let site = self.site(at, what);
        let callee = if debug {
            Callee::DebugAssert(site)
        } else {
            Callee::Assert(site)
        };
        self.make(ExprKind::Call(Box::new(callee), vec![condition]), at, unit)
    }

    /// `panic!("message")`: a fault here.
    fn panic(&mut self, m: &syn::Macro, name: &str, at: Place) -> Expr {
        let Some(list) = self.arguments(m, at) else {
            let never = self.types.known(Ty::Never);
            return self.make(ExprKind::Lit(Literal::Bool(false)), at, never);
        };
        let what = match list.first().and_then(|m| text_of(m).map(|text| (m, text))) {
            Some((message, text)) => match self.plain_text(text, message, list.get(1)) {
                Ok(text) => Some(text),
                Err(e) => return *e,
            },
            None => None,
        };
        let site = self.site(at, what.unwrap_or_else(|| format!("{name}!")));
        let never = self.types.known(Ty::Never);
        self.make(
            ExprKind::Call(Box::new(Callee::Panic(site)), Vec::new()),
            at,
            never,
        )
    }

    /// A message without values: the report of a fault has none.
    fn plain_text(&mut self, text: String, at: &S, more: Option<&S>) -> Result<String, Box<Expr>> {
        let formats = text
            .replace("{{", "")
            .replace("}}", "")
            .contains(['{', '}']);
        if formats || more.is_some() {
            let at = Place::from(more.unwrap_or(at));
            return Err(Box::new(self.error(
                at,
                "the message of a fault is a plain text: values are not part of the report",
                "leave the values out (the report has thread, file and line), or print them before: `gpu_println!(\"{}\", v);`",
            )));
        }
        Ok(text.replace("{{", "{").replace("}}", "}"))
    }

    /// `gpu_println!("{} of {n}", i)`.
    fn print(&mut self, m: &syn::Macro, at: Place) -> Expr {
        let unit = self.types.known(Ty::Unit);
        let Some(list) = self.arguments(m, at) else {
            return self.make(ExprKind::Lit(Literal::Bool(false)), at, unit);
        };
        let mut rest = list.iter();
        let format = match rest.next() {
            None => String::new(),
            Some(first) => match text_of(first) {
                Some(text) => text,
                None => {
                    return self.error(
                        Place::from(first),
                        "the first argument of `gpu_println!` is a text",
                        "write `gpu_println!(\"x = {}\", x);`",
                    );
                }
            },
        };
        let at_text = list.first().map_or(at, Place::from);
        let (texts, holes) = match pieces(&format) {
            Ok(pieces) => pieces,
            Err(what) => {
                return self.error(
                    at_text,
                    format!("`{what}` is not a format of the kernel language"),
                    "`{}`, `{x}`, `{:?}`, `{:x}`, `{:#x}` and `{:.3}` are",
                );
            }
        };
        let mut stmts = Vec::new();
        let mut values = Vec::new();
        let mut formats = Vec::new();
        for (name, format) in holes {
            let value = match name {
                Some(name) => match syn::parse_str::<S>(&name) {
                    Ok(e) => respanned(e, at_text),
                    Err(_) => {
                        return self.error(
                            at_text,
                            format!("`{name}` is not a name"),
                            "put the value behind the text: `gpu_println!(\"{}\", value);`",
                        );
                    }
                },
                None => match rest.next() {
                    Some(e) => e.clone(),
                    None => {
                        return self.error(
                            at_text,
                            "a `{}` has no value",
                            "put one value behind the text for each `{}`",
                        );
                    }
                },
            };
            let at = Place::from(&value);
            let value = self.expr(&value);
            let value = self.scalar_value(value);
            self.refuse_memory(&value);
            let ty = self.value_type(&value);
            let local = self.hidden("shown", at.start(), ty);
            stmts.push(Stmt::Let {
                local,
                init: Some(value),
            });
            values.push(self.make(ExprKind::Local(local), at, ty));
            formats.push(format);
        }
        if let Some(more) = rest.next() {
            return self.error(
                Place::from(more),
                "this value has no `{}` in the text",
                "add one, or leave the value out",
            );
        }
        let print = Box::new(Print { texts, formats });
        let print = self.make(ExprKind::Print(print, values), at, unit);
        stmts.push(Stmt::Expr(print));
        let block = Block {
            stmts,
            tail: None,
            trusted: false,
        };
        self.make(ExprKind::Block(block), at, unit)
    }
}

/// A name from within a text, at the text's place.
fn respanned(e: S, at: Place) -> S {
    let tokens = quote::ToTokens::into_token_stream(e);
    let tokens: proc_macro2::TokenStream = tokens
        .into_iter()
        .map(|mut t| {
            t.set_span(at.start());
            t
        })
        .collect();
    syn::parse2(tokens).unwrap_or(S::Verbatim(proc_macro2::TokenStream::new()))
}

/// A literal text.
fn text_of(e: &S) -> Option<String> {
    match e {
        S::Lit(l) => match &l.lit {
            syn::Lit::Str(s) => Some(s.value()),
            _ => None,
        },
        S::Group(g) => text_of(&g.expr),
        _ => None,
    }
}

type Pieces = (Vec<String>, Vec<(Option<String>, Format)>);

/// The texts of a format and the holes between them; what is no format comes back as the error.
fn pieces(format: &str) -> Result<Pieces, String> {
    let mut texts = Vec::new();
    let mut holes = Vec::new();
    let mut text = String::new();
    let mut chars = format.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '{' if chars.peek() == Some(&'{') => {
                chars.next();
                text.push('{');
            }
            '}' if chars.peek() == Some(&'}') => {
                chars.next();
                text.push('}');
            }
            '}' => return Err("}".to_owned()),
            '{' => {
                let mut hole = String::new();
                loop {
                    match chars.next() {
                        Some('}') => break,
                        Some(c) => hole.push(c),
                        None => return Err(format!("{{{hole}")),
                    }
                }
                let (name, spec) = hole.split_once(':').unwrap_or((&hole, ""));
                let name = name.trim();
                let format = spec_of(spec).ok_or_else(|| format!("{{{hole}}}"))?;
                if name.starts_with(|c: char| c.is_ascii_digit()) {
                    return Err(format!("{{{hole}}}"));
                }
                holes.push(((!name.is_empty()).then(|| name.to_owned()), format));
                texts.push(std::mem::take(&mut text));
            }
            c => text.push(c),
        }
    }
    texts.push(text);
    Ok((texts, holes))
}

fn spec_of(spec: &str) -> Option<Format> {
    match spec.trim() {
        "" | "?" => Some(Format::Plain),
        "x" => Some(Format::Hex(false)),
        "#x" => Some(Format::Hex(true)),
        other => other
            .strip_prefix('.')
            .and_then(|digits| digits.parse::<u8>().ok())
            .filter(|digits| *digits <= 30)
            .map(Format::Fixed),
    }
}
