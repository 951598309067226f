//! A call of an old function as its adapter's body, with the arguments put in.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ExprClosure, Pat};

use crate::edits::Piece;
use crate::scan::Call;

/// The body's text, in which parameters are the pieces of the call.
///
/// Arguments must be evaluated once and in their order: a parameter that stands twice, or out of its
/// order, is put in only where the argument is a name or a literal.
pub(super) fn pieces(
    closure: &str,
    krate: &str,
    source: &str,
    call: &Call,
    spell: impl Fn(&[String]) -> Result<String, String>,
) -> Result<Vec<Piece>, String> {
    let closure: ExprClosure =
        syn::parse_str(closure).map_err(|_| "its adapter cannot be read".to_owned())?;
    let names = closure.inputs.iter().map(|pattern| match pattern {
        Pat::Ident(pattern) => Some(pattern.ident.to_string()),
        Pat::Type(pattern) => match &*pattern.pat {
            Pat::Ident(pattern) => Some(pattern.ident.to_string()),
            _ => None,
        },
        _ => None,
    });
    let names: Option<Vec<String>> = names.collect();
    let names = names.ok_or("its adapter takes an argument apart")?;
    if names.len() != call.arguments.len() {
        return Err(format!(
            "{} arguments where {} belong",
            call.arguments.len(),
            names.len()
        ));
    }
    if matches!(*closure.body, Expr::Block(_)) {
        return Err("its adapter is a block of statements".to_owned());
    }
    let body = &closure.body;
    let mut order = Vec::new();
    used(quote::quote!(#body), &names, &mut order);
    let simple = |n: &usize| {
        source
            .get(call.arguments[*n].clone())
            .is_some_and(is_simple)
    };
    let in_order = order.iter().copied().eq(0..names.len());
    if !in_order && !(0..names.len()).collect::<Vec<_>>().iter().all(simple) {
        return Err(
            "its arguments would be evaluated another number of times, or in another order"
                .to_owned(),
        );
    }
    let mut pieces = vec![Piece::Text(String::new())];
    let text = gpu_macros_compiler::moved::note::plain(body);
    let tokens: TokenStream = text
        .parse()
        .map_err(|_| "its adapter cannot be read".to_owned())?;
    let mut writer = Writer {
        text: &text,
        source,
        at: 0,
        names: &names,
        krate,
        call,
        pieces: &mut pieces,
    };
    writer.tokens(tokens, &spell)?;
    let end = text.get(writer.at..).unwrap_or_default().to_owned();
    pieces.push(Piece::Text(end));
    Ok(pieces)
}

/// The parameters in the order in which they stand.
fn used(tokens: TokenStream, names: &[String], order: &mut Vec<usize>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => used(group.stream(), names, order),
            TokenTree::Ident(ident) => {
                let word = ident.to_string();
                order.extend(names.iter().position(|name| *name == word));
            }
            _ => {}
        }
    }
}

/// A name, a path, a literal, a field of these: nothing that happens.
fn is_simple(argument: &str) -> bool {
    fn simple(expr: &Expr) -> bool {
        match expr {
            Expr::Lit(_) | Expr::Path(_) => true,
            Expr::Field(field) => simple(&field.base),
            Expr::Reference(reference) => simple(&reference.expr),
            Expr::Unary(unary) => simple(&unary.expr),
            Expr::Paren(paren) => simple(&paren.expr),
            _ => false,
        }
    }
    syn::parse_str::<Expr>(argument).is_ok_and(|expr| simple(&expr))
}

struct Writer<'a> {
    text: &'a str,
    source: &'a str,
    at: usize,
    names: &'a [String],
    krate: &'a str,
    call: &'a Call,
    pieces: &'a mut Vec<Piece>,
}

impl Writer<'_> {
    fn tokens(
        &mut self,
        tokens: TokenStream,
        spell: &impl Fn(&[String]) -> Result<String, String>,
    ) -> Result<(), String> {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let dot =
            |n: usize| matches!(tokens.get(n), Some(TokenTree::Punct(p)) if p.as_char() == '.');
        let colon =
            |n: usize| matches!(tokens.get(n), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        for (n, token) in tokens.iter().enumerate() {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream(), spell)?,
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    let range = ident.span().byte_range();
                    let follows = n >= 1 && (dot(n - 1) || colon(n - 1));
                    if word == self.krate && colon(n + 1) && !follows {
                        let root = spell(std::slice::from_ref(&word))?;
                        self.put(range, Piece::Text(root));
                    } else if let Some(argument) = self.names.iter().position(|name| *name == word)
                        && !follows
                        && let Some(argument) = self.call.arguments.get(argument)
                    {
                        self.argument(range, argument.clone());
                    }
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// An argument that is an operation keeps to itself.
    fn argument(&mut self, range: std::ops::Range<usize>, argument: std::ops::Range<usize>) {
        let before = self.text.get(..range.start).unwrap_or_default().trim_end();
        let after = self.text.get(range.end..).unwrap_or_default().trim_start();
        let alone = before.ends_with(['(', ',']) && after.starts_with([',', ')']);
        let simple = self.source.get(argument.clone()).is_some_and(is_simple);
        if alone || simple {
            self.put(range, Piece::Source(argument));
            return;
        }
        self.put(range, Piece::Text("(".to_owned()));
        self.pieces.push(Piece::Source(argument));
        self.pieces.push(Piece::Text(")".to_owned()));
    }

    fn put(&mut self, range: std::ops::Range<usize>, piece: Piece) {
        let before = self
            .text
            .get(self.at..range.start)
            .unwrap_or_default()
            .to_owned();
        self.pieces.push(Piece::Text(before));
        self.pieces.push(piece);
        self.at = range.end;
    }
}
